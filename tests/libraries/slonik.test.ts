import slonik from '../../src/libraries/slonik.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(slonik, {
  types: {
    "import { createPool } from 'slonik'; await createPool('postgres://localhost/app')": 'slonik.DatabasePool',
    "import * as slonik from 'slonik'; slonik.createPool('postgres://localhost/app')": 'slonik.DatabasePool',
    "const { createPool } = require('slonik'); const pool = await createPool('postgres://localhost/app'); pool": 'slonik.DatabasePool',
    "import type { DatabasePool } from 'slonik'; let pool: DatabasePool; pool": 'slonik.DatabasePool',
    "import type { DatabaseTransactionConnection } from 'slonik'; let connection: DatabaseTransactionConnection; connection":
      'slonik.CommonQueryMethods',
    "import type { DatabasePool } from 'slonik'; let pool: DatabasePool; let tx; pool.transaction((connection) => { tx = connection }); tx":
      'slonik.CommonQueryMethods',
    "import { sql } from 'slonik'; sql": 'slonik.SqlTag',
    "import { createSqlTag } from 'slonik'; createSqlTag({ typeAliases: {} })": 'slonik.SqlTag',
    "import { createSqlTag } from '@slonik/sql-tag'; createSqlTag()": 'slonik.SqlTag',
    "import { sql } from 'slonik'; sql.unsafe`SELECT 1`": 'slonik.SqlToken',
    "import { sql } from 'slonik'; sql.type(User)`SELECT * FROM users`": 'slonik.SqlToken',
    "import { parseDsn } from 'slonik'; parseDsn('postgres://localhost/app')": null,
  },
  opens: {
    "import { createPool } from 'slonik'; await createPool('postgres://localhost/app_test')": ['slonik connection pool, server'],
    "import { createPool } from 'slonik'; await createPool(process.env.DATABASE_URL, { maximumPoolSize: 1 })": [
      'slonik connection pool, environment',
    ],
    "import { createPool } from 'slonik'; const pool = await createPool('postgres://localhost/app'); await pool.connect(async () => {})": [
      'slonik connection pool, server',
    ],
    "import { sql } from 'slonik'; sql.fragment`SELECT 1`": [],
  },
  closes: ["import { createPool } from 'slonik'; const pool = await createPool('postgres://localhost/app'); await pool.end()"],
  executes: {
    "import { type DatabasePool, sql } from 'slonik'; let pool: DatabasePool; pool.query(sql.unsafe`CREATE TABLE users (id int)`)": [
      'CREATE TABLE users (id int)',
    ],
    "import { type DatabasePool, sql } from 'slonik'; let pool: DatabasePool; pool.one(sql.type(User)`SELECT * FROM users`)": [
      'SELECT * FROM users',
    ],
    "import { type DatabasePool, sql } from 'slonik'; let pool: DatabasePool; pool.any(sql.typeAlias('id')`SELECT id FROM ${table}`)": [
      'SELECT id FROM ${}',
    ],
    "import { type DatabasePool, sql } from 'slonik'; let pool: DatabasePool; const all = sql.unsafe`SELECT 1`; pool.exists(all)": [
      'SELECT 1',
    ],
    "import { sql } from 'slonik'; sql.unsafe`CREATE TABLE users (id int)`": [],
  },
})
