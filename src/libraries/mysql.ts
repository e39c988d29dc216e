import { defineLibrary, type Opening } from './define-library.ts'

// Without a host mysql connects to localhost: https://github.com/mysqljs/mysql#connection-options
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
const gettingConnection = { callback: { argument: 'last', parameters: [null, 'Connection'] } } as const

export default defineLibrary(() => ({
  packages: ['mysql'],
  system: 'mysql',
  types: {
    module: {
      createConnection: { returns: 'Connection', opens: { thing: 'connection', ...target } },
      createPool: { returns: 'Pool', opens: { thing: 'connection pool', ...target } },
      createPoolCluster: { returns: 'PoolCluster', opens: { thing: 'connection pool', otherwise: 'server' } },
      Connection: { annotates: 'Connection' },
      PoolConnection: { annotates: 'Connection' },
      Pool: { annotates: 'Pool' },
      PoolCluster: { annotates: 'PoolCluster' },
      default: { is: 'module' },
    },
    Connection: { query: executing, end: { closes: true }, destroy: { closes: true }, release: { closes: true } },
    Pool: { getConnection: gettingConnection, query: executing, end: { closes: true } },
    PoolCluster: { getConnection: gettingConnection, of: { returns: 'Pool' }, end: { closes: true } },
  },
}))
