import drizzleOrm from '../../src/libraries/drizzle-orm.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(drizzleOrm, {
  types: {
    "import { drizzle } from 'drizzle-orm/node-postgres'; drizzle(url)": 'drizzle-orm.NodePgDatabase',
    "const { drizzle } = require('drizzle-orm/node-postgres'); drizzle(url)": 'drizzle-orm.NodePgDatabase',
    "import * as nodePostgres from 'drizzle-orm/node-postgres'; nodePostgres.drizzle(url)": 'drizzle-orm.NodePgDatabase',
    "import { drizzle } from 'drizzle-orm/node-postgres/driver'; drizzle(url)": 'drizzle-orm.NodePgDatabase',
    "import { drizzle } from 'drizzle-orm/aws-data-api/pg'; drizzle(client, config)": 'drizzle-orm.AwsDataApiPgDatabase',
    "import { drizzle } from 'drizzle-orm/libsql/web'; drizzle(client)": 'drizzle-orm.LibSQLDatabase',
    "import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js'; let db: PostgresJsDatabase<typeof schema>; db":
      'drizzle-orm.PostgresJsDatabase',
    "import type { PgDatabase } from 'drizzle-orm/pg-core'; let db: PgDatabase<any>; db": 'drizzle-orm.PgDatabase',
    "import { drizzle } from 'drizzle-orm/pglite'; const db = drizzle(); let tx; await db.transaction(async (transaction) => { tx = transaction }); tx":
      'drizzle-orm.PgTransaction',
    "import { drizzle } from 'drizzle-orm/node-postgres'; drizzle(url).$client": 'pg.Pool',
    "import { drizzle } from 'drizzle-orm/better-sqlite3'; drizzle().$client": 'better-sqlite3.Database',
    "import { withReplicas } from 'drizzle-orm/pg-core'; withReplicas(primary, [replica]).$primary": 'drizzle-orm.PgDatabase',
    "import { sql } from 'drizzle-orm'; sql`SELECT 1`": 'drizzle-orm.SQL',
    "import { sql } from 'drizzle-orm'; sql.raw('SELECT 1')": 'drizzle-orm.SQL',
    "import { drizzle } from 'drizzle-orm/node-postgres'; drizzle.mock()": null,
    "import { eq } from 'drizzle-orm'; eq": null,
    "import { migrate } from 'drizzle-orm/node-postgres/migrator'; migrate": null,
  },
  opens: {
    "import { drizzle } from 'drizzle-orm/node-postgres'; drizzle('postgres://localhost/app_test')": ['drizzle-orm database, server'],
    "import { drizzle } from 'drizzle-orm/node-postgres'; drizzle(process.env.DATABASE_URL!, { schema })": [
      'drizzle-orm database, environment',
    ],
    "import { drizzle } from 'drizzle-orm/node-postgres'; drizzle({ connection: 'postgres://localhost/app_test', casing: 'snake_case' })": [
      'drizzle-orm database, server',
    ],
    "import { drizzle } from 'drizzle-orm/node-postgres'; drizzle({ connection: { connectionString: process.env.DATABASE_URL } })": [
      'drizzle-orm database, environment',
    ],
    "import { drizzle } from 'drizzle-orm/node-postgres'; import { Pool } from 'pg'; drizzle(new Pool(), { schema })": [
      'pg connection pool, environment',
    ],
    "import { drizzle } from 'drizzle-orm/node-postgres'; import { Pool } from 'pg'; drizzle({ client: new Pool(), schema })": [
      'pg connection pool, environment',
    ],
    "import { drizzle } from 'drizzle-orm/node-postgres'; export const wrap = (client) => drizzle(client, { schema })": [],
    "import { drizzle } from 'drizzle-orm/postgres-js'; import postgres from 'postgres'; drizzle(postgres('postgres://localhost/app'))": [
      'postgres connection pool, server',
    ],
    "import { drizzle } from 'drizzle-orm/postgres-js'; drizzle({ connection: { url: 'postgres://localhost/app', ssl: false } })": [
      'drizzle-orm database, server',
    ],
    "import { drizzle } from 'drizzle-orm/pglite'; drizzle()": ['drizzle-orm database, memory'],
    "import { drizzle } from 'drizzle-orm/pglite'; drizzle({ schema })": ['drizzle-orm database, memory'],
    "import { drizzle } from 'drizzle-orm/pglite'; drizzle({ connection: { dataDir: './pgdata' } })": ['drizzle-orm database, file'],
    "import { drizzle } from 'drizzle-orm/pglite'; import { PGlite } from '@electric-sql/pglite'; drizzle({ client: new PGlite() })": [
      '@electric-sql/pglite database, memory',
    ],
    "import { drizzle } from 'drizzle-orm/vercel-postgres'; drizzle()": ['drizzle-orm database, environment'],
    "import { drizzle } from 'drizzle-orm/mysql2'; drizzle({ connection: { host: 'localhost', user: 'root' } })": [
      'drizzle-orm database, server',
    ],
    "import { drizzle } from 'drizzle-orm/better-sqlite3'; drizzle(':memory:')": ['drizzle-orm database, memory'],
    "import { drizzle } from 'drizzle-orm/better-sqlite3'; drizzle({ connection: { source: 'app.db', readonly: true } })": [
      'drizzle-orm database, file, read-only',
    ],
    "import { drizzle } from 'drizzle-orm/better-sqlite3'; import Database from 'better-sqlite3'; drizzle(new Database('app.db'))": [
      'better-sqlite3 database, file',
    ],
    "import { drizzle } from 'drizzle-orm/bun-sqlite'; import { Database } from 'bun:sqlite'; drizzle(new Database(':memory:'), { schema })":
      ['bun database, memory'],
    "import { drizzle } from 'drizzle-orm/libsql'; drizzle({ connection: { url: 'file:app.db' } })": ['drizzle-orm database, file'],
    "import { drizzle } from 'drizzle-orm/libsql'; drizzle(':memory:')": ['drizzle-orm database, memory'],
    "import { drizzle } from 'drizzle-orm/d1'; export const handler = (env) => drizzle(env.DB)": [],
    "import { drizzle } from 'drizzle-orm/pg-proxy'; drizzle(async (sql, params, method) => ({ rows: [] }))": [],
    "import { drizzle } from 'drizzle-orm/node-postgres'; drizzle.mock({ schema })": [],
  },
  closes: [
    "import { drizzle } from 'drizzle-orm/node-postgres'; const db = drizzle(url); await db.$client.end()",
    "import { drizzle } from 'drizzle-orm/pglite'; const db = drizzle(); await db.$client.close()",
  ],
  executes: {
    "import { sql } from 'drizzle-orm'; import { drizzle } from 'drizzle-orm/node-postgres'; const db = drizzle(url); await db.execute(sql`CREATE TABLE users (id integer)`)":
      ['CREATE TABLE users (id integer)'],
    "import { sql } from 'drizzle-orm'; import { drizzle } from 'drizzle-orm/node-postgres'; const db = drizzle(url); await db.execute(sql`TRUNCATE ${users}`)":
      ['TRUNCATE ${}'],
    "import { sql } from 'drizzle-orm'; import { drizzle } from 'drizzle-orm/postgres-js'; const db = drizzle(url); await db.execute(sql.raw('CREATE SCHEMA app'))":
      ['CREATE SCHEMA app'],
    "import { drizzle } from 'drizzle-orm/mysql2'; const db = drizzle(url); await db.execute('SELECT 1')": ['SELECT 1'],
    "import { sql } from 'drizzle-orm'; import { drizzle } from 'drizzle-orm/better-sqlite3'; const db = drizzle(); db.run(sql`CREATE TABLE users (id integer)`)":
      ['CREATE TABLE users (id integer)'],
    "import { drizzle } from 'drizzle-orm/libsql'; const db = drizzle(url); await db.all('SELECT 1')": ['SELECT 1'],
    "import { sql } from 'drizzle-orm'; import type { PgTransaction } from 'drizzle-orm/pg-core'; let tx: PgTransaction<any>; await tx.execute(sql`SELECT 1`)":
      ['SELECT 1'],
    "import { drizzle } from 'drizzle-orm/pglite'; const db = drizzle(); await db.$client.exec('CREATE TABLE users (id integer)')": [
      'CREATE TABLE users (id integer)',
    ],
    "import { sql } from 'drizzle-orm'; sql`SELECT 1`": [],
    "import { drizzle } from 'drizzle-orm/pglite'; const db = drizzle(); await db.select().from(users)": [],
  },
})
