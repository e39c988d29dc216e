import requireIdempotentSchema from '../../rules/require-idempotent-schema.ts'
import { runRule } from './rule-tester.ts'

const inTest = "\ntest('creates a user', async () => { await run() })"
const open = "import { Pool } from 'pg'; const pool = new Pool({ connectionString: process.env.DATABASE_URL });"
const openFile = "import Database from 'better-sqlite3'; const db = new Database('test.db');"
const openMemory = "import Database from 'better-sqlite3';"
const rows = 'Write IF NOT EXISTS. The rows that this file inserts need ON CONFLICT then, or each run adds them again.'
const openMySql = "import mysql from 'mysql2/promise'; const pool = mysql.createPool({ host: 'localhost' });"
const openAny = "import { Sequelize } from 'sequelize'; const db = new Sequelize(process.env.DATABASE_URL);"
const openMikro = "import { MikroORM } from '@mikro-orm/postgresql'; const orm = await MikroORM.init({ host: 'localhost', entities: [] });"
const openKnex = "import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL });"
const openKysely = "import { Kysely, PostgresDialect } from 'kysely'; import { Pool } from 'pg'; const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool() }) });"
const openTypeOrm = "import { DataSource } from 'typeorm'; const source = new DataSource({ type: 'postgres', host: 'localhost' }); const runner = source.createQueryRunner();"
const runs = "beforeAll(() => pool.query("
const ownDatabase = 'or give each run a database of its own.'
const guard = 'Write IF NOT EXISTS, or give each run a database of its own.'

runRule(requireIdempotentSchema, {
  valid: [
    { name: 'guarded', code: `${open} beforeAll(() => pool.query('CREATE TABLE IF NOT EXISTS users (id int)'))${inTest}` },
    { name: 'dropped before', code: `${open} beforeAll(async () => { await pool.query('DROP TABLE IF EXISTS users'); await pool.query('CREATE TABLE users (id int)') })${inTest}` },
    { name: 'dropped in the same text', code: `${open} beforeAll(() => pool.query('DROP TABLE IF EXISTS public.users; CREATE TABLE users (id int)'))${inTest}` },
    { name: 'its schema dropped', code: `${open} beforeAll(() => pool.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public; CREATE TABLE users (id int)'))${inTest}` },
    { name: 'under a name made up as the test runs', code: `${open} const table = \`t_\${randomUUID()}\`; beforeAll(() => pool.query(\`CREATE TABLE \${table} (id int)\`))${inTest}` },
    { name: 'a name that may hold the guard', code: `${open} beforeAll(() => pool.query(\`CREATE TABLE \${guard} users (id int)\`))${inTest}` },
    { name: 'temporary, on any connection of a pool', code: `${open} beforeEach(() => pool.query('CREATE TEMP TABLE users (id int)'))${inTest}` },
    { name: 'rolled back', code: `${open} beforeEach(() => pool.query('BEGIN; CREATE TABLE users (id int)')); afterEach(() => pool.query('ROLLBACK'))${inTest}` },
    { name: 'rolled back through the library', code: `import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL }); let trx; beforeEach(async () => { trx = await db.transaction(); await trx.raw('CREATE TABLE users (id int)') }); afterEach(() => trx.rollback())${inTest}` },
    { name: 'an index on a table that is dropped', code: `${open} beforeAll(() => pool.query('DROP TABLE IF EXISTS users; CREATE TABLE users (id int); CREATE INDEX users_id ON users (id)'))${inTest}` },
    { name: 'dropped under a name nobody can read', code: `${open} beforeAll(async () => { for (const table of tables) await pool.query(\`DROP TABLE IF EXISTS \${table}\`); await pool.query('CREATE TABLE users (id int)') })${inTest}` },
    { name: 'dropped through a builder', code: `import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL }); beforeAll(async () => { await db.schema.dropTableIfExists('users'); await db.raw('CREATE TABLE users (id int)') })${inTest}` },
    { name: 'dropped by a function of another file, as its name says', code: `${open} import { resetDatabase } from './support/reset'; beforeAll(async () => { await resetDatabase(pool); await pool.query('CREATE TABLE users (id int)') })${inTest}` },
    { name: 'a mocked library', code: `${open} vi.mock('pg'); beforeAll(() => pool.query('CREATE TABLE users (id int)'))${inTest}` },
    { name: 'its failure is caught', code: `${open} beforeAll(async () => { try { await pool.query('CREATE TABLE users (id int)') } catch {} })${inTest}` },
    { name: 'its failure is expected', code: `${open} test('fails', async () => { await expect(pool.query('CREATE TABLE users (id int)')).rejects.toThrow() })` },
    { name: 'asked about first', code: `import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL }); beforeAll(async () => { if (!(await db.schema.hasTable('users'))) await db.schema.createTable('users', () => {}) })${inTest}` },
    { name: 'a file that the test removes', code: `${openFile} import { rmSync } from 'node:fs'; beforeAll(() => { db.exec('CREATE TABLE users (id int)') }); afterAll(() => rmSync('test.db'))${inTest}` },
    { name: 'in the schema of temporary tables', code: `${openFile} beforeAll(() => { db.exec('CREATE TABLE temp.users (id int)') })${inTest}` },
    { name: 'a temporary table of a builder', code: `import { Kysely, SqliteDialect } from 'kysely'; import Database from 'better-sqlite3'; const db = new Kysely({ dialect: new SqliteDialect({ database: new Database('test.db') }) }); beforeAll(() => db.schema.createTable('users').temporary().execute())${inTest}` },
    { name: 'a builder whose SQL is only written out', code: `${openKysely} test('a', () => { expect(db.schema.createTable('users').addColumn('id', 'integer').compile().sql).toBe(text) })` },
    { name: 'SQL that is only written out', code: `${openKnex} test('a', () => { expect(db.raw('CREATE TABLE users (id int)').toString()).toBe(text); expect(db.schema.createTable('users', () => {}).toSQL()).toEqual([]) })` },
    { name: 'no SQL', code: `${open} console.log('CREATE TABLE users (id int)')${inTest}` },
    { name: 'run by something nobody knows', code: `${open} other.query('CREATE TABLE users (id int)')${inTest}` },
    { name: 'a database in memory for each test', code: `${openMemory} let db; beforeEach(() => { db = new Database(':memory:'); db.exec('CREATE TABLE users (id int)') })${inTest}` },
    { name: 'one database in memory, created once', code: `${openMemory} const db = new Database(':memory:'); beforeAll(() => { db.exec('CREATE TABLE users (id int)') })${inTest}` },
    { name: 'a database in memory from a helper', code: `${openMemory} function open() { const db = new Database(':memory:'); db.exec('CREATE TABLE users (id int)'); return db } test('a', () => { open() }); test('b', () => { open() })` },
    { name: 'a helper that creates on the database that each test opens', code: `${openMemory} const create = (db) => db.exec('CREATE TABLE users (id int)'); test('a', () => { const db = new Database(':memory:'); create(db) }); test('b', () => { const db = new Database(':memory:'); create(db) })` },
    { name: 'a helper with a typed parameter that creates on the database that each test opens', code: `${openMemory} function create(db: Database.Database): void { db.exec('CREATE TABLE users (id int)') } let db: Database.Database; beforeEach(() => { db = new Database(':memory:'); create(db) })${inTest}` },
    { name: 'a temporary file', code: `${openMemory} import { mkdtempSync } from 'node:fs'; import { tmpdir } from 'node:os'; import { join } from 'node:path'; const db = new Database(join(mkdtempSync(join(tmpdir(), 'users-')), 'test.db')); beforeAll(() => { db.exec('CREATE TABLE users (id int)') })${inTest}` },
    { name: 'a temporary file with a name of its own', code: `${openMemory} import { tmpdir } from 'node:os'; import { join } from 'node:path'; const db = new Database(join(tmpdir(), \`users-\${process.pid}.db\`)); beforeAll(() => { db.exec('CREATE TABLE users (id int)') })${inTest}` },
    { name: 'a path that somebody hands in', code: `${openMemory} export function seed(file) { const db = new Database(file); db.exec('CREATE TABLE users (id int)') }${inTest}` },
    { name: 'a database of a random name', code: `import { Pool } from 'pg'; const database = \`test_\${randomUUID()}\`; const pool = new Pool({ host: 'localhost', database }); beforeAll(() => pool.query('CREATE TABLE users (id int)'))${inTest}` },
    { name: 'the application itself', filename: 'src/migrate.ts', code: `${open} export const migrate = () => pool.query('CREATE TABLE users (id int)')` },
    { name: 'a column that is dropped before', code: `${open} beforeAll(() => pool.query('ALTER TABLE users DROP COLUMN IF EXISTS age; ALTER TABLE users ADD COLUMN age int'))${inTest}` },
    { name: 'a drop before what the same hook makes', code: `${openMemory} const db = new Database(':memory:'); db.exec('CREATE TABLE users (id int)'); beforeEach(() => { db.exec('DROP TABLE users; CREATE TABLE users (id int)') })${inTest}` },
    { name: 'a drop of what something else makes', code: `${open} beforeEach(() => pool.query('DROP TABLE users'))${inTest}` },
    { name: 'a drop through a builder that asks', code: `import { Kysely, SqliteDialect } from 'kysely'; import Database from 'better-sqlite3'; const db = new Kysely({ dialect: new SqliteDialect({ database: new Database('test.db') }) }); beforeAll(async () => { await db.schema.dropTable('users').ifExists().execute(); await db.schema.createTable('users').execute() })${inTest}` },
    { name: 'a variable that two suites give a database of its own', code: `${openMemory} let db; describe('a', () => { beforeAll(() => { db = new Database(':memory:') }); test('a', () => { db.exec('CREATE TABLE users (id int)') }) }); describe('b', () => { beforeAll(() => { db = new Database(':memory:') }); test('b', () => { db.exec('CREATE TABLE users (id int)') }) })` },
    { name: 'two tables on one database', code: `${openMemory} const db = new Database(':memory:'); test('a', () => { db.exec('CREATE TABLE users (id int)') }); test('b', () => { db.exec('CREATE TABLE posts (id int)') })` },
    { name: 'a variable that a query fills', code: `${openMySql} test('reads', () => pool.query('SELECT id INTO found FROM users'))` },
    { name: 'a statement that the system does not have', code: `${openFile} beforeAll(() => { db.exec('CREATE SCHEMA app') })${inTest}` },
    { name: 'a guard where one is always asked for', code: `${openMemory} const db = new Database(':memory:'); db.exec('CREATE TABLE IF NOT EXISTS users (id int)')${inTest}`, options: [{ explicitGuard: true }] },
    { name: 'what the engine names itself, on a database that is always new', code: `import { PGlite } from '@electric-sql/pglite'; const db = new PGlite(); beforeAll(() => db.exec('CREATE INDEX ON users (email)'))${inTest}`, options: [{ explicitGuard: true }] },
    { name: 'a call that does no harm on its system', code: `import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(process.env.DATABASE_URL, { dialect: 'sqlite' }); beforeAll(() => sequelize.getQueryInterface().addConstraint('users', { fields: ['id'], type: 'unique', name: 'c' }))${inTest}` },
    { name: 'a builder with its guard', code: `import { Kysely, SqliteDialect } from 'kysely'; import Database from 'better-sqlite3'; const db = new Kysely({ dialect: new SqliteDialect({ database: new Database('test.db') }) }); beforeAll(() => db.schema.createTable('users').ifNotExists().addColumn('id', 'integer').execute())${inTest}` },
    { name: 'the tables of entities, one of which is dropped', code: `${openMikro} beforeAll(async () => { await orm.schema.execute('drop table if exists book'); await orm.schema.create() })${inTest}` },
    { name: 'the tables of entities, one of which the entity manager drops', code: `${openMikro} beforeAll(async () => { await orm.em.execute('DROP TABLE IF EXISTS book'); await orm.schema.create() })${inTest}` },
    { name: 'the tables of entities, made anew elsewhere in the file', code: `${openMikro} beforeAll(() => orm.schema.create()); afterAll(() => orm.schema.refresh())${inTest}` },
    { name: "Oracle's private temporary table", code: `import oracledb from 'oracledb'; const connection = await oracledb.getConnection({ connectString: 'localhost/XE' }); beforeAll(() => connection.execute('CREATE PRIVATE TEMPORARY TABLE ora$ptt_users (id number)'))${inTest}` },
    { name: 'dropped inside of a block', code: `import oracledb from 'oracledb'; const connection = await oracledb.getConnection({ connectString: 'localhost/XE' }); beforeAll(async () => { await connection.execute("begin execute immediate 'drop table users'; end;"); await connection.execute('create table users (id int)') })${inTest}` },
    { name: 'dropped by a synchronization', code: `import { DataSource } from 'typeorm'; const source = new DataSource({ type: 'postgres', host: 'localhost' }); beforeAll(async () => { await source.synchronize(true); await source.query('CREATE TABLE users (id int)') })${inTest}` },
    { name: 'a path below a directory that somebody hands in', code: `${openMemory} import path from 'node:path'; export function seed(workDir) { const db = new Database(path.join(workDir, 'test.db')); db.exec('CREATE TABLE users (id int)') }${inTest}` },
    { name: 'a path below a directory that a function gives', code: `${openMemory} import { makeProject } from 'project-fixture'; import path from 'node:path'; const { dir } = makeProject(); const file = path.resolve(dir, 'test.db'); const db = new Database(file); beforeAll(() => { db.exec('CREATE TABLE users (id int)') })${inTest}` },
    { name: 'a template that begins with a directory that a function gives', code: `${openMemory} import { workDir } from 'project-fixture'; const db = new Database(\`\${workDir()}/test.db\`); beforeAll(() => { db.exec('CREATE TABLE users (id int)') })${inTest}` },
    { name: 'an index of a builder on a table that is dropped', code: `${openKysely} beforeAll(() => db.schema.createIndex('users_email').on('users').column('email').execute()); afterAll(() => db.schema.dropTable('users').execute())${inTest}` },
    { name: 'a column of a builder on a table that is dropped', code: `${openKysely} beforeAll(() => db.schema.alterTable('users').addColumn('age', 'integer').execute()); afterAll(() => db.schema.dropTable('users').execute())${inTest}` },
    { name: "a column of a builder's callback on a table that is dropped", code: `${openKnex} beforeAll(() => db.schema.alterTable('users', (table) => { table.integer('age'); table.index(['age'], 'users_age') })); afterAll(() => db.schema.dropTable('users'))${inTest}` },
    { name: 'an index of a query runner on a table that is dropped', code: `${openTypeOrm} beforeAll(() => runner.createIndex('users', { name: 'users_email', columnNames: ['email'] })); afterAll(() => runner.dropTable('users'))${inTest}` },
    { name: 'an index of a query runner on a table that is read nowhere, where one is dropped', code: `${openTypeOrm} beforeAll(() => runner.createIndex(table, { name: 'users_email', columnNames: ['email'] })); afterAll(() => runner.dropTable('users'))${inTest}` },
    { name: 'a constraint of a query interface on a table that is dropped', code: `${openAny} beforeAll(async () => { await db.query('DROP TABLE IF EXISTS users'); await db.getQueryInterface().addConstraint('users', { fields: ['id'], type: 'unique', name: 'c' }) })${inTest}` },
    { name: 'dropped by a hook of a module that the file imports', code: `import './support/drops-users'; ${open} beforeEach(() => pool.query('CREATE TABLE users (id int)'))${inTest}` },
    { name: 'a hook of a module that the file imports hands the database to something unknown', code: `import './support/empties-database'; ${open} beforeEach(() => pool.query('CREATE TABLE users (id int)'))${inTest}` },
    { name: 'its failure is told apart in a callback', code: `${open} beforeAll((done) => { pool.query('CREATE TABLE users (id int)', (error) => { if (error && error.code !== '42P07') throw error; done() }) })${inTest}` },
    { name: 'its failure is taken by the second function of then', code: `${open} beforeAll(() => pool.query('CREATE TABLE users (id int)').then(() => {}, () => {}))${inTest}` },
    { name: 'an index and a column of a temporary table', code: `import { Client } from 'pg'; const client = new Client(); beforeAll(() => client.query('CREATE TEMP TABLE staged (id int); ALTER TABLE staged ADD COLUMN name text; CREATE INDEX staged_name ON staged (name)'))${inTest}` },
    { name: 'a handle whose method is a fake', code: `${openMikro} vi.spyOn(orm.em.getConnection(), 'execute').mockResolvedValue([]); beforeAll(() => orm.schema.create())${inTest}` },
  ],
  invalid: [
    {
      name: 'a callback that hands its error on',
      code: `${open} beforeAll((done) => { pool.query('CREATE TABLE users (id int)', (error) => done(error)) })${inTest}`,
      output: `${open} beforeAll((done) => { pool.query('CREATE TABLE IF NOT EXISTS users (id int)', (error) => done(error)) })${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'a table that no hook of an imported module drops',
      code: `import './support/drops-users'; ${open} beforeEach(() => pool.query('CREATE TABLE posts (id int)'))${inTest}`,
      output: `import './support/drops-users'; ${open} beforeEach(() => pool.query('CREATE TABLE IF NOT EXISTS posts (id int)'))${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'an index of a builder, where another table is dropped',
      code: `${openKysely} beforeAll(async () => { await db.schema.createIndex('users_email').on('users').column('email').execute() }); afterAll(() => db.schema.dropTable('posts').execute())${inTest}`,
      output: `${openKysely} beforeAll(async () => { await db.schema.createIndex('users_email').ifNotExists().on('users').column('email').execute() }); afterAll(() => db.schema.dropTable('posts').execute())${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'a schema of Sequelize 7, where the system is not known',
      code: `import { Sequelize } from '@sequelize/core'; const db = new Sequelize({ dialect, url: process.env.DATABASE_URL }); beforeAll(() => db.createSchema('app'))${inTest}`,
      output: null,
      errors: [
        {
          messageId: 'secondRun',
          suggestions: [
            {
              messageId: 'suggestion',
              data: { message: 'Pass { ifNotExists: true }.' },
              output: `import { Sequelize } from '@sequelize/core'; const db = new Sequelize({ dialect, url: process.env.DATABASE_URL }); beforeAll(() => db.createSchema('app', { ifNotExists: true }))${inTest}`,
            },
          ],
        },
      ],
    },
    ...["path.join(__dirname, 'test.db')", "path.join(import.meta.dirname, '..', 'test.db')", "path.join(process.cwd(), 'test.db')", "path.join(homedir(), 'test.db')", '`${directory}/test.db`'].map((file) => ({
      name: `a file below a directory that stays: ${file}`,
      code: `${openMemory} import { homedir } from 'node:os'; import path from 'node:path'; const directory = 'data'; const db = new Database(${file}); beforeAll(() => { db.exec('CREATE TABLE users (id int)') })${inTest}`,
      output: `${openMemory} import { homedir } from 'node:os'; import path from 'node:path'; const directory = 'data'; const db = new Database(${file}); beforeAll(() => { db.exec('CREATE TABLE IF NOT EXISTS users (id int)') })${inTest}`,
      errors: [{ messageId: 'secondRun' as const }],
    })),
    {
      name: 'the tables of entities',
      code: `${openMikro} beforeAll(() => orm.schema.create())${inTest}`,
      output: null,
      errors: [
        {
          messageId: 'secondRun',
          suggestions: [{ messageId: 'suggestion', data: { message: 'Use update().' }, output: `${openMikro} beforeAll(() => orm.schema.update())${inTest}` }],
        },
      ],
    },
    {
      name: 'a server that stays',
      code: `${open} beforeAll(() => pool.query('CREATE TABLE users (id int)'))${inTest}`,
      output: `${open} beforeAll(() => pool.query('CREATE TABLE IF NOT EXISTS users (id int)'))${inTest}`,
      errors: [{ messageId: 'secondRun', data: { object: 'table `users`', error: 'relation "users" already exists', remedy: guard } }],
    },
    {
      name: 'a file that stays, over several lines, in lower case',
      code: `${openFile}
beforeAll(() => {
  db.exec(\`
    create table users (id int);
    create unique index users_email on users (email);
  \`)
})${inTest}`,
      output: `${openFile}
beforeAll(() => {
  db.exec(\`
    create table if not exists users (id int);
    create unique index if not exists users_email on users (email);
  \`)
})${inTest}`,
      errors: [
        { messageId: 'secondRun', data: { object: 'table `users`', error: 'table users already exists', remedy: guard }, line: 4, column: 5, endColumn: 23 },
        { messageId: 'secondRun', data: { object: 'index `users_email`', error: 'index users_email already exists', remedy: guard }, line: 5 },
      ],
    },
    {
      name: 'text in a constant',
      code: `${open} const schema = 'CREATE TABLE users (id int)'; beforeAll(() => pool.query(schema))${inTest}`,
      output: `${open} const schema = 'CREATE TABLE IF NOT EXISTS users (id int)'; beforeAll(() => pool.query(schema))${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'a name in a constant',
      code: `${open} const table = 'users'; beforeAll(() => pool.query(\`CREATE TABLE \${table} (id int)\`))${inTest}`,
      output: `${open} const table = 'users'; beforeAll(() => pool.query(\`CREATE TABLE IF NOT EXISTS \${table} (id int)\`))${inTest}`,
      errors: [{ messageId: 'secondRun', data: { object: 'table `users`', error: 'relation "users" already exists', remedy: guard } }],
    },
    {
      name: 'a query object',
      code: `${open} beforeAll(() => pool.query({ text: 'CREATE TABLE users (id int)' }))${inTest}`,
      output: `${open} beforeAll(() => pool.query({ text: 'CREATE TABLE IF NOT EXISTS users (id int)' }))${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'a tag that executes',
      code: `import postgres from 'postgres'; const sql = postgres(process.env.DATABASE_URL); beforeAll(() => sql\`CREATE TABLE users (id int)\`)${inTest}`,
      output: `import postgres from 'postgres'; const sql = postgres(process.env.DATABASE_URL); beforeAll(() => sql\`CREATE TABLE IF NOT EXISTS users (id int)\`)${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'a statement that a tag makes',
      code: `import { drizzle } from 'drizzle-orm/node-postgres'; import { sql } from 'drizzle-orm'; const db = drizzle(process.env.DATABASE_URL); beforeAll(() => db.execute(sql\`CREATE TABLE users (id int)\`))${inTest}`,
      output: `import { drizzle } from 'drizzle-orm/node-postgres'; import { sql } from 'drizzle-orm'; const db = drizzle(process.env.DATABASE_URL); beforeAll(() => db.execute(sql\`CREATE TABLE IF NOT EXISTS users (id int)\`))${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: "the application's own session",
      code: `import { pool } from '../src/db'; beforeAll(() => pool.query('CREATE TABLE users (id int)'))${inTest}`,
      output: `import { pool } from '../src/db'; beforeAll(() => pool.query('CREATE TABLE IF NOT EXISTS users (id int)'))${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'an index where MySQL has no guard for it',
      code: `import mysql from 'mysql2/promise'; const pool = mysql.createPool({ host: 'localhost' }); beforeAll(() => pool.query('CREATE INDEX users_email ON users (email)'))${inTest}`,
      output: null,
      errors: [
        {
          messageId: 'secondRun',
          data: { object: 'index `users_email`', error: "Duplicate key name 'users_email'", remedy: 'Drop it before, or give each run a database of its own.' },
        },
      ],
    },
    {
      name: 'a text that also inserts rows, which a guard would double',
      code: `${open} beforeAll(() => pool.query('CREATE TABLE users (id int); INSERT INTO users VALUES (1)'))${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun', suggestions: [{ messageId: 'suggestion', data: { message: rows }, output: `${open} beforeAll(() => pool.query('CREATE TABLE IF NOT EXISTS users (id int); INSERT INTO users VALUES (1)'))${inTest}` }] }],
    },
    {
      name: 'rows that the next call inserts, which a guard would double',
      code: `${open} beforeAll(async () => { await pool.query('CREATE TABLE users (id int)'); await pool.query('INSERT INTO users VALUES (1)') })${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun', suggestions: [{ messageId: 'suggestion', data: { message: rows }, output: `${open} beforeAll(async () => { await pool.query('CREATE TABLE IF NOT EXISTS users (id int)'); await pool.query('INSERT INTO users VALUES (1)') })${inTest}` }] }],
    },
    {
      name: 'a text that several calls run, once',
      code: `${open} const schema = 'CREATE TABLE users (id int)'; beforeEach(() => pool.query(schema)); afterEach(() => pool.query(schema))${inTest}`,
      output: `${open} const schema = 'CREATE TABLE IF NOT EXISTS users (id int)'; beforeEach(() => pool.query(schema)); afterEach(() => pool.query(schema))${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'a text that runs on two systems of which one has no guard for it',
      code: `${open} import mysql from 'mysql2/promise'; const other = mysql.createPool({ host: 'localhost' }); const index = 'CREATE INDEX a ON users (id)'; beforeAll(async () => { await other.query(index); await pool.query(index) })${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'lines that end as on Windows',
      code: `${openFile}\r\nbeforeAll(() => {\r\n  db.exec(\`\r\n    CREATE TABLE users (\r\n      id int);\r\n    CREATE TABLE posts (id int)\`)\r\n})${inTest}`,
      output: `${openFile}\r\nbeforeAll(() => {\r\n  db.exec(\`\r\n    CREATE TABLE IF NOT EXISTS users (\r\n      id int);\r\n    CREATE TABLE IF NOT EXISTS posts (id int)\`)\r\n})${inTest}`,
      errors: [{ messageId: 'secondRun', line: 4, column: 5 }, { messageId: 'secondRun', line: 6, column: 5 }],
    },
    {
      name: 'a Knex builder in an expression',
      code: `import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL }); beforeAll(() => db.schema.createTable('users', () => {}))${inTest}`,
      output: null,
      errors: [
        {
          messageId: 'secondRun',
          data: { object: 'table `users`', error: 'relation "users" already exists', remedy: 'Ask .hasTable() first, or give each run a database of its own.' },
        },
      ],
    },
    {
      name: 'an argument in parentheses',
      code: `import { DataSource, Table } from 'typeorm'; const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL }); beforeAll(() => source.createQueryRunner().createTable((new Table({ name: 'users' }))))${inTest}`,
      output: `import { DataSource, Table } from 'typeorm'; const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL }); beforeAll(() => source.createQueryRunner().createTable((new Table({ name: 'users' })), true))${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'an escape before the place, behind which offsets shift',
      code: `${open} beforeAll(() => pool.query('\\n\\tCREATE TABLE users (id int)'))${inTest}`,
      output: `${open} beforeAll(() => pool.query('\\n\\tCREATE TABLE IF NOT EXISTS users (id int)'))${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'the same database in memory, again before each test',
      code: `${openMemory} const db = new Database(':memory:'); beforeEach(() => { db.exec('CREATE TABLE users (id int)') })${inTest}`,
      output: `${openMemory} const db = new Database(':memory:'); beforeEach(() => { db.exec('CREATE TABLE IF NOT EXISTS users (id int)') })${inTest}`,
      errors: [{ messageId: 'runsAgain', data: { object: 'table `users`', error: 'table users already exists', remedy: guard } }],
    },
    {
      name: 'the same database in memory, in a helper that two tests call',
      code: `${openMemory} let db; beforeAll(() => { db = new Database(':memory:') }); const create = () => db.exec('CREATE TABLE users (id int)'); test('a', () => { create() }); test('b', () => { create() })`,
      output: `${openMemory} let db; beforeAll(() => { db = new Database(':memory:') }); const create = () => db.exec('CREATE TABLE IF NOT EXISTS users (id int)'); test('a', () => { create() }); test('b', () => { create() })`,
      errors: [{ messageId: 'runsAgain' }],
    },
    {
      name: 'a support module',
      filename: 'tests/support/schema.ts',
      code: `${open} export const create = () => pool.query('CREATE TABLE users (id int)')`,
      output: `${open} export const create = () => pool.query('CREATE TABLE IF NOT EXISTS users (id int)')`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'a Kysely builder',
      code: `import { Kysely, SqliteDialect } from 'kysely'; import Database from 'better-sqlite3'; const db = new Kysely({ dialect: new SqliteDialect({ database: new Database('test.db') }) }); beforeAll(() => db.schema.createTable('users').addColumn('id', 'integer').execute())${inTest}`,
      output: `import { Kysely, SqliteDialect } from 'kysely'; import Database from 'better-sqlite3'; const db = new Kysely({ dialect: new SqliteDialect({ database: new Database('test.db') }) }); beforeAll(() => db.schema.createTable('users').ifNotExists().addColumn('id', 'integer').execute())${inTest}`,
      errors: [
        { messageId: 'secondRun', data: { object: 'table `users`', error: 'table "users" already exists', remedy: 'Add .ifNotExists(), or give each run a database of its own.' } },
      ],
    },
    {
      name: 'a TypeORM query runner',
      code: `import { DataSource, Table } from 'typeorm'; const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL }); beforeAll(async () => { const runner = source.createQueryRunner(); await runner.createTable(new Table({ name: 'users' })) })${inTest}`,
      output: `import { DataSource, Table } from 'typeorm'; const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL }); beforeAll(async () => { const runner = source.createQueryRunner(); await runner.createTable(new Table({ name: 'users' }), true) })${inTest}`,
      errors: [
        {
          messageId: 'secondRun',
          data: { object: 'table `users`', error: 'relation "users" already exists', remedy: 'Pass true as the last argument, or give each run a database of its own.' },
        },
      ],
    },
    {
      name: 'a view, which a guard replaces',
      code: `${open} ${runs}'CREATE VIEW active AS SELECT 1'))${inTest}`,
      output: null,
      errors: [
        {
          messageId: 'secondRun',
          data: { object: 'view `active`', error: 'relation "active" already exists', remedy: `Write OR REPLACE, ${ownDatabase}` },
          suggestions: [{ messageId: 'suggestion', data: { message: 'Write OR REPLACE, which replaces what is there.' }, output: `${open} ${runs}'CREATE OR REPLACE VIEW active AS SELECT 1'))${inTest}` }],
        },
      ],
    },
    {
      name: 'a type, for which there is no guard',
      code: `${open} ${runs}"CREATE TYPE mood AS ENUM ('sad')"))${inTest}`,
      output: null,
      errors: [
        {
          messageId: 'secondRun',
          data: { object: 'type `mood`', error: 'type "mood" already exists', remedy: `PostgreSQL has no IF NOT EXISTS for it: catch duplicate_object in a DO block, ${ownDatabase}` },
          suggestions: [
            {
              messageId: 'suggestion',
              data: { message: 'Put it into a DO block that leaves alone what is there.' },
              output: `${open} ${runs}"DO $$ BEGIN CREATE TYPE mood AS ENUM ('sad'); EXCEPTION WHEN duplicate_object THEN NULL; END $$"))${inTest}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a type with a hole, which a block takes no parameter for',
      code: `${open} ${runs}\`CREATE TYPE mood AS ENUM (\${moods})\`))${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'a constraint that the engine names itself',
      code: `${open} ${runs}'ALTER TABLE users ADD CHECK (id > 0)'))${inTest}`,
      output: null,
      errors: [{ messageId: 'duplicates', data: { object: 'constraint to `users`', remedy: `Name it and guard it, ${ownDatabase}` } }],
    },
    {
      name: 'several columns',
      code: `${open} ${runs}'ALTER TABLE users ADD COLUMN age int, ADD COLUMN size int'))${inTest}`,
      output: `${open} ${runs}'ALTER TABLE users ADD COLUMN IF NOT EXISTS age int, ADD COLUMN IF NOT EXISTS size int'))${inTest}`,
      errors: [
        { messageId: 'secondRun', data: { object: 'column `age`', error: 'column "age" of relation "users" already exists', remedy: guard } },
        { messageId: 'secondRun' },
      ],
    },
    {
      name: 'a statement whose head takes several lines, of which the first is underlined',
      code: `${open} ${runs}\`\n  CREATE TABLE\n    users (id int)\n\`))${inTest}`,
      output: `${open} ${runs}\`\n  CREATE TABLE IF NOT EXISTS\n    users (id int)\n\`))${inTest}`,
      errors: [{ messageId: 'secondRun', line: 2, column: 3, endLine: 2, endColumn: 15 }],
    },
    {
      name: 'a foreign key in MySQL, in its own words',
      code: `${openMySql} ${runs}'ALTER TABLE posts ADD CONSTRAINT author FOREIGN KEY (author_id) REFERENCES users (id)'))${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun', data: { object: 'constraint `author`', error: "Duplicate foreign key constraint name 'author'", remedy: `Drop it before, ${ownDatabase}` } }],
    },
    {
      name: 'an index where nobody knows the system',
      code: `${openAny} beforeAll(() => db.query('CREATE INDEX users_email ON users (email)'))${inTest}`,
      output: null,
      errors: [
        {
          messageId: 'secondRun',
          data: { object: 'index `users_email`', error: 'already exists', remedy: `Write IF NOT EXISTS where the database takes it, ${ownDatabase}` },
          suggestions: [
            {
              messageId: 'suggestion',
              data: { message: 'Write IF NOT EXISTS (PostgreSQL, SQLite, MariaDB).' },
              output: `${openAny} beforeAll(() => db.query('CREATE INDEX IF NOT EXISTS users_email ON users (email)'))${inTest}`,
            },
          ],
        },
      ],
    },
    {
      name: "the system that a URL names, where the library doesn't",
      code: `import { Sequelize } from 'sequelize'; const db = new Sequelize(\`postgres://\${host}/app\`); beforeAll(() => db.query('CREATE INDEX users_email ON users (email)'))${inTest}`,
      output: `import { Sequelize } from 'sequelize'; const db = new Sequelize(\`postgres://\${host}/app\`); beforeAll(() => db.query('CREATE INDEX IF NOT EXISTS users_email ON users (email)'))${inTest}`,
      errors: [{ messageId: 'secondRun', data: { object: 'index `users_email`', error: 'relation "users_email" already exists', remedy: guard } }],
    },
    {
      name: 'a system without a guard that a URL names',
      code: `import knex from 'knex'; const url = 'mysql://localhost/app'; const db = knex(url); beforeAll(() => db.raw('CREATE INDEX users_email ON users (email)'))${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun', data: { object: 'index `users_email`', error: "Duplicate key name 'users_email'", remedy: `Drop it before, ${ownDatabase}` }, suggestions: [] }],
    },
    {
      name: "Oracle's global temporary table, of which only the rows go with the connection",
      code: `import oracledb from 'oracledb'; const connection = await oracledb.getConnection({ connectString: 'localhost/XE' }); beforeAll(() => connection.execute('CREATE GLOBAL TEMPORARY TABLE users (id number)'))${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun', suggestions: [{ messageId: 'suggestion', data: { message: 'Write IF NOT EXISTS.' }, output: `import oracledb from 'oracledb'; const connection = await oracledb.getConnection({ connectString: 'localhost/XE' }); beforeAll(() => connection.execute('CREATE GLOBAL TEMPORARY TABLE IF NOT EXISTS users (id number)'))${inTest}` }] }],
    },
    {
      name: 'an index where settings say the system',
      code: `${openAny} beforeAll(() => db.query('CREATE INDEX users_email ON users (email)'))${inTest}`,
      settings: { 'fixture-hygiene': { dialect: 'postgresql' } },
      output: `${openAny} beforeAll(() => db.query('CREATE INDEX IF NOT EXISTS users_email ON users (email)'))${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'two tests that create on one database, the second',
      code: `${openMemory} const db = new Database(':memory:'); test('a', () => { db.exec('CREATE TABLE users (id int)') }); test('b', () => { db.exec('create table users (id int)') })`,
      output: `${openMemory} const db = new Database(':memory:'); test('a', () => { db.exec('CREATE TABLE users (id int)') }); test('b', () => { db.exec('create table if not exists users (id int)') })`,
      errors: [{ messageId: 'runsAgain' }],
    },
    {
      name: 'two tests that create on one database, through a builder',
      code: `import { Kysely, SqliteDialect } from 'kysely'; import Database from 'better-sqlite3'; const db = new Kysely({ dialect: new SqliteDialect({ database: new Database(':memory:') }) }); test('a', () => db.schema.createTable('users').execute()); test('b', () => db.schema.createTable('users').execute())`,
      output: `import { Kysely, SqliteDialect } from 'kysely'; import Database from 'better-sqlite3'; const db = new Kysely({ dialect: new SqliteDialect({ database: new Database(':memory:') }) }); test('a', () => db.schema.createTable('users').execute()); test('b', () => db.schema.createTable('users').ifNotExists().execute())`,
      errors: [{ messageId: 'runsAgain' }],
    },
    {
      name: 'a temporary table, again on the same connection',
      code: `${openMemory} const db = new Database('test.db'); beforeEach(() => { db.exec('CREATE TEMP TABLE users (id int)') })${inTest}`,
      output: `${openMemory} const db = new Database('test.db'); beforeEach(() => { db.exec('CREATE TEMP TABLE IF NOT EXISTS users (id int)') })${inTest}`,
      errors: [{ messageId: 'runsAgain' }],
    },
    {
      name: 'a drop that runs again after what was made once',
      code: `${openFile} db.exec('CREATE TABLE IF NOT EXISTS users (id int)'); beforeEach(() => { db.exec('DROP TABLE users') })${inTest}`,
      output: `${openFile} db.exec('CREATE TABLE IF NOT EXISTS users (id int)'); beforeEach(() => { db.exec('DROP TABLE IF EXISTS users') })${inTest}`,
      errors: [{ messageId: 'dropsAgain', data: { object: 'table `users`', error: 'no such table: users', remedy: `Write IF EXISTS, ${ownDatabase}` } }],
    },
    {
      name: 'a Knex builder in a statement of its own',
      code: `import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL }); beforeAll(async () => { await db.schema.withSchema('app').createTable('users', () => {}); await db.schema.createTable('posts', () => {}) })${inTest}`,
      output: null,
      errors: [
        { messageId: 'secondRun' },
        {
          messageId: 'secondRun',
          suggestions: [
            {
              messageId: 'suggestion',
              data: { message: 'Ask .hasTable() first.' },
              output: `import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL }); beforeAll(async () => { await db.schema.withSchema('app').createTable('users', () => {}); if (!(await db.schema.hasTable('posts'))) await db.schema.createTable('posts', () => {}) })${inTest}`,
            },
          ],
        },
      ],
    },
    {
      name: 'a database that is always new, where a guard is asked for nevertheless',
      code: `${openMemory} const db = new Database(':memory:'); db.exec('CREATE TABLE users (id int)')${inTest}`,
      options: [{ explicitGuard: true }],
      output: `${openMemory} const db = new Database(':memory:'); db.exec('CREATE TABLE IF NOT EXISTS users (id int)')${inTest}`,
      errors: [{ messageId: 'unguarded', data: { object: 'table `users`', error: 'table users already exists', remedy: guard } }],
    },
    {
      name: 'the same database in memory, in a helper with a typed parameter that two tests call',
      code: `${openMemory} const db = new Database(':memory:'); function create(target: Database.Database): void { target.exec('CREATE TABLE users (id int)') } test('a', () => { create(db) }); test('b', () => { create(db) })`,
      output: `${openMemory} const db = new Database(':memory:'); function create(target: Database.Database): void { target.exec('CREATE TABLE IF NOT EXISTS users (id int)') } test('a', () => { create(db) }); test('b', () => { create(db) })`,
      errors: [{ messageId: 'runsAgain' }],
    },
  ],
})
