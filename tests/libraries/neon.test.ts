import neon from '../../src/libraries/neon.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(neon, {
  types: {
    "import { neon } from '@neondatabase/serverless'; neon(process.env.DATABASE_URL)": '@neondatabase/serverless.NeonQueryFunction',
    "import { Pool } from '@neondatabase/serverless'; new Pool()": '@neondatabase/serverless.Pool',
    "const { Client } = require('@neondatabase/serverless'); new Client()": '@neondatabase/serverless.Client',
    "import { Pool } from '@neondatabase/serverless'; const client = await new Pool().connect(); client": '@neondatabase/serverless.Client',
    "import type { PoolClient } from '@neondatabase/serverless'; let client: PoolClient; client": '@neondatabase/serverless.Client',
    "import type { NeonQueryFunction } from '@neondatabase/serverless'; let sql: NeonQueryFunction<false, false>; sql":
      '@neondatabase/serverless.NeonQueryFunction',
    "import { neon } from '@neondatabase/serverless'; let tx; neon(url).transaction((sql) => { tx = sql; return [] }); tx":
      '@neondatabase/serverless.NeonQueryFunctionInTransaction',
    "import { neonConfig } from '@neondatabase/serverless'; neonConfig": null,
  },
  opens: {
    "import { neon } from '@neondatabase/serverless'; neon('postgres://user@host.neon.tech/app')": [
      '@neondatabase/serverless client, server',
    ],
    "import { neon } from '@neondatabase/serverless'; neon(process.env.DATABASE_URL!, { fullResults: true })": [
      '@neondatabase/serverless client, environment',
    ],
    "import { neon } from '@neondatabase/serverless'; neon({ host: 'host.neon.tech', database: 'app' })": [
      '@neondatabase/serverless client, server',
    ],
    "import { Pool } from '@neondatabase/serverless'; new Pool()": ['@neondatabase/serverless connection pool, environment'],
    "import { Pool } from '@neondatabase/serverless'; new Pool({ connectionString: 'postgres://localhost/app' })": [
      '@neondatabase/serverless connection pool, server',
    ],
    "import { Client } from '@neondatabase/serverless'; new Client(process.env.DATABASE_URL)": [
      '@neondatabase/serverless client, environment',
    ],
  },
  closes: [
    "import { Pool } from '@neondatabase/serverless'; const pool = new Pool(); await pool.end()",
    "import { Client } from '@neondatabase/serverless'; const client = new Client(); await client.end()",
    "import { Pool } from '@neondatabase/serverless'; const client = await new Pool().connect(); client.release()",
  ],
  executes: {
    "import { neon } from '@neondatabase/serverless'; const sql = neon(url); sql`CREATE TABLE users (id int)`": [
      'CREATE TABLE users (id int)',
    ],
    "import { neon } from '@neondatabase/serverless'; const sql = neon(url); sql.query('SELECT $1', [1])": ['SELECT $1'],
    "import { neon } from '@neondatabase/serverless'; const sql = neon(url); sql.unsafe('CREATE TABLE users (id int)')": [],
    "import { neon } from '@neondatabase/serverless'; const sql = neon(url); sql.transaction([])": [],
    "import { Pool } from '@neondatabase/serverless'; const pool = new Pool(); pool.query('SELECT 1')": ['SELECT 1'],
    "import { Client } from '@neondatabase/serverless'; const client = new Client(); client.query({ text: 'SELECT 1' })": ['SELECT 1'],
  },
})
