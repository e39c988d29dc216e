import requireIdempotentSchema from '../../rules/require-idempotent-schema.ts'
import { runRule } from './rule-tester.ts'

const open = "import { Pool } from 'pg'; const pool = new Pool({ connectionString: process.env.DATABASE_URL });"
const openMemory = "import Database from 'better-sqlite3'; const db = new Database(':memory:');"
const openDrizzle = "import { drizzle } from 'drizzle-orm/node-postgres'; import { pgTable, serial, text } from 'drizzle-orm/pg-core'; import { sql } from 'drizzle-orm'; const db = drizzle(process.env.DATABASE_URL); const users = pgTable('users', { id: serial(), name: text() });"
const openKysely = "import { Kysely, PostgresDialect } from 'kysely'; import { Pool } from 'pg'; const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool() }) });"
const openKnex = "import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL });"
const openTypeOrm = "import { DataSource } from 'typeorm'; import { User } from './user'; const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL });"
const openPrisma = "import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient();"
const openMikro = "import { MikroORM } from '@mikro-orm/postgresql'; const orm = await MikroORM.init({ clientUrl: process.env.DATABASE_URL, entities: [] });"
const openSequelize = "import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(process.env.DATABASE_URL, { dialect: 'postgres' });"
const create = 'CREATE TABLE users (id int)'
const tests = "test('a', () => {}); test('b', () => {})"

const aboutRows = 'The rows that this file inserts need ON CONFLICT then, or each run adds them again.'
const ownDatabase = 'or give each run a database of its own.'

/** Code that makes the table `users` and puts rows in, which a guard alone would let the second run double. */
const filled: Readonly<Record<string, string>> = {
  'SQL behind a WITH': `${open} beforeAll(async () => { await pool.query('${create}'); await pool.query('WITH added AS (INSERT INTO users VALUES (1) RETURNING id) SELECT id FROM added') })`,
  'SQL in a block': `${open} beforeAll(() => pool.query('${create}; DO $$ BEGIN FOR i IN 1..3 LOOP INSERT INTO users VALUES (i); END LOOP; END $$'))`,
  'SQL in a text that a block executes': `${open} beforeAll(() => pool.query(\`${create}; DO $body$ BEGIN EXECUTE 'INSERT INTO public.users VALUES (1)'; END $body$\`))`,
  'SQL behind a question of SQL Server': `import mssql from 'mssql'; const pool = await mssql.connect(process.env.DATABASE_URL); beforeAll(() => pool.query('CREATE SCHEMA app')); const other = 1; ${open.replaceAll('pool', 'pg')} beforeAll(() => pg.query('${create}; IF 1 = 1 INSERT INTO users VALUES (1)'))`,
  'SQL into a table that nobody can read': `${open} beforeAll(async () => { await pool.query('${create}'); for (const table of tables) await pool.query(\`INSERT INTO \${table} VALUES (1)\`) })`,
  'Drizzle, into a table of the file': `${openDrizzle} beforeAll(() => db.execute(sql\`${create}\`)); test('a', () => db.insert(users).values({ name: 'Ada' }))`,
  'Drizzle, into a table of another module': `${openDrizzle} import { posts } from '../src/schema'; beforeAll(() => db.execute(sql\`${create}\`)); test('a', () => db.insert(posts).values({ name: 'Ada' }))`,
  'Drizzle, in a transaction': `${openDrizzle} beforeAll(() => db.execute(sql\`${create}\`)); test('a', () => db.transaction(async (tx) => { await tx.insert(users).values({ name: 'Ada' }).returning() }))`,
  'Kysely beside SQL': `${openKysely} import { sql } from 'kysely'; beforeAll(() => sql\`${create}\`.execute(db)); test('a', () => db.insertInto('users').values({ id: 1 }).execute())`,
  'Knex beside SQL': `${openKnex} beforeAll(() => db.raw('${create}')); test('a', () => db('users').insert({ id: 1 }))`,
  'Knex, into a table that is named behind': `${openKnex} beforeAll(() => db.raw('${create}')); test('a', () => db.insert({ id: 1 }).into('public.users'))`,
  'Knex, many rows': `${openKnex} beforeAll(() => db.raw('${create}')); test('a', () => db.batchInsert('users', rows, 100))`,
  'TypeORM, a repository': `${openTypeOrm} beforeAll(() => source.query('${create}')); test('a', async () => { const users = source.getRepository(User); await users.save(users.create({ id: 1 })) })`,
  'TypeORM, a manager': `${openTypeOrm} beforeAll(() => source.query('${create}')); test('a', () => source.manager.insert(User, { id: 1 }))`,
  'TypeORM, a query builder': `${openTypeOrm} beforeAll(() => source.query('${create}')); test('a', () => source.createQueryBuilder().insert().into(User).values([{ id: 1 }]).execute())`,
  'Prisma, on a system that nobody knows': `${openPrisma} beforeAll(() => prisma.$executeRaw\`${create}\`); test('a', () => prisma.user.create({ data: { id: 1 } }))`,
  MikroORM: `${openMikro} beforeAll(() => orm.em.getConnection().execute('${create}')); test('a', async () => { await orm.em.persist(user).flush() })`,
  "Sequelize's query interface": `${openSequelize} beforeAll(() => sequelize.query('${create}')); test('a', () => sequelize.getQueryInterface().bulkInsert('users', [{ id: 1 }]))`,
  DuckDB: `import { DuckDBInstance } from '@duckdb/node-api'; const instance = await DuckDBInstance.create('test.db'); const connection = await instance.connect(); beforeAll(() => connection.run('${create}')); test('a', async () => { const appender = await connection.createAppender('users') })`,
  ClickHouse: `import { createClient } from '@clickhouse/client'; const client = createClient({ url: process.env.CLICKHOUSE_URL }); beforeAll(() => client.command({ query: '${create}' })); test('a', () => client.insert({ table: 'users', values: [] }))`,
}

/** Code that puts rows in, but none that a guard would double. */
const unharmed: Readonly<Record<string, string>> = {
  'rows of another table': `${open} beforeAll(() => pool.query("${create}; INSERT INTO posts VALUES (1)"))`,
  'rows of another table, through Drizzle': `${openDrizzle} const posts = pgTable('posts', { id: serial() }); beforeAll(() => db.execute(sql\`${create}\`)); test('a', () => db.insert(posts).values({ id: 1 }))`,
  'rows of another table, through Knex': `${openKnex} beforeAll(() => db.raw('${create}')); test('a', () => db('posts').insert({ id: 1 }).returning('id'))`,
  'rows that leave alone what is there': `${openDrizzle} beforeAll(() => db.execute(sql\`${create}\`)); test('a', () => db.insert(users).values({ id: 1 }).onConflictDoNothing())`,
  'rows that leave alone what is there, in a block': `${open} beforeAll(() => pool.query('${create}; DO $$ BEGIN INSERT INTO users VALUES (1) ON CONFLICT DO NOTHING; END $$'))`,
  'rows that Knex ignores where they are there': `${openKnex} beforeAll(() => db.raw('${create}')); test('a', () => db('users').insert({ id: 1 }).onConflict('id').ignore())`,
  'the word alone': `${open} beforeAll(() => pool.query('${create}; GRANT INSERT ON users TO app'))`,
  'a list that has the method': `${openDrizzle} beforeAll(() => db.execute(sql\`${create}\`)); test('a', () => tree.insert(users))`,
}

/** Two definitions of one name: a guard would keep whichever was there first. */
const definedTwice: readonly { name: string; code: string; lines: readonly string[]; ids?: readonly string[]; object?: string; error?: string }[] = [
  { name: 'two tests', code: `${open}\ntest('a', () => pool.query('CREATE TABLE users (id int)'))\ntest('b', () => pool.query('CREATE TABLE users (id int, name text)'))`, lines: ['line 3', 'line 2'], ids: ['secondRun', 'runsAgain'] },
  { name: 'behind a guard', code: `${open}\nbeforeAll(() => pool.query('CREATE TABLE IF NOT EXISTS users (id int)'))\ntest('a', () => pool.query('CREATE TABLE public.users (id int, name text)'))`, lines: ['line 2'], object: 'table `public.users`' },
  { name: 'one after the other', code: `${open}\nbeforeAll(async () => {\n  await pool.query('CREATE TABLE users (id int)')\n  await pool.query('DROP TABLE users')\n  await pool.query('CREATE TABLE users (id int, name text)')\n})\n${tests}`, lines: ['line 5'] },
  { name: 'one after the other in one text', code: `${open}\nbeforeAll(() => pool.query(\`\n  CREATE TABLE users (id int);\n  DROP TABLE users;\n  CREATE TABLE users (id int, name text);\n\`))\n${tests}`, lines: ['line 5'] },
  { name: 'on connections that may lead to one database', code: `import { Client } from 'pg'\ntest('a', async () => { const client = new Client(); await client.query('CREATE TABLE users (id int)') })\ntest('b', async () => { const client = new Client(); await client.query('CREATE TABLE users (id int, name text)') })`, lines: ['line 3', 'line 2'], ids: ['secondRun', 'secondRun'] },
  { name: 'through a builder', code: `${openKysely}\ntest('a', () => db.schema.createTable('users').addColumn('id', 'integer').execute())\ntest('b', () => db.schema.createTable('users').addColumn('name', 'text').execute())`, lines: ['line 3', 'line 2'], ids: ['secondRun', 'runsAgain'] },
  { name: 'what a hole hides', code: `${open}\ntest('a', () => pool.query(\`CREATE TABLE users (\${ids})\`))\ntest('b', () => pool.query(\`CREATE TABLE users (\${names})\`))`, lines: ['line 3', 'line 2'], ids: ['secondRun', 'runsAgain'] },
  { name: 'a type, which a block would leave alone', code: `${open}\ntest('a', () => pool.query("CREATE TYPE mood AS ENUM ('sad')"))\ntest('b', () => pool.query("CREATE TYPE mood AS ENUM ('happy')"))`, lines: ['line 3', 'line 2'], ids: ['secondRun', 'runsAgain'], object: 'type `mood`', error: 'type "mood" already exists' },
  { name: 'in memory', code: `${openMemory}\ntest('a', () => { db.exec('CREATE TABLE users (id int)') })\ntest('b', () => { db.exec('CREATE TABLE users (id int, name text)') })`, lines: ['line 2'], ids: ['runsAgain'], error: 'table users already exists' },
]

/** One name, but nothing that a guard would get wrong. */
const definedOnce: Readonly<Record<string, string>> = {
  'the same definition, laid out otherwise': `${open} beforeAll(() => pool.query('CREATE TABLE users (id int)')); test('a', () => pool.query('create table IF NOT EXISTS users (\\n  ID INT -- the key\\n)'))`,
  'one or the other': `${open} beforeAll(() => pool.query(quick ? 'CREATE TABLE users (id int)' : 'CREATE TABLE IF NOT EXISTS users (id int, name text)'))`,
  'in one branch or the other': `${open} beforeAll(async () => { if (process.env.CI) { await pool.query('CREATE TABLE users (id int)') } else { await pool.query('CREATE TABLE IF NOT EXISTS users (id int, name text)') } })`,
  'in another schema': `${open} beforeAll(() => pool.query('CREATE TABLE app.users (id int)')); test('a', () => pool.query('CREATE TABLE IF NOT EXISTS other.users (id int, name text)'))`,
  'in another database': `import Database from 'better-sqlite3'; const pool = new Database('test.db'); const other = new Database(':memory:'); beforeAll(() => { pool.exec('CREATE TABLE users (id int)') }); test('a', () => { other.exec('CREATE TABLE IF NOT EXISTS users (id int, name text)') })`,
}

/** One name, which stands for a thing in each of two tables, or for two of other parameters. */
const definedApart: Readonly<Record<string, [code: string, guarded: string]>> = {
  'a trigger of each of two tables': [`${openMemory} const file = new Database('test.db'); file.exec('CREATE TRIGGER changed AFTER INSERT ON users BEGIN SELECT 1; END; CREATE TRIGGER IF NOT EXISTS changed AFTER INSERT ON posts BEGIN SELECT 1; END')`, 'CREATE TRIGGER IF NOT EXISTS'],
  'a column of each of two tables': [`${open} beforeAll(() => pool.query('ALTER TABLE users ADD COLUMN name text; ALTER TABLE posts ADD COLUMN IF NOT EXISTS name varchar(20)'))`, 'ADD COLUMN IF NOT EXISTS'],
}

/** What fails in this run already, though the database stays, and what only the next one meets. */
const failsAlready: Readonly<Record<string, string>> = {
  'for each of two tests': `${open} beforeEach(() => pool.query('${create}')); ${tests}`,
  'for each row': `${open} import { test } from 'vitest'; test.each([1, 2])('a', () => pool.query('${create}'))`,
  'in a helper of two tests': `${open} const make = () => pool.query('${create}'); test('a', () => make()); test('b', () => make())`,
}
const failsLater: Readonly<Record<string, string>> = {
  'for the one test': `${open} beforeEach(() => pool.query('${create}')); test('a', () => {})`,
  'for each test of a suite with one': `${open} describe('users', () => { beforeEach(() => pool.query('${create}')); test('a', () => {}) }); test('b', () => {})`,
  'for each of two tests, of which one is skipped': `${open} beforeEach(() => pool.query('${create}')); test('a', () => {}); test.skip('b', () => {})`,
  'dropped behind each test but the last': `${open} beforeAll(() => pool.query('${create}')); test('a', () => pool.query('DROP TABLE users; ${create}'))`,
}

runRule(requireIdempotentSchema, {
  valid: [],
  invalid: [
    ...Object.entries(filled).map(([name, code]) => {
      const error = { messageId: 'secondRun' as const }
      const suggestion = { messageId: 'suggestion' as const, data: { message: `Write IF NOT EXISTS${code.includes('prisma') ? ' (PostgreSQL, SQLite, MySQL, MariaDB)' : ''}. ${aboutRows}` }, output: guarded(code) }
      return { name: `rows: ${name}`, code, output: null, errors: [...(code.includes('CREATE SCHEMA') ? [error] : []), { ...error, suggestions: [suggestion] }] }
    }),
    {
      name: 'rows: Kysely, into the table that it makes',
      code: `${openKysely} beforeAll(() => db.schema.createTable('users').addColumn('id', 'integer').execute()); test('a', () => db.insertInto('users').values({ id: 1 }).execute())`,
      output: null,
      errors: [
        {
          messageId: 'secondRun' as const,
          suggestions: [
            {
              messageId: 'suggestion' as const,
              data: { message: `Add .ifNotExists(). ${aboutRows}` },
              output: `${openKysely} beforeAll(() => db.schema.createTable('users').ifNotExists().addColumn('id', 'integer').execute()); test('a', () => db.insertInto('users').values({ id: 1 }).execute())`,
            },
          ],
        },
      ],
    },
    ...Object.entries(unharmed).map(([name, code]) => ({ name: `rows: ${name}`, code, output: guarded(code), errors: [{ messageId: 'secondRun' as const }] })),
    ...definedTwice.map(({ code, error = 'relation "users" already exists', ids = ['secondRun'], lines, name, object = 'table `users`' }) => ({
      name: `two definitions: ${name}`,
      code,
      output: null,
      errors: ids.map((messageId, index) => ({ messageId, data: { object, error, remedy: `A guard would keep whichever is there, and ${lines[index]} defines it otherwise: drop it before, ${ownDatabase}` }, suggestions: [] })),
    })),
    ...Object.entries(definedOnce).map(([name, code]) => ({ name: `one definition: ${name}`, code, output: guarded(code), errors: [{ messageId: 'secondRun' as const }] })),
    ...Object.entries(definedApart).map(([name, [code, guard]]) => ({ name: `one definition: ${name}`, code: `${code}; ${tests}`, output: `${code.replace(guard.replace(' IF NOT EXISTS', ''), guard)}; ${tests}`, errors: [{ messageId: 'secondRun' as const }] })),
    {
      name: 'one definition: a column of a builder for each of two tables',
      code: `${openTypeOrm} const runner = source.createQueryRunner(); beforeAll(async () => { await runner.addColumn('users', { name: 'age', type: 'int' }); await runner.addColumn('posts', { name: 'age', type: 'text' }) }); ${tests}`,
      output: null,
      errors: ['users', 'posts'].map(() => ({ messageId: 'secondRun' as const, data: { object: 'column `age`', error: 'already exists', remedy: `Drop it before, ${ownDatabase}` } })),
    },
    ...Object.entries(failsAlready).map(([name, code]) => ({ name: `in this run: ${name}`, code, output: guarded(code), errors: [{ messageId: 'runsAgain' as const }] })),
    ...Object.entries(failsLater).map(([name, code]) => ({ name: `in the next run: ${name}`, code, output: guarded(code), errors: [{ messageId: 'secondRun' as const }] })),
  ],
})

function guarded(code: string): string {
  return code.replace('CREATE TABLE users', 'CREATE TABLE IF NOT EXISTS users').replace('CREATE TABLE app.users', 'CREATE TABLE IF NOT EXISTS app.users')
}
