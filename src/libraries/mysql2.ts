import { defineLibrary, type Opening } from './define-library.ts'

// Without a host mysql2 connects to localhost; it reads no environment variable.
const target: Pick<Opening, 'otherwise' | 'target'> = {
  target: [
    { argument: 0, names: 'url' },
    { argument: 0, property: 'uri', names: 'url' },
    { argument: 0, property: 'host', names: 'server' },
    { argument: 0, property: 'socketPath', names: 'server' },
    { argument: 0, property: 'database', names: 'server' },
  ],
  otherwise: 'server',
}

const connection: Opening = { thing: 'connection', ...target }
const pool: Opening = { thing: 'connection pool', ...target }
// A cluster names its servers later, one by one: cluster.add(…).
const cluster: Opening = { thing: 'connection pool', otherwise: 'server' }

const executing = { executes: { argument: 0, property: 'sql' } } as const
const gettingConnection = { callback: { argument: 'last', parameters: [null, 'Connection'] } } as const

export default defineLibrary(() => ({
  packages: { mysql2: 'module', 'mysql2/promise': 'promise', 'mysql2/promise.js': 'promise' },
  system: 'mysql',
  types: {
    module: {
      createConnection: { returns: 'Connection', opens: connection },
      createPool: { returns: 'Pool', opens: pool },
      createPoolCluster: { returns: 'PoolCluster', opens: cluster },
      Connection: { annotates: 'Connection' },
      PoolConnection: { annotates: 'Connection' },
      Pool: { annotates: 'Pool' },
      PoolCluster: { annotates: 'PoolCluster' },
      PoolNamespace: { annotates: 'PoolNamespace' },
      default: { is: 'module' },
    },
    promise: {
      createConnection: { returns: 'PromiseConnection', opens: connection },
      createPool: { returns: 'PromisePool', opens: pool },
      createPoolCluster: { returns: 'PromisePoolCluster', opens: cluster },
      Connection: { annotates: 'PromiseConnection' },
      PoolConnection: { annotates: 'PromiseConnection' },
      Pool: { annotates: 'PromisePool' },
      PoolCluster: { annotates: 'PromisePoolCluster' },
      PoolNamespace: { annotates: 'PromisePoolNamespace' },
      default: { is: 'promise' },
    },
    Connection: {
      query: executing,
      execute: executing,
      prepare: executing,
      promise: { returns: 'PromiseConnection' },
      end: { closes: true },
      destroy: { closes: true },
      release: { closes: true },
    },
    Pool: {
      getConnection: gettingConnection,
      query: executing,
      execute: executing,
      promise: { returns: 'PromisePool' },
      releaseConnection: { closes: { argument: 0 } },
      end: { closes: true },
    },
    PoolCluster: { getConnection: gettingConnection, of: { returns: 'PoolNamespace' }, end: { closes: true } },
    PoolNamespace: { getConnection: gettingConnection, query: executing, execute: executing },
    PromiseConnection: {
      query: executing,
      execute: executing,
      prepare: executing,
      end: { closes: true },
      destroy: { closes: true },
      release: { closes: true },
    },
    PromisePool: {
      getConnection: { returns: 'PromiseConnection' },
      query: executing,
      execute: executing,
      pool: { is: 'Pool' },
      releaseConnection: { closes: { argument: 0 } },
      end: { closes: true },
    },
    PromisePoolCluster: {
      getConnection: { returns: 'PromiseConnection' },
      of: { returns: 'PromisePoolNamespace' },
      end: { closes: true },
    },
    PromisePoolNamespace: { getConnection: { returns: 'PromiseConnection' }, query: executing, execute: executing },
  },
}))
