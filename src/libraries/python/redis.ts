import { defineLibrary, type Opening } from '../define-library.ts'

const opens: Opening = { thing: 'client', target: [{ argument: 0, keyword: 'host', names: 'server' }], otherwise: 'server' }
const client = { construct: 'Client', opens, wraps: [{ argument: 'none', keyword: 'connection_pool' }] } as const
const fromUrl = { returns: 'Client', opens: { thing: 'client', target: [{ argument: 0, keyword: 'url', names: 'url' }], otherwise: 'server' } } as const
const housekeeping = { housekeeping: true } as const

export default defineLibrary(() => ({
  packages: { redis: 'module', 'redis.client': 'module', 'redis.asyncio': 'module', 'redis.asyncio.client': 'module' },
  system: 'redis',
  types: {
    module: {
      Redis: { is: 'Class' },
      StrictRedis: { is: 'Class' },
      RedisCluster: client,
      from_url: fromUrl,
      asyncio: { is: 'module' },
      ConnectionPool: { is: 'PoolClass' },
    },
    Class: { '()': client, from_url: fromUrl },
    PoolClass: { '()': { construct: 'Pool', opens: { ...opens, thing: 'connection pool' } }, from_url: { ...fromUrl, returns: 'Pool' } },
    Pool: { disconnect: { closes: true, ...housekeeping } },
    Client: {
      flushdb: housekeeping,
      flushall: housekeeping,
      close: { closes: true, ...housekeeping },
      aclose: { closes: true, ...housekeeping },
    },
  },
}))
