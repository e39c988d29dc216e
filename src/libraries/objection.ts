import { defineLibrary, foreignType } from './define-library.ts'
import knex from './knex.ts'

const Knex = foreignType(knex, 'Knex')

export default defineLibrary(() => ({
  packages: ['objection'],
  types: {
    module: {
      Model: { is: 'Model' },
      ModelClass: { annotates: 'Model' },
      Transaction: { annotates: Knex },
      TransactionOrKnex: { annotates: Knex },
      transaction: { is: 'transaction' },
      initialize: { wraps: [{ argument: 0 }] },
      default: { is: 'module' },
    },
    Model: {
      '()': { construct: 'ModelInstance', model: true },
      knex: { returns: Knex, wraps: [{ argument: 0 }], binds: { argument: 0 } },
      bindKnex: { returns: 'Model', wraps: [{ argument: 0 }] },
      bindTransaction: { returns: 'Model', wraps: [{ argument: 0 }] },
      transaction: { callback: { argument: 'last', parameters: [Knex] } },
      startTransaction: { returns: Knex },
    },
    ModelInstance: { $knex: { returns: Knex }, $transaction: { returns: Knex } },
    transaction: {
      // transaction(knex, trx => …); the form that takes models hands out bound models, which run no SQL text of their own.
      '()': { callback: { argument: 1, parameters: [Knex] } },
      start: { returns: Knex },
    },
  },
}))
