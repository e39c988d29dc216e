import { defineLibrary, foreignType, type Opening } from './define-library.ts'
import mongodb from './mongodb.ts'

const opens: Opening = { thing: 'connection', target: [{ argument: 0, names: 'url' }], otherwise: 'server' }

// createConnection() connects to nothing until openUri() is called on it
const opensLater: Opening = { ...opens, requires: [{ argument: 0 }] }

// Collections and indexes are created in a way that takes no harm from a second run (lib/model.js ignores NamespaceExists), so
// there is no schema call.
export default defineLibrary(() => ({
  packages: ['mongoose'],
  system: 'mongodb',
  // Of models, of the driver's collections, and of connections.
  reads: ['aggregate', 'countDocuments', 'distinct', 'estimatedDocumentCount', 'exists', 'find', 'findById', 'findOne', 'listCollections', 'listDatabases', 'stats', 'watch'],
  types: {
    // The namespace is itself a Mongoose instance, with one default connection.
    module: {
      connect: { returns: 'module', opens, binds: true },
      model: { model: true },
      createConnection: { returns: 'Connection', opens: opensLater },
      disconnect: { closes: true },
      connection: { is: 'Connection' },
      set: { returns: 'module' },
      plugin: { returns: 'module' },
      mongo: { is: foreignType(mongodb, 'module') },
      Mongoose: { construct: 'module' },
      Connection: { annotates: 'Connection' },
      default: { is: 'module' },
    },
    Connection: {
      openUri: { returns: 'Connection', opens },
      asPromise: { returns: 'Connection' },
      useDb: { returns: 'Connection' },
      setClient: { returns: 'Connection' },
      on: { returns: 'Connection' },
      once: { returns: 'Connection' },
      base: { is: 'module' },
      db: { is: foreignType(mongodb, 'Db') },
      getClient: { returns: foreignType(mongodb, 'MongoClient') },
      close: { closes: true },
      destroy: { closes: true },
    },
  },
}))
