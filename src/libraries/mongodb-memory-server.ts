import { defineLibrary, type Opening } from './define-library.ts'

// `new` alone starts nothing, but `start()` gives no handle: the object is the handle, so making it counts as the opening.
const opens: Opening = { thing: 'server', otherwise: 'ephemeral' }

export default defineLibrary(() => ({
  packages: {
    'mongodb-memory-server': 'module',
    'mongodb-memory-server-core': 'module',
    'mongodb-memory-server-global': 'module',
    // One package for each MongoDB version: mongodb-memory-server-global-4.4.
    'mongodb-memory-server-global-4.0': 'module',
    'mongodb-memory-server-global-4.2': 'module',
    'mongodb-memory-server-global-4.4': 'module',
  },
  system: 'mongodb',
  types: {
    module: {
      MongoMemoryServer: { is: 'MongoMemoryServerConstructor', construct: 'MongoMemoryServer', opens },
      MongoMemoryReplSet: { is: 'MongoMemoryReplSetConstructor', construct: 'MongoMemoryReplSet', opens },
      default: { is: 'MongoMemoryServerConstructor', construct: 'MongoMemoryServer', opens },
    },
    MongoMemoryServerConstructor: { create: { returns: 'MongoMemoryServer', opens } },
    MongoMemoryReplSetConstructor: { create: { returns: 'MongoMemoryReplSet', opens } },
    MongoMemoryServer: { stop: { closes: true } },
    MongoMemoryReplSet: { stop: { closes: true } },
  },
}))
