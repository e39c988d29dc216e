import { defineLibrary, type Opening } from './define-library.ts'

// new Redis(), new Redis(6379, 'localhost', options), new Redis('redis://localhost', options), new Redis(options): the options
// come last, and the default is localhost:6379.
const opens: Opening = {
  thing: 'client',
  target: [
    { argument: 0, names: 'url' },
    { argument: 1, names: 'server' },
    { argument: 'last', property: 'host', names: 'server' },
    { argument: 'last', property: 'path', names: 'server' },
    { argument: 'last', property: 'sentinels', names: 'server' },
  ],
  otherwise: 'server',
  deferred: [{ argument: 'last', property: 'lazyConnect' }],
}

const redis = { is: 'RedisConstructor', construct: 'Redis', opens } as const

const cluster = {
  construct: 'Cluster',
  opens: {
    thing: 'client',
    target: [{ argument: 0, names: 'server' }],
    otherwise: 'server',
    deferred: [{ argument: 1, property: 'lazyConnect' }],
  },
} as const

export default defineLibrary(() => ({
  packages: ['ioredis'],
  system: 'redis',
  types: {
    module: { '()': redis, Redis: redis, Cluster: cluster, default: redis },
    RedisConstructor: { Cluster: cluster, createClient: { returns: 'Redis', opens } },
    Redis: {
      duplicate: { returns: 'Redis' },
      monitor: { returns: 'Redis' },
      on: { returns: 'Redis' },
      once: { returns: 'Redis' },
      quit: { closes: true },
      disconnect: { closes: true },
      end: { closes: true },
    },
    Cluster: {
      duplicate: { returns: 'Cluster' },
      on: { returns: 'Cluster' },
      once: { returns: 'Cluster' },
      quit: { closes: true },
      disconnect: { closes: true },
    },
  },
}))
