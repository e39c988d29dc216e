import mysql2 from '../../src/libraries/mysql2.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(mysql2, {
  types: {
    "import mysql from 'mysql2'; mysql.createConnection({ host: 'localhost' })": 'mysql2.Connection',
    "import { createPool } from 'mysql2'; createPool({ host: 'localhost' })": 'mysql2.Pool',
    "const mysql = require('mysql2'); mysql.createPool({ host: 'localhost' }).promise()": 'mysql2.PromisePool',
    "import mysql from 'mysql2/promise'; await mysql.createConnection({ host: 'localhost' })": 'mysql2.PromiseConnection',
    "import * as mysql from 'mysql2/promise'; mysql.createPool('mysql://root@localhost/app')": 'mysql2.PromisePool',
    "const mysql = require('mysql2/promise'); mysql.createPoolCluster().of('REPLICA*')": 'mysql2.PromisePoolNamespace',
    "import { createPool } from 'mysql2/promise'; await createPool({}).getConnection()": 'mysql2.PromiseConnection',
    "import { createPool } from 'mysql2'; let client; createPool({}).getConnection((error, held) => { client = held }); client":
      'mysql2.Connection',
    "import type { Pool } from 'mysql2'; let pool: Pool; pool": 'mysql2.Pool',
    "import type { Pool } from 'mysql2/promise'; let pool: Pool; pool": 'mysql2.PromisePool',
    "import mysql from 'mysql2/promise'; let connection: mysql.PoolConnection; connection": 'mysql2.PromiseConnection',
    "import type { RowDataPacket } from 'mysql2'; let row: RowDataPacket; row": null,
  },
  opens: {
    "import mysql from 'mysql2/promise'; await mysql.createConnection('mysql://root@localhost/app')": ['mysql2 connection, server'],
    "import mysql from 'mysql2/promise'; await mysql.createConnection(process.env.DATABASE_URL)": ['mysql2 connection, environment'],
    "import mysql from 'mysql2/promise'; mysql.createPool({ uri: process.env.DATABASE_URL })": ['mysql2 connection pool, environment'],
    "import mysql from 'mysql2/promise'; mysql.createPool({ host: process.env.MYSQL_HOST, database: 'app' })": [
      'mysql2 connection pool, environment',
    ],
    "import mysql from 'mysql2'; mysql.createPool({ host: 'localhost', port: 3306, database: 'app' })": ['mysql2 connection pool, server'],
    "import mysql from 'mysql2'; mysql.createConnection({ user: 'root' })": ['mysql2 connection, server'],
    "import mysql from 'mysql2'; const pool = mysql.createPool({ host: 'db' }); const promisePool = pool.promise()": [
      'mysql2 connection pool, server',
    ],
    "import mysql from 'mysql2/promise'; const pool = mysql.createPool({ host: 'db' }); const connection = await pool.getConnection()": [
      'mysql2 connection pool, server',
    ],
    "import mysql from 'mysql2/promise'; const cluster = mysql.createPoolCluster(); cluster.add('PRIMARY', { host: 'db' })": [
      'mysql2 connection pool, server',
    ],
  },
  closes: [
    "import mysql from 'mysql2/promise'; const connection = await mysql.createConnection({}); await connection.end()",
    "import mysql from 'mysql2/promise'; const connection = await mysql.createPool({}).getConnection(); connection.release()",
    "import mysql from 'mysql2/promise'; const pool = mysql.createPool({}); pool.releaseConnection(await pool.getConnection())",
    "import mysql from 'mysql2'; const pool = mysql.createPool({}); await pool.promise().end()",
    "import mysql from 'mysql2'; const connection = mysql.createConnection({}); connection.destroy()",
  ],
  executes: {
    "import mysql from 'mysql2/promise'; const client = await mysql.createConnection({}); client.query('SELECT 1')": ['SELECT 1'],
    "import mysql from 'mysql2/promise'; const pool = mysql.createPool({}); await pool.execute('DELETE FROM users WHERE id = ?', [1])": [
      'DELETE FROM users WHERE id = ?',
    ],
    "import mysql from 'mysql2/promise'; const pool = mysql.createPool({}); await pool.query({ sql: 'SELECT 1', rowsAsArray: true })": [
      'SELECT 1',
    ],
    "import mysql from 'mysql2'; const pool = mysql.createPool({}); await pool.promise().query(`CREATE DATABASE ${name}`)": [
      'CREATE DATABASE ${}',
    ],
    "import mysql from 'mysql2'; const connection = mysql.createConnection({}); connection.prepare('SELECT ?', done)": ['SELECT ?'],
    "import mysql from 'mysql2'; const connection = mysql.createConnection({}); connection.format('SELECT ?', [1])": [],
  },
})
