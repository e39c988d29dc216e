import knex from '../../src/libraries/knex.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(knex, {
  types: {
    "import knex from 'knex'; knex({ client: 'pg', connection })": 'knex.Knex',
    "import { knex } from 'knex'; knex({ client: 'pg', connection })": 'knex.Knex',
    "import * as knex from 'knex'; knex.knex({ client: 'pg', connection })": 'knex.Knex',
    "const knex = require('knex')({ client: 'pg', connection }); knex": 'knex.Knex',
    "const { default: Knex } = require('knex'); Knex({ client: 'pg', connection })": 'knex.Knex',
    "import type { Knex } from 'knex'; let db: Knex; db": 'knex.Knex',
    "import type { Knex } from 'knex'; let trx: Knex.Transaction; trx": 'knex.Knex',
    "import type { Knex } from 'knex'; let db: Knex; await db.transaction()": 'knex.Knex',
    "import type { Knex } from 'knex'; let db: Knex; let trx; await db.transaction(async (transaction) => { trx = transaction }); trx":
      'knex.Knex',
    "import type { Knex } from 'knex'; let db: Knex; const provide = db.transactionProvider(); await provide()": 'knex.Knex',
    "import type { Knex } from 'knex'; let db: Knex; db.schema.dropTableIfExists('users')": 'knex.SchemaBuilder',
    "import type { Knex } from 'knex'; let db: Knex; db('users')": null,
  },
  opens: {
    "import knex from 'knex'; knex('postgres://localhost/app_test')": ['knex connection pool, server'],
    "import knex from 'knex'; knex({ client: 'pg', connection: process.env.DATABASE_URL })": ['knex connection pool, environment'],
    "import knex from 'knex'; knex({ client: 'pg', connection: 'postgres://localhost/app_test' })": ['knex connection pool, server'],
    "import knex from 'knex'; knex({ client: 'pg', connection: { connectionString: process.env.DATABASE_URL, ssl: false } })": [
      'knex connection pool, environment',
    ],
    "import knex from 'knex'; knex({ client: 'mysql2', connection: { host: 'localhost', database: 'app_test' } })": [
      'knex connection pool, server',
    ],
    "const knex = require('knex'); knex({ client: 'sqlite3', connection: ':memory:', useNullAsDefault: true })": [
      'knex connection pool, memory',
    ],
    "import knex from 'knex'; knex({ client: 'better-sqlite3', connection: { filename: ':memory:' }, useNullAsDefault: true })": [
      'knex connection pool, memory',
    ],
    "import knex from 'knex'; knex({ client: 'better-sqlite3', connection: { filename: './app.db' }, useNullAsDefault: true })": [
      'knex connection pool, file',
    ],
    "import knex from 'knex'; knex({ client: 'better-sqlite3', connection: { filename: 'app.db', options: { readonly: true } } })": [
      'knex connection pool, file, read-only',
    ],
    "import knex from 'knex'; import config from '../knexfile.js'; knex(config.test)": ['knex connection pool, unknown'],
    "import knex from 'knex'; const config = { test: { client: 'pg', connection: process.env.DATABASE_URL } }; knex(config.test)": ['knex connection pool, environment'],
    "import knex from 'knex'; const config = { client: 'better-sqlite3', connection: { filename: ':memory:' } }; knex(config)": ['knex connection pool, memory'],
    "import knex from 'knex'; import { Pool } from 'pg'; knex({ client: 'pg', connectionPool: new Pool() })": [
      'pg connection pool, environment',
    ],
    "import type { Knex } from 'knex'; export const begin = (db: Knex) => db.transaction()": [],
  },
  closes: [
    "import knex from 'knex'; const db = knex({ client: 'pg', connection }); await db.destroy()",
    "import type { Knex } from 'knex'; let db: Knex; await db.destroy()",
  ],
  executes: {
    "import type { Knex } from 'knex'; let db: Knex; await db.raw('CREATE TABLE users (id integer)')": ['CREATE TABLE users (id integer)'],
    "import type { Knex } from 'knex'; let db: Knex; await db.raw(`TRUNCATE ${tables.join()}`)": ['TRUNCATE ${}'],
    "import type { Knex } from 'knex'; let trx: Knex.Transaction; await trx.raw('SELECT ?', [1])": ['SELECT ?'],
    "import type { Knex } from 'knex'; let db: Knex; await db.schema.raw('CREATE EXTENSION citext')": ['CREATE EXTENSION citext'],
    "import type { Knex } from 'knex'; let db: Knex; await db('users').where('id', 1)": [],
  },
  schema: {
    "import type { Knex } from 'knex'; let db: Knex; await db.schema.createTable('users', (table) => { table.increments() })":
      'table users, unguarded',
    "import type { Knex } from 'knex'; let db: Knex; await db.schema.withSchema('app').createTable('users', (table) => { table.increments() })":
      'table users, unguarded',
    "import type { Knex } from 'knex'; let db: Knex; await db.schema.createView('adults', (view) => { view.as(query) })":
      'view adults, unguarded',
    "import type { Knex } from 'knex'; let db: Knex; await db.schema.createViewOrReplace('adults', (view) => { view.as(query) })": null,
    "import type { Knex } from 'knex'; let db: Knex; await db.schema.createSchema('app')": 'schema app, unguarded',
    "import type { Knex } from 'knex'; let db: Knex; await db.schema.createSchemaIfNotExists('app')": null,
    "import type { Knex } from 'knex'; let db: Knex; await db.schema.dropTableIfExists('users')": null,
    "import type { Knex } from 'knex'; let db: Knex; await db.schema.hasTable('users')": null,
  },
})
