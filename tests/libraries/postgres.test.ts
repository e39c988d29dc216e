import postgres from '../../src/libraries/postgres.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(postgres, {
  types: {
    "import postgres from 'postgres'; postgres()": 'postgres.Sql',
    "import * as postgres from 'postgres'; postgres()": 'postgres.Sql',
    "const postgres = require('postgres'); const sql = postgres('postgres://localhost/app'); sql": 'postgres.Sql',
    "const { default: postgres } = await import('postgres'); postgres()": 'postgres.Sql',
    "import postgres from 'postgres'; let sql: postgres.Sql; sql": 'postgres.Sql',
    "import type { TransactionSql } from 'postgres'; let sql: TransactionSql; sql": 'postgres.TransactionSql',
    "import postgres from 'postgres'; const sql = postgres(); const reserved = await sql.reserve(); reserved": 'postgres.ReservedSql',
    "import postgres from 'postgres'; const sql = postgres(); sql`SELECT 1`": 'postgres.PendingQuery',
    "const sql = require('postgres')(); let tx; await sql.begin('read only', (inner) => { tx = inner }); tx": 'postgres.TransactionSql',
    "import postgres from 'postgres'; postgres.PostgresError": null,
  },
  opens: {
    "import postgres from 'postgres'; postgres()": ['postgres connection pool, environment'],
    "import postgres from 'postgres'; postgres('postgres://localhost/app_test')": ['postgres connection pool, server'],
    "import postgres from 'postgres'; postgres(process.env.DATABASE_URL, { max: 1 })": ['postgres connection pool, environment'],
    "import postgres from 'postgres'; postgres(process.env.DATABASE_URL, { host: 'localhost' })": ['postgres connection pool, server'],
    "import postgres from 'postgres'; postgres({ host: 'localhost', database: 'app_test' })": ['postgres connection pool, server'],
    "import postgres from 'postgres'; postgres({ max: 1, onnotice: () => {} })": ['postgres connection pool, environment'],
    "import postgres from 'postgres'; const sql = postgres('postgres://localhost/app'); const reserved = await sql.reserve()": [
      'postgres connection pool, server',
    ],
  },
  closes: [
    "import postgres from 'postgres'; const sql = postgres(); await sql.end()",
    "import postgres from 'postgres'; const sql = postgres(); await sql.end({ timeout: 5 })",
    "import postgres from 'postgres'; const sql = postgres(); const reserved = await sql.reserve(); reserved.release()",
  ],
  executes: {
    "import postgres from 'postgres'; const sql = postgres(); sql`CREATE TABLE users (id int)`": ['CREATE TABLE users (id int)'],
    "import postgres from 'postgres'; const sql = postgres(); await sql`SELECT * FROM users WHERE id = ${id}`": [
      'SELECT * FROM users WHERE id = ${}',
    ],
    "import postgres from 'postgres'; const sql = postgres(); sql.unsafe('CREATE SCHEMA audit')": ['CREATE SCHEMA audit'],
    "import postgres from 'postgres'; const sql = postgres(); sql.unsafe(`CREATE SCHEMA ${name}`)": ['CREATE SCHEMA ${}'],
    "import postgres from 'postgres'; const sql = postgres(); const reserved = await sql.reserve(); reserved`SELECT 1`": ['SELECT 1'],
    "import postgres from 'postgres'; const sql = postgres(); sql.file('schema.sql')": [],
    "import postgres from 'postgres'; const sql = postgres(); sql(['a', 'b'])": [],
  },
})
