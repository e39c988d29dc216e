import { defineLibrary, type Opening } from './define-library.ts'

// Without a host the connector uses localhost; it reads no environment variable that names a database.
const target: Pick<Opening, 'otherwise' | 'target'> = {
  target: [
    { argument: 0, names: 'url' },
    { argument: 0, property: 'host', names: 'server' },
    { argument: 0, property: 'socketPath', names: 'server' },
    { argument: 0, property: 'database', names: 'server' },
  ],
  otherwise: 'server',
}

const executing = { executes: { argument: 0, property: 'sql' } } as const

// The callback entry has the same names as the promise entry and passes results to a last argument.
const gettingConnection = { returns: 'Connection', callback: { argument: 'last', parameters: [null, 'Connection'] } } as const

export default defineLibrary(() => ({
  packages: ['mariadb', 'mariadb/callback'],
  system: 'mariadb',
  types: {
    module: {
      createConnection: { returns: 'Connection', opens: { thing: 'connection', ...target } },
      createPool: { returns: 'Pool', opens: { thing: 'connection pool', ...target } },
      createPoolCluster: { returns: 'PoolCluster', opens: { thing: 'connection pool', otherwise: 'server' } },
      Connection: { annotates: 'Connection' },
      PoolConnection: { annotates: 'Connection' },
      Pool: { annotates: 'Pool' },
      PoolCluster: { annotates: 'PoolCluster' },
      FilteredPoolCluster: { annotates: 'FilteredPoolCluster' },
      default: { is: 'module' },
    },
    Connection: {
      query: executing,
      execute: executing,
      prepare: executing,
      batch: executing,
      queryStream: executing,
      end: { closes: true },
      close: { closes: true },
      destroy: { closes: true },
      release: { closes: true },
    },
    Pool: {
      getConnection: gettingConnection,
      query: executing,
      execute: executing,
      batch: executing,
      end: { closes: true },
    },
    PoolCluster: { getConnection: gettingConnection, of: { returns: 'FilteredPoolCluster' }, end: { closes: true } },
    FilteredPoolCluster: { getConnection: gettingConnection, query: executing, execute: executing, batch: executing },
  },
}))
