import mongodb from '../../src/libraries/mongodb.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(mongodb, {
  types: {
    "import { MongoClient } from 'mongodb'; new MongoClient('mongodb://localhost')": 'mongodb.MongoClient',
    "import mongodb from 'mongodb'; new mongodb.MongoClient('mongodb://localhost')": 'mongodb.MongoClient',
    "import * as mongodb from 'mongodb'; new mongodb.MongoClient('mongodb://localhost')": 'mongodb.MongoClient',
    "const { MongoClient } = require('mongodb'); const client = await MongoClient.connect(uri); client": 'mongodb.MongoClient',
    "import { MongoClient } from 'mongodb'; const client = await new MongoClient(uri).connect(); client": 'mongodb.MongoClient',
    "import { MongoClient } from 'mongodb'; const db = new MongoClient(uri).db('app'); db": 'mongodb.Db',
    "import { MongoClient } from 'mongodb'; const db = new MongoClient(uri).db(); db.client": 'mongodb.MongoClient',
    "import type { Db } from 'mongodb'; let db: Db; db": 'mongodb.Db',
    "import { MongoClient } from 'mongodb'; const users = new MongoClient(uri).db('app').collection('users'); users": 'mongodb.Collection',
    "import { MongoClient } from 'mongodb'; const admin = new MongoClient(uri).db().admin(); admin": 'mongodb.Admin',
    "import { ObjectId } from 'mongodb'; new ObjectId()": null,
  },
  opens: {
    "import { MongoClient } from 'mongodb'; new MongoClient('mongodb://localhost:27017/app')": ['mongodb client, server'],
    "import { MongoClient } from 'mongodb'; new MongoClient(process.env.MONGODB_URI)": ['mongodb client, environment'],
    "import { MongoClient } from 'mongodb'; const client = await MongoClient.connect('mongodb://localhost:27017')": ['mongodb client, server'],
    "import { MongoClient } from 'mongodb'; const client = new MongoClient('mongodb://localhost'); await client.connect(); const db = client.db()": [
      'mongodb client, server',
    ],
  },
  closes: [
    "import { MongoClient } from 'mongodb'; const client = new MongoClient(uri); await client.close()",
    "import { MongoClient } from 'mongodb'; const db = new MongoClient(uri).db(); await db.client.close()",
  ],
  schema: {
    "import { MongoClient } from 'mongodb'; const db = new MongoClient(uri).db(); await db.createCollection('users')": null,
  },
})
