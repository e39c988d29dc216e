import ioredis from '../../src/libraries/ioredis.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(ioredis, {
  types: {
    "import Redis from 'ioredis'; new Redis()": 'ioredis.Redis',
    "import { Redis } from 'ioredis'; new Redis()": 'ioredis.Redis',
    "const Redis = require('ioredis'); new Redis()": 'ioredis.Redis',
    "const { Redis } = require('ioredis'); new Redis()": 'ioredis.Redis',
    "import { Cluster } from 'ioredis'; new Cluster([{ host: 'localhost', port: 7000 }])": 'ioredis.Cluster',
    "import Redis from 'ioredis'; new Redis.Cluster([])": 'ioredis.Cluster',
    "import Redis from 'ioredis'; Redis.createClient()": 'ioredis.Redis',
    "import Redis from 'ioredis'; const redis = new Redis(); redis.duplicate()": 'ioredis.Redis',
    "import Redis from 'ioredis'; new Redis().on('error', () => {})": 'ioredis.Redis',
    "import type { Redis } from 'ioredis'; let redis: Redis; redis": 'ioredis.Redis',
    "import { Command } from 'ioredis'; Command": null,
  },
  opens: {
    "import Redis from 'ioredis'; new Redis()": ['ioredis client, server'],
    "import Redis from 'ioredis'; new Redis(6379, 'localhost', { db: 15 })": ['ioredis client, server'],
    "import Redis from 'ioredis'; new Redis('redis://localhost:6379/15')": ['ioredis client, server'],
    "import Redis from 'ioredis'; new Redis({ host: 'localhost', keyPrefix: 'test:' })": ['ioredis client, server'],
    "import Redis from 'ioredis'; new Redis(process.env.REDIS_URL)": ['ioredis client, environment'],
    "import Redis from 'ioredis'; new Redis(process.env.REDIS_URL, { maxRetriesPerRequest: null })": ['ioredis client, environment'],
    "import Redis from 'ioredis'; new Redis.Cluster([{ host: 'localhost', port: 7000 }])": ['ioredis client, server'],
    "import Redis from 'ioredis'; const redis = new Redis(); const subscriber = redis.duplicate()": ['ioredis client, server'],
  },
  closes: [
    "import Redis from 'ioredis'; const redis = new Redis(); await redis.quit()",
    "import Redis from 'ioredis'; const redis = new Redis(); redis.disconnect()",
    "import { Cluster } from 'ioredis'; const cluster = new Cluster([]); await cluster.quit()",
  ],
})
