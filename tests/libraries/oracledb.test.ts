import oracledb from '../../src/libraries/oracledb.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(oracledb, {
  types: {
    "import oracledb from 'oracledb'; await oracledb.getConnection({ connectString: 'localhost/FREEPDB1' })": 'oracledb.Connection',
    "import * as oracledb from 'oracledb'; await oracledb.createPool({ connectString: 'localhost/FREEPDB1' })": 'oracledb.Pool',
    "const oracledb = require('oracledb'); oracledb.getPool('hr')": 'oracledb.Pool',
    "import oracledb from 'oracledb'; const pool = await oracledb.createPool({}); await pool.getConnection()": 'oracledb.Connection',
    "import oracledb from 'oracledb'; let client; oracledb.getConnection({}, (error, held) => { client = held }); client":
      'oracledb.Connection',
    "import type { Connection } from 'oracledb'; let connection: Connection; connection": 'oracledb.Connection',
    "import oracledb from 'oracledb'; let pool: oracledb.Pool; pool": 'oracledb.Pool',
    "import oracledb from 'oracledb'; new oracledb.Pipeline()": 'oracledb.Pipeline',
    "import oracledb from 'oracledb'; oracledb.OUT_FORMAT_OBJECT": null,
  },
  opens: {
    "import oracledb from 'oracledb'; await oracledb.getConnection({ user: 'hr', connectString: 'localhost/FREEPDB1' })": [
      'oracledb connection, server',
    ],
    "import oracledb from 'oracledb'; await oracledb.getConnection({ user: 'hr', connectionString: process.env.ORACLE_URL })": [
      'oracledb connection, environment',
    ],
    "import oracledb from 'oracledb'; await oracledb.createPool({ user: 'hr' })": ['oracledb connection pool, environment'],
    "import oracledb from 'oracledb'; const pool = await oracledb.createPool({ connectString: 'db' }); await pool.getConnection()": [
      'oracledb connection pool, server',
    ],
    "import oracledb from 'oracledb'; oracledb.getPool()": [],
  },
  closes: [
    "import oracledb from 'oracledb'; const pool = await oracledb.createPool({}); await pool.close(0)",
    "import oracledb from 'oracledb'; const pool = await oracledb.createPool({}); await pool.terminate()",
    "import oracledb from 'oracledb'; const connection = await oracledb.getConnection({}); await connection.close()",
    "import oracledb from 'oracledb'; const connection = await oracledb.getPool().getConnection(); await connection.release()",
  ],
  executes: {
    "import oracledb from 'oracledb'; const client = await oracledb.getConnection({}); client.execute('SELECT 1 FROM dual')": [
      'SELECT 1 FROM dual',
    ],
    "import oracledb from 'oracledb'; const client = await oracledb.getConnection({}); client.execute({ statement: 'SELECT :id' })":
      ['SELECT :id'],
    "import oracledb from 'oracledb'; const db = await oracledb.getConnection({}); db.executeMany('INSERT INTO users VALUES (1)', 3)":
      ['INSERT INTO users VALUES (1)'],
    "import oracledb from 'oracledb'; const client = await oracledb.getConnection({}); client.queryStream('SELECT 1 FROM dual')": [
      'SELECT 1 FROM dual',
    ],
    "import oracledb from 'oracledb'; const pipeline = new oracledb.Pipeline(); pipeline.addExecute('CREATE TABLE users (id NUMBER)')": [
      'CREATE TABLE users (id NUMBER)',
    ],
    "import oracledb from 'oracledb'; const connection = await oracledb.getConnection({}); await connection.commit()": [],
  },
})
