import { defineLibrary, foreignType, type Opening } from './define-library.ts'
import pg from './pg.ts'

// The connection details go to pg as they are, and an empty object makes pg read PGHOST, PGDATABASE and their kind.
const opens: Opening = {
  thing: 'connection pool',
  target: [
    { argument: 0, names: 'url' },
    { argument: 0, property: 'connectionString', names: 'url' },
    { argument: 0, property: 'host', names: 'server' },
    { argument: 0, property: 'database', names: 'server' },
  ],
  otherwise: 'environment',
}

const executing = { executes: { argument: 0, property: 'text' } } as const

const withTask = { callback: { argument: 'last', parameters: ['Task'] } } as const

const protocol = {
  query: executing,
  none: executing,
  one: executing,
  oneOrNone: executing,
  many: executing,
  manyOrNone: executing,
  any: executing,
  result: executing,
  multi: executing,
  multiResult: executing,
  map: executing,
  each: executing,
  task: withTask,
  taskIf: withTask,
  tx: withTask,
  txIf: withTask,
} as const

export default defineLibrary(() => ({
  packages: ['pg-promise'],
  system: 'postgresql',
  types: {
    module: {
      '()': { returns: 'Main' },
      default: { is: 'module' },
      IMain: { annotates: 'Main' },
      IDatabase: { annotates: 'Database' },
      IConnected: { annotates: 'Connected' },
      ITask: { annotates: 'Task' },
      IBaseProtocol: { annotates: 'Task' },
    },
    Main: {
      '()': { returns: 'Database', opens },
      pg: { is: foreignType(pg, 'module') },
      // Shuts down every pool that the library has made: https://vitaly-t.github.io/pg-promise/module-pg-promise.html#~end
      end: { closes: true },
    },
    Database: {
      ...protocol,
      connect: { returns: 'Connected' },
      $pool: { is: foreignType(pg, 'Pool') },
      $config: { is: 'LibConfig' },
    },
    LibConfig: { pgp: { is: 'Main' } },
    Connected: { ...protocol, client: { is: foreignType(pg, 'Client') }, done: { closes: true } },
    Task: protocol,
  },
}))
