import mssql from '../../src/libraries/mssql.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(mssql, {
  types: {
    "import sql from 'mssql'; await sql.connect({ server: 'localhost' })": 'mssql.ConnectionPool',
    "import * as sql from 'mssql'; new sql.ConnectionPool({ server: 'localhost' })": 'mssql.ConnectionPool',
    "const sql = require('mssql'); await new sql.ConnectionPool({ server: 'localhost' }).connect()": 'mssql.ConnectionPool',
    "const sql = require('mssql/msnodesqlv8'); new sql.ConnectionPool({ server: 'localhost' })": 'mssql.ConnectionPool',
    "import { ConnectionPool } from 'mssql'; let pool: ConnectionPool; pool": 'mssql.ConnectionPool',
    "import sql from 'mssql'; let request: sql.Request; request": 'mssql.Request',
    "import sql from 'mssql'; const pool = await sql.connect({}); pool.request().input('id', sql.Int, 1)": 'mssql.Request',
    "import sql from 'mssql'; const pool = await sql.connect({}); new sql.Transaction(pool).request()": 'mssql.Request',
    "import sql from 'mssql'; sql.Int": null,
  },
  opens: {
    "import sql from 'mssql'; await sql.connect('Server=localhost,1433;Database=app;User Id=sa')": ['mssql connection pool, server'],
    "import sql from 'mssql'; await sql.connect(process.env.MSSQL_CONNECTION_STRING)": ['mssql connection pool, environment'],
    "import sql from 'mssql'; await sql.connect({ server: process.env.DB_HOST, database: 'app' })": ['mssql connection pool, environment'],
    "import sql from 'mssql'; new sql.ConnectionPool({ server: 'localhost', database: 'app' })": ['mssql connection pool, server'],
    "import sql from 'mssql/msnodesqlv8'; new sql.ConnectionPool({ connectionString: 'Driver=SQL Server;Server=localhost' })": [
      'mssql connection pool, server',
    ],
    "import sql from 'mssql'; const pool = await sql.connect({ server: 'db' }); new sql.Request(pool); new sql.Transaction(pool)": [
      'mssql connection pool, server',
    ],
    "import sql from 'mssql'; new sql.Request()": [],
  },
  closes: [
    "import sql from 'mssql'; const pool = await sql.connect({ server: 'db' }); await pool.close()",
    "import sql from 'mssql'; await sql.connect({ server: 'db' }); await sql.close()",
  ],
  executes: {
    "import sql from 'mssql'; const pool = await sql.connect({}); await pool.query('SELECT 1')": ['SELECT 1'],
    "import sql from 'mssql'; const pool = await sql.connect({}); await pool.request().query('SELECT 1')": ['SELECT 1'],
    "import sql from 'mssql'; const pool = await sql.connect({}); pool.request().input('id', 1).batch('CREATE TABLE users (id INT)')": [
      'CREATE TABLE users (id INT)',
    ],
    "import sql from 'mssql'; await new sql.Request().query('SELECT 1')": ['SELECT 1'],
    "import sql from 'mssql'; await sql.query('SELECT 1')": ['SELECT 1'],
    "import sql from 'mssql'; await sql.query`SELECT * FROM users WHERE id = ${id}`": ['SELECT * FROM users WHERE id = ${}'],
    "import sql from 'mssql'; const statement = new sql.PreparedStatement(pool); await statement.prepare('SELECT @id')": ['SELECT @id'],
    "import sql from 'mssql'; await new sql.Request().execute('stored_procedure')": [],
  },
})
