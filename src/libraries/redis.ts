import { defineLibrary, type Opening } from './define-library.ts'

// createClient makes a handle that connects on connect(); the default is localhost:6379.
const opens: Opening = {
  thing: 'client',
  target: [
    { argument: 0, property: 'url', names: 'url' },
    { argument: 0, property: 'socket.host', names: 'server' },
    { argument: 0, property: 'socket.path', names: 'server' },
  ],
  otherwise: 'server',
}

const closing = { close: { closes: true }, destroy: { closes: true } } as const

/** Methods that give the handle itself or a view of it with other options. */
const chaining = <const T extends string>(type: T) =>
  ({
    connect: { returns: type },
    on: { returns: type },
    once: { returns: type },
    withCommandOptions: { returns: type },
    withTypeMapping: { returns: type },
  }) as const

export default defineLibrary(() => ({
  packages: ['redis', '@redis/client'],
  system: 'redis',
  types: {
    module: {
      createClient: { returns: 'RedisClient', opens },
      createClientPool: { returns: 'RedisClientPool', opens: { ...opens, thing: 'connection pool' } },
      createCluster: {
        returns: 'RedisCluster',
        opens: { thing: 'client', target: [{ argument: 0, property: 'rootNodes', names: 'server' }], otherwise: 'server' },
      },
      createSentinel: {
        returns: 'RedisSentinel',
        opens: { thing: 'client', target: [{ argument: 0, property: 'sentinelRootNodes', names: 'server' }], otherwise: 'server' },
      },
      RedisClientType: { annotates: 'RedisClient' },
      RedisClientPoolType: { annotates: 'RedisClientPool' },
      RedisClusterType: { annotates: 'RedisCluster' },
      RedisSentinelType: { annotates: 'RedisSentinel' },
      default: { is: 'module' },
    },
    RedisClient: {
      ...chaining('RedisClient'),
      ...closing,
      quit: { closes: true },
      QUIT: { closes: true },
      disconnect: { closes: true },
      duplicate: { returns: 'RedisClient' },
      createPool: { returns: 'RedisClientPool' },
    },
    RedisClientPool: {
      ...chaining('RedisClientPool'),
      ...closing,
      execute: { callback: { argument: 0, parameters: ['RedisClient'] } },
    },
    RedisCluster: {
      ...chaining('RedisCluster'),
      ...closing,
      quit: { closes: true },
      disconnect: { closes: true },
      duplicate: { returns: 'RedisCluster' },
    },
    RedisSentinel: {
      ...chaining('RedisSentinel'),
      ...closing,
      duplicate: { returns: 'RedisSentinel' },
      use: { callback: { argument: 0, parameters: ['RedisClient'] } },
    },
  },
}))
