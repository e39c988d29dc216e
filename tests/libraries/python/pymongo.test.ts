import pymongo from '../../../src/libraries/python/pymongo.ts'
import { describePythonLibrary } from './describe-python-library.ts'

const client = 'from pymongo import MongoClient\nclient = MongoClient()\n'

describePythonLibrary(pymongo, {
  types: { [`${client}client.get_database('app')`]: 'pymongo.Database', 'from motor.motor_asyncio import AsyncIOMotorClient\nAsyncIOMotorClient()': 'pymongo.Client' },
  opens: { [client]: ['pymongo client, server'], "from pymongo import MongoClient\nMongoClient('mongodb://localhost')": ['pymongo client, server'] },
  closes: [`${client}client.close()`],
})
