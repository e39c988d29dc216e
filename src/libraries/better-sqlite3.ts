import { defineLibrary } from './define-library.ts'

// SQLite looks names up while it prepares: preparing CREATE TABLE for a table that is there fails before any run.
const executing = { executes: { argument: 0 } } as const

const chaining = { returns: 'Database' } as const

export default defineLibrary(() => ({
  packages: ['better-sqlite3', 'better-sqlite3-multiple-ciphers'],
  system: 'sqlite',
  types: {
    module: {
      '()': {
        construct: 'Database',
        returns: 'Database',
        opens: {
          thing: 'database',
          target: [{ argument: 0, names: 'file' }],
          otherwise: 'memory',
          readOnly: [{ argument: 1, property: 'readonly' }],
        },
      },
      Database: { annotates: 'Database' },
      default: { is: 'module' },
    },
    Database: {
      exec: { ...executing, ...chaining },
      prepare: executing,
      transaction: { callback: { argument: 0, parameters: [] } },
      function: chaining,
      aggregate: chaining,
      table: chaining,
      loadExtension: chaining,
      defaultSafeIntegers: chaining,
      unsafeMode: chaining,
      close: { closes: true },
    },
  },
}))
