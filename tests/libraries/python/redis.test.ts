import redis from '../../../src/libraries/python/redis.ts'
import { describePythonLibrary } from './describe-python-library.ts'

describePythonLibrary(redis, {
  types: {
    'import redis\nredis.Redis()': 'redis.Client',
    "import redis\nredis.Redis.from_url('redis://localhost')": 'redis.Client',
    'import redis.asyncio as redis\nredis.Redis()': 'redis.Client',
    'from redis import asyncio\nasyncio.from_url(url)': 'redis.Client',
  },
  opens: {
    "import redis\nredis.Redis(host='localhost')": ['redis client, server'],
    'import redis\npool = redis.ConnectionPool()\nredis.Redis(connection_pool=pool)': ['redis connection pool, server'],
  },
  closes: ['import redis\nclient = redis.Redis()\nclient.close()'],
})
