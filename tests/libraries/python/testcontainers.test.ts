import testcontainers from '../../../src/libraries/python/testcontainers.ts'
import { describePythonLibrary } from './describe-python-library.ts'

const container = "from testcontainers.postgres import PostgresContainer\ncontainer = PostgresContainer('postgres:16')\n"

describePythonLibrary(testcontainers, {
  types: { [`${container}container.start()`]: 'testcontainers.Container' },
  opens: {
    [container]: ['testcontainers container, ephemeral'],
    [`${container}from sqlalchemy import create_engine\ncreate_engine(container.get_connection_url())`]: ['testcontainers container, ephemeral'],
    "from testcontainers.redis import RedisContainer\nRedisContainer()": ['testcontainers container, ephemeral'],
  },
  closes: [`${container}container.stop()`],
})
