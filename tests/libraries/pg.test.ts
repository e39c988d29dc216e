import pg from '../../src/libraries/pg.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(pg, {
  types: {
    "import { Pool } from 'pg'; new Pool()": 'pg.Pool',
    "import pg from 'pg'; const { Client } = pg; new Client()": 'pg.Client',
    "import * as pg from 'pg'; new pg.default.Pool()": 'pg.Pool',
    "const { Pool } = require('pg'); new Pool()": 'pg.Pool',
    "import { native } from 'pg'; new native.Pool()": 'pg.Pool',
    "import { Pool } from 'pg'; const client = await new Pool().connect(); client": 'pg.Client',
    "import type { PoolClient } from 'pg'; let client: PoolClient; client": 'pg.Client',
    "import { types } from 'pg'; types": null,
  },
  opens: {
    "import { Pool } from 'pg'; new Pool()": ['pg connection pool, environment'],
    "import { Pool } from 'pg'; new Pool({ max: 1 })": ['pg connection pool, environment'],
    "import { Pool } from 'pg'; new Pool({ connectionString: process.env.DATABASE_URL })": ['pg connection pool, environment'],
    "import { Client } from 'pg'; new Client('postgres://localhost/app')": ['pg client, server'],
    "import { Client } from 'pg'; new Client({ host: 'localhost' })": ['pg client, server'],
    "import { Pool } from 'pg'; const pool = new Pool(); const client = await pool.connect()": ['pg connection pool, environment'],
  },
  closes: [
    "import { Pool } from 'pg'; const pool = new Pool(); await pool.end()",
    "import { Pool } from 'pg'; const client = await new Pool().connect(); client.release()",
  ],
  executes: {
    "import { Client } from 'pg'; const client = new Client(); client.query('SELECT 1')": ['SELECT 1'],
    "import { Client } from 'pg'; const client = new Client(); client.query({ text: 'SELECT $1', values: [1] })": ['SELECT $1'],
    "import { Pool } from 'pg'; const pool = new Pool(); pool.query(`SELECT * FROM ${table}`)": ['SELECT * FROM ${}'],
    "import { Pool } from 'pg'; const pool = new Pool(); pool.end('SELECT 1')": [],
  },
})
