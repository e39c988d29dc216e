import pgPromise from '../../src/libraries/pg-promise.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(pgPromise, {
  types: {
    "import pgPromise from 'pg-promise'; pgPromise()": 'pg-promise.Main',
    "import * as pgPromise from 'pg-promise'; const pgp = pgPromise({ capSQL: true }); pgp": 'pg-promise.Main',
    "import pgPromise from 'pg-promise'; const pgp = pgPromise(); const db = pgp(process.env.DATABASE_URL); db": 'pg-promise.Database',
    "const pgp = require('pg-promise')(); pgp('postgres://localhost/app')": 'pg-promise.Database',
    "import pgPromise from 'pg-promise'; let db: pgPromise.IDatabase<{}>; db": 'pg-promise.Database',
    "import type { ITask } from 'pg-promise'; let task: ITask<{}>; task": 'pg-promise.Task',
    "const db = require('pg-promise')()('postgres://localhost/app'); db.$pool": 'pg.Pool',
    "const pgp = require('pg-promise')(); new pgp.pg.Client()": 'pg.Client',
    "const db = require('pg-promise')()({}); let task; await db.tx('seed', (t) => { task = t }); task": 'pg-promise.Task',
    "const pgp = require('pg-promise')(); pgp.helpers": null,
  },
  opens: {
    "import pgPromise from 'pg-promise'; const pgp = pgPromise()": [],
    "const pgp = require('pg-promise')(); pgp('postgres://localhost/app')": ['pg-promise connection pool, server'],
    "const pgp = require('pg-promise')(); pgp(process.env.DATABASE_URL)": ['pg-promise connection pool, environment'],
    "const pgp = require('pg-promise')(); pgp({ connectionString: process.env.DATABASE_URL, max: 1 })": [
      'pg-promise connection pool, environment',
    ],
    "const pgp = require('pg-promise')(); pgp({ host: 'localhost', database: 'app_test' })": ['pg-promise connection pool, server'],
    "const pgp = require('pg-promise')(); pgp({})": ['pg-promise connection pool, environment'],
    "const pgp = require('pg-promise')(); const db = pgp('postgres://localhost/app'); const connection = await db.connect()": [
      'pg-promise connection pool, server',
    ],
  },
  closes: [
    "import pgPromise from 'pg-promise'; const pgp = pgPromise(); pgp.end()",
    "const db = require('pg-promise')()('postgres://localhost/app'); db.$pool.end()",
    "const db = require('pg-promise')()('postgres://localhost/app'); db.$config.pgp.end()",
    "const db = require('pg-promise')()('postgres://localhost/app'); const connection = await db.connect(); connection.done()",
  ],
  executes: {
    "const db = require('pg-promise')()({}); db.none('CREATE TABLE users (id int)')": ['CREATE TABLE users (id int)'],
    "const db = require('pg-promise')()({}); db.one('SELECT count(*) FROM users', [], (row) => row.count)": [
      'SELECT count(*) FROM users',
    ],
    "const db = require('pg-promise')()({}); db.any({ text: 'SELECT $1', values: [1] })": ['SELECT $1'],
    "const db = require('pg-promise')()({}); db.multi('SELECT 1; SELECT 2')": ['SELECT 1; SELECT 2'],
    "const db = require('pg-promise')()({}); db.tx((t) => t.none('DROP TABLE users'))": [],
    "const db = require('pg-promise')()({}); db.func('find_users', [1])": [],
  },
})
