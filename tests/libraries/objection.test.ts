import objection from '../../src/libraries/objection.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(objection, {
  types: {
    "import { Model } from 'objection'; Model": 'objection.Model',
    "const { Model } = require('objection'); Model": 'objection.Model',
    "import objection from 'objection'; objection.Model": 'objection.Model',
    "import { Model } from 'objection'; Model.knex()": 'knex.Knex',
    "import { Model } from 'objection'; Model.bindKnex(trx)": 'objection.Model',
    "import { Model } from 'objection'; await Model.startTransaction()": 'knex.Knex',
    "import { Model } from 'objection'; let trx; await Model.transaction(async (transaction) => { trx = transaction }); trx": 'knex.Knex',
    "import { transaction } from 'objection'; await transaction.start(db)": 'knex.Knex',
    "import { Model } from 'objection'; let user: Model; user.$knex()": 'knex.Knex',
    "import type { Transaction } from 'objection'; let trx: Transaction; trx": 'knex.Knex',
    "import { raw } from 'objection'; raw('now()')": null,
  },
  opens: {
    "import { Model } from 'objection'; export const bind = (db) => { Model.knex(db) }": [],
    "import knex from 'knex'; import { Model } from 'objection'; Model.knex(knex({ client: 'sqlite3', connection: { filename: ':memory:' } }))":
      ['knex connection pool, memory'],
    "import { transaction } from 'objection'; export const begin = (db) => transaction.start(db)": [],
  },
  closes: ["import { Model } from 'objection'; await Model.knex().destroy()"],
  executes: {
    "import { Model } from 'objection'; await Model.knex().raw('TRUNCATE users')": ['TRUNCATE users'],
    "import { Model } from 'objection'; const trx = await Model.startTransaction(); await trx.raw('SELECT 1')": ['SELECT 1'],
    "import { Model } from 'objection'; await Model.query()": [],
  },
  schema: {
    "import { Model } from 'objection'; await Model.knex().schema.createTable('users', (table) => { table.increments() })":
      'table users, unguarded',
  },
})
