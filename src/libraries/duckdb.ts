import { defineLibrary } from './define-library.ts'

const executing = { executes: { argument: 0 } } as const

const queries = {
  run: executing,
  exec: executing,
  each: executing,
  stream: executing,
  arrowIPCAll: executing,
  arrowIPCStream: executing,
  prepare: executing,
  close: { closes: true },
} as const

export default defineLibrary(() => ({
  packages: ['duckdb'],
  system: 'duckdb',
  types: {
    module: {
      Database: {
        construct: 'Database',
        opens: { thing: 'database', target: [{ argument: 0, names: 'file' }], otherwise: 'memory' },
      },
      Connection: { construct: 'Connection', wraps: [{ argument: 0 }] },
      default: { is: 'module' },
    },
    Database: { ...queries, all: { returns: 'Database', ...executing }, connect: { returns: 'Connection' } },
    Connection: { ...queries, all: executing },
  },
}))
