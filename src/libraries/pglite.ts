import { defineLibrary, type Opening } from './define-library.ts'

// A filesystem wins over the data directory, and any but MemoryFS keeps its files: https://pglite.dev/docs/filesystems
const opens: Opening = {
  thing: 'database',
  target: [
    { argument: 0, property: 'fs', names: 'file' },
    { argument: 1, property: 'fs', names: 'file' },
    { argument: 0, names: 'file' },
    { argument: 0, property: 'dataDir', names: 'file' },
  ],
  otherwise: 'memory',
}

// The first argument is the web worker that the database runs in.
const opensInWorker: Opening = { thing: 'database', target: [{ argument: 1, property: 'dataDir', names: 'file' }], otherwise: 'memory' }

const executing = { executes: { argument: 0 } } as const

const queries = {
  query: executing,
  exec: executing,
  sql: { tag: 'Results', executes: { template: true } },
} as const

const liveQuery = { executes: { argument: 0, property: 'query' } } as const

export default defineLibrary(() => ({
  packages: {
    '@electric-sql/pglite': 'module',
    '@electric-sql/pglite/live': 'live',
    '@electric-sql/pglite/worker': 'worker',
    '@electric-sql/pglite/node-postgres': 'nodePostgres',
    '@electric-sql/pglite-socket': 'socket',
  },
  system: 'postgresql',
  types: {
    module: {
      PGlite: { is: 'PGliteConstructor' },
      MemoryFS: { construct: 'MemoryFS' },
      PGliteInterface: { annotates: 'PGlite' },
      Transaction: { annotates: 'Transaction' },
    },
    live: { PGliteWithLive: { annotates: 'PGlite' } },
    worker: { PGliteWorker: { is: 'PGliteWorkerConstructor' } },
    nodePostgres: { createPgConfig: { returns: 'PGlitePgConfig', opens, wraps: [{ argument: 0 }] } },
    socket: {
      PGLiteSocketServer: { construct: 'PGLiteSocketServer', wraps: [{ argument: 0, property: 'db' }] },
      PGLiteSocketHandler: { construct: 'PGLiteSocketHandler', wraps: [{ argument: 0, property: 'db' }] },
    },
    PGliteConstructor: { '()': { construct: 'PGlite', opens }, create: { returns: 'PGlite', opens } },
    PGliteWorkerConstructor: {
      '()': { construct: 'PGlite', opens: opensInWorker },
      create: { returns: 'PGlite', opens: opensInWorker },
    },
    PGlite: {
      ...queries,
      live: { is: 'LiveNamespace' },
      transaction: { callback: { argument: 0, parameters: ['Transaction'] } },
      // Copies the rows into a new database, always in memory.
      clone: { returns: 'PGlite', opens: { thing: 'database', otherwise: 'memory' } },
      close: { closes: true },
    },
    Transaction: queries,
    LiveNamespace: { query: liveQuery, incrementalQuery: liveQuery, changes: liveQuery },
    MemoryFS: {},
    PGlitePgConfig: {},
    PGLiteSocketServer: { db: { is: 'PGlite' } },
    PGLiteSocketHandler: { db: { is: 'PGlite' } },
    Results: {},
  },
}))
