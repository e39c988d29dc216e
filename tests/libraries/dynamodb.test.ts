import dynamodb from '../../src/libraries/dynamodb.ts'
import { describeLibrary } from './describe-library.ts'

const local = "{ endpoint: 'http://localhost:8000', region: 'local' }"
const client = `import { CreateTableCommand, DeleteTableCommand, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'; const client = new DynamoDBClient(${local});`
const documents = "import { DynamoDBDocument, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';"

describeLibrary(dynamodb, {
  types: {
    [`${client} client`]: '@aws-sdk/client-dynamodb.Client',
    "import { DynamoDB } from '@aws-sdk/client-dynamodb'; new DynamoDB()": '@aws-sdk/client-dynamodb.Client',
    "import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'; let client: DynamoDBClient; client": '@aws-sdk/client-dynamodb.Client',
    [`${client} ${documents} DynamoDBDocumentClient.from(client)`]: '@aws-sdk/client-dynamodb.Client',
    [`${client} ${documents} DynamoDBDocument.from(client)`]: '@aws-sdk/client-dynamodb.Client',
    [`${client} new PutItemCommand({ TableName: 'users', Item: {} })`]: null,
  },
  opens: {
    [`import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; new DynamoDBClient(${local})`]: [],
    "import { DynamoDBClient } from '@aws-sdk/client-dynamodb'; new DynamoDBClient({})": [],
    [`${documents} export const wrap = (client) => DynamoDBDocumentClient.from(client)`]: [],
  },
  closes: [`${client} client.destroy()`],
  schema: {
    [`${client} await client.send(new CreateTableCommand({ TableName: 'users' }))`]: 'table users, unguarded',
    [`import { DynamoDB } from '@aws-sdk/client-dynamodb'; const client = new DynamoDB(${local}); await client.createTable({ TableName: 'users' })`]: 'table users, unguarded',
    [`${client} await client.send(new CreateTableCommand({ TableName }))`]: 'table, unguarded',
    [`${client} await client.send(new DeleteTableCommand({ TableName: 'users' }))`]: null,
    [`${client} await client.send(new PutItemCommand({ TableName: 'users', Item: {} }))`]: null,
  },
})
