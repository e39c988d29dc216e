import { defineLibrary } from './define-library.ts'

const database = {
  construct: 'Database',
  opens: { thing: 'database', target: [{ argument: 0, names: 'file' }], otherwise: 'memory' },
} as const

const executing = { executes: { argument: 0 } } as const
const chaining = { executes: { argument: 0 }, returns: 'Database' } as const

export default defineLibrary(() => ({
  packages: ['sqlite3'],
  system: 'sqlite',
  types: {
    module: {
      Database: database,
      cached: { is: 'Cached' },
      verbose: { returns: 'module' },
      default: { is: 'module' },
    },
    Cached: { Database: { ...database, returns: 'Database' } },
    Database: {
      run: chaining,
      get: chaining,
      all: chaining,
      each: chaining,
      exec: chaining,
      prepare: executing,
      loadExtension: { returns: 'Database' },
      on: { returns: 'Database' },
      serialize: { callback: { argument: 0, parameters: [] } },
      parallelize: { callback: { argument: 0, parameters: [] } },
      wait: { returns: 'Database' },
      close: { closes: true },
    },
  },
}))
