import { defineLibrary, type Opening } from '../define-library.ts'

const opens: Opening = { thing: 'container', otherwise: 'ephemeral' }
const container = { construct: 'Container', opens } as const
const housekeeping = { housekeeping: true } as const

export default defineLibrary(() => ({
  packages: {
    testcontainers: 'module',
    'testcontainers.postgres': 'module',
    'testcontainers.mysql': 'module',
    'testcontainers.mssql': 'module',
    'testcontainers.mongodb': 'module',
    'testcontainers.redis': 'module',
    'testcontainers.clickhouse': 'module',
    'testcontainers.cockroachdb': 'module',
    'testcontainers.oracle': 'module',
  },
  types: {
    module: {
      PostgresContainer: container,
      MySqlContainer: container,
      SqlServerContainer: container,
      MongoDbContainer: container,
      RedisContainer: container,
      AsyncRedisContainer: container,
      ClickHouseContainer: container,
      CockroachDBContainer: container,
      OracleDbContainer: container,
    },
    Container: {
      start: { returns: 'Container', ...housekeeping },
      get_connection_url: { returns: 'Address' },
      get_container_host_ip: { returns: 'Address' },
      get_client: { returns: 'Client' },
      stop: { closes: true, ...housekeeping },
    },
    Address: { replace: { returns: 'Address' } },
    Client: {},
  },
}))
