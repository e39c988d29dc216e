import testcontainers from '../../src/libraries/testcontainers.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(testcontainers, {
  types: {
    "import { PostgreSqlContainer } from '@testcontainers/postgresql'; new PostgreSqlContainer('postgres:16')":
      'testcontainers.PostgreSqlContainer',
    "import { PostgreSqlContainer } from '@testcontainers/postgresql'; new PostgreSqlContainer('postgres:16').withDatabase('app').withReuse()":
      'testcontainers.PostgreSqlContainer',
    "import { PostgreSqlContainer } from '@testcontainers/postgresql'; const container = await new PostgreSqlContainer('postgres:16').start(); container":
      'testcontainers.StartedPostgreSqlContainer',
    "const { MySqlContainer } = require('@testcontainers/mysql'); const container = await new MySqlContainer('mysql:8').start(); container":
      'testcontainers.StartedMySqlContainer',
    "import type { StartedPostgreSqlContainer } from '@testcontainers/postgresql'; let container: StartedPostgreSqlContainer; container":
      'testcontainers.StartedPostgreSqlContainer',
    "import { GenericContainer } from 'testcontainers'; const container = await new GenericContainer('redis').withExposedPorts(6379).start(); container":
      'testcontainers.StartedTestContainer',
    "import { GenericContainer } from 'testcontainers'; const container = await GenericContainer.fromDockerfile('.').build(); container":
      'testcontainers.GenericContainer',
    "import { DockerComposeEnvironment } from 'testcontainers'; const environment = await new DockerComposeEnvironment('.', 'compose.yml').up(); environment":
      'testcontainers.StartedDockerComposeEnvironment',
    "import { DockerComposeEnvironment } from 'testcontainers'; const environment = await new DockerComposeEnvironment('.', 'compose.yml').up(); environment.getContainer('db-1')":
      'testcontainers.StartedTestContainer',
    "import { PostgreSqlContainer } from '@testcontainers/postgresql'; const container = await new PostgreSqlContainer('postgres:16').start(); container.getConnectionUri()":
      null,
    "import { Network } from 'testcontainers'; new Network()": null,
    "import { KafkaContainer } from '@testcontainers/kafka'; new KafkaContainer()": null,
  },
  opens: {
    "import { PostgreSqlContainer } from '@testcontainers/postgresql'; const container = await new PostgreSqlContainer('postgres:16').start()": [
      'testcontainers container, ephemeral',
    ],
    "import { PostgreSqlContainer } from '@testcontainers/postgresql'; const container = await new PostgreSqlContainer('postgres:16').withDatabase('app').withExposedPorts(5432).start()":
      ['testcontainers container, ephemeral'],
    "import { PostgreSqlContainer } from '@testcontainers/postgresql'; const container = new PostgreSqlContainer('postgres:16')": [],
    "import { RedisContainer } from '@testcontainers/redis'; const container = await new RedisContainer('redis:7').withPassword('secret').start()": [
      'testcontainers container, ephemeral',
    ],
    "import { MongoDBContainer } from '@testcontainers/mongodb'; const container = await new MongoDBContainer('mongo:8').start()": [
      'testcontainers container, ephemeral',
    ],
    "import { ClickHouseContainer } from '@testcontainers/clickhouse'; const container = await new ClickHouseContainer('clickhouse/clickhouse-server').start()":
      ['testcontainers container, ephemeral'],
    "import { GenericContainer } from 'testcontainers'; const container = await new GenericContainer('postgres:16').start()": [],
    "import { DockerComposeEnvironment } from 'testcontainers'; const environment = await new DockerComposeEnvironment('.', 'compose.yml').up()": [],
    "import { Network } from 'testcontainers'; const network = await new Network().start()": [],
  },
  closes: [
    "import { PostgreSqlContainer } from '@testcontainers/postgresql'; const container = await new PostgreSqlContainer('postgres:16').start(); await container.stop()",
    "import type { StartedTestContainer } from 'testcontainers'; let container: StartedTestContainer; await container.stop()",
    "import { DockerComposeEnvironment } from 'testcontainers'; const environment = await new DockerComposeEnvironment('.', 'compose.yml').up(); await environment.down()",
  ],
  executes: {
    "import { MySqlContainer } from '@testcontainers/mysql'; const container = await new MySqlContainer('mysql:8').start(); await container.executeQuery('SELECT 1')":
      ['SELECT 1'],
  },
})
