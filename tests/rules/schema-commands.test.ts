import requireIdempotentSchema from '../../rules/require-idempotent-schema.ts'
import { runRule } from './rule-tester.ts'

const inTest = "\ntest('creates a user', async () => { await run() })"
const search = "import { Client } from '@elastic/elasticsearch'; const client = new Client({ node: 'http://localhost:9200' });"
const dynamo = "import { CreateTableCommand, DeleteTableCommand, DescribeTableCommand, DynamoDB, DynamoDBClient } from '@aws-sdk/client-dynamodb';"
const local = "const client = new DynamoDBClient({ endpoint: 'http://localhost:8000' });"
const create = "client.send(new CreateTableCommand({ TableName: 'users' }))"
const bigQuery = "import { BigQuery } from '@google-cloud/bigquery'; const dataset = new BigQuery({ apiEndpoint: 'http://localhost:9050' }).dataset('app');"
const cassandra = "import { Client } from 'cassandra-driver'; const client = new Client({ contactPoints: ['localhost'], localDataCenter: 'dc1' });"
const dropFirst = 'Drop it before, or give each run a database of its own.'

runRule(requireIdempotentSchema, {
  valid: [
    { name: 'Elasticsearch: asked first', code: `${search} beforeAll(async () => { if (!(await client.indices.exists({ index: 'users' }))) await client.indices.create({ index: 'users' }) })${inTest}` },
    { name: 'Elasticsearch: the error let pass', code: `${search} beforeAll(() => client.indices.create({ index: 'users' }, { ignore: [400] }))${inTest}` },
    { name: 'Elasticsearch: deleted after', code: `${search} beforeAll(() => client.indices.create({ index: 'users' })); afterAll(() => client.indices.delete({ index: 'users' }))${inTest}` },
    { name: 'Elasticsearch: a new name each time', code: `${search} const index = \`users-\${randomUUID()}\`; beforeAll(() => client.indices.create({ index }))${inTest}` },
    { name: 'Elasticsearch: a fake in front of it', code: `import { Client } from '@elastic/elasticsearch'; import Mock from '@elastic/elasticsearch-mock'; const mock = new Mock(); const client = new Client({ node: 'http://localhost:9200', Connection: mock.getConnection() }); beforeAll(() => client.indices.create({ index: 'users' }))${inTest}` },
    { name: 'DynamoDB: the error caught', code: `${dynamo} ${local} beforeAll(async () => { try { await ${create} } catch (error) { if (error.name !== 'ResourceInUseException') throw error } })${inTest}` },
    { name: 'DynamoDB: the error caught of the promise', code: `${dynamo} ${local} beforeAll(() => ${create}.catch(() => {}))${inTest}` },
    { name: 'DynamoDB: deleted after', code: `${dynamo} ${local} beforeAll(() => ${create}); afterAll(() => client.send(new DeleteTableCommand({ TableName: 'users' })))${inTest}` },
    { name: 'DynamoDB: a client of AWS itself, which is faked', code: `${dynamo} import { mockClient } from 'aws-sdk-client-mock'; const mock = mockClient(DynamoDBClient); const client = new DynamoDBClient({}); beforeAll(() => ${create})${inTest}` },
    { name: 'DynamoDB: a command that nothing sends', code: `${dynamo} ${local} test('a', () => { expect(new CreateTableCommand({ TableName: 'users' }).input).toEqual({ TableName: 'users' }) })` },
    { name: 'BigQuery: asked first', code: `${bigQuery} beforeAll(async () => { const [isThere] = await dataset.table('users').exists(); if (!isThere) await dataset.createTable('users') })${inTest}` },
    { name: 'BigQuery: made by asking', code: `${bigQuery} beforeAll(() => dataset.table('users').get({ autoCreate: true }))${inTest}` },
    { name: 'BigQuery: deleted after', code: `${bigQuery} beforeAll(() => dataset.createTable('users')); afterAll(() => dataset.table('users').delete())${inTest}` },
    { name: 'BigQuery: in a dataset that is new each time', code: `import { BigQuery } from '@google-cloud/bigquery'; const dataset = new BigQuery({ apiEndpoint: 'http://localhost:9050' }).dataset(\`app_\${randomUUID()}\`); beforeAll(() => dataset.createTable('users'))${inTest}` },
    { name: 'Cassandra: guarded', code: `${cassandra} beforeAll(() => client.execute("CREATE KEYSPACE IF NOT EXISTS app WITH replication = { 'class': 'SimpleStrategy' }"))${inTest}` },
    { name: 'Cassandra: its keyspace dropped before', code: `${cassandra} beforeAll(async () => { await client.execute('DROP KEYSPACE IF EXISTS app'); await client.execute("CREATE KEYSPACE app WITH replication = { 'class': 'SimpleStrategy' }"); await client.execute('CREATE TABLE app.users (id uuid PRIMARY KEY)') })${inTest}` },
    { name: 'MongoDB: a collection, which the server takes again', code: `import { MongoClient } from 'mongodb'; const client = new MongoClient('mongodb://localhost'); beforeAll(() => client.db('app').createCollection('users'))${inTest}` },
  ],
  invalid: [
    {
      name: 'Elasticsearch',
      code: `${search} beforeAll(async () => { await client.indices.create({ mappings: {}, index: 'users' }) })${inTest}`,
      output: null,
      errors: [
        {
          messageId: 'secondRun',
          data: { object: 'index `users`', error: 'resource_already_exists_exception', remedy: 'Ask .exists() first, or give each run a database of its own.' },
          suggestions: [
            { messageId: 'suggestion', data: { message: 'Ask .exists() first.' }, output: `${search} beforeAll(async () => { if (!(await client.indices.exists({ index: 'users' }))) await client.indices.create({ mappings: {}, index: 'users' }) })${inTest}` },
            { messageId: 'suggestion', data: { message: 'Pass { ignore: [400] }.' }, output: `${search} beforeAll(async () => { await client.indices.create({ mappings: {}, index: 'users' }, { ignore: [400] }) })${inTest}` },
          ],
        },
      ],
    },
    {
      name: 'Elasticsearch, whatever SQL other databases speak',
      code: `${search} beforeAll(() => client.indices.create({ index: 'users' }))${inTest}`,
      settings: { 'fixture-hygiene': { dialect: 'postgresql' } },
      output: null,
      errors: [
        {
          messageId: 'secondRun',
          data: { object: 'index `users`', error: 'resource_already_exists_exception', remedy: 'Ask .exists() first, or give each run a database of its own.' },
          suggestions: [{ messageId: 'suggestion', data: { message: 'Pass { ignore: [400] }.' }, output: `${search} beforeAll(() => client.indices.create({ index: 'users' }, { ignore: [400] }))${inTest}` }],
        },
      ],
    },
    {
      name: 'DynamoDB, a command',
      code: `${dynamo} ${local} beforeAll(() => ${create})${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun', data: { object: 'table `users`', error: 'ResourceInUseException', remedy: dropFirst } }],
    },
    {
      name: 'DynamoDB, a command of a document client',
      code: `${dynamo} import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb'; ${local} const documents = DynamoDBDocumentClient.from(client); beforeAll(() => documents.send(new CreateTableCommand({ TableName: 'users' })))${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'DynamoDB, a method',
      code: `${dynamo} const client = new DynamoDB({ endpoint: process.env.DYNAMODB_ENDPOINT }); beforeAll(() => client.createTable({ TableName: 'users' }))${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun' }],
    },
    {
      name: 'BigQuery',
      code: `${bigQuery} beforeAll(() => dataset.createTable('users', { schema }))${inTest}`,
      output: null,
      errors: [{ messageId: 'secondRun', data: { object: 'table `users`', error: 'Already Exists', remedy: dropFirst } }],
    },
    {
      name: 'Cassandra',
      code: `${cassandra} beforeAll(async () => { await client.execute("CREATE KEYSPACE app WITH replication = { 'class': 'SimpleStrategy' }"); await client.execute('CREATE TABLE app.users (id uuid PRIMARY KEY)') })${inTest}`,
      output: `${cassandra} beforeAll(async () => { await client.execute("CREATE KEYSPACE IF NOT EXISTS app WITH replication = { 'class': 'SimpleStrategy' }"); await client.execute('CREATE TABLE IF NOT EXISTS app.users (id uuid PRIMARY KEY)') })${inTest}`,
      errors: [
        { messageId: 'secondRun', data: { object: 'schema `app`', error: 'Cannot add existing keyspace "app"', remedy: 'Write IF NOT EXISTS, or give each run a database of its own.' } },
        { messageId: 'secondRun' },
      ],
    },
  ],
})
