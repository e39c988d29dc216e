import nestjsMongoose from '../../src/libraries/nestjs-mongoose.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(nestjsMongoose, {
  types: {
    "import { MongooseModule } from '@nestjs/mongoose'; MongooseModule": '@nestjs/mongoose.MongooseModule',
    "import * as nest from '@nestjs/mongoose'; nest.MongooseModule": '@nestjs/mongoose.MongooseModule',
    "const { MongooseModule } = require('@nestjs/mongoose'); MongooseModule": '@nestjs/mongoose.MongooseModule',
    "import { getModelToken } from '@nestjs/mongoose'; getModelToken('User')": null,
    "import { SchemaFactory } from '@nestjs/mongoose'; SchemaFactory.createForClass(User)": null,
  },
  opens: {
    "import { MongooseModule } from '@nestjs/mongoose'; MongooseModule.forRoot('mongodb://localhost/app_test')": [
      '@nestjs/mongoose connection, server',
    ],
    "import { MongooseModule } from '@nestjs/mongoose'; MongooseModule.forRoot(process.env.MONGODB_URI)": [
      '@nestjs/mongoose connection, environment',
    ],
    "import { Test } from '@nestjs/testing'; import { MongooseModule } from '@nestjs/mongoose'; await Test.createTestingModule({ imports: [MongooseModule.forRoot('mongodb://localhost/app_test', { dbName: 'app' }), MongooseModule.forFeature([{ name: 'User', schema }])] }).compile()":
      ['@nestjs/mongoose connection, server'],
    "import { MongooseModule } from '@nestjs/mongoose'; MongooseModule.forRootAsync({ useFactory: () => ({ uri: 'mongodb://localhost' }) })":
      ['@nestjs/mongoose connection, environment'],
    "import { MongooseModule } from '@nestjs/mongoose'; MongooseModule.forFeature([{ name: 'User', schema }])": [],
    "import { MongooseModule } from '@nestjs/mongoose'; MongooseModule.forFeatureAsync([{ name: 'User', useFactory: () => schema }])": [],
  },
})
