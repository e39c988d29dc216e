import { defineLibrary, type Opening } from './define-library.ts'

const opens: Opening = { thing: 'client', target: [{ argument: 0, names: 'url' }], otherwise: 'server' }

// Since MongoDB 7.0 createCollection succeeds where an equal collection is there, and createIndex always did, so neither is a
// schema call: https://www.mongodb.com/docs/manual/reference/command/create/
export default defineLibrary(() => ({
  packages: ['mongodb'],
  system: 'mongodb',
  reads: [
    'aggregate',
    'collections',
    'countDocuments',
    'distinct',
    'estimatedDocumentCount',
    'find',
    'findOne',
    'indexes',
    'indexExists',
    'indexInformation',
    'isCapped',
    'listCollections',
    'listDatabases',
    'listIndexes',
    'listSearchIndexes',
    'options',
    'ping',
    'profilingLevel',
    'serverInfo',
    'serverStatus',
    'stats',
    'watch',
  ],
  types: {
    module: {
      MongoClient: { is: 'MongoClientConstructor', construct: 'MongoClient', opens },
      Db: { construct: 'Db' },
      default: { is: 'module' },
    },
    MongoClientConstructor: { connect: { returns: 'MongoClient', opens } },
    MongoClient: {
      connect: { returns: 'MongoClient' },
      on: { returns: 'MongoClient' },
      once: { returns: 'MongoClient' },
      db: { returns: 'Db' },
      close: { closes: true },
    },
    Db: { client: { is: 'MongoClient' }, admin: { returns: 'Admin' }, collection: { returns: 'Collection' } },
    Admin: {},
    Collection: {},
  },
}))
