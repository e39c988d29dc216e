import vercelPostgres from '../../src/libraries/vercel-postgres.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(vercelPostgres, {
  types: {
    "import { sql } from '@vercel/postgres'; sql": '@vercel/postgres.DefaultPool',
    "const { db } = require('@vercel/postgres'); db": '@vercel/postgres.DefaultPool',
    "import { db } from '@vercel/postgres'; const client = await db.connect(); client": '@vercel/postgres.VercelClient',
    "import { createPool } from '@vercel/postgres'; createPool()": '@vercel/postgres.VercelPool',
    "import { createClient } from '@vercel/postgres'; createClient()": '@vercel/postgres.VercelClient',
    "import type { VercelPoolClient } from '@vercel/postgres'; let client: VercelPoolClient; client": '@vercel/postgres.VercelClient',
    "import { Pool } from '@vercel/postgres'; new Pool()": '@neondatabase/serverless.Pool',
    "import { postgresConnectionString } from '@vercel/postgres'; postgresConnectionString('pool')": null,
  },
  opens: {
    "import { createPool } from '@vercel/postgres'; createPool()": ['@vercel/postgres connection pool, environment'],
    "import { createPool } from '@vercel/postgres'; createPool({ connectionString: 'postgres://localhost/app' })": [
      '@vercel/postgres connection pool, server',
    ],
    "import { createPool } from '@vercel/postgres'; createPool({ connectionString: process.env.POSTGRES_URL })": [
      '@vercel/postgres connection pool, environment',
    ],
    "import { createClient } from '@vercel/postgres'; createClient()": ['@vercel/postgres client, environment'],
    "import { createPool } from '@vercel/postgres'; const client = await createPool().connect()": [
      '@vercel/postgres connection pool, environment',
    ],
  },
  closes: [
    "import { createPool } from '@vercel/postgres'; const pool = createPool(); await pool.end()",
    "import { createClient } from '@vercel/postgres'; const client = createClient(); await client.end()",
    "import { db } from '@vercel/postgres'; const client = await db.connect(); client.release()",
  ],
  executes: {
    "import { sql } from '@vercel/postgres'; sql`CREATE TABLE users (id int)`": ['CREATE TABLE users (id int)'],
    "import { sql } from '@vercel/postgres'; await sql`SELECT * FROM users WHERE id = ${id}`": ['SELECT * FROM users WHERE id = ${}'],
    "import { sql } from '@vercel/postgres'; sql.query('SELECT $1', [1])": ['SELECT $1'],
    "import { db } from '@vercel/postgres'; const client = await db.connect(); client.sql`SELECT 1`": ['SELECT 1'],
    "import { createPool } from '@vercel/postgres'; const pool = createPool(); pool.query({ text: 'SELECT 1' })": ['SELECT 1'],
  },
})
