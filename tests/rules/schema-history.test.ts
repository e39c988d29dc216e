import requireIdempotentSchema from '../../rules/require-idempotent-schema.ts'
import { runRule } from './rule-tester.ts'

const open = "import { Pool } from 'pg'; const pool = new Pool({ connectionString: process.env.DATABASE_URL });"
const openFile = "import Database from 'better-sqlite3'; const db = new Database('test.db');"
const openMemory = "import Database from 'better-sqlite3'; const db = new Database(':memory:');"
const openKysely = "import { Kysely, PostgresDialect } from 'kysely'; import { Pool } from 'pg'; const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool() }) });"
const container = "import { PostgreSqlContainer } from '@testcontainers/postgresql'; import { Pool } from 'pg'; let pool; beforeAll(async () => { const container = await new PostgreSqlContainer().start(); pool = new Pool({ connectionString: container.getConnectionUri() }) });"
const tests = "test('a', () => {}); test('b', () => {})"
const create = "pool.query('CREATE TABLE users (id int)')"
const drop = "pool.query('DROP TABLE IF EXISTS users')"

/** What leaves no thing for a second creation to meet. */
const gone: Readonly<Record<string, string>> = {
  'made and dropped once': `${open} beforeAll(() => ${create}); afterAll(() => ${drop}); ${tests}`,
  'made and dropped for each test': `${open} beforeEach(() => ${create}); afterEach(() => ${drop}); ${tests}`,
  'made and dropped for each test of a suite': `${open} afterEach(() => ${drop}); describe('users', () => { beforeEach(() => ${create}); ${tests} })`,
  'made for the one test of a suite and dropped behind it': `${open} describe('users', () => { beforeEach(() => ${create}); afterAll(() => ${drop}); test('a', () => {}) }); test('b', () => {})`,
  'made and dropped by one test': `${open} test('a', async () => { await ${create}; await ${drop} }); test('b', () => {})`,
  'made by one test, dropped by another': `${open} test('a', () => ${create}); test('b', () => ${drop})`,
  'made and dropped by a helper of several tests': `${open} async function inTable(run) { await ${create}; await run(); await ${drop} } test('a', () => inTable(() => {})); test('b', () => inTable(() => {}))`,
  'made and dropped by helpers of each test': `${open} const create = () => ${create}; const drop = () => ${drop}; test('a', async () => { await create(); await drop() }); test('b', async () => { await create(); await drop() })`,
  'made and dropped in a database that each test opens': `import Database from 'better-sqlite3'; let db; beforeEach(() => { db = new Database(':memory:'); db.exec('CREATE TABLE users (id int)') }); test('a', () => { db.exec('DROP TABLE users') }); test('b', () => {})`,
  'dropped when the test is over': `${open} import { onTestFinished } from 'vitest'; async function open() { await ${create}; onTestFinished(() => ${drop}) } test('a', () => open()); test('b', () => open())`,
  'dropped through a function that is handed its text': `${open} const run = (text) => pool.query(text); beforeAll(() => run('CREATE TABLE users (id int)')); afterAll(() => run('DROP TABLE users')); ${tests}`,
  'with the schema that its name says': `${open} beforeAll(() => pool.query('CREATE TABLE app.users (id int)')); afterAll(() => pool.query('DROP SCHEMA app CASCADE')); ${tests}`,
  'with the database': `${open} beforeAll(() => ${create}); afterAll(() => pool.query('DROP DATABASE test')); ${tests}`,
  'a view with the table that it hangs on': `${open} beforeAll(() => pool.query('CREATE VIEW active AS SELECT 1 FROM users')); afterAll(() => pool.query('DROP TABLE users CASCADE')); ${tests}`,
  'a value with its type': `${open} beforeAll(() => pool.query("ALTER TYPE mood ADD VALUE 'sad'")); afterAll(() => pool.query('DROP TYPE mood')); ${tests}`,
  'renamed away': `${open} beforeAll(() => pool.query('CREATE TABLE next_users (id int); DROP TABLE users; ALTER TABLE next_users RENAME TO users')); ${tests}`,
  'in a place that is made up as the test runs': `${open} const schema = \`s_\${Date.now()}\`; beforeAll(() => pool.query(\`CREATE SCHEMA \${schema}; SET search_path TO \${schema}; CREATE TABLE users (id int)\`)); ${tests}`,
  'dropped by text that nobody can read': `${open} import { dropAll } from 'texts'; beforeAll(() => ${create}); afterAll(() => pool.query(dropAll)); ${tests}`,
  'dropped by a builder of its own kind': `${openKysely} beforeAll(() => db.schema.createTable('app.users').execute()); afterAll(() => db.schema.dropTable('app.users').execute()); ${tests}`,

  'dropped by a function of a support module': `${open} import { dropUsers } from './support/drops'; beforeAll(() => ${create}); afterAll(() => dropUsers()); ${tests}`,
  'dropped by a hook of a support module that the file requires': `${open} require('./support/drops-users'); beforeEach(() => ${create}); ${tests}`,
  'made for each database that a table lists, and dropped elsewhere': `import { PGlite } from '@electric-sql/pglite'; let db; describe.each(['a', 'b'])('%s', () => { beforeAll(() => { db = new PGlite() }); test('a', () => db.exec('CREATE TABLE users (id int)')) }); test('b', () => db.exec('DROP TABLE IF EXISTS users'))`,
  'two constraints of one name on tables that nobody can read': `import { Sequelize } from 'sequelize'; const db = new Sequelize(process.env.DATABASE_URL, { dialect: 'postgres' }); const tables = db.getQueryInterface(); beforeEach(() => tables.addConstraint({ tableName: 'users' }, { fields: ['id'], type: 'unique', name: 'c' })); describe('posts', () => { beforeEach(() => tables.addConstraint({ tableName: 'posts' }, { fields: ['id'], type: 'unique', name: 'c' })); ${tests} }); afterEach(() => db.sync({ force: true }))`,
  'dropped by a hook that is a function of a support module': `${open} import { dropUsers } from './support/drops'; beforeEach(() => ${create}); afterEach(dropUsers); ${tests}`,
  'dropped by hooks that a function of a support module registers': `${open} import { useEmptyTables } from './support/drops'; useEmptyTables(); beforeEach(() => ${create}); ${tests}`,
  'dropped by a method of what a support module makes': `${open} import { openStore } from './support/drops'; const store = openStore(); beforeAll(() => ${create}); afterAll(() => store.empty()); ${tests}`,
  'dropped by a class of a support module': `${open} import { Store } from './support/drops'; const store = new Store(); beforeAll(() => ${create}); afterAll(() => store.empty()); ${tests}`,
  'text that a function of a support module runs': `${open} import { run } from './support/drops'; beforeAll(() => ${create}); afterAll(() => run('DROP TABLE users')); ${tests}`,
  'a handle goes to a function that nobody can read': `${open} import { reset } from 'pg-reset'; beforeAll(() => ${create}); afterAll(() => reset(pool)); ${tests}`,
  'an object that was made with a handle starts over': `${openKysely} import { Migrator } from 'kysely'; const migrator = new Migrator({ db }); beforeAll(() => db.schema.createTable('users').execute()); afterAll(() => migrator.migrateDown()); ${tests}`,
  'a command, which may do anything': `${open} import { execSync } from 'node:child_process'; beforeAll(() => { execSync('prisma migrate reset --force') }); beforeAll(() => ${create}); ${tests}`,

  'the file is removed': `${openFile} import { rmSync } from 'node:fs'; beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); afterAll(() => rmSync('test.db')); ${tests}`,
  'a temporary file of a fixed name is removed': `import Database from 'better-sqlite3'; import { existsSync, rmSync } from 'node:fs'; import { tmpdir } from 'node:os'; import { join } from 'node:path'; const folder = join(tmpdir(), 'users-test'); beforeAll(() => { if (existsSync(folder)) rmSync(folder, { recursive: true }); const db = new Database(join(folder, 'test.db')); db.exec('CREATE TABLE users (id int)') }); ${tests}`,
  'its directory is removed': `import Database from 'better-sqlite3'; import { rm } from 'node:fs/promises'; import path from 'node:path'; const db = new Database(path.join(__dirname, 'data', 'test.db')); beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); afterAll(() => rm(path.join(__dirname, 'data'), { recursive: true })); ${tests}`,
  'a file of unknown path is removed': `${openFile} import { rimraf } from 'rimraf'; import { file } from 'paths'; beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); afterAll(() => rimraf(file)); ${tests}`,

  'rolled back after each test': `${open} beforeEach(async () => { await pool.query('BEGIN'); await ${create} }); afterEach(() => pool.query('ROLLBACK')); ${tests}`,
  'rolled back where nobody sees it begin': `${open} beforeEach(() => ${create}); afterEach(() => pool.query('ROLLBACK')); ${tests}`,
  'begun and never committed': `import { Client } from 'pg'; test('a', async () => { const client = new Client(); await client.connect(); await client.query('BEGIN'); await client.query('CREATE TABLE users (id int)'); await client.end() })`,
  'begun and never committed by a helper of several tests': `import { Client } from 'pg'; async function open() { const client = new Client(); await client.query('BEGIN'); await client.query('CREATE TABLE users (id int)'); return client } test('a', async () => { const client = await open(); await client.end() })`,
  'rolled back to a savepoint': `${open} beforeEach(() => pool.query('SAVEPOINT empty; CREATE TABLE users (id int)')); afterEach(() => pool.query('ROLLBACK TO empty')); ${tests}`,
  'rolled back in the function that runs in the transaction': `import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL }); test('a', () => db.transaction(async (trx) => { await trx.raw('CREATE TABLE users (id int)'); await trx.rollback() })); test('b', () => {})`,
  'rolled back because the function throws': `import { PGlite } from '@electric-sql/pglite'; const db = new PGlite('./data'); test('a', () => db.transaction(async (tx) => { await tx.exec('CREATE TABLE users (id int)'); throw new Error('back') }).catch(() => {})); test('b', () => {})`,

  'its failure is caught where the helper is called': `${open} const create = () => ${create}; beforeAll(async () => { try { await create() } catch {} }); ${tests}`,
  'asked about where the helper is called': `${open} const create = () => ${create}; beforeAll(async () => { if (!(await isThere())) await create() }); ${tests}`,
  'asked about before, with an early return': `${open} beforeAll(async () => { if (await isThere()) return; await ${create} }); ${tests}`,
  'an error that is thrown again under a condition': `${open} beforeAll(async () => { try { await ${create} } catch (error) { if (error.code !== '42P07') throw error } }); ${tests}`,
  'expected to fail, in a function': `${openFile} test('a', () => { expect(() => db.exec('CREATE TABLE users (id int)')).toThrow() }); test('b', () => {})`,
  'among promises of which each failure is an answer': `${open} beforeAll(() => Promise.allSettled([${create}])); ${tests}`,
  'made once in a container that is new each time': `${container} beforeAll(() => ${create}); ${tests}`,
  'made in a container that each test starts': `import { PostgreSqlContainer } from '@testcontainers/postgresql'; import { Pool } from 'pg'; let pool; beforeEach(async () => { const container = await new PostgreSqlContainer().start(); pool = new Pool({ connectionString: container.getConnectionUri() }); await ${create} }); ${tests}`,
  'expected to be rejected by node:assert': `${open} import assert from 'node:assert'; test('a', () => assert.rejects(${create})); test('b', () => {})`,
  'expected to be rejected by chai': `${open} test('a', () => expect(${create}).to.be.rejectedWith('exists')); test('b', () => {})`,

  'in a test that runs under a condition': `${openMemory} import { test } from 'vitest'; test.runIf(process.platform === 'linux')('a', () => { db.exec('CREATE TABLE users (id int)') }); test.skipIf(process.env.CI)('b', () => {})`,
  'in a test of Bun that runs under a condition': `${openMemory} import { test } from 'bun:test'; test.if(process.platform === 'linux')('a', () => { db.exec('CREATE TABLE users (id int)') }); test('b', () => {})`,
  'in a test that is skipped': `${open} test.skip('a', () => ${create}); test('b', () => {})`,
}

/** What a second creation meets, and the first one does not. */
const there: Readonly<Record<string, string>> = {
  'dropped in another suite for its own tests': `${openMemory} describe('users', () => { beforeEach(() => { db.exec('CREATE TABLE users (id int)') }); ${tests} }); describe('posts', () => { afterEach(() => { db.exec('DROP TABLE IF EXISTS users') }); test('c', () => {}) })`,
  'made for each test, dropped once': `${open} beforeEach(() => ${create}); afterAll(() => ${drop}); ${tests}`,
  'made for each test, dropped once before': `${open} beforeAll(() => ${drop}); beforeEach(() => ${create}); ${tests}`,
  'made for each test in one container': `${container} beforeEach(() => ${create}); ${tests}`,
  'made for each row of a table, dropped once': `${open} beforeEach(() => ${create}); afterAll(() => ${drop}); test.each([1, 2])('a', () => {})`,
  'made by the test of each row of a table': `${openMemory} import { test } from 'vitest'; test.skipIf(process.env.CI).each([1, 2])('a', () => { db.exec('CREATE TABLE users (id int)') })`,
  'made by the test of each row of a table that a tag holds': `${openMemory} import { test } from '@jest/globals'; test.each\`row \${1} \${2}\`('a', () => { db.exec('CREATE TABLE users (id int)') })`,
  'made by the test of each row of a table of Bun': `${openMemory} import { test } from 'bun:test'; test.each([1, 2])('a', () => { db.exec('CREATE TABLE users (id int)') })`,
  'made by a helper of several tests, dropped by one': `${open} const create = () => ${create}; test('a', () => create()); test('b', () => create()); test('c', () => ${drop})`,
}

/** What the next run meets. */
const stays: Readonly<Record<string, string>> = {
  'in a temporary file of a fixed name': `import Database from 'better-sqlite3'; import { tmpdir } from 'node:os'; import { join } from 'node:path'; const db = new Database(join(tmpdir(), 'test.db')); beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); ${tests}`,
  'in a file below /tmp that each test opens': `import Database from 'better-sqlite3'; let db; beforeEach(() => { db = new Database('/tmp/test.db'); db.exec('CREATE TABLE users (id int)') }); test('a', () => {})`,
  'in a file beside the test, found as ES modules do': `import Database from 'better-sqlite3'; import path from 'path'; import { fileURLToPath } from 'url'; const __filename = fileURLToPath(import.meta.url); const __dirname = path.dirname(__filename); const file = path.join(__dirname, '../tmp/test.db'); let db; beforeEach(() => { db = new Database(file); db.exec('CREATE TABLE users (id int)') }); test('a', () => {})`,
  'on what the environment names, taken apart': `import { Pool } from 'pg'; const { DATABASE_URL } = process.env; const pool = new Pool({ connectionString: DATABASE_URL }); beforeAll(() => ${create}); ${tests}`,
  'on what the environment names, in a variable': `import { Pool } from 'pg'; const env = process.env; const pool = new Pool({ connectionString: env.DATABASE_URL }); beforeAll(() => ${create}); ${tests}`,
  'dropped in a test that is skipped': `${open} beforeAll(() => ${create}); test.skip('a', () => ${drop}); test('b', () => {})`,
  'dropped in a suite that is skipped': `${open} beforeAll(() => ${create}); describe.skip('users', () => { test('a', () => ${drop}) }); test('b', () => {})`,
  'another table dropped': `${open} beforeAll(() => ${create}); afterAll(() => pool.query('DROP TABLE posts')); ${tests}`,
  'a table of another schema dropped': `${open} beforeAll(() => pool.query('CREATE TABLE app.users (id int)')); afterAll(() => pool.query('DROP TABLE other.users')); ${tests}`,
  'another schema dropped': `${open} beforeAll(() => pool.query('CREATE TABLE app.users (id int)')); afterAll(() => pool.query('DROP SCHEMA other CASCADE')); ${tests}`,
  'a view of its name dropped': `${open} beforeAll(() => ${create}); afterAll(() => pool.query('DROP VIEW users')); ${tests}`,
  'an index of another table dropped': `${open} beforeAll(() => pool.query('CREATE TABLE users (id int)')); afterAll(() => pool.query('DROP INDEX users_id')); ${tests}`,
  'a function of the application that drops nothing': `${open} import { clearCaches } from './support/drops'; beforeAll(() => ${create}); afterEach(() => clearCaches()); ${tests}`,
  'a function of a package that is only called so': `${open} import { cleanup } from '@testing-library/react'; beforeAll(() => ${create}); afterEach(() => cleanup()); ${tests}`,
  'a function of a support module that drops another table': `${open} import { dropPosts } from './support/drops'; beforeAll(() => ${create}); afterAll(() => dropPosts()); ${tests}`,
  'an object without a handle that is only called so': `${open} import { createCache } from 'cache'; const cache = createCache(); beforeAll(() => ${create}); afterEach(() => cache.reset()); ${tests}`,
  'a function of the language that is only called so': `${open} beforeAll(() => ${create}); afterEach(() => { clearTimeout(timer) }); ${tests}`,
  'rolled back in a transaction of its own': `${open} beforeAll(() => ${create}); test('a', async () => { await pool.query('BEGIN'); await pool.query('ROLLBACK') })`,
  'committed before the rollback': `${open} beforeAll(() => pool.query('BEGIN; CREATE TABLE users (id int); COMMIT')); afterAll(() => pool.query('ROLLBACK')); ${tests}`,
  'in a transaction that its function commits': `import { PGlite } from '@electric-sql/pglite'; const pool = new PGlite('./data'); test('a', () => pool.transaction(async (tx) => { await tx.query('CREATE TABLE users (id int)') })); test('b', () => {})`,
  'an error that is thrown again': `${open} beforeAll(async () => { try { await ${create} } catch (error) { console.error(error); throw error } }); ${tests}`,
  'an error that is handed on': `${open} beforeAll((done) => { ${create}.catch(done) }); ${tests}`,
  'expected to succeed': `${open} test('a', () => expect(${create}).resolves.toBeDefined()); test('b', () => {})`,
  'expected not to throw': `${open} test('a', () => expect(${create}).rejects.not.toThrow()); test('b', () => {})`,
  'asked about which database there is': `${open} beforeAll(async () => { if (process.env.DATABASE_URL) await ${create} }); ${tests}`,
}

const inVitest = "import { afterAll, beforeAll, beforeEach, test } from 'vitest';"

/** What set-up modules of a runner take away: the folder, its file's code. */
const goneBySetup: readonly (readonly [folder: string, code: string])[] = [
  ['hooks', `${inVitest} ${open} beforeEach(() => ${create}); ${tests}`],
  ['global', `${inVitest} ${open} beforeAll(() => ${create}); ${tests}`],
  ['returned', `${inVitest} ${open} beforeAll(() => ${create}); ${tests}`],
  ['loaded', `${inVitest} ${open} beforeAll(() => ${create}); ${tests}`],
  ['rolled-back', `${inVitest} ${open} beforeEach(() => ${create}); ${tests}`],
  // What set-up makes is not this file's
  ['made', `${inVitest} ${open} beforeAll(() => ${create}); afterAll(() => ${drop}); ${tests}`],
  ['teardown', `import { beforeAll, test } from '@jest/globals'; ${open} beforeAll(() => ${create}); ${tests}`],
  ['root-hooks', `import { beforeEach, it as test } from 'mocha'; ${open} beforeEach(() => ${create}); ${tests}`],
]

/** What they leave: another table, or a table that is made more often than they run. */
const leftBySetup: typeof goneBySetup = [
  ['hooks', `${inVitest} ${open} beforeAll(() => pool.query('CREATE TABLE posts (id int)')); ${tests}`],
  ['made', `${inVitest} ${open} beforeAll(() => ${create}); ${tests}`],
]

/** The same for what stays between runs, where more than one database is open. */
const otherDatabases: Readonly<Record<string, string>> = {
  'dropped in another database of the server': `import { Pool } from 'pg'; const pool = new Pool({ database: 'app' }); const other = new Pool({ database: 'reports' }); beforeAll(() => pool.query('CREATE TABLE users (id int)')); afterAll(() => other.query('DROP TABLE users')); ${  tests}`,
  'dropped in another database by its address': `import { Pool } from 'pg'; const pool = new Pool({ connectionString: 'postgres://localhost/app' }); const other = new Pool({ connectionString: 'postgres://127.0.0.1/reports?sslmode=disable' }); beforeAll(() => pool.query('CREATE TABLE users (id int)')); afterAll(() => other.query('DROP TABLE users')); ${  tests}`,
  'dropped in another file': `import Database from 'better-sqlite3'; const db = new Database('test.db'); const other = new Database('other.db'); beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); afterAll(() => { other.exec('DROP TABLE users') }); ${  tests}`,
  'dropped in memory': `import Database from 'better-sqlite3'; const db = new Database('test.db'); const other = new Database(':memory:'); beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); afterAll(() => { other.exec('DROP TABLE users') }); ${  tests}`,
  'dropped in a database of another kind': `${open} import Database from 'better-sqlite3'; const other = new Database('test.db'); beforeAll(() => ${create}); afterAll(() => { other.exec('DROP TABLE users') }); ${tests}`,
  'dropped by a builder in another database': `import knex from 'knex'; const db = knex({ client: 'pg', connection: 'postgres://localhost/app' }); const other = knex({ client: 'pg', connection: 'postgres://localhost/reports' }); beforeAll(() => db.raw('CREATE TABLE users (id int)')); afterAll(() => other.schema.dropTableIfExists('users')); ${  tests}`,
  'rolled back in another database': `import { Client } from 'pg'; const client = new Client({ database: 'app' }); const other = new Client({ database: 'reports' }); beforeEach(() => other.query('BEGIN')); beforeAll(() => client.query('CREATE TABLE users (id int)')); afterEach(() => other.query('ROLLBACK')); ${  tests}`,
}

/** The same for databases in memory, where what runs again meets what it made. */
const otherMemories: Readonly<Record<string, string>> = {
  'dropped in another database in memory': `import Database from 'better-sqlite3'; const db = new Database(':memory:'); const other = new Database(':memory:'); beforeEach(() => { db.exec('CREATE TABLE users (id int)') }); afterEach(() => { other.exec('DROP TABLE users') }); ${  tests}`,
  'dropped in another database of the function that opens one': `import Database from 'better-sqlite3'; const openDatabase = () => new Database(':memory:'); const db = openDatabase(); const other = openDatabase(); beforeEach(() => { db.exec('CREATE TABLE users (id int)') }); afterEach(() => { other.exec('DROP TABLE users') }); ${  tests}`,
}

/** What may be one database: nothing says that it is another one. */
const maybeOneDatabase: Readonly<Record<string, string>> = {
  'dropped by another connection to the same database': `import { Pool } from 'pg'; const pool = new Pool({ database: 'app' }); const admin = new Pool({ database: 'app', user: 'postgres' }); beforeAll(() => pool.query('CREATE TABLE users (id int)')); afterAll(() => admin.query('DROP TABLE users')); ${  tests}`,
  'dropped with its database by another connection': `import { Pool } from 'pg'; const pool = new Pool({ database: 'app' }); const admin = new Pool({ database: 'postgres' }); beforeAll(() => pool.query('CREATE TABLE users (id int)')); afterAll(() => admin.query('DROP DATABASE app')); ${  tests}`,
  'dropped in a database that the environment names': `${open} const other = new Pool({ connectionString: process.env.ADMIN_URL }); beforeAll(() => ${create}); afterAll(() => other.query('DROP TABLE users')); ${tests}`,
  'dropped through the other name of its file': `import Database from 'better-sqlite3'; import { createClient } from '@libsql/client'; const db = new Database('test.db'); const other = createClient({ url: 'file:test.db' }); beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); afterAll(() => other.execute('DROP TABLE users')); ${  tests}`,
  'dropped by a helper that gets several': `import Database from 'better-sqlite3'; const db = new Database('test.db'); const other = new Database('other.db'); const reset = (database) => database.exec('DROP TABLE IF EXISTS users'); beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); afterAll(() => { reset(other); reset(db) }); ${  tests}`,
  'dropped in a variable that holds several': `import Database from 'better-sqlite3'; const db = new Database('test.db'); let other = new Database('other.db'); other = new Database('test.db'); beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); afterAll(() => { other.exec('DROP TABLE users') }); ${  tests}`,
  'dropped in a field that holds several': `import Database from 'better-sqlite3'; const db = new Database('test.db'); class Store { open() { this.db = new Database('other.db') } reopen() { this.db = new Database('test.db') } empty() { this.db.exec('DROP TABLE users') } } const store = new Store(); beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); afterAll(() => { store.empty() }); ${  tests}`,
  'dropped in shared memory': `import Database from 'better-sqlite3'; const db = new Database('file:users?mode=memory&cache=shared'); const other = new Database('file:users?mode=memory&cache=shared'); beforeEach(() => { db.exec('CREATE TABLE users (id int)') }); afterEach(() => { other.exec('DROP TABLE users') }); ${  tests}`,
}

/** Questions whose answer is the same in the next run. */
const noGuards: Readonly<Record<string, string>> = {
  'asked about the system': `${open} import { dialect } from './dialect'; beforeAll(async () => { if (dialect === 'postgres') await ${create} }); ${tests}`,
  'asked about the system that a table lists': `${open} describe.each(['postgres', 'mysql'])('%s', (dialect) => { beforeAll(async () => { if (dialect !== 'mysql') { await ${create} } }); ${tests} })`,
  'asked about the system by a call': `${open} import { orm } from './orm'; beforeAll(async () => { if (orm.getDialect() === 'postgres') await ${create} }); ${tests}`,
  'asked whether the system is one of several': `${open} import { dialect } from './dialect'; beforeAll(async () => { if (['postgres', 'cockroachdb'].includes(dialect)) await ${create} }); ${tests}`,
  'asked how the name of the system begins': `${open} import { client } from './dialect'; beforeAll(async () => { client.startsWith('pg') && (await ${create}) }); ${tests}`,
  'asked about the system in a variable': `${open} import { dialect } from './dialect'; const isPostgres = dialect === 'postgres'; beforeAll(async () => { if (isPostgres && process.env.CI) await ${create} }); ${tests}`,
  'left early on another system': `${open} import { dialect } from './dialect'; beforeAll(async () => { if (dialect === 'mysql') return; await ${create} }); ${tests}`,
}

/** What stays though a file is removed. */
const otherFile = {
  code: `${openFile} import { rmSync } from 'node:fs'; beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); afterAll(() => rmSync('out.txt')); ${tests}`,
}

/** What a file that always asks for a guard has in its place: something that works on a database that has the thing. */
const explicit: Readonly<Record<string, string>> = {
  'dropped before it is made': `${open} beforeEach(async () => { await ${drop}; await ${create} }); ${tests}`,
  'dropped once before it is made once': `${openMemory} db.exec('DROP TABLE IF EXISTS users'); db.exec('CREATE TABLE users (id int)'); ${tests}`,
  'dropped nobody knows when': `${open} const wipe = () => ${drop}; queue.add(wipe); beforeAll(() => ${create}); ${tests}`,
}

/** What does not work there, though nothing else takes a second run for a failure. */
const implicit: Readonly<Record<string, string>> = {
  'dropped afterwards': `${open} beforeEach(() => ${create}); afterEach(() => ${drop}); ${tests}`,
  'dropped by one test of a new database': `${openMemory} beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); test('a', () => { db.exec('DROP TABLE users') })`,
  'dropped afterwards in a database that each test opens': `import Database from 'better-sqlite3'; let db; beforeEach(() => { db = new Database(':memory:'); db.exec('CREATE TABLE users (id int)') }); afterEach(() => { db.exec('DROP TABLE users') }); ${tests}`,
  'rolled back': `${open} beforeEach(async () => { await pool.query('BEGIN'); await ${create} }); afterEach(() => pool.query('ROLLBACK')); ${tests}`,
}

const options = [{ explicitGuard: true }]

const setupCase = ([folder, code]: (typeof goneBySetup)[number]) => ({ name: `set up by emptied/${folder}`, filename: `emptied/${folder}/users.test.ts`, code })

runRule(requireIdempotentSchema, {
  valid: [...Object.entries({ ...gone, ...maybeOneDatabase }).map(([name, code]) => ({ name, code })), ...goneBySetup.map(setupCase), ...Object.entries(explicit).map(([name, code]) => ({ name: `${name}, where a guard is asked for`, code, options }))],
  invalid: [
    ...Object.entries(implicit).map(([name, code]) => ({ name: `${name}, where a guard is asked for`, code, options, output: guarded(code), errors: [{ messageId: 'unguarded' as const }] })),
    ...leftBySetup.map((each) => ({ ...setupCase(each), output: guarded(each[1]), errors: [{ messageId: 'secondRun' as const }] })),
    ...Object.entries({ ...there, ...otherMemories }).map(([name, code]) => ({ name, code, output: guarded(code), errors: [{ messageId: 'runsAgain' as const }] })),
    ...Object.entries({ ...stays, ...otherDatabases, ...noGuards, 'another file removed': otherFile.code }).map(([name, code]) => ({ name, code, output: guarded(code), errors: [{ messageId: 'secondRun' as const }] })),
  ],
})

function guarded(code: string): string {
  return code.replace('CREATE TABLE', 'CREATE TABLE IF NOT EXISTS')
}
