import { defineLibrary } from './define-library.ts'

// SQLite looks names up while it prepares: preparing CREATE TABLE for a table that is there fails before any run.
const executing = { executes: { argument: 0 } } as const

const template = { executes: { template: true } } as const

export default defineLibrary(() => ({
  packages: ['node:sqlite'],
  system: 'sqlite',
  types: {
    module: {
      DatabaseSync: {
        construct: 'DatabaseSync',
        opens: {
          thing: 'database',
          target: [{ argument: 0, names: 'file' }],
          otherwise: 'memory',
          readOnly: [{ argument: 1, property: 'readOnly' }],
        },
      },
      SQLTagStore: { annotates: 'SQLTagStore' },
      default: { is: 'module' },
    },
    DatabaseSync: {
      exec: executing,
      prepare: executing,
      createTagStore: { returns: 'SQLTagStore' },
      close: { closes: true },
    },
    SQLTagStore: { all: template, get: template, iterate: template, run: template, db: { is: 'DatabaseSync' } },
  },
}))
