import redis from '../../src/libraries/redis.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(redis, {
  types: {
    "import { createClient } from 'redis'; createClient()": 'redis.RedisClient',
    "import redis from 'redis'; redis.createClient()": 'redis.RedisClient',
    "import * as redis from 'redis'; redis.createClient()": 'redis.RedisClient',
    "const redis = require('redis'); redis.createClient()": 'redis.RedisClient',
    "import { createClient } from '@redis/client'; createClient()": 'redis.RedisClient',
    "import { createClient } from 'redis'; const client = await createClient().on('error', () => {}).connect(); client": 'redis.RedisClient',
    "import { createClient } from 'redis'; createClient().duplicate()": 'redis.RedisClient',
    "import { createClient } from 'redis'; createClient().createPool()": 'redis.RedisClientPool',
    "import { createClientPool } from 'redis'; const pool = await createClientPool().connect(); pool": 'redis.RedisClientPool',
    "import { createCluster } from 'redis'; createCluster({ rootNodes: [] })": 'redis.RedisCluster',
    "import { createSentinel } from 'redis'; createSentinel({ name: 'main', sentinelRootNodes: [] })": 'redis.RedisSentinel',
    "import type { RedisClientType } from 'redis'; let client: RedisClientType; client": 'redis.RedisClient',
    "import { RESP_TYPES } from 'redis'; RESP_TYPES": null,
  },
  opens: {
    "import { createClient } from 'redis'; createClient()": ['redis client, server'],
    "import { createClient } from 'redis'; createClient({ url: 'redis://localhost:6379' })": ['redis client, server'],
    "import { createClient } from 'redis'; createClient({ url: process.env.REDIS_URL })": ['redis client, environment'],
    "import { createClient } from 'redis'; createClient({ socket: { host: 'localhost', port: 6379 } })": ['redis client, server'],
    "import { createClient } from 'redis'; const client = await createClient({ database: 15 }).on('error', () => {}).connect()": [
      'redis client, server',
    ],
    "import { createClientPool } from 'redis'; createClientPool({ url: 'redis://localhost' }, { minimum: 1 })": ['redis connection pool, server'],
    "import { createCluster } from 'redis'; createCluster({ rootNodes: [{ url: 'redis://localhost:7000' }] })": ['redis client, server'],
    "import { createClient } from 'redis'; const client = createClient(); const subscriber = client.duplicate()": ['redis client, server'],
  },
  closes: [
    "import { createClient } from 'redis'; const client = createClient(); await client.close()",
    "import { createClient } from 'redis'; const client = createClient(); client.destroy()",
    "import { createClient } from 'redis'; const client = createClient(); await client.quit()",
    "import { createClient } from 'redis'; const client = createClient(); await client.disconnect()",
    "import { createClientPool } from 'redis'; const pool = createClientPool(); await pool.close()",
    "import { createCluster } from 'redis'; const cluster = createCluster({ rootNodes: [] }); cluster.destroy()",
  ],
})
