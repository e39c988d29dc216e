import requireIdempotentSchema from '../../rules/require-idempotent-schema.ts'
import { runRule } from './rule-tester.ts'

const inTest = "\ntest('creates a user', async () => { await run() })"
const open = "import { Pool } from 'pg'; const pool = new Pool({ connectionString: process.env.DATABASE_URL });"
const create = 'CREATE TABLE users (id int)'
const guarded = 'CREATE TABLE IF NOT EXISTS users (id int)'

/** Code in which `SQL` is where a statement of any text goes. */
const written: Readonly<Record<string, string>> = {
  'text in an array that is looped over': `${open} const statements = ['SQL']; beforeAll(async () => { for (const statement of statements) await pool.query(statement) })`,
  'text in an array that a method walks': `${open} beforeAll(() => Promise.all(['SQL'].map((statement) => pool.query(statement))))`,
  'text in arrays that are put together': `${open} const tables = ['SQL']; const all = [...tables]; beforeAll(async () => { for (const statement of all) await pool.query(statement) })`,
  'text in the objects of an array': `${open} const steps = [{ name: 'users', text: 'SQL' }]; beforeAll(async () => { for (const step of steps) await pool.query(step.text) })`,
  'text in the objects of an array, taken apart': `${open} const steps = [{ name: 'users', text: 'SQL' }]; beforeAll(async () => { for (const { text } of steps) await pool.query(text) })`,
  'a member of an object': `${open} const schema = { users: 'SQL' }; beforeAll(() => pool.query(schema.users))`,
  'the members of an object': `${open} const schema = { users: 'SQL' }; beforeAll(async () => { for (const text of Object.values(schema)) await pool.query(text) })`,
  'an element of an array': `${open} const statements = ['SQL']; beforeAll(() => pool.query(statements[0]))`,
  'text that is trimmed': `${open} beforeAll(() => pool.query(\`\n  SQL\n\`.trim()))`,
  'text that is split': `${open} const schema = \`SQL;\`; beforeAll(async () => { for (const statement of schema.split(';').filter(Boolean)) await pool.query(statement) })`,
  'texts that are joined': `${open} beforeAll(() => pool.query(['SQL', 'SELECT 1'].join(';\\n')))`,
  'texts that are joined by a template': `${open} beforeAll(() => pool.query(['SQL', 'SELECT 1'].join(\`;\n\`)))`,
  'a template within a template': `${open} beforeAll(() => pool.query(\`SELECT 1; \${\`SQL\`}; SELECT \${value}\`))`,
  'a sum within a template': `${open} beforeAll(() => pool.query(\`\${'SELECT 1; ' + 'SQL'}\`))`,
  'text that a function returns': `${open} function schema() { return 'SQL' } beforeAll(() => pool.query(schema()))`,
  'text of either kind': `${open} beforeAll(() => pool.query(quick ? 'SELECT 1' : 'SQL'))`,
  'text whose margins a tag takes off': `${open} import dedent from 'dedent'; beforeAll(() => pool.query(dedent\`\n  SQL\n\`))`,
  'text with raw backslashes': `${open} beforeAll(() => pool.query(String.raw\`SELECT '\\n'; SQL\`))`,
  'a query object': `${open} beforeAll(() => pool.query({ text: 'SQL', values: [] }))`,
  'a query object in a variable': `${open} const query = { text: 'SQL' }; beforeAll(() => pool.query(query))`,
  'behind escapes': `${open} beforeAll(() => pool.query('SELECT \\'\\u{1F600}\\x41\\'; \\tSQL'))`,
  'behind a line continuation': `${open} beforeAll(() => pool.query('SELECT 1; \\\n  SQL'))`,
  'between line breaks as on Windows': `${open} beforeAll(() => pool.query(\`\r\n  SELECT 1;\r\n  SQL\r\n\`))`,
  'behind a hole': `${open} beforeAll(() => pool.query(\`SELECT \${value}; SQL\`))`,
  'postgres.js, its tag': `import postgres from 'postgres'; const sql = postgres(process.env.DATABASE_URL); beforeAll(() => sql\`SQL\`)`,
  'postgres.js, unsafe': `import postgres from 'postgres'; const sql = postgres(process.env.DATABASE_URL); beforeAll(() => sql.unsafe('SQL'))`,
  'Bun, its tag': `import { sql } from 'bun'; beforeAll(() => sql\`SQL\`)`,
  'slonik, a statement of its tag': `import { createPool, sql } from 'slonik'; const pool = await createPool(process.env.DATABASE_URL); beforeAll(() => pool.query(sql.unsafe\`SQL\`))`,
  'Prisma, its tag': `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); beforeAll(() => prisma.$executeRaw\`SQL\`)`,
  'Prisma, unsafe': `import { PrismaClient } from '@prisma/client'; const prisma = new PrismaClient(); beforeAll(() => prisma.$executeRawUnsafe('SQL'))`,
  'Drizzle, sql.raw': `import { drizzle } from 'drizzle-orm/node-postgres'; import { sql } from 'drizzle-orm'; const db = drizzle(process.env.DATABASE_URL); beforeAll(() => db.execute(sql.raw('SQL')))`,
  'Kysely, its tag': `import { Kysely, PostgresDialect, sql } from 'kysely'; import { Pool } from 'pg'; const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool() }) }); beforeAll(() => sql\`SQL\`.execute(db))`,
  'Knex, raw': `import knex from 'knex'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL }); beforeAll(() => db.raw('SQL'))`,
  'libsql, a batch of texts and objects': `import { createClient } from '@libsql/client'; const client = createClient({ url: 'file:test.db' }); beforeAll(() => client.batch(['SELECT 1', { sql: 'SQL', args: [] }]))`,
  'better-sqlite3, a prepared statement': `import Database from 'better-sqlite3'; const db = new Database('test.db'); beforeAll(() => { db.prepare('SQL').run() })`,
  'TypeORM, a query runner': `import { DataSource } from 'typeorm'; const source = new DataSource({ type: 'postgres', url: process.env.DATABASE_URL }); beforeAll(() => source.createQueryRunner().query('SQL'))`,
  'Sequelize, query': `import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(process.env.DATABASE_URL, { dialect: 'postgres' }); beforeAll(() => sequelize.query('SQL'))`,
  'MikroORM, a connection': `import { MikroORM } from '@mikro-orm/postgresql'; const orm = await MikroORM.init({ clientUrl: process.env.DATABASE_URL }); beforeAll(() => orm.em.getConnection().execute('SQL'))`,
  'Cassandra, a batch of texts and objects': `import { Client } from 'cassandra-driver'; const client = new Client({ contactPoints: ['localhost'], keyspace: 'app' }); beforeAll(() => client.batch(['SELECT 1', { query: 'SQL', params: [] }]))`,
  'ClickHouse, a command': `import { createClient } from '@clickhouse/client'; const client = createClient({ url: process.env.CLICKHOUSE_URL }); beforeAll(() => client.command({ query: 'SQL' }))`,
}

/** Text from another file: reported where it is run, and repaired there by nobody. */
const elsewhere: Readonly<Record<string, [code: string, origin: string]>> = {
  'a file beside the test': [`${open} import { readFileSync } from 'node:fs'; import path from 'node:path'; beforeAll(() => pool.query(readFileSync(path.join(__dirname, 'schema/schema.sql'), 'utf8')))`, 'tests/schema/schema.sql:5'],
  'a file beside the test, by URL': [`${open} import fs from 'node:fs'; beforeAll(() => pool.query(fs.readFileSync(new URL('./schema/schema.sql', import.meta.url), 'utf8')))`, 'tests/schema/schema.sql:5'],
  'a file by a path from the working directory': [`${open} import { readFile } from 'node:fs/promises'; const file = 'tests/schema/schema.sql'; beforeAll(async () => { const text = await readFile(file, 'utf8'); await pool.query(text) })`, 'tests/schema/schema.sql:5'],
  'a file in pieces': [`${open} const { readFileSync } = require('fs'); const { resolve } = require('path'); const text = readFileSync(resolve('tests', 'schema', 'schema.sql')).toString(); beforeAll(async () => { for (const statement of text.split(';')) await pool.query(statement) })`, 'tests/schema/schema.sql:5'],
  'text that another module exports': [`${open} import { createUsers } from './schema/statements'; beforeAll(() => pool.query(createUsers))`, 'tests/schema/statements.ts:1'],
  'a member of what another module exports': [`${open} import { statements } from './schema/statements'; beforeAll(() => pool.query(statements.users))`, 'tests/schema/statements.ts:7'],
  'the members of what another module exports': [`${open} import * as ddl from './schema/statements'; beforeAll(async () => { for (const text of Object.values(ddl.statements)) await pool.query(text) })`, 'tests/schema/statements.ts:7'],
  'what a function of another module returns': [`${open} import { schema } from './schema/statements'; beforeAll(() => pool.query(schema()))`, 'tests/schema/statements.ts:12'],
}

runRule(requireIdempotentSchema, {
  valid: [
    ...Object.entries(written).map(([name, code]) => ({ name: `${name}, guarded`, code: `${code.replace('SQL', guarded)}${inTest}` })),
    { name: 'a file that is not there', code: `${open} import { readFileSync } from 'node:fs'; beforeAll(() => pool.query(readFileSync('nowhere.sql', 'utf8')))${inTest}` },
    { name: 'a file outside the project', code: `${open} import { readFileSync } from 'node:fs'; beforeAll(() => pool.query(readFileSync('../../sql/corpus.ts', 'utf8')))${inTest}` },
    { name: 'a file whose path is made up', code: `${open} import { readFileSync } from 'node:fs'; beforeAll(() => pool.query(readFileSync(\`tests/\${name}.sql\`, 'utf8')))${inTest}` },
    { name: "a function that is only called like Node's", code: `${open} import { readFileSync } from './files'; beforeAll(() => pool.query(readFileSync('tests/schema/schema.sql')))${inTest}` },
    { name: 'an array that nobody knows', code: `${open} beforeAll(async () => { for (const statement of statements) await pool.query(statement) })${inTest}` },
  ],
  invalid: [
    ...Object.entries(written).map(([name, code]) => ({
      name,
      code: `${code.replace('SQL', create)}${inTest}`,
      output: `${code.replace('SQL', guarded)}${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    })),
    ...Object.entries(elsewhere).map(([name, [code, origin]]) => ({
      name,
      code: `${code}${inTest}`,
      output: null,
      errors: [
        {
          messageId: 'secondRun',
          data: { object: `table \`users\` (${origin})`, error: 'relation "users" already exists', remedy: 'Write IF NOT EXISTS, or give each run a database of its own.' },
        },
      ],
    })),
    {
      name: 'a name from another module',
      code: `${open} import { table } from './schema/statements'; beforeAll(() => pool.query(\`CREATE TABLE \${table} (id int)\`))${inTest}`,
      output: `${open} import { table } from './schema/statements'; beforeAll(() => pool.query(\`CREATE TABLE IF NOT EXISTS \${table} (id int)\`))${inTest}`,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'a place at a +, where nothing is inserted',
      code: `${open} beforeAll(() => pool.query('CREATE TABLE' + ' users (id int)'))${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun' }],
    },
  ],
})
