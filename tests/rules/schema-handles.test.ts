import requireIdempotentSchema from '../../rules/require-idempotent-schema.ts'
import { runRule } from './rule-tester.ts'

const inTest = "\ntest('creates a user', async () => { await run() })"
const open = "import { Pool } from 'pg'; const pool = new Pool({ connectionString: process.env.DATABASE_URL });"
const create = 'CREATE TABLE users (id int)'
const guarded = 'CREATE TABLE IF NOT EXISTS users (id int)'

/** Code that runs `SQL` on a database that stays, by the way that leads to the handle. */
const handles: Readonly<Record<string, string>> = {
  'a function of the file hands it over': `${open} async function withClient(use) { const client = await pool.connect(); try { await use(client) } finally { client.release() } } beforeAll(() => withClient(async (client) => { await client.query('SQL') }))`,
  'a function of the file hands it over among others': `${open} const withClient = (use) => use('name', pool); beforeAll(() => withClient((name, client) => client.query('SQL')))`,
  'a function of the file hands an object over': `${open} const withClient = (use) => use({ client: pool }); beforeAll(() => withClient(({ client }) => client.query('SQL')))`,
  'a function of a support module hands it over': `import { withClient } from './support/with-client'; beforeAll(() => withClient(async (client) => { await client.query('SQL') }))`,
  'pg hands it over': `${open} beforeAll((done) => { pool.connect((error, client, release) => { client.query('SQL', () => { release(); done() }) }) })`,
  'a transaction of better-sqlite3': `import Database from 'better-sqlite3'; const db = new Database('test.db'); beforeAll(() => { db.transaction(() => { db.exec('SQL') })() })`,
  'sqlite3, one after the other': `import sqlite3 from 'sqlite3'; const db = new sqlite3.Database('test.db'); beforeAll(() => { db.serialize(() => { db.run('SQL') }) })`,
  "Mocha's this": `import { Client } from 'pg'; before(function () { this.client = new Client(process.env.DATABASE_URL) }); before(function () { return this.client.query('SQL') })`,
  "Mocha's this, in a function of it": `import { Client } from 'pg'; before(async function () { this.client = new Client(process.env.DATABASE_URL); await Promise.all([1].map(() => this.client.query('SQL'))) })`,
  "AVA's context": `import test from 'ava'; import { Client } from 'pg'; test.before((t) => { t.context.client = new Client(process.env.DATABASE_URL) }); test.before(async (t) => { await t.context.client.query('SQL') }); test('b', (t) => { t.pass() })`,
  "AVA's context as a whole": `import test from 'ava'; import { Client } from 'pg'; test.before((t) => { t.context = { client: new Client(process.env.DATABASE_URL) } }); test.before(async (t) => { await t.context.client.query('SQL') }); test('b', (t) => { t.pass() })`,
  'given while something tries again until it works': `import retry from 'async-retry'; import { Client } from 'pg'; let client; beforeAll(async () => { client = await retry(async () => { client = new Client(process.env.DATABASE_URL); await client.connect(); return client }, { retries: 20 }) }); beforeAll(() => client.query('SQL'))`,
  'any call of a function that runs text': `${open} const run = (text) => pool.query(text); beforeAll(async () => { await run('SELECT 1'); await run('SQL') })`,
}

const fresh: Readonly<Record<string, string>> = {
  'a database in memory that a support module hands over': `import { withMemory } from './support/with-client'; test('a', () => withMemory((db) => db.exec('${create}'))); test('b', () => withMemory((db) => db.exec('${create}')))`,
  'a database in memory that a helper hands over': `import Database from 'better-sqlite3'; function withMemory(use) { const db = new Database(':memory:'); use(db) } test('a', () => withMemory((db) => db.exec('${create}'))); test('b', () => withMemory((db) => db.exec('${create}')))`,
  "a database in memory on Mocha's this, for each test": `import Database from 'better-sqlite3'; beforeEach(function () { this.db = new Database(':memory:'); this.db.exec('${create}') })`,
  "what a class keeps is not Mocha's": `import { Client } from 'pg'; before(function () { this.client = new Client() }); class Store { open() { this.client.query('${create}') } }`,
  "a pool with a search path of its own": `import { Pool } from 'pg'; const schema = \`s_\${Date.now()}\`; const pool = new Pool({ connectionString: process.env.DATABASE_URL, options: \`-c search_path=\${schema}\` }); beforeAll(() => pool.query('${create}'))`,
  'Knex with a search path of its own': `import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL, searchPath: [\`s_\${randomUUID()}\`] }); beforeAll(() => db.raw('${create}'))`,
  'TypeORM with a schema of its own': `import { DataSource } from 'typeorm'; const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL, schema: \`s_\${randomUUID()}\` }); beforeAll(() => source.query('${create}'))`,
  'Knex, migrated back': `import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL }); beforeAll(async () => { await db.migrate.rollback(); await db.raw('${create}') })`,
}

runRule(requireIdempotentSchema, {
  valid: Object.entries(fresh).map(([name, code]) => ({ name, code: `${code}${inTest}` })),
  invalid: [
    ...Object.entries(handles).map(([name, code]) => ({
      name,
      code: `${code.replace('SQL', create)}${inTest}`,
      output: `${code.replace('SQL', guarded)}${inTest}`,
      errors: [{ messageId: 'secondRun' as const }],
    })),
    {
      name: 'a file that is read by a function that was promisified',
      code: `${open} import { promisify } from 'node:util'; import fs from 'node:fs'; import path from 'node:path'; const readFile = promisify(fs.readFile); beforeAll(async () => { await pool.query(await readFile(path.join(__dirname, 'schema/schema.sql'), 'utf8')) })${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun' }],
    },
  ],
})
