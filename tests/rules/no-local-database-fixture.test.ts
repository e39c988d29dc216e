import noLocalDatabaseFixture from '../../rules/no-local-database-fixture.ts'
import { runRule } from './rule-tester.ts'

const inTest = "\ntest('creates a user', async () => { await run() })"
const sharedFixture = 'a fixture that all tests share'
const sqlite = { library: 'better-sqlite3', thing: 'database', binding: ' `db`', sharedFixture, reason: '' }
const pool = { library: 'pg', thing: 'connection pool', binding: ' `pool`', sharedFixture, reason: '' }

runRule(noLocalDatabaseFixture, {
  valid: [
    {
      name: 'behind a second byte order mark, which shifts every position',
      code: `\uFEFF\uFEFFimport { Pool } from 'pg'; const pool = new Pool(); test('a', () => pool.query('SELECT 1'))`,
    },
    { name: 'a wrapper of a handle from elsewhere', code: `import { drizzle } from 'drizzle-orm/node-postgres'; import { pool } from './support/database'; const db = drizzle(pool)${inTest}` },
    {
      name: 'the shared fixture',
      code: "import { test } from './support/database'; test('creates a user', async ({ db }) => { await db.query('SELECT 1') })",
    },
    { name: "the shared fixture's factory", code: `import { createTestPool } from './support/database'; const pool = createTestPool()${inTest}` },
    { name: 'a type only', code: `import type { Pool } from 'pg'; let pool: Pool${inTest}` },
    { name: 'something else of the same name', code: `class Pool {} const pool = new Pool()${inTest}` },
    { name: 'a mocked library', code: `import { vi } from 'vitest'; import { Pool } from 'pg'; vi.mock('pg'); const pool = new Pool()${inTest}` },
    { name: 'a library mocked by jest', code: `const { Pool } = require('pg'); jest.mock('pg'); const pool = new Pool()${inTest}` },
    { name: 'a support module', filename: 'tests/support/other.ts', code: "import { Pool } from 'pg'; export const pool = new Pool()" },
    {
      name: 'opened and closed in one hook',
      code: `import { Client } from 'pg'; beforeAll(async () => { const admin = new Client(); await admin.query('CREATE DATABASE app_test'); await admin.end() })${inTest}`,
    },
    {
      name: 'opened and closed in one helper',
      code: `import { Client } from 'pg'; async function reset() { const admin = new Client(); try { await admin.query('TRUNCATE users') } finally { await admin.end() } } beforeEach(reset)${inTest}`,
    },
    {
      name: 'opened in one helper, which has it closed by a function of the project',
      code: `import { Client } from 'pg'; const close = async (client) => { await client?.end() }; async function reset() { const client = new Client(); try { await client.query('TRUNCATE users'); return await client.query('SELECT 1') } finally { await close(client) } } beforeEach(reset)${inTest}`,
    },
    {
      name: 'closed when its block ends',
      code: `import Database from 'better-sqlite3'; function rows() { using db = new Database('app.db'); return db.prepare('SELECT 1').all() } beforeEach(() => { rows() })${inTest}`,
    },
    {
      name: 'in memory, opened and closed by one test, where options ask for test bodies',
      code: "import Database from 'better-sqlite3'; test('answers', () => { const db = new Database(':memory:'); db.exec('SELECT 1'); db.close() })",
      options: [{ testBodies: true }],
    },
    {
      name: "on mocha's `this`, opened and closed by each test, where options ask for test bodies",
      code: "import Database from 'better-sqlite3'; it('answers', function () { this.db = new Database(':memory:'); this.db.exec('SELECT 1'); this.db.close() }); it('counts', function () { this.db = new Database(':memory:'); this.db.exec('SELECT 2'); this.db.close() })",
      options: [{ testBodies: true }],
    },
    {
      name: 'in a suite that is handed to something unknown',
      code: `import { Pool } from 'pg'; import { runSuite } from '@acme/testing'; const suite = { connects() { const pool = new Pool() } }; runSuite(suite)${inTest}`,
    },
    {
      name: 'in a callback of something unknown',
      code: `import { Pool } from 'pg'; import { databaseTest } from '@acme/testing'; databaseTest('connects', () => { const pool = new Pool() })${inTest}`,
    },
    {
      name: 'the tests of a companion of the library',
      filename: 'companion/tests/companion.test.ts',
      code: `import { PGlite } from '@electric-sql/pglite'; const db = new PGlite()${inTest}`,
    },
    {
      name: 'opened by connecting, and closed in one hook',
      code: `import { MongoClient } from 'mongodb'; beforeAll(async () => { const client = await new MongoClient('mongodb://db').connect(); await client.close() })${inTest}`,
    },
    {
      name: 'an in-file fixture on what another one provides',
      code: "import { test as base } from '@acme/testing'; import { Pool } from 'pg'; import { test as vitest } from 'vitest'; const test = vitest.extend({ pool: async ({ url }, use) => { const pool = new Pool({ connectionString: url }); await use(pool) } }); test('a', () => {})",
    },
    { name: 'allowed by the module it comes from', code: `import { Database } from 'bun:sqlite'; const db = new Database()${inTest}`, options: [{ allow: ['bun:sqlite'] }] },
    { name: 'a read-only handle', code: `import Database from 'better-sqlite3'; const db = new Database('fixtures/world.db', { readonly: true })${inTest}` },
    { name: 'a helper that nothing calls', code: `import { Pool } from 'pg'; export function createPool() { return new Pool() }${inTest}` },
    { name: "a test's own database", code: "import { Pool } from 'pg'; test('connects', () => { const pool = new Pool() })" },
    {
      name: "opened from what a fixture provides",
      code: "import { redisTest } from '@acme/testing'; import Redis from 'ioredis'; describe('cache', () => { redisTest('expires', async ({ redisOptions }) => { const redis = new Redis(redisOptions) }); it('x', () => {}) })",
    },
    { name: 'a handle that does not connect', code: `import Redis from 'ioredis'; const redis = new Redis({ lazyConnect: true })${inTest}` },
    { name: 'an SQL builder without a connection', code: `import knex from 'knex'; const builder = knex({ client: 'pg' })${inTest}` },
    { name: 'an allowed library', code: `import Redis from 'ioredis'; const redis = new Redis()${inTest}`, options: [{ allow: ['ioredis'] }] },
    { name: 'entities for a module somebody else connects', code: `import { TypeOrmModule } from '@nestjs/typeorm'; const imports = [TypeOrmModule.forFeature([User])]${inTest}` },
    {
      name: 'the tests of an adapter',
      filename: 'adapter/tests/adapter.test.ts',
      code: `import { Pool } from 'pg'; const pool = new Pool()${inTest}`,
    },
    {
      name: 'a private package that tests a published adapter',
      filename: 'end-to-end/tests/adapter.test.ts',
      code: `import { adapt } from '../../adapter/src'; import { Pool } from 'pg'; const adapter = adapt(new Pool())${inTest}`,
    },
    {
      name: 'a private package that tests a published adapter by its name, built or not',
      filename: 'end-to-end/tests/library.test.ts',
      code: `import { connect } from '@example/postgres/unbuilt'; import { Pool } from 'pg'; const connection = connect(new Pool())${inTest}`,
    },
    {
      name: 'in memory, anew for each test, and handed to the code under test',
      code: `import Database from 'better-sqlite3'; let db, store; beforeEach(() => { db = new Database(':memory:'); store = new Store(db) }); afterEach(() => { store.close(); db.close() })${inTest}`,
    },
    {
      name: 'in memory, once for all tests, and handed to the code under test',
      code: `import Database from 'better-sqlite3'; let db, store; beforeAll(() => { db = new Database(':memory:'); store = new Store(db) }); afterAll(() => db.close())${inTest}`,
    },
    {
      name: 'in memory, anew for each test, where a test changes a row',
      code: "import Database from 'better-sqlite3'; let db; beforeEach(() => { db = new Database(':memory:') }); it('refuses it', () => { save(db, receipt); db.prepare('UPDATE receipts SET seq = 1').run(); expect(verify(db)).toBe(false) })",
    },
    {
      name: 'in memory, in a helper that gives each test a store',
      code: `import { PGlite } from '@electric-sql/pglite'; import { drizzle } from 'drizzle-orm/pglite'; const open = () => createStore(drizzle(new PGlite())); it('a', async () => { await open().save(user) })`,
    },
    {
      name: 'a client whose options are all that is looked at',
      code: `import postgres from 'postgres'; import { drizzle } from 'drizzle-orm/postgres-js'; function parsers() { const client = postgres('postgres://localhost/app'); drizzle(client, {}); return client.options.parsers } it('reads dates', () => { parsers() })`,
    },
    {
      name: 'a published package that names the library among what it depends on, and itself after the database system',
      filename: 'checkpoint-redis/tests/checkpoint.test.ts',
      code: `import { createClient } from 'redis'; let client; beforeAll(async () => { client = await createClient().connect() })${inTest}`,
    },
    {
      name: 'a published adapter of one library of a database system, tried with another',
      filename: 'adapter/tests/adapter.test.ts',
      code: `import postgres from 'postgres'; const sql = postgres(process.env.DATABASE_URL)${inTest}`,
    },
    {
      name: 'a handle that only creates and drops a scratch database',
      code: `import { Pool } from 'pg'; let admin; beforeAll(async () => { admin = new Pool(options); admin.on('error', log); await admin.query('CREATE DATABASE "' + name + '"') }); afterAll(async () => { if (admin) await admin.query(\`DROP DATABASE "\${name}"\`).catch(() => {}); await admin?.end() })${inTest}`,
    },
    {
      name: 'a handle that only checks rows',
      code: "import { Client } from 'pg'; const client = new Client(); beforeAll(async () => { await client.connect() }); it('saves', async () => { await save(); expect(await client.query('SELECT name FROM users')).toEqual([]) })",
    },
    {
      name: 'a handle that only checks rows, behind a comment and several at once',
      code: "import { Client } from 'pg'; const client = new Client(); beforeAll(async () => { await client.connect() }); it('saves', async () => { await save(); expect(await client.query('/* saved */ SELECT name FROM users; -- and\\nSELECT 1;')).toEqual([]) })",
    },
    {
      name: 'in memory, with several settings of the connection and no schema',
      code: `import { Database } from 'bun:sqlite'; let db, app; beforeEach(() => { db = new Database(':memory:'); db.run('PRAGMA foreign_keys = ON; -- as in production\\nPRAGMA journal_mode = WAL;'); app = createApp({ database: () => db }) }); afterEach(() => { db.close() })${inTest}`,
    },
    {
      name: 'a pool on the database that the test support makes and names',
      code: `import { Pool } from 'pg'; import { details } from './support/database'; let pool; beforeAll(() => { pool = new Pool({ connectionString: details!.url, max: 5 }) })${inTest}`,
    },
    {
      name: 'a pool on a database that a function of the test support makes',
      code: `import { Pool } from 'pg'; import { createDatabase } from './support/database'; let pool; beforeAll(async () => { const url = await createDatabase('users'); pool = new Pool({ connectionString: url }) })${inTest}`,
    },
    {
      name: 'in memory, with settings of the connection and no schema',
      code: `import { Database } from 'bun:sqlite'; let db, app; beforeEach(() => { db = new Database(':memory:'); db.run('PRAGMA foreign_keys = ON'); app = createApp({ database: () => db }) }); afterEach(() => { db.close() })${inTest}`,
    },
    {
      name: 'a template that a generator copies',
      filename: 'jobs/__template__/index.test.ts',
      code: `import { Pool } from 'pg'; const pool = new Pool()${inTest}`,
    },
    {
      name: 'the tests of migrations',
      filename: 'tests/migrate.test.ts',
      code: `import Database from 'better-sqlite3'; import { migrate } from '../src/commands/migrate'; const db = new Database('old.db'); beforeAll(() => migrate(db))${inTest}`,
    },
    {
      name: 'the tests of one migration',
      filename: 'tests/user-names-migration.test.ts',
      code: `import Database from 'better-sqlite3'; import { addNames } from '../src/user-names-migration'; let db; beforeEach(() => { db = new Database(':memory:'); db.exec(earlierSchema); addNames(db) })${inTest}`,
    },
    {
      name: 'tests of migrations that a library applies',
      filename: 'tests/data.migration.test.ts',
      code: `import { DataSource } from 'typeorm'; import { migrations } from '../src/schema'; let source; beforeAll(() => { source = new DataSource({ type: 'sqlite', database: 'old.sqlite', migrations, entities }) })${inTest}`,
    },
    {
      name: "the tests of the project's own connection",
      filename: 'src/connection/app-database.service.integration.test.ts',
      code: `import { Test } from '@nestjs/testing'; import { TypeOrmModule } from '@nestjs/typeorm'; import { AppDatabaseService } from './app-database.service'; beforeAll(async () => { await Test.createTestingModule({ imports: [TypeOrmModule.forRootAsync(options)], providers: [AppDatabaseService] }).compile() })${inTest}`,
    },
    {
      name: 'on which a test applies a migration',
      code: "import Database from 'better-sqlite3'; import { applyMigration } from '../src/migrations/20260120_add_users'; let db; beforeEach(() => { db = new Database(':memory:'); db.exec(earlierSchema) }); it('can be applied twice', () => { applyMigration(db); expect(() => applyMigration(db)).not.toThrow() })",
    },
    {
      name: 'that a helper opens, and on which a test runs the migrations',
      code: "import { Client } from 'pg'; import { runMigrations } from '../src/database'; async function connect() { const client = new Client(url); await client.connect(); return client } let client; beforeEach(async () => { client = await connect(); await client.query('DROP SCHEMA app CASCADE') }); it('migrates', async () => { await runMigrations({ client }) })",
    },
    {
      name: 'in memory, handed to a method of what the tests work with',
      code: "import Database from 'better-sqlite3'; let db, repository; beforeEach(() => { db = new Database(':memory:'); repository = new Repository(); repository.initialize(db) }); it('finds nothing', () => { expect(repository.all()).toEqual([]) })",
    },
    {
      name: 'in memory, with rows that a function of the tests puts in',
      code: "import Database from 'better-sqlite3'; let db, store; beforeEach(() => { db = new Database(':memory:'); store = new Store(db) }); function add(name) { db.prepare('INSERT INTO users (name) VALUES (?)').run(name) } it('finds it', () => { add('ada'); expect(store.all()).toEqual(['ada']) })",
    },
    {
      name: 'closed by the function that opens it, whoever that is handed to',
      code: `import { Client } from 'pg'; import { registerWorkflow } from './support/workflows'; const workflow = registerWorkflow(async () => { const client = new Client(); await client.connect(); try { await run(client) } finally { await client.end() } })${inTest}`,
    },
    {
      name: 'in a function that gives it to nobody',
      code: `import { createClient } from 'redis'; async function flush() { const client = createClient(url); await client.flushdbAsync(); await client.quitAsync() } beforeEach(flush)${inTest}`,
    },
    {
      name: 'a handle that a function of the file makes a scratch database with',
      code: `import postgres from 'postgres'; let admin; beforeAll(async () => { admin = postgres(url); await createScratch(admin) }); async function createScratch(sql: postgres.Sql) { await sql\`CREATE DATABASE \${sql(name)}\` } afterAll(() => admin.end())${inTest}`,
    },
    {
      name: 'in a suite for each of several databases',
      code: "import knex from 'knex'; describe.each([{ url: 'postgres://db' }, { url: 'mysql://db' }])('$url', ({ url }) => { let db; beforeEach(() => { db = knex(url) }); it('answers', () => {}) })",
    },
    {
      name: 'in a Nest testing module, in memory and without entities',
      code: `import { TypeOrmModule } from '@nestjs/typeorm'; beforeEach(async () => { await Test.createTestingModule({ imports: [TypeOrmModule.forRoot({ type: 'sqljs' })] }).compile() })${inTest}`,
    },
    {
      name: 'in memory and without models, handed to the code under test',
      code: `import { Sequelize } from 'sequelize'; let store; beforeEach(() => { store = new Store(new Sequelize({ dialect: 'sqlite', storage: ':memory:' })) })${inTest}`,
    },
    { name: 'an ORM that only builds SQL', code: `import { Sequelize } from 'sequelize'; const model = init(new Sequelize({ dialect: 'postgres' }))${inTest}` },
    { name: 'a connection to nothing', code: `import mongoose from 'mongoose'; let connection; beforeEach(() => { connection = mongoose.createConnection() })${inTest}` },
    {
      name: 'a suite that other test files call',
      filename: 'tests/support/suites.ts',
      code: "import { Pool } from 'pg'; export function describeWithDatabase(name, suite) { describe(name, () => { let pool; beforeAll(() => { pool = new Pool(options) }); suite(() => pool) }) }",
    },
    {
      name: 'a pool on the database whose name the test support makes and a hook keeps',
      code: `import { Pool } from 'pg'; import { createDatabase } from './support/database'; let pool; let connectionString = ''; beforeAll(async () => { ({ connectionString } = await createDatabase()); pool = new Pool({ connectionString }) })${inTest}`,
    },
    {
      name: 'a handle that a helper returns and tests only check rows with',
      code: "import Database from 'better-sqlite3'; async function setUp(directory) { const store = openStore(directory); const db = new Database(path.join(directory, 'store.sqlite')); await store.commit(); return { db, store } } it('deletes it', async () => { const { db, store } = await setUp(directory); store.delete('ada'); expect(db.prepare('SELECT name FROM users').all()).toEqual([]) })",
    },
    {
      name: 'the tests of a published package that is named after a library that its users bring',
      filename: 'instrumentation-mysql2/tests/metrics.test.ts',
      code: `import { createPool } from 'mysql2'; const pool = createPool(options)${inTest}`,
    },
    {
      name: 'a test of a published package that is named after the system of a library that its users bring',
      filename: 'rate-limiter/tests/RateLimiterRedis.test.ts',
      code: `import Redis from 'ioredis'; const redis = new Redis()${inTest}`,
    },
    {
      name: 'a published package that is named after the system of a library that its users bring',
      filename: 'redis-sessions/tests/sessions.test.ts',
      code: `import Redis from 'ioredis'; const redis = new Redis()${inTest}`,
    },
    {
      name: 'a test of a published package in a folder that is named after a library that its users bring',
      filename: 'rate-limiter/tests/ioredis/limits.test.ts',
      code: `import Redis from 'ioredis'; const redis = new Redis()${inTest}`,
    },
    {
      name: 'a private package of tests in the folder of a package that adapts the library',
      filename: 'adapter/runtimes/tests/bun.test.ts',
      code: `import { Pool } from 'pg'; const pool = new Pool()${inTest}`,
    },
    {
      name: 'a published package that has the library in its name, and leaves its version to the workspace',
      filename: 'crud-typeorm/tests/crud.test.ts',
      code: `import { DataSource } from 'typeorm'; const source = new DataSource({ type: 'postgres', synchronize: true })${inTest}`,
    },
    {
      name: 'a package that depends on a library of a scope, and has its name without that',
      filename: 'sql-pglite/tests/client.test.ts',
      code: `import { PGlite } from '@electric-sql/pglite'; const db = new PGlite('data')${inTest}`,
    },
    {
      name: 'the tests of a package that works with any database',
      filename: 'console/tests/connectors.test.ts',
      code: `import { Pool } from 'pg'; const pool = new Pool(options)${inTest}`,
    },
    {
      name: 'the tests of an adapter of SQLite, with the SQLite of the runtime',
      filename: 'adapter/tests/adapter.test.ts',
      code: `import { DatabaseSync } from 'node:sqlite'; const db = new DatabaseSync(':memory:')${inTest}`,
    },
    {
      name: 'a handle of which each collection is only read',
      code: "import { MongoClient } from 'mongodb'; let client, database; beforeAll(async () => { client = await MongoClient.connect('mongodb://db'); database = client.db('app'); await database.admin().ping() }); afterAll(() => client.close()); it('saves', async () => { await save(); const users = database.collection('users'); expect(await users.countDocuments()).toBe(1); expect(await database.collection('profile').find({}).toArray()).toEqual([]) })",
    },
    {
      name: 'a Mongoose connection whose collections are only read',
      code: "import mongoose from 'mongoose'; const connection = mongoose.createConnection('mongodb://db'); afterAll(() => connection.close()); it('saves', async () => { await save(); expect(await connection.collection('users').findOne({})).toEqual({}) })",
    },
    {
      name: 'a Prisma client that only reads',
      code: "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); beforeAll(() => prisma.$connect()); it('saves', async () => { await save(); expect(await prisma.user.findMany()).toEqual([]); expect(await prisma.user.count()).toBe(0) }); afterAll(async () => { await prisma.$disconnect() })",
    },
    {
      name: 'a Kysely that only selects',
      code: "import { createKysely } from '@vercel/postgres-kysely'; const db = createKysely(); it('saves', async () => { await save(); expect(await db.selectFrom('users').selectAll().execute()).toEqual([]) })",
    },
    {
      name: 'a Drizzle database that only selects, on a client that is kept too',
      code: "import postgres from 'postgres'; import { drizzle } from 'drizzle-orm/postgres-js'; const client = postgres(url); const db = drizzle(client); it('saves', async () => { await save(); expect(await db.query.users.findFirst()).toEqual({}); expect(await db.select().from(users)).toEqual([]) }); afterAll(() => client.end())",
    },
    {
      name: 'a Knex whose queries only read',
      code: "import knex from 'knex'; const db = knex({ connection: url }); it('saves', async () => { await save(); expect(await db('users').where({ name: 'ada' }).first()).toEqual({}) }); afterAll(() => db.destroy())",
    },
    {
      name: 'a pool whose clients only read',
      code: "import { Pool } from 'pg'; const pool = new Pool(options); it('saves', async () => { await save(); const client = await pool.connect(); expect(await client.query('SELECT name FROM users')).toEqual([]); client.release() })",
    },
    {
      name: 'a query builder that a function builds SQL with',
      code: "import knex from 'knex'; function render(query) { return knex('users').from('users').where(query).toQuery().replaceAll('`', '\"') } it('renders', () => { expect(render({ name: 'ada' })).toBe('') })",
    },
    {
      name: 'a Drizzle database that only writes SQL out',
      code: "import { drizzle } from 'drizzle-orm/node-postgres'; const db = drizzle('postgres://localhost/app'); it('renders', () => { expect(db.insert(users).values({ name: 'ada' }).toSQL()).toEqual({}) })",
    },
    {
      name: 'what a function opens and returns on the spot, and tests only read with',
      code: "import sqlite3 from 'better-sqlite3'; const reopen = async (directory) => { await importStore(directory); return sqlite3(path.join(directory, 'store.sqlite')) }; it('keeps it', async () => { const db = await reopen(directory); expect(db.prepare('SELECT name FROM users').all()).toEqual([]); db.close() }); it('removes it', async () => { const again = await reopen(directory); expect(again.prepare('SELECT name FROM users').all()).toEqual([]) })",
    },
    {
      name: 'what an arrow function opens, and tests only read with',
      code: "import Database from 'better-sqlite3'; const open = () => new Database('app.db'); it('keeps it', () => { save(); expect(open().prepare('SELECT name FROM users').all()).toEqual([]) })",
    },
  ],
  invalid: [
    {
      name: 'at module scope',
      code: `import { Pool } from 'pg'; const pool = new Pool({ connectionString: process.env.DATABASE_URL })${inTest}`,
      errors: [{ messageId: 'fixture', data: pool, line: 1, column: 41, endColumn: 49 }],
    },
    {
      name: 'once for a database and what wraps it',
      code: `import { drizzle } from 'drizzle-orm/node-postgres'; import pg from 'pg'; const db = drizzle({ client: new pg.Pool() })${inTest}`,
      errors: [{ messageId: 'fixture', data: { ...pool, binding: ' `db`' } }],
    },
    {
      name: 'once for a container and the pool on it',
      code: `import { PostgreSqlContainer } from '@testcontainers/postgresql'; import { Pool } from 'pg'; let container, pool; beforeAll(async () => { container = await new PostgreSqlContainer('postgres:17').start(); pool = new Pool({ connectionString: container.getConnectionUri() }) }); afterAll(() => container.stop())${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'testcontainers', thing: 'container', binding: ' `container`', sharedFixture, reason: '' } }],
    },
    {
      name: 'by a chain over several lines, of which the first is underlined',
      code: `import { PostgreSqlContainer } from '@testcontainers/postgresql'
let container
beforeAll(async () => {
  container = await new PostgreSqlContainer('postgres:17')
    .withDatabase('app')
    .start()
})${inTest}`,
      errors: [{ messageId: 'fixture', line: 4, column: 21, endLine: 4, endColumn: 59 }],
    },
    {
      name: 'once for a server in memory and the connection to it',
      code: `import { MongoMemoryServer } from 'mongodb-memory-server'; import mongoose from 'mongoose'; let server; beforeAll(async () => { server = await MongoMemoryServer.create(); const uri = server.getUri(); await mongoose.connect(uri) })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'mongodb-memory-server', thing: 'server', binding: ' `server`', sharedFixture, reason: '' } }],
    },
    {
      name: 'in a suite',
      code: "import { Pool } from 'pg'; describe('users', () => { const pool = new Pool(); it('creates one', () => {}) })",
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'in a hook',
      code: `import Database from 'better-sqlite3'; let db; beforeEach(() => { db = new Database(':memory:'); db.exec(schema) }); afterEach(() => { db.close() })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'better-sqlite3', thing: 'database', binding: ' `db`', sharedFixture, reason: '' } }],
    },
    {
      name: 'in a hook of mocha, on its context',
      code: `import { Pool } from 'pg'; before(function () { this.pool = new Pool() })${inTest}`,
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'a pool that lends a client to the hook',
      code: `import { Pool } from 'pg'; let pool; beforeAll(async () => { pool = new Pool(); const client = await pool.connect(); await client.query('DELETE FROM users'); client.release() })${inTest}`,
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'closed in its hook only where something failed',
      code: `import { Client } from 'pg'; let client; beforeAll(async () => { client = new Client(); try { await client.connect() } catch (error) { await client.end(); throw error } })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'pg', thing: 'client', binding: ' `client`', sharedFixture, reason: '' } }],
    },
    {
      name: 'opened by the first test that needs it, and kept',
      code: "import { Pool } from 'pg'; let pool; afterAll(() => pool.end()); test('a', () => { pool ??= new Pool() })",
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'once, where each test opens the variable that they share',
      code: "import knex from 'knex'; let db; it('a', async () => { if (!db) db = knex(options); await db('users') }); it('b', async () => { if (!db) db = knex(options); await db('users') })",
      errors: [{ messageId: 'fixture', column: 70, data: { library: 'knex', thing: 'connection pool', binding: ' `db`', sharedFixture, reason: '' } }],
    },
    {
      name: 'a handle that checks rows and is handed over',
      code: "import { Pool } from 'pg'; const pool = new Pool(options); const store = new Store(pool); it('saves', async () => { await store.save(); expect(await pool.query('SELECT name FROM users')).toEqual([]) })",
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'a handle that reads and then removes rows',
      code: "import { Pool } from 'pg'; const pool = new Pool(options); it('saves', async () => { await pool.query('SELECT 1; DELETE FROM users') })",
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'a handle that reads from one collection and writes to another',
      code: "import { MongoClient } from 'mongodb'; let client, database; beforeAll(async () => { client = await MongoClient.connect('mongodb://db'); database = client.db('app') }); it('saves', async () => { await database.collection('teams').insertOne({}); expect(await database.collection('users').findOne({})).toEqual({}) })",
      errors: [{ messageId: 'fixture', data: { library: 'mongodb', thing: 'client', binding: ' `client`', sharedFixture, reason: '' } }],
    },
    {
      name: 'a handle that runs a command',
      code: "import { MongoClient } from 'mongodb'; let client, database; beforeAll(async () => { client = await MongoClient.connect('mongodb://db'); database = client.db('app') }); it('saves', async () => { await database.command({ delete: 'users', deletes: [] }); expect(await database.collection('users').findOne({})).toEqual({}) })",
      errors: [{ messageId: 'fixture', data: { library: 'mongodb', thing: 'client', binding: ' `client`', sharedFixture, reason: '' } }],
    },
    {
      name: 'a Drizzle database that puts in what it selects',
      code: "import { drizzle } from 'drizzle-orm/node-postgres'; const db = drizzle(process.env.DATABASE_URL); it('copies', async () => { await db.insert(archive).select(query) })",
      errors: [{ messageId: 'fixture', data: { library: 'drizzle-orm', thing: 'database', binding: ' `db`', sharedFixture, reason: '' } }],
    },
    {
      name: 'a Prisma client that reads rows and removes them',
      code: "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); afterEach(async () => { await prisma.user.deleteMany() }); it('saves', async () => { expect(await prisma.user.findMany()).toEqual([]) })",
      errors: [{ messageId: 'fixture', data: { library: '@prisma/client', thing: 'client', binding: ' `prisma`', sharedFixture, reason: '' } }],
    },
    {
      name: 'a pool whose clients write',
      code: "import { Pool } from 'pg'; const pool = new Pool(options); it('saves', async () => { const client = await pool.connect(); await client.query('DELETE FROM users'); client.release() })",
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'what a function opens on the spot, of which a test hands one over',
      code: "import Database from 'better-sqlite3'; const open = () => new Database('app.db'); it('keeps it', () => { expect(open().prepare('SELECT name FROM users').all()).toEqual([]) }); it('saves', () => { save(open()) })",
      errors: [{ messageId: 'fixture', data: { ...sqlite, binding: '' } }],
    },
    {
      name: 'what a function opens on the spot, and tests write to',
      code: "import Database from 'better-sqlite3'; const open = () => new Database('app.db'); it('saves', () => { const db = open(); db.prepare('DELETE FROM users').run(); expect(db.prepare('SELECT name FROM users').all()).toEqual([]); db.close() })",
      errors: [{ messageId: 'fixture', data: { ...sqlite, binding: '' } }],
    },
    {
      name: 'the tests of a module that is named after a database and leaves its connection open',
      filename: 'src/connection/users-database.test.ts',
      code: `import { DataSource } from 'typeorm'; import { countUsers } from './users-database'; const dataSource = new DataSource({ type: 'postgres', database: 'app', entities: [User] }); beforeAll(async () => { await countUsers(dataSource) })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'typeorm', thing: 'data source', binding: ' `dataSource`', sharedFixture, reason: '' } }],
    },
    {
      name: "a file that is not named after the project's own connection",
      filename: 'src/connection/app.test.ts',
      code: `import { DataSource } from 'typeorm'; import { AppDatabaseService } from './app-database.service'; const dataSource = new DataSource({ type: 'postgres', database: 'app', entities: [User] }); const service = new AppDatabaseService(dataSource)${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'typeorm', thing: 'data source', binding: ' `dataSource`', sharedFixture, reason: '' } }],
    },
    {
      name: 'a connection that is looked at before it is closed',
      code: `import { createConnection } from 'typeorm'; let connection; beforeAll(async () => { connection = await createConnection(options) }); afterAll(async () => { if (connection.isConnected) await connection.close() })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'typeorm', thing: 'data source', binding: ' `connection`', sharedFixture, reason: '' } }],
    },
    {
      name: 'on the database that a constant of the test support names',
      code: `import { Pool } from 'pg'; import { testUrl } from './support/database'; const pool = new Pool({ connectionString: testUrl })${inTest}`,
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'on the database that a function of the test support names',
      code: `import { Pool } from 'pg'; import { readUrl } from './support/database'; const pool = new Pool({ connectionString: readUrl() })${inTest}`,
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'on a container of any image',
      code: `import { GenericContainer } from 'testcontainers'; import Redis from 'ioredis'; let redis; beforeAll(async () => { const container = await new GenericContainer('redis:7').start(); redis = new Redis(container.getMappedPort(6379)) })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'ioredis', thing: 'client', binding: ' `redis`', sharedFixture, reason: '' } }],
    },
    {
      name: 'the same for each row of a table',
      code: "import knex from 'knex'; describe.each(['ada', 'grace'])('%s', (name) => { const db = knex(options); it('answers', () => db('users').where({ name })) })",
      errors: [{ messageId: 'fixture', data: { library: 'knex', thing: 'connection pool', binding: ' `db`', sharedFixture, reason: '' } }],
    },
    {
      name: 'that a helper returns and a test changes rows with',
      code: "import Database from 'better-sqlite3'; function open() { const db = new Database('app.db'); return { db } } it('finds it', () => { const { db } = open(); db.prepare('INSERT INTO users DEFAULT VALUES').run(); expect(db.prepare('SELECT 1 FROM users').all()).toEqual([{ 1: 1 }]) })",
      errors: [{ messageId: 'fixture', data: { library: 'better-sqlite3', thing: 'database', binding: ' `db`', sharedFixture, reason: '' } }],
    },
    {
      name: 'in a file that is named after migrations and takes none',
      filename: 'tests/data.migration.test.ts',
      code: `import Database from 'better-sqlite3'; import { store } from '../src/store'; const db = new Database('app.db')${inTest}`,
      errors: [{ messageId: 'fixture', data: sqlite }],
    },
    {
      name: 'to which a hook applies migrations',
      code: `import Database from 'better-sqlite3'; import { runMigrations } from '../src/migrations'; let db; beforeEach(() => { db = new Database(':memory:'); runMigrations(db) })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'better-sqlite3', thing: 'database', binding: ' `db`', sharedFixture, reason: '' } }],
    },
    {
      name: 'in a helper that sets up the schema',
      code: "import Database from 'better-sqlite3'; import { migrate } from '../src/schema'; function open() { const db = new Database(':memory:'); migrate(db); return db } it('a', () => { save(open()) })",
      errors: [{ messageId: 'fixture', data: { library: 'better-sqlite3', thing: 'database', binding: ' `db`', sharedFixture, reason: '' } }],
    },
    {
      name: 'handed to a function of the project that leaves it open',
      code: `import { Client } from 'pg'; const watch = (client) => { client.on('error', log) }; let service; beforeAll(() => { const client = new Client(); watch(client); service = new Service(client) })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'pg', thing: 'client', binding: ' `client`', sharedFixture, reason: '' } }],
    },
    {
      name: 'once, with the handle of a function of hooks that makes its database',
      code: `import { Client, Pool } from 'pg'; const pool = new Pool(); async function createDatabase() { const admin = new Client(); const service = new Service(admin); await service.create(); await service.close() } beforeAll(async () => { await createDatabase() })${inTest}`,
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'a published package whose tests are not named after what its users bring',
      filename: 'rate-limiter/tests/express.test.ts',
      code: `import Redis from 'ioredis'; const redis = new Redis()${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'ioredis', thing: 'client', binding: ' `redis`', sharedFixture, reason: '' } }],
    },
    {
      name: 'a container, in a folder of a published package that is named after its system',
      filename: 'rate-limiter/tests/redis/limits.test.ts',
      code: `import { RedisContainer } from '@testcontainers/redis'; let container; beforeAll(async () => { container = await new RedisContainer('redis:8').start() })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'testcontainers', thing: 'container', binding: ' `container`', sharedFixture, reason: '' } }],
    },
    {
      name: 'an application in the folder of a tool that works with any database',
      filename: 'any-database/example/tests/users.test.ts',
      code: `import { Pool } from 'pg'; const pool = new Pool(options)${inTest}`,
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'an application in the folder of a workspace',
      filename: 'redis-workspace/application/tests/sessions.test.ts',
      code: `import Redis from 'ioredis'; const redis = new Redis()${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'ioredis', thing: 'client', binding: ' `redis`', sharedFixture, reason: '' } }],
    },
    {
      name: 'a server of a system that is no alternative to those a package works with',
      filename: 'console/tests/settings.test.ts',
      code: `import { MongoMemoryServer } from 'mongodb-memory-server'; let server; beforeAll(async () => { server = await MongoMemoryServer.create() })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'mongodb-memory-server', thing: 'server', binding: ' `server`', sharedFixture, reason: '' } }],
    },
    {
      name: 'once, with the handle of a hook that makes its database',
      code: `import { Client, Pool } from 'pg'; const pool = new Pool(); beforeAll(async () => { const admin = new Client(); await createDatabase(admin); await close(admin) })${inTest}`,
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'in a hook, for a service that keeps it',
      code: `import { Pool } from 'pg'; let service; beforeAll(() => { const pool = new Pool(); service = new Service(pool) })${inTest}`,
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'in a helper that a hook calls',
      code: `import { Pool } from 'pg'; function createPool() { return new Pool() } let pool; beforeAll(() => { pool = createPool() })${inTest}`,
      errors: [{ messageId: 'fixture', data: { ...pool, binding: '' } }],
    },
    {
      name: 'in a helper that tests call',
      code: "import { DatabaseSync } from 'node:sqlite'; const open = () => new DatabaseSync(':memory:'); it('a', () => { open() }); it('b', () => { open().exec('CREATE TABLE users (id INTEGER)') })",
      errors: [{ messageId: 'fixture', data: { library: 'node:sqlite', thing: 'database', binding: '', sharedFixture, reason: '' } }],
    },
    {
      name: 'in a helper that hands it to a callback',
      code: `import { Client } from 'pg'; async function withClient(run) { const client = new Client(); try { await run(client) } finally { await client.end() } } it('answers', () => withClient((client) => client.query('SELECT 1')))`,
      errors: [{ messageId: 'fixture', data: { library: 'pg', thing: 'client', binding: ' `client`', sharedFixture, reason: '' } }],
    },
    {
      name: 'in a class of the file',
      code: "import { Pool } from 'pg'; class Harness { pool = new Pool() } const harness = new Harness(); it('answers', () => harness.pool.query('SELECT 1'))",
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'in an in-file fixture',
      code: "import { test as base } from 'vitest'; import { Pool } from 'pg'; const test = base.extend({ pool: async ({}, use) => { const pool = new Pool(); await use(pool); await pool.end() } }); test('answers', ({ pool }) => pool.query('SELECT 1'))",
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'in a Nest testing module',
      code: `import { Test } from '@nestjs/testing'; import { TypeOrmModule } from '@nestjs/typeorm'; let app; beforeAll(async () => { app = await Test.createTestingModule({ imports: [TypeOrmModule.forRoot({ type: 'sqlite', database: 'test.db' })] }).compile() })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: '@nestjs/typeorm', thing: 'data source', binding: '', sharedFixture, reason: '' } }],
    },
    {
      name: 'in a Nest testing module, in memory, which comes with its schema',
      code: `import { TypeOrmModule } from '@nestjs/typeorm'; beforeEach(async () => { await Test.createTestingModule({ imports: [TypeOrmModule.forRoot({ type: 'sqlite', database: ':memory:', synchronize: true })] }).compile() })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: '@nestjs/typeorm', thing: 'data source', binding: '', sharedFixture, reason: '' } }],
    },
    {
      name: 'a generated Prisma client',
      code: `import { PrismaClient } from '../src/generated/prisma/client'; const prisma = new PrismaClient()${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: '@prisma/client', thing: 'client', binding: ' `prisma`', sharedFixture, reason: '' } }],
    },
    {
      name: 'a subclass of a client',
      code: `import { PrismaClient } from '@prisma/client'; class Client extends PrismaClient {} const prisma = new Client()${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: '@prisma/client', thing: 'client', binding: ' `prisma`', sharedFixture, reason: '' } }],
    },
    {
      name: 'opened when the dialect needs it',
      code: `import { Kysely, SqliteDialect } from 'kysely'; import Database from 'better-sqlite3'; const db = new Kysely({ dialect: new SqliteDialect({ database: async () => new Database('app.db') }) })${inTest}`,
      errors: [{ messageId: 'fixture', data: { library: 'better-sqlite3', thing: 'database', binding: '', sharedFixture, reason: '' } }],
    },
    {
      name: 'through a dynamic import',
      code: `const { Pool } = await import('pg'); const pool = new Pool()${inTest}`,
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: "tests registered through the project's own test function",
      code: "import { test } from './support/database'; import { Pool } from 'pg'; const pool = new Pool(); test('answers', () => pool.query('DELETE FROM users'))",
      errors: [{ messageId: 'fixture', data: pool }],
    },
    {
      name: 'with the shared fixture by name',
      code: `import { Pool } from 'pg'; const pool = new Pool()${inTest}`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/database.ts'] } },
      errors: [{ messageId: 'fixture', data: { ...pool, sharedFixture: 'the shared fixture in tests/support/database.ts', reason: ' The fix leaves it to you: no shared fixture provides what it opens.' } }],
    },
    {
      name: 'with the shared fixture by the name of an export',
      code: `import { Pool } from 'pg'; const pool = new Pool()${inTest}`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/database.ts#test'] } },
      errors: [{ messageId: 'fixture', data: { ...pool, sharedFixture: 'the shared fixture `test` in tests/support/database.ts', reason: ' The fix leaves it to you: no shared fixture provides what it opens.' } }],
    },
    {
      name: 'where the setting leads to no file',
      code: `import { Pool } from 'pg'; const pool = new Pool()${inTest}`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/databases.ts'] } },
      errors: [{ messageId: 'fixture', data: { ...pool, sharedFixture: 'the shared fixture in tests/support/databases.ts', reason: ' The fix leaves it to you: `tests/support/databases.ts` in the setting `sharedFixtures` leads to no file.' } }],
    },
    {
      name: 'where the setting is a glob of no file',
      code: `import { Pool } from 'pg'; const pool = new Pool()${inTest}`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['nowhere/*.ts'] } },
      errors: [{ messageId: 'fixture', data: { ...pool, sharedFixture: 'the shared fixture in nowhere/*.ts', reason: ' The fix leaves it to you: `nowhere/*.ts` in the setting `sharedFixtures` leads to no file.' } }],
    },
    {
      name: 'where the setting names an export that is not there',
      code: `import { Pool } from 'pg'; const pool = new Pool()${inTest}`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/database.ts#nothing'] } },
      errors: [{ messageId: 'fixture', data: { ...pool, sharedFixture: 'the shared fixture `nothing` in tests/support/database.ts', reason: ' The fix leaves it to you: `tests/support/database.ts#nothing` in the setting `sharedFixtures` is not seen to give a database.' } }],
    },
    {
      name: 'with a shared fixture that was not declared: a suggestion',
      code: `import { Pool } from '@neondatabase/serverless'
import { afterAll, test } from 'vitest'

const pool = new Pool()

afterAll(() => pool.end())

test('answers', () => pool.query('DELETE FROM users'))
`,
      errors: [
        {
          messageId: 'fixture',
          data: { ...pool, library: '@neondatabase/serverless' },
          suggestions: [
            {
              messageId: 'adopt',
              data: { fixture: '`db` of tests/support/database.ts' },
              output: `import { test } from './support/database.js'

test('answers', ({ db }) => db.query('DELETE FROM users'))
`,
            },
          ],
        },
      ],
    },
    {
      name: 'with a shared fixture that was declared: a fix',
      code: `import { Pool } from '@neondatabase/serverless'
import { test } from 'vitest'

const db = new Pool()

test('answers', () => db.query('DELETE FROM users'))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/database.ts'] } },
      output: `import { test } from './support/database.js'

test('answers', ({ db }) => db.query('DELETE FROM users'))
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'with a shared fixture in a folder that was declared',
      code: `import { Pool } from '@neondatabase/serverless'
import { test } from 'vitest'

const db = new Pool()

test('answers', () => db.query('DELETE FROM users'))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support'] } },
      output: `import { test } from './support/database.js'

test('answers', ({ db }) => db.query('DELETE FROM users'))
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'behind an import that shares its line and ends without a semicolon',
      code: `;import { expect, test } from 'vitest'
import { Pool } from '@neondatabase/serverless'

const db = new Pool()

test('answers', async () => {
  expect(await db.query('DELETE FROM users')).toBeDefined()
})
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/database.ts'] } },
      output: `;import { expect } from 'vitest'; import { test } from './support/database.js';

test('answers', async ({ db }) => {
  expect(await db.query('DELETE FROM users')).toBeDefined()
})
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'with the whole name of a module, as Node.js needs it, where no other import shows how to write it',
      filename: 'plain/tests/example.test.js',
      code: `import { after, before, test } from 'node:test'
import { Pool } from '@neondatabase/serverless'

let db

before(() => {
  db = new Pool()
})

after(() => db.end())

test('answers', () => db.query('DELETE FROM users'))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['plain/tests/pool.js'] } },
      output: `import { after, before, test } from 'node:test'
import { createPool } from './pool.js'

let db

before(() => {
  db = createPool()
})

after(() => db.end())

test('answers', () => db.query('DELETE FROM users'))
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'with a fixture of Playwright, where only one of several cases opens it',
      code: `import { expect, test } from '@playwright/test'
import { Pool } from '@neondatabase/serverless'

let pool: Pool

test.beforeEach(() => {
  switch (process.env.ENGINE) {
    case 'postgresql':
      pool = new Pool()
      break
  }
})

test('answers', async () => {
  await pool.query('DELETE FROM users')
})

test.afterEach(async () => {
  switch (process.env.ENGINE) {
    case 'postgresql':
      await pool.end()
  }
})
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/browser.ts'] } },
      output: null,
      errors: [
        {
          messageId: 'fixture',
          data: { library: '@neondatabase/serverless', thing: 'connection pool', binding: ' `pool`', sharedFixture: 'the shared fixture in tests/support/browser.ts', reason: ' The fix leaves it to you: the way it is opened is mixed with other work.' },
        },
      ],
    },
    {
      name: 'with a fixture of Playwright',
      code: `import { expect, test } from '@playwright/test'
import { Pool } from '@neondatabase/serverless'

let pool: Pool

test.beforeEach(() => {
  pool = new Pool()
})

test.afterEach(async () => {
  await pool.end()
})

test.describe('start page', () => {
  test('opens', async ({ page }) => {
    await pool.query('DELETE FROM users')
    await page.goto('/')
    await expect(page).toHaveTitle('Start')
  })
})
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/browser.ts'] } },
      output: `import { expect } from '@playwright/test'
import { test } from './support/browser.js'

test.describe('start page', () => {
  test('opens', async ({ page, database }) => {
    await database.query('DELETE FROM users')
    await page.goto('/')
    await expect(page).toHaveTitle('Start')
  })
})
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'in hooks of jest or mocha, with a factory',
      code: `const { Pool } = require('@neondatabase/serverless');

describe('users', () => {
  let pool;

  beforeEach(() => {
    pool = new Pool({ max: 1 });
  });

  afterEach(() => pool.end());

  it('answers', () => pool.query('DELETE FROM users'));
});
`,
      filename: 'tests/users.test.js',
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool.ts'] } },
      output: `const { createTestPool } = require('./support/pool');

describe('users', () => {
  let pool;

  beforeEach(() => {
    pool = createTestPool();
  });

  afterEach(() => pool.end());

  it('answers', () => pool.query('DELETE FROM users'));
});
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: "on mocha's `this`, from a factory",
      code: `const { Pool } = require('@neondatabase/serverless');

describe('users', function () {
  beforeEach(function () {
    this.pool = new Pool();
  });

  afterEach(function () {
    return this.pool.end();
  });

  it('answers', function () {
    return this.pool.query('SELECT 1');
  });
});
`,
      filename: 'tests/users.test.js',
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool.ts'] } },
      output: `const { createTestPool } = require('./support/pool');

describe('users', function () {
  beforeEach(function () {
    this.pool = createTestPool();
  });

  afterEach(function () {
    return this.pool.end();
  });

  it('answers', function () {
    return this.pool.query('SELECT 1');
  });
});
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'from a factory of a CommonJS module',
      code: `const { Pool } = require('@neondatabase/serverless');

const pool = new Pool();

after(() => pool.end());

it('answers', () => pool.query('DELETE FROM users'));
`,
      filename: 'tests/users.test.js',
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool-common.cjs'] } },
      output: `const { createTestPool } = require('./support/pool-common.cjs');

const pool = createTestPool();

after(() => pool.end());

it('answers', () => pool.query('DELETE FROM users'));
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'from a factory of a CommonJS module that the file takes something else from',
      code: `const { Pool } = require('@neondatabase/serverless');
const { emptyUsers } = require('./support/pool-common.cjs');

const pool = new Pool();

beforeEach(() => emptyUsers(pool));

after(() => pool.end());

it('answers', () => pool.query('SELECT 1'));
`,
      filename: 'tests/users.test.js',
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool-common.cjs'] } },
      output: `const { emptyUsers, createTestPool } = require('./support/pool-common.cjs');

const pool = createTestPool();

beforeEach(() => emptyUsers(pool));

after(() => pool.end());

it('answers', () => pool.query('SELECT 1'));
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'from a factory of a CommonJS module that the file has already, under another name',
      code: `const { Pool } = require('@neondatabase/serverless');
const {
  createTestPool: openPool,
} = require('./support/pool-common.cjs');

describe('users', () => {
  const pool = new Pool();

  after(() => pool.end());

  it('answers', () => pool.query('DELETE FROM users'));
});

describe('posts', () => {
  const pool = openPool();

  after(() => pool.end());

  it('answers', () => pool.query('SELECT 2'));
});
`,
      filename: 'tests/users.test.js',
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool-common.cjs'] } },
      output: `const {
  createTestPool: openPool,
} = require('./support/pool-common.cjs');

describe('users', () => {
  const pool = openPool();

  after(() => pool.end());

  it('answers', () => pool.query('DELETE FROM users'));
});

describe('posts', () => {
  const pool = openPool();

  after(() => pool.end());

  it('answers', () => pool.query('SELECT 2'));
});
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'in an ES module that is compiled for Node.js, whose imports need an ending',
      code: `import { Pool } from '@neondatabase/serverless'
import { it } from 'vitest'

const pool = new Pool()

it('answers', () => pool.query('DELETE FROM users'))
`,
      filename: 'tests/users.test.ts',
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool.ts'] } },
      output: `import { it } from 'vitest'
import { createTestPool } from './support/pool.js'

const pool = createTestPool()

it('answers', () => pool.query('DELETE FROM users'))
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'in an ES module whose endings the compiler rewrites',
      code: `import { Pool } from '@neondatabase/serverless'
import { it } from 'vitest'

const pool = new Pool()

it('answers', () => pool.query('DELETE FROM users'))
`,
      filename: 'rewritten/users.test.ts',
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool.ts'] } },
      output: `import { it } from 'vitest'
import { createTestPool } from '../tests/support/pool.ts'

const pool = createTestPool()

it('answers', () => pool.query('DELETE FROM users'))
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'in a CommonJS module, whose imports need no ending',
      code: `import { Pool } from '@neondatabase/serverless'
import { it } from 'vitest'

const pool = new Pool()

it('answers', () => pool.query('DELETE FROM users'))
`,
      filename: 'common/users.test.ts',
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool.ts'] } },
      output: `import { it } from 'vitest'
import { createTestPool } from '../tests/support/pool'

const pool = createTestPool()

it('answers', () => pool.query('DELETE FROM users'))
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'under a connection that no variable keeps, which a test would open again',
      code: `import { MongoMemoryServer } from 'mongodb-memory-server'; import mongoose from 'mongoose'; import { afterAll, beforeAll, it } from 'vitest'; let server: MongoMemoryServer; beforeAll(async () => { server = await MongoMemoryServer.create(); await mongoose.connect(server.getUri()) }); afterAll(async () => { await mongoose.connection.close(); await server.stop() }); it('answers', () => User.deleteMany())`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/mongodb/server.ts'] } },
      errors: [{ messageId: 'fixture', data: { library: 'mongodb-memory-server', thing: 'server', binding: ' `server`', sharedFixture: 'the shared fixture in tests/mongodb/server.ts', reason: ' The fix leaves it to you: the way it is opened is mixed with other work.' } }],
    },
    {
      name: 'under the quotes of the code, not those of a comment',
      code: `/// <reference types="Jest" />

const { Pool } = require('@neondatabase/serverless');

const pool = new Pool();

it('answers', () => pool.query('DELETE FROM users'));
`,
      filename: 'tests/users.test.js',
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool-common.cjs'] } },
      output: `/// <reference types="Jest" />

const { createTestPool } = require('./support/pool-common.cjs');

const pool = createTestPool();

it('answers', () => pool.query('DELETE FROM users'));
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'by an address that also decides whether the tests run',
      code: `import { Pool } from '@neondatabase/serverless'
import { describe, it } from 'vitest'

const url = process.env.TEST_DATABASE_URL

describe.skipIf(!url)('users', () => {
  if (!url) return

  const pool = new Pool({ connectionString: url })

  it('answers', () => pool.query('DELETE FROM users'))
})
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool.ts'] } },
      output: `import { describe, it } from 'vitest'
import { createTestPool } from './support/pool.js'

const url = process.env.TEST_DATABASE_URL

describe.skipIf(!url)('users', () => {
  if (!url) return

  const pool = createTestPool()

  it('answers', () => pool.query('DELETE FROM users'))
})
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'initialized in the same breath, as by the shared factory',
      code: `import { DataSource } from 'typeorm'
import { afterAll, beforeAll, it } from 'vitest'

let source: DataSource

beforeAll(async () => {
  source = await new DataSource({ type: 'postgres', url: 'postgres://localhost/test' }).initialize()
})

afterAll(() => source.destroy())

it('answers', () => source.query('DELETE FROM users'))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/typeorm/data-source.ts#openDataSource'] } },
      output: `import { DataSource } from 'typeorm'
import { afterAll, beforeAll, it } from 'vitest'
import { openDataSource } from './typeorm/data-source.js'

let source: DataSource
let cleanup: Awaited<ReturnType<typeof openDataSource>>['cleanup']

beforeAll(async () => {
  ;({ dataSource: source, cleanup } = await openDataSource())
})

afterAll(() => cleanup())

it('answers', () => source.query('DELETE FROM users'))
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: 'initialized in the same breath, which the shared factory leaves to others',
      code: `import { DataSource } from 'typeorm'; import { it } from 'vitest'; const source = await new DataSource({ type: 'postgres', url: 'postgres://localhost/test' }).initialize(); it('answers', () => source.query('DELETE FROM users'))`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/typeorm/data-source.ts#createDataSource'] } },
      errors: [{ messageId: 'fixture', data: { library: 'typeorm', thing: 'data source', binding: ' `source`', sharedFixture: 'the shared fixture `createDataSource` in tests/typeorm/data-source.ts', reason: ' The fix leaves it to you: it is opened with `initialize`, and the shared fixture is not.' } }],
    },
    {
      name: "on mocha's `this`, from a helper that registers hooks",
      code: `const { Pool } = require('@neondatabase/serverless');

describe('users', function () {
  before(function () {
    this.pool = new Pool();
  });

  after(function () {
    return this.pool.end();
  });

  it('answers', function () {
    return this.pool.query('SELECT 1');
  });
});
`,
      filename: 'tests/users.test.js',
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool-hooks.ts'] } },
      output: `const { usePool } = require('./support/pool-hooks');

describe('users', function () {
  const ctx = usePool();

  it('answers', function () {
    return ctx.pool.query('SELECT 1');
  });
});
`,
      errors: [{ messageId: 'fixture' }],
    },
    {
      name: "on mocha's `this`, which an arrow function does not have",
      code: `import { Pool } from '@neondatabase/serverless'; beforeEach(function () { this.pool = new Pool() }); it('answers', () => this.pool.query('SELECT 1'))`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool.ts'] } },
      errors: [{ messageId: 'fixture', data: { ...pool, library: '@neondatabase/serverless', sharedFixture: 'the shared fixture in tests/support/pool.ts', reason: ' The fix leaves it to you: `this.pool` is used where `this` is not that of a test or hook.' } }],
    },
    {
      name: "on AVA's context",
      code: `import test from 'ava'; import { Pool } from '@neondatabase/serverless'; test.beforeEach((t) => { t.context.pool = new Pool() }); test('answers', (t) => t.context.pool.query('DELETE FROM users'))`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool.ts'] } },
      errors: [{ messageId: 'fixture', data: { ...pool, library: '@neondatabase/serverless', sharedFixture: 'the shared fixture in tests/support/pool.ts', reason: ' The fix leaves it to you: `t.context` keeps it for hooks and tests, whose uses can not be followed.' } }],
    },
    {
      name: "on mocha's `this`, by an address that is there too",
      code: `import { Pool } from '@neondatabase/serverless'; beforeEach(async function () { this.url = await makeDatabase(); this.pool = new Pool({ connectionString: this.url }) }); it('answers', function () { return this.pool.query('SELECT 1') })`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool.ts'] } },
      errors: [{ messageId: 'fixture', data: { ...pool, library: '@neondatabase/serverless', sharedFixture: 'the shared fixture in tests/support/pool.ts', reason: ' The fix leaves it to you: what it is opened with is kept on `this`.' } }],
    },
    {
      name: 'under no name, which is left to its owner',
      code: `import { Pool } from '@neondatabase/serverless'; let app; beforeEach(() => { app = createApp({ pool: new Pool() }) }); it('answers', () => app.inject('/'))`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/pool.ts'] } },
      errors: [{ messageId: 'fixture', data: { ...pool, binding: '', library: '@neondatabase/serverless', sharedFixture: 'the shared fixture in tests/support/pool.ts', reason: ' The fix leaves it to you: nothing keeps it under a name.' } }],
    },
    {
      name: 'in memory, anew for each test, with a schema that the hook makes',
      code: `import Database from 'better-sqlite3'; let db, store; beforeEach(async () => { db = new Database(':memory:'); await migrate(db); store = new Store(db) })${inTest}`,
      errors: [{ messageId: 'fixture', data: sqlite }],
    },
    {
      name: "in memory, with a schema that a library's own function makes",
      code: `import { PGlite } from '@electric-sql/pglite'; import { drizzle } from 'drizzle-orm/pglite'; import { migrate } from 'drizzle-orm/pglite/migrator'; async function open() { const db = drizzle(new PGlite()); return [await migrate(db, options), createStore(db)] } it('a', async () => { await open() })`,
      errors: [{ messageId: 'fixture', data: { library: '@electric-sql/pglite', thing: 'database', binding: ' `db`', sharedFixture, reason: '' } }],
    },
    {
      name: 'in memory, anew for each test, where a test makes the schema',
      code: "import Database from 'better-sqlite3'; let db; beforeEach(() => { db = new Database(':memory:') }); it('saves', () => { db.exec('CREATE TABLE receipts (seq INTEGER)'); save(db, receipt) })",
      errors: [{ messageId: 'fixture', data: sqlite }],
    },
    {
      name: 'a file, anew for each test, and handed to the code under test',
      code: `import Database from 'better-sqlite3'; let db, store; beforeEach(() => { db = new Database('test.db'); store = new Store(db) })${inTest}`,
      errors: [{ messageId: 'fixture', data: sqlite }],
    },
    {
      name: 'handed to the code under test, where options ask for it',
      code: `import Database from 'better-sqlite3'; let db, store; beforeEach(() => { db = new Database(':memory:'); store = new Store(db) })${inTest}`,
      options: [{ handedOver: true }],
      errors: [{ messageId: 'fixture', data: sqlite }],
    },
    {
      name: 'a private package that imports another private one, which names the library as its peer',
      filename: 'end-to-end/tests/database.test.ts',
      code: `import { connect } from '../../database/src'; import { Pool } from 'pg'; const db = connect(new Pool())${inTest}`,
      errors: [{ messageId: 'fixture', data: { ...pool, binding: '' } }],
    },
    {
      name: "in a test's body, where options ask for it",
      code: "import { Pool } from 'pg'; test('connects', () => { const pool = new Pool() })",
      options: [{ testBodies: true }],
      errors: [{ messageId: 'perTest', data: pool }],
    },
    {
      name: 'one library allowed, another not',
      code: `import { Pool } from 'pg'; import Redis from 'ioredis'; const redis = new Redis(); const pool = new Pool()${inTest}`,
      options: [{ allow: ['ioredis'] }],
      errors: [{ messageId: 'fixture', data: pool }],
    },
  ],
})
