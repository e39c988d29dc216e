import { defineLibrary } from './define-library.ts'

const transaction = { callback: { argument: 0, parameters: ['Transaction'] } } as const

// Cypher is not SQL, and its CREATE CONSTRAINT and CREATE INDEX are not read
export default defineLibrary(() => ({
  packages: ['neo4j-driver'],
  system: 'neo4j',
  types: {
    module: {
      driver: { returns: 'Driver', opens: { thing: 'client', target: [{ argument: 0, names: 'url' }], otherwise: 'server' } },
      default: { is: 'module' },
      Driver: { annotates: 'Driver' },
      Session: { annotates: 'Session' },
      Transaction: { annotates: 'Transaction' },
      ManagedTransaction: { annotates: 'Transaction' },
    },
    Driver: { session: { returns: 'Session' }, close: { closes: true } },
    Session: {
      beginTransaction: { returns: 'Transaction' },
      executeRead: transaction,
      executeWrite: transaction,
      close: { closes: true },
    },
    Transaction: {},
  },
}))
