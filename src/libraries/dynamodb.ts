import { defineLibrary, type Opening, type SchemaCall } from './define-library.ts'

const opens: Opening = {
  thing: 'client',
  target: [{ argument: 0, property: 'endpoint', names: 'url' }],
  otherwise: 'server',
  // One without an endpoint speaks to AWS itself, which tests put a fake in front of: aws-sdk-client-mock, nock.
  requires: [{ argument: 0, property: 'endpoint' }],
  stateless: true,
}

const table: SchemaCall = { creates: 'table', name: { argument: 0, property: 'TableName' }, error: 'ResourceInUseException' }

const documents = { from: { returns: 'Client', wraps: [{ argument: 0 }] } } as const

export default defineLibrary(() => ({
  packages: { '@aws-sdk/client-dynamodb': 'module', '@aws-sdk/lib-dynamodb': 'DocumentModule' },
  system: 'aws.dynamodb',
  types: {
    module: {
      DynamoDB: { construct: 'Client', opens },
      DynamoDBClient: { construct: 'Client', opens },
      CreateTableCommand: { construct: 'Command', schema: { ...table, sent: true } },
      DeleteTableCommand: { construct: 'Command', drops: true },
    },
    DocumentModule: { DynamoDBDocument: { is: 'Documents' }, DynamoDBDocumentClient: { is: 'Documents' } },
    Documents: documents,
    Client: { createTable: { schema: table }, deleteTable: { drops: true }, destroy: { closes: true } },
    Command: {},
  },
}))
