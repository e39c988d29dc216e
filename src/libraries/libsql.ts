import { defineLibrary } from './define-library.ts'

const executing = { executes: { argument: 0 } } as const

export default defineLibrary(() => ({
  packages: ['libsql', 'libsql/promise'],
  system: 'sqlite',
  types: {
    module: {
      '()': {
        construct: 'Database',
        // The declared option `readonly` has no effect: libsql never reads it.
        opens: {
          thing: 'database',
          target: [
            // An embedded replica has a local file too, and writes to this server.
            { argument: 1, property: 'syncUrl', names: 'url' },
            { argument: 0, names: 'file' },
          ],
          otherwise: 'memory',
        },
      },
      Database: { annotates: 'Database' },
      default: { is: 'module' },
    },
    Database: {
      exec: executing,
      prepare: executing,
      transaction: { callback: { argument: 0, parameters: [] } },
      defaultSafeIntegers: { returns: 'Database' },
      close: { closes: true },
    },
  },
}))
