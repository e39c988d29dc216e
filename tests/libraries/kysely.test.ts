import kysely from '../../src/libraries/kysely.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(kysely, {
  types: {
    "import { Kysely, PostgresDialect } from 'kysely'; new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })":
      'kysely.Kysely',
    "const { Kysely } = require('kysely'); new Kysely({ dialect })": 'kysely.Kysely',
    "import * as kysely from 'kysely'; new kysely.Kysely({ dialect })": 'kysely.Kysely',
    "import type { Kysely } from 'kysely'; let db: Kysely<Database>; db": 'kysely.Kysely',
    "import type { Transaction } from 'kysely'; let trx: Transaction<Database>; trx": 'kysely.Kysely',
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); db.withSchema('app')": 'kysely.Kysely',
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); const trx = await db.startTransaction().execute(); trx":
      'kysely.Kysely',
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); let trx; await db.transaction().execute(async (transaction) => { trx = transaction }); trx":
      'kysely.Kysely',
    "import { createKysely } from '@vercel/postgres-kysely'; createKysely()": 'kysely.Kysely',
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); db.schema": 'kysely.SchemaModule',
    "import { sql } from 'kysely'; sql`SELECT 1`": 'kysely.RawBuilder',
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); db.selectFrom('users')": null,
  },
  opens: {
    "import { Kysely, PostgresDialect } from 'kysely'; import { Pool } from 'pg'; new Kysely({ dialect: new PostgresDialect({ pool: new Pool() }) })":
      ['pg connection pool, environment'],
    "import { Kysely, SqliteDialect } from 'kysely'; import Database from 'better-sqlite3'; new Kysely({ dialect: new SqliteDialect({ database: new Database(':memory:') }) })":
      ['better-sqlite3 database, memory'],
    "import { Kysely } from 'kysely'; import { PostgresJSDialect } from 'kysely-postgres-js'; import postgres from 'postgres'; new Kysely({ dialect: new PostgresJSDialect({ postgres: postgres('postgres://localhost/app') }) })":
      ['postgres connection pool, server'],
    "import { Kysely, PostgresDialect } from 'kysely'; export const connect = (pool) => new Kysely({ dialect: new PostgresDialect({ pool }) })":
      [],
    "import { LibsqlDialect } from '@libsql/kysely-libsql'; new LibsqlDialect({ url: 'file:app.db' })": ['kysely client, file'],
    "import { LibsqlDialect } from '@libsql/kysely-libsql'; new LibsqlDialect({ url: process.env.TURSO_URL })": [
      'kysely client, environment',
    ],
    "import { LibsqlDialect } from '@libsql/kysely-libsql'; export const dialect = (client) => new LibsqlDialect({ client })": [],
    "import { PlanetScaleDialect } from 'kysely-planetscale'; new PlanetScaleDialect({ host: 'aws.connect.psdb.cloud' })": [
      'kysely connection, server',
    ],
    "import { KyselyPGlite } from 'kysely-pglite'; const { dialect } = await KyselyPGlite.create()": ['kysely database, memory'],
    "import { KyselyPGlite } from 'kysely-pglite'; new KyselyPGlite('./pgdata')": ['kysely database, file'],
    "import { createKysely } from '@vercel/postgres-kysely'; createKysely()": ['kysely connection pool, environment'],
  },
  closes: [
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); await db.destroy()",
    "import { createKysely } from '@vercel/postgres-kysely'; const db = createKysely(); await db.destroy()",
  ],
  executes: {
    "import { Kysely, sql } from 'kysely'; const db = new Kysely({ dialect }); await sql`CREATE TABLE users (id integer)`.execute(db)": [
      'CREATE TABLE users (id integer)',
    ],
    "import { sql } from 'kysely'; const remove = (db, table) => sql`DROP TABLE ${sql.table(table)}`.execute(db); sql`SELECT ${1}`.execute(db)":
      ['SELECT ${}'],
    "import { Kysely, sql } from 'kysely'; const db = new Kysely({ dialect }); await sql.raw('CREATE EXTENSION citext').execute(db)": [
      'CREATE EXTENSION citext',
    ],
    "import { CompiledQuery, Kysely } from 'kysely'; const db = new Kysely({ dialect }); await db.executeQuery(CompiledQuery.raw('CREATE SCHEMA app'))":
      ['CREATE SCHEMA app'],
    "import { Kysely, sql } from 'kysely'; const db = new Kysely({ dialect }); await db.executeQuery(sql`SELECT 1`.compile(db))": [
      'SELECT 1',
    ],
    "import { sql } from 'kysely'; sql`SELECT 1`": [],
  },
  schema: {
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); await db.schema.createTable('users').addColumn('id', 'integer').execute()":
      'table users, unguarded',
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); await db.schema.createTable('users').ifNotExists().addColumn('id', 'integer').execute()":
      'table users, guarded',
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); await db.schema.withSchema('app').createIndex('users_email').on('users').column('email').execute()":
      'index users_email, unguarded',
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); await db.schema.createSchema('app').ifNotExists().execute()":
      'schema app, guarded',
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); await db.schema.createType('role').asEnum(['admin']).execute()":
      'type role, unguarded',
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); await db.schema.alterTable('users').addColumn('age', 'integer').execute()":
      'column age, unguarded',
    "import { Kysely } from 'kysely'; const db = new Kysely({ dialect }); await db.schema.dropTable('users').execute()": null,
  },
})
