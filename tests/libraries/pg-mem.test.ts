import pgMem from '../../src/libraries/pg-mem.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(pgMem, {
  types: {
    "import { newDb } from 'pg-mem'; newDb()": 'pg-mem.MemoryDb',
    "const { newDb } = require('pg-mem'); const db = newDb({ autoCreateForeignKeyIndices: true }); db": 'pg-mem.MemoryDb',
    "import * as pgMem from 'pg-mem'; pgMem.newDb().public": 'pg-mem.Schema',
    "import type { IMemoryDb } from 'pg-mem'; let db: IMemoryDb; db": 'pg-mem.MemoryDb',
    "import { newDb } from 'pg-mem'; const { Pool } = newDb().adapters.createPg(); new Pool()": 'pg.Pool',
    "import { newDb } from 'pg-mem'; const { Client } = newDb().adapters.createPg(); new Client()": 'pg.Client',
    "import { newDb } from 'pg-mem'; newDb().adapters.createPgPromise()": 'pg-promise.Database',
    "import { newDb } from 'pg-mem'; newDb().adapters.createPostgresJsTag()": 'postgres.Sql',
    "import { newDb } from 'pg-mem'; await newDb().adapters.createSlonik()": 'slonik.DatabasePool',
    "import { newDb } from 'pg-mem'; newDb().adapters.createKysely()": 'kysely.Kysely',
    "import { newDb } from 'pg-mem'; newDb().adapters.createKnex(0, { searchPath: ['public'] })": 'knex.Knex',
    "import { newDb } from 'pg-mem'; newDb().adapters.createTypeormDataSource({ type: 'postgres', entities })": 'typeorm.DataSource',
    "import { newDb } from 'pg-mem'; await newDb().adapters.createMikroOrm({ entities: [User] })": '@mikro-orm/core.MikroORM',
    "import { DataType } from 'pg-mem'; DataType": null,
  },
  opens: {
    "import { newDb } from 'pg-mem'; newDb()": ['pg-mem database, memory'],
    "import { newDb } from 'pg-mem'; const { Pool } = newDb().adapters.createPg(); const pool = new Pool()": ['pg-mem database, memory'],
    "import { newDb } from 'pg-mem'; const db = newDb().adapters.createKysely()": ['pg-mem database, memory'],
    "import { newDb } from 'pg-mem'; const db = newDb(); const server = await db.adapters.bindServer()": [
      'pg-mem database, memory', 'pg-mem server, memory',
    ],
  },
  closes: [
    "import { newDb } from 'pg-mem'; const server = await newDb().adapters.bindServer(); server.close()",
    "import { newDb } from 'pg-mem'; const { Pool } = newDb().adapters.createPg(); const pool = new Pool(); await pool.end()",
  ],
  executes: {
    "import { newDb } from 'pg-mem'; const db = newDb(); db.public.none('CREATE TABLE users (id int)')": ['CREATE TABLE users (id int)'],
    "import { newDb } from 'pg-mem'; const db = newDb(); db.getSchema('audit').many(`SELECT * FROM ${table}`)": ['SELECT * FROM ${}'],
    "import { newDb } from 'pg-mem'; const { Pool } = newDb().adapters.createPg(); const pool = new Pool(); pool.query('SELECT 1')": [
      'SELECT 1',
    ],
    "import { newDb } from 'pg-mem'; const db = newDb(); db.public.getTable('users')": [],
  },
  schema: {
    "import { newDb } from 'pg-mem'; const db = newDb(); db.public.declareTable({ name: 'users', fields: [] })": 'table users, unguarded',
    "import { newDb } from 'pg-mem'; const db = newDb(); db.createSchema('audit')": 'schema audit, unguarded',
    "import { newDb } from 'pg-mem'; const db = newDb(); db.public.registerEnum('mood', ['happy'])": 'type mood, unguarded',
    "import { newDb } from 'pg-mem'; const db = newDb(); db.public.registerFunction({ name: 'now', implementation: () => 1 })": null,
  },
})
