import { createRequire } from 'node:module'
import { runInThisContext } from 'node:vm'
import { PGlite } from '@electric-sql/pglite'
import { createClient } from '@libsql/client'
import { sql } from 'drizzle-orm'
import { drizzle as drizzleLibsql } from 'drizzle-orm/libsql'
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite'
import knex from 'knex'
import { Kysely, PostgresDialect, sql as rawSql, SqliteDialect } from 'kysely'
import Database from 'libsql'
import pg from 'pg'
import { DataTypes, Sequelize } from 'sequelize'
import { DataSource, Table, TableColumn, TableIndex } from 'typeorm'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { postgresqlSchema, sqliteCatalog } from './catalog.ts'
import { lintCode, repairedCode } from './linted-text.ts'
import { servePostgresql, type PostgresqlServer } from './postgresql-server.ts'

/** What a call does when the rule says nothing of it, fixes it, offers a choice, or only reports it. */
type Verdict = 'fixed' | 'left alone' | 'reported' | 'suggested'

interface Opened {
  /** What the calls run on. */
  db: unknown
  /** Everything that the database's catalog says. */
  schema: () => Promise<unknown>
}

interface Builder {
  /** Opens, in a test file, a database that stays. */
  opening: string
  /** Opens a database with a table `users` in it. */
  open: () => Promise<Opened>
  /** Statements that use `db`. */
  calls: Readonly<Record<string, Verdict>>
}

const postgres = new PGlite()
const onPostgresql = async (): Promise<unknown> => postgresqlSchema(postgres)
let server: PostgresqlServer

beforeAll(async () => {
  server = await servePostgresql(postgres)
})

afterAll(() => {
  server.close()
})

const setUp = 'CREATE TABLE users (id int, name text)'

/** Empties the server's database, and gives its address. */
async function emptyServer(): Promise<string> {
  await postgres.exec(`DROP SCHEMA IF EXISTS s CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public; ${setUp}`)
  return server.url
}

// What Knex has for better-sqlite3 works with libsql, which has the same interface
class LibsqlClient extends betterSqlite3Client() {
  _driver(): unknown {
    return Database
  }
}

function betterSqlite3Client(): typeof knex.Client {
  const found: unknown = createRequire(import.meta.url)('knex/lib/dialects/better-sqlite3/index.js')
  if (!isClient(found)) throw new Error('Knex has no client for better-sqlite3.')
  return found
}

function isClient(value: unknown): value is typeof knex.Client {
  return typeof value === 'function'
}

const builders: Readonly<Record<string, Builder>> = {
  'Kysely on SQLite': {
    opening: "import Database from 'better-sqlite3'; import { Kysely, SqliteDialect, sql } from 'kysely'; const db = new Kysely({ dialect: new SqliteDialect({ database: new Database('test.db') }) })",
    async open() {
      const db = new Kysely({ dialect: new SqliteDialect({ database: new Database(':memory:') }) })
      onTestFinished(async () => db.destroy())
      await rawSql.raw(setUp).execute(db)
      return { db, schema: async () => rawSql.raw(sqliteCatalog).execute(db) }
    },
    calls: {
      "await db.schema.createTable('a').addColumn('id', 'integer').execute()": 'fixed',
      "await db.schema.createTable('a').ifNotExists().addColumn('id', 'integer').execute()": 'left alone',
      "await db.schema.dropTable('a').ifExists().execute(); await db.schema.createTable('a').addColumn('id', 'integer').execute()": 'left alone',
      "await db.schema.createIndex('i').on('users').column('name').execute()": 'fixed',
      "await db.schema.createIndex('i').ifNotExists().on('users').column('name').execute()": 'left alone',
      "await db.schema.createView('v').as(db.selectFrom('users').select('id')).execute()": 'fixed',
      "await db.schema.alterTable('users').addColumn('age', 'integer').execute()": 'reported',
    },
  },
  'Kysely on PostgreSQL': {
    opening: "import { Pool } from 'pg'; import { Kysely, PostgresDialect } from 'kysely'; const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool() }) })",
    async open() {
      const db = new Kysely({ dialect: new PostgresDialect({ pool: new pg.Pool({ connectionString: await emptyServer() }) }) })
      onTestFinished(async () => db.destroy())
      return { db, schema: onPostgresql }
    },
    calls: {
      "await db.schema.createTable('a').addColumn('id', 'integer').execute()": 'fixed',
      "await db.schema.createIndex('i').on('users').column('name').execute()": 'fixed',
      "await db.schema.createView('v').as(db.selectFrom('users').select('id')).execute()": 'suggested',
      "await db.schema.createView('v').orReplace().as(db.selectFrom('users').select('id')).execute()": 'left alone',
      "await db.schema.createView('v').materialized().as(db.selectFrom('users').select('id')).execute()": 'fixed',
      "await db.schema.createSchema('s').execute()": 'fixed',
      "await db.schema.createType('mood').asEnum(['sad']).execute()": 'reported',
      "await db.schema.alterTable('users').addColumn('age', 'integer').execute()": 'suggested',
      "await db.schema.alterTable('users').addColumn('age', 'integer', (column) => column.ifNotExists()).execute()": 'left alone',
      "await db.schema.alterTable('users').addUniqueConstraint('c', ['id']).execute()": 'reported',
    },
  },
  'Knex on SQLite': {
    opening: "import knex from 'knex'; const db = knex({ client: 'better-sqlite3', connection: { filename: 'test.db' } })",
    async open() {
      const db = knex({ client: LibsqlClient, connection: { filename: ':memory:' }, useNullAsDefault: true })
      onTestFinished(async () => db.destroy())
      await db.raw(setUp)
      return { db, schema: async (): Promise<unknown> => db.raw(sqliteCatalog) }
    },
    calls: {
      "await db.schema.createTable('a', (table) => { table.integer('id') })": 'suggested',
      "if (!(await db.schema.hasTable('a'))) await db.schema.createTable('a', (table) => { table.integer('id') })": 'left alone',
      "await db.schema.dropTableIfExists('a').createTable('a', (table) => { table.integer('id') })": 'left alone',
      "await db.schema.createView('v', (view) => { view.columns(['id']); view.as(db('users').select('id')) })": 'suggested',
      "await db.schema.alterTable('users', (table) => { table.index(['name'], 'i') })": 'reported',
      "await db.schema.alterTable('users', (table) => { table.string('age') })": 'reported',
      "await db.raw('CREATE TABLE a (id int)')": 'fixed',
    },
  },
  'Knex on PostgreSQL': {
    opening: "import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL })",
    async open() {
      const db = knex({ client: 'pg', connection: await emptyServer() })
      onTestFinished(async () => db.destroy())
      return { db, schema: onPostgresql }
    },
    calls: {
      "await db.schema.createTable('a', (table) => { table.integer('id').unique() })": 'suggested',
      "await db.schema.createView('v', (view) => { view.columns(['id']); view.as(db('users').select('id')) })": 'suggested',
      "await db.schema.createSchema('s')": 'fixed',
      "await db.schema.createSchemaIfNotExists('s')": 'left alone',
      "await db.schema.createMaterializedView('v', (view) => { view.columns(['id']); view.as(db('users').select('id')) })": 'reported',
      "await db.schema.createTableLike('a', 'users')": 'suggested',
    },
  },
  'TypeORM on SQLite': {
    opening: "import { DataSource, Table, TableColumn, TableIndex } from 'typeorm'; const db = new DataSource({ type: 'better-sqlite3', database: 'test.db' })",
    async open() {
      const db = await new DataSource({ type: 'better-sqlite3', database: ':memory:', driver: Database }).initialize()
      onTestFinished(async () => db.destroy())
      await db.query(setUp)
      return { db, schema: async (): Promise<unknown> => db.query(sqliteCatalog) }
    },
    calls: {
      "await db.createQueryRunner().createTable(new Table({ name: 'a', columns: [{ name: 'id', type: 'int' }] }))": 'fixed',
      "await db.createQueryRunner().createTable(new Table({ name: 'a', columns: [{ name: 'id', type: 'int' }] }), false)": 'fixed',
      "await db.createQueryRunner().createTable(new Table({ name: 'a', columns: [{ name: 'id', type: 'int' }] }), true)": 'left alone',
      "await db.createQueryRunner().createIndex('users', new TableIndex({ name: 'i', columnNames: ['name'] }))": 'reported',
      "await db.createQueryRunner().addColumn('users', new TableColumn({ name: 'age', type: 'int', isNullable: true }))": 'reported',
      "await db.createQueryRunner().createSchema('s')": 'left alone',
      'await db.synchronize()': 'left alone',
    },
  },
  'TypeORM on PostgreSQL': {
    opening: "import { DataSource, Table, TableColumn, TableIndex } from 'typeorm'; const db = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL })",
    async open() {
      const db = await new DataSource({ type: 'postgres', url: await emptyServer(), installExtensions: false }).initialize()
      onTestFinished(async () => db.destroy())
      return { db, schema: onPostgresql }
    },
    calls: {
      "await db.createQueryRunner().createTable(new Table({ name: 'a', columns: [{ name: 'id', type: 'int', isUnique: true }] }))": 'fixed',
      "await db.createQueryRunner().createSchema('s')": 'fixed',
      "await db.createQueryRunner().createIndex('users', new TableIndex({ name: 'i', columnNames: ['name'] }))": 'reported',
    },
  },
  'Sequelize on PostgreSQL': {
    opening: "import { DataTypes, Sequelize } from 'sequelize'; const db = new Sequelize(process.env.DATABASE_URL, { dialect: 'postgres' })",
    async open() {
      const db = new Sequelize(await emptyServer(), { dialect: 'postgres', logging: false })
      onTestFinished(async () => db.close())
      return { db, schema: onPostgresql }
    },
    calls: {
      "await db.getQueryInterface().createTable('a', { id: { type: DataTypes.INTEGER, unique: true } })": 'left alone',
      "await db.getQueryInterface().createSchema('s')": 'left alone',
      "db.define('a', { name: DataTypes.STRING }); await db.sync()": 'left alone',
      "await db.getQueryInterface().addColumn('users', 'age', DataTypes.INTEGER)": 'reported',
      "await db.getQueryInterface().addIndex('users', ['name'], { name: 'i' })": 'reported',
      "await db.getQueryInterface().addConstraint('users', { fields: ['id'], type: 'unique', name: 'c' })": 'reported',
      "await db.query('CREATE TABLE a (id int)')": 'fixed',
    },
  },
  'Drizzle on SQLite': {
    opening: "import { sql } from 'drizzle-orm'; import { drizzle } from 'drizzle-orm/libsql'; const db = drizzle('file:test.db')",
    async open() {
      const client = createClient({ url: ':memory:' })
      await client.execute(setUp)
      return { db: drizzleLibsql(client), schema: async () => (await client.execute(sqliteCatalog)).rows }
    },
    calls: {
      'await db.run(sql`CREATE TABLE a (id int)`)': 'fixed',
      "await db.run(sql.raw('CREATE VIEW v AS SELECT 1'))": 'fixed',
      'await db.run(sql`CREATE TABLE IF NOT EXISTS a (id int)`)': 'left alone',
    },
  },
  'Drizzle on PostgreSQL': {
    opening: "import { sql } from 'drizzle-orm'; import { drizzle } from 'drizzle-orm/pglite'; const db = drizzle('./data')",
    async open() {
      await emptyServer()
      return { db: drizzlePglite(postgres), schema: onPostgresql }
    },
    calls: {
      'await db.execute(sql`CREATE TABLE a (id int)`)': 'fixed',
      "await db.execute(sql`CREATE TYPE mood AS ENUM ('sad')`)": 'suggested',
      'await db.execute(sql`CREATE OR REPLACE VIEW v AS SELECT 1 AS a`)': 'left alone',
    },
  },
}

describe.each(Object.entries(builders))('%s', (_name, { open, opening, calls }) => {
  test.each(Object.entries(calls))('%s is %s', async (call, verdict) => {
    const code = `${opening}\nbeforeAll(async () => {\n${call}\n})\ntest('runs', () => {})\n`
    const messages = lintCode(code)
    const repaired = repairedCode(code, messages)
    expect(verdictOf(messages, repaired)).toBe(verdict)
    const original = await open()
    const run = runner(call, original.db)
    await run()
    const once = await original.schema()
    if (verdict === 'left alone') {
      await run()
      expect(await original.schema()).toEqual(once)
      return
    }
    expect(await failureOf(run)).toContain(unquoted(/fails with `(.*?)`\. /.exec(messages[0]?.message ?? '')?.[1] ?? 'no error'))
    if (repaired === null) return
    expect(lintCode(repaired)).toEqual([])
    const { db, schema } = await open()
    const runRepaired = runner(/\{\n([\s\S]*)\n\}\)\ntest/.exec(repaired)?.[1] ?? '', db)
    await runRepaired()
    expect(await schema()).toEqual(once)
    await runRepaired()
    expect(await schema()).toEqual(once)
  }, 60_000)
})

/** What a test file would run, on a database. */
function runner(call: string, db: unknown): () => Promise<void> {
  const run: unknown = runInThisContext(`(async ({ db, ${Object.keys(imports).join(', ')} }) => { ${call} })`)
  if (!isRunner(run)) throw new Error(`No function: ${call}`)
  return async () => run({ db, ...imports })
}

function isRunner(value: unknown): value is (given: object) => Promise<void> {
  return typeof value === 'function'
}

/** What the engine says, whatever a library says around it; each quotes names in its own way. */
async function failureOf(run: () => Promise<void>): Promise<string> {
  try {
    await run()
  } catch (error) {
    const cause = error instanceof Error ? (error.cause ?? error) : error
    return unquoted(cause instanceof Error ? cause.message : String(cause))
  }
  return ''
}

function unquoted(text: string): string {
  return text.replaceAll(/["`]/g, '')
}

const imports = { DataTypes, sql, Table, TableColumn, TableIndex }

function verdictOf(messages: ReturnType<typeof lintCode>, repaired: string | null): Verdict {
  if (messages.length === 0) return 'left alone'
  if (repaired === null) return 'reported'
  return messages.every(({ fix }) => fix !== undefined) ? 'fixed' : 'suggested'
}
