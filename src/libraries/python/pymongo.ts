import { defineLibrary, type Opening } from '../define-library.ts'

const opens: Opening = { thing: 'client', target: [{ argument: 0, keyword: 'host', names: 'server' }], otherwise: 'server' }
const client = { construct: 'Client', opens } as const
const housekeeping = { housekeeping: true } as const

export default defineLibrary(() => ({
  packages: { pymongo: 'module', 'pymongo.mongo_client': 'module', 'motor.motor_asyncio': 'module', 'motor.motor_tornado': 'module' },
  system: 'mongodb',
  types: {
    module: { MongoClient: client, AsyncMongoClient: client, AsyncIOMotorClient: client, MotorClient: client },
    Client: {
      get_database: { returns: 'Database' },
      get_default_database: { returns: 'Database' },
      drop_database: housekeeping,
      close: { closes: true, ...housekeeping },
    },
    Database: { drop_collection: housekeeping },
  },
}))
