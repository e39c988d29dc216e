import mariadb from '../../src/libraries/mariadb.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(mariadb, {
  types: {
    "import mariadb from 'mariadb'; await mariadb.createConnection({ host: 'localhost' })": 'mariadb.Connection',
    "import * as mariadb from 'mariadb'; mariadb.createPool('mariadb://root@localhost/app')": 'mariadb.Pool',
    "const mariadb = require('mariadb'); mariadb.createPool({ host: 'localhost' })": 'mariadb.Pool',
    "const mariadb = require('mariadb/callback'); mariadb.createConnection({ host: 'localhost' })": 'mariadb.Connection',
    "import { createPool } from 'mariadb'; await createPool({}).getConnection()": 'mariadb.Connection',
    "import { createPoolCluster } from 'mariadb'; createPoolCluster().of('replica.*')": 'mariadb.FilteredPoolCluster',
    "import { createPool } from 'mariadb/callback'; let client; createPool({}).getConnection((error, held) => { client = held }); client":
      'mariadb.Connection',
    "import type { PoolConnection } from 'mariadb'; let connection: PoolConnection; connection": 'mariadb.Connection',
    "import mariadb from 'mariadb'; let pool: mariadb.Pool; pool": 'mariadb.Pool',
    "import { SqlError } from 'mariadb'; new SqlError()": null,
  },
  opens: {
    "import mariadb from 'mariadb'; mariadb.createPool('mariadb://root@localhost/app')": ['mariadb connection pool, server'],
    "import mariadb from 'mariadb'; mariadb.createPool(process.env.DATABASE_URL)": ['mariadb connection pool, environment'],
    "import mariadb from 'mariadb'; mariadb.createPool({ host: process.env.DB_HOST, connectionLimit: 5 })": [
      'mariadb connection pool, environment',
    ],
    "import mariadb from 'mariadb'; await mariadb.createConnection({ user: 'root' })": ['mariadb connection, server'],
    "import mariadb from 'mariadb/callback'; mariadb.createConnection({ socketPath: '/run/mysqld.sock' })": ['mariadb connection, server'],
    "import mariadb from 'mariadb'; const cluster = mariadb.createPoolCluster(); cluster.add('primary', { host: 'db' })": [
      'mariadb connection pool, server',
    ],
    "import mariadb from 'mariadb'; const pool = mariadb.createPool({ host: 'db' }); const connection = await pool.getConnection()": [
      'mariadb connection pool, server',
    ],
  },
  closes: [
    "import mariadb from 'mariadb'; const pool = mariadb.createPool({}); await pool.end()",
    "import mariadb from 'mariadb'; const connection = await mariadb.createConnection({}); await connection.close()",
    "import mariadb from 'mariadb'; const connection = await mariadb.createPool({}).getConnection(); await connection.release()",
    "import mariadb from 'mariadb/callback'; const connection = mariadb.createConnection({}); connection.destroy()",
  ],
  executes: {
    "import mariadb from 'mariadb'; const pool = mariadb.createPool({}); await pool.query('CREATE TABLE users (id INT)')": [
      'CREATE TABLE users (id INT)',
    ],
    "import mariadb from 'mariadb'; mariadb.createPool({}).query({ sql: 'SELECT 1', rowsAsArray: true })": ['SELECT 1'],
    "import mariadb from 'mariadb'; const pool = mariadb.createPool({}); await pool.batch('INSERT INTO users VALUES (?)', [[1], [2]])": [
      'INSERT INTO users VALUES (?)',
    ],
    "import mariadb from 'mariadb'; const client = await mariadb.createConnection({}); client.execute('SELECT ?', [1])": ['SELECT ?'],
    "import mariadb from 'mariadb/callback'; const client = mariadb.createConnection({}); client.query('SELECT 1', done)": ['SELECT 1'],
    "import mariadb from 'mariadb'; const client = await mariadb.createConnection({}); client.importFile({ file: 'schema.sql' })": [],
  },
})
