import mysql from '../../src/libraries/mysql.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(mysql, {
  types: {
    "import mysql from 'mysql'; mysql.createConnection({ host: 'localhost' })": 'mysql.Connection',
    "import * as mysql from 'mysql'; mysql.createPool('mysql://root@localhost/app')": 'mysql.Pool',
    "const { createPool } = require('mysql'); createPool({ host: 'localhost' })": 'mysql.Pool',
    "const mysql = require('mysql'); mysql.createPoolCluster().of('REPLICA*')": 'mysql.Pool',
    "import { createPool } from 'mysql'; let client; createPool({}).getConnection((error, held) => { client = held }); client":
      'mysql.Connection',
    "import type { PoolConnection } from 'mysql'; let connection: PoolConnection; connection": 'mysql.Connection',
    "import mysql from 'mysql'; let pool: mysql.Pool; pool": 'mysql.Pool',
    "import { escape } from 'mysql'; escape(value)": null,
  },
  opens: {
    "import mysql from 'mysql'; mysql.createConnection('mysql://root@localhost/app')": ['mysql connection, server'],
    "import mysql from 'mysql'; mysql.createConnection(process.env.DATABASE_URL)": ['mysql connection, environment'],
    "import mysql from 'mysql'; mysql.createConnection({ user: 'root' })": ['mysql connection, server'],
    "import mysql from 'mysql'; mysql.createPool({ host: process.env.MYSQL_HOST, user: 'root' })": ['mysql connection pool, environment'],
    "import mysql from 'mysql'; mysql.createPool({ socketPath: '/run/mysqld.sock' })": ['mysql connection pool, server'],
    "import mysql from 'mysql'; const cluster = mysql.createPoolCluster(); cluster.add('PRIMARY', { host: 'localhost' })": [
      'mysql connection pool, server',
    ],
    "import mysql from 'mysql'; mysql.createPool({ host: 'db' }).getConnection((error, connection) => connection.release())": [
      'mysql connection pool, server',
    ],
  },
  closes: [
    "import mysql from 'mysql'; const connection = mysql.createConnection({ host: 'localhost' }); connection.end()",
    "import mysql from 'mysql'; const connection = mysql.createConnection({ host: 'localhost' }); connection.destroy()",
    "import mysql from 'mysql'; const pool = mysql.createPool({ host: 'localhost' }); pool.end(done)",
    "import mysql from 'mysql'; const cluster = mysql.createPoolCluster(); cluster.end()",
  ],
  executes: {
    "import mysql from 'mysql'; const connection = mysql.createConnection({}); connection.query('CREATE TABLE users (id INT)', done)": [
      'CREATE TABLE users (id INT)',
    ],
    "import mysql from 'mysql'; const pool = mysql.createPool({}); pool.query({ sql: 'SELECT 1', timeout: 1000 }, done)": ['SELECT 1'],
    "import mysql from 'mysql'; const cluster = mysql.createPoolCluster(); cluster.of('*').query('SELECT 1', done)": ['SELECT 1'],
    "import mysql from 'mysql'; const connection = mysql.createConnection({}); connection.escape('SELECT 1')": [],
  },
})
