import elasticsearch from '../../src/libraries/elasticsearch.ts'
import { describeLibrary } from './describe-library.ts'

const client = "import { Client } from '@elastic/elasticsearch'; const client = new Client({ node: 'http://localhost:9200' });"

describeLibrary(elasticsearch, {
  types: {
    "import { Client } from '@elastic/elasticsearch'; new Client({})": '@elastic/elasticsearch.Client',
    "const { Client } = require('@elastic/elasticsearch'); new Client({})": '@elastic/elasticsearch.Client',
    [`${client} client.child({})`]: '@elastic/elasticsearch.Client',
    [`${client} client.indices`]: '@elastic/elasticsearch.Indices',
    [`${client} client.cluster`]: null,
    "import { errors } from '@elastic/elasticsearch'; errors": null,
  },
  opens: {
    "import { Client } from '@elastic/elasticsearch'; new Client({ node: 'http://localhost:9200' })": ['@elastic/elasticsearch client, server'],
    "import { Client } from '@elastic/elasticsearch'; new Client({ node: process.env.ELASTICSEARCH_URL })": ['@elastic/elasticsearch client, environment'],
    "import { Client } from '@elastic/elasticsearch'; new Client({ nodes: ['http://localhost:9200'] })": ['@elastic/elasticsearch client, server'],
    "import { Client } from '@elastic/elasticsearch'; new Client({ cloud: { id: 'name:abc' } })": ['@elastic/elasticsearch client, server'],
    "import { Client } from '@elastic/elasticsearch'; import Mock from '@elastic/elasticsearch-mock'; const mock = new Mock(); new Client({ node: 'http://localhost:9200', Connection: mock.getConnection() })":
      [],
  },
  closes: [`${client} await client.close()`],
  schema: {
    [`${client} await client.indices.create({ index: 'users' })`]: 'index users, unguarded',
    [`${client} await client.indices.create({ index: 'users' }, { ignore: [400] })`]: 'index users, guarded',
    [`${client} await client.indices.create({ index: name })`]: 'index, unguarded',
    [`${client} await client.index({ index: 'users', document: {} })`]: null,
    [`${client} await client.indices.delete({ index: 'users' })`]: null,
  },
})
