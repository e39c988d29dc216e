import cassandraDriver from '../../src/libraries/cassandra-driver.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(cassandraDriver, {
  types: {
    "import { Client } from 'cassandra-driver'; new Client({})": 'cassandra-driver.Client',
    "import cassandra from 'cassandra-driver'; new cassandra.Client({})": 'cassandra-driver.Client',
    "const { Client } = require('cassandra-driver'); new Client({})": 'cassandra-driver.Client',
    "import type { Client } from 'cassandra-driver'; let client: Client; client": 'cassandra-driver.Client',
    "import { types } from 'cassandra-driver'; types.Uuid": null,
  },
  opens: {
    "import { Client } from 'cassandra-driver'; new Client({ contactPoints: ['127.0.0.1'], localDataCenter: 'datacenter1' })": [
      'cassandra-driver client, server',
    ],
    "import { Client } from 'cassandra-driver'; new Client({ contactPoints: [process.env.CASSANDRA_HOST] })": [
      'cassandra-driver client, environment',
    ],
    "import { Client } from 'cassandra-driver'; new Client({ contactPoints: ['127.0.0.1'], keyspace: `test_${randomUUID()}` })": [
      'cassandra-driver client, ephemeral',
    ],
    "import { Client } from 'cassandra-driver'; new Client({ cloud: { secureConnectBundle: 'bundle.zip' } })": ['cassandra-driver client, server'],
    "import { Client } from 'cassandra-driver'; export const connect = (options) => new Client(options)": ['cassandra-driver client, environment'],
    "import { mapping } from 'cassandra-driver'; export const map = (client) => new mapping.Mapper(client)": [],
  },
  closes: ["import { Client } from 'cassandra-driver'; const client = new Client({}); await client.shutdown()"],
  executes: {
    "import { Client } from 'cassandra-driver'; const client = new Client({}); client.execute('SELECT 1', [], { prepare: true })": ['SELECT 1'],
    "import { Client } from 'cassandra-driver'; const client = new Client({}); client.eachRow('SELECT 1', [], onRow)": ['SELECT 1'],
    "import { Client } from 'cassandra-driver'; const client = new Client({}); client.stream('SELECT 1')": ['SELECT 1'],
    "import { Client } from 'cassandra-driver'; const client = new Client({}); client.batch(['SELECT 1', { query: 'SELECT 2' }])": [
      'SELECT 1',
      'SELECT 2',
    ],
    "import { Client } from 'cassandra-driver'; const client = new Client({}); client.shutdown('SELECT 1')": [],
  },
})
