import mongoose from '../../src/libraries/mongoose.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(mongoose, {
  types: {
    "import mongoose from 'mongoose'; mongoose": 'mongoose.module',
    "import * as mongoose from 'mongoose'; mongoose.connection": 'mongoose.Connection',
    "const mongoose = require('mongoose'); mongoose.connection": 'mongoose.Connection',
    "import { connection } from 'mongoose'; connection": 'mongoose.Connection',
    "import { connect } from 'mongoose'; const mongoose = await connect(uri); mongoose.connection": 'mongoose.Connection',
    "import mongoose from 'mongoose'; const connection = await mongoose.createConnection(uri).asPromise(); connection": 'mongoose.Connection',
    "import mongoose from 'mongoose'; mongoose.createConnection(uri).useDb('app')": 'mongoose.Connection',
    "import { Mongoose } from 'mongoose'; const instance = new Mongoose(); instance.connection": 'mongoose.Connection',
    "import type { Connection } from 'mongoose'; let connection: Connection; connection": 'mongoose.Connection',
    "import mongoose from 'mongoose'; mongoose.connection.getClient()": 'mongodb.MongoClient',
    "import mongoose from 'mongoose'; new mongoose.mongo.MongoClient(uri)": 'mongodb.MongoClient',
    "import mongoose from 'mongoose'; mongoose.connection.db": 'mongodb.Db',
    "import { Schema } from 'mongoose'; new Schema({})": null,
  },
  opens: {
    "import mongoose from 'mongoose'; await mongoose.connect('mongodb://localhost:27017/test')": ['mongoose connection, server'],
    "import mongoose from 'mongoose'; await mongoose.connect(process.env.MONGO_URL)": ['mongoose connection, environment'],
    "import { connect } from 'mongoose'; await connect(`mongodb://localhost/${name}`)": ['mongoose connection, server'],
    "const mongoose = require('mongoose'); const connection = mongoose.createConnection('mongodb://localhost/test')": ['mongoose connection, server'],
    "import mongoose from 'mongoose'; const client = mongoose.connection.getClient()": [],
    "import { model, Schema } from 'mongoose'; const User = model('User', new Schema({}))": [],
  },
  closes: [
    "import mongoose from 'mongoose'; await mongoose.disconnect()",
    "import { disconnect } from 'mongoose'; await disconnect()",
    "import mongoose from 'mongoose'; await mongoose.connection.close()",
    "import mongoose from 'mongoose'; await mongoose.connection.destroy()",
    "import mongoose from 'mongoose'; const connection = mongoose.createConnection(uri); await connection.close(true)",
  ],
  schema: {
    "import mongoose from 'mongoose'; await mongoose.connection.createCollection('users')": null,
  },
})
