import nestjsTypeorm from '../../src/libraries/nestjs-typeorm.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(nestjsTypeorm, {
  types: {
    "import { TypeOrmModule } from '@nestjs/typeorm'; TypeOrmModule": '@nestjs/typeorm.TypeOrmModule',
    "import * as nest from '@nestjs/typeorm'; nest.TypeOrmModule": '@nestjs/typeorm.TypeOrmModule',
    "const { TypeOrmModule } = require('@nestjs/typeorm'); TypeOrmModule": '@nestjs/typeorm.TypeOrmModule',
    "import { getRepositoryToken } from '@nestjs/typeorm'; getRepositoryToken(User)": null,
    "import { getDataSourceToken } from '@nestjs/typeorm'; getDataSourceToken()": null,
  },
  opens: {
    "import { TypeOrmModule } from '@nestjs/typeorm'; TypeOrmModule.forRoot()": ['@nestjs/typeorm data source, environment'],
    "import { TypeOrmModule } from '@nestjs/typeorm'; TypeOrmModule.forRoot({ type: 'sqlite', database: ':memory:', entities: [User], synchronize: true })":
      ['@nestjs/typeorm data source, memory'],
    "import { TypeOrmModule } from '@nestjs/typeorm'; TypeOrmModule.forRoot({ type: 'sqlite', database: 'test.db' })": [
      '@nestjs/typeorm data source, file',
    ],
    "import { TypeOrmModule } from '@nestjs/typeorm'; TypeOrmModule.forRoot({ type: 'postgres', url: process.env.DATABASE_URL })": [
      '@nestjs/typeorm data source, environment',
    ],
    "import { Test } from '@nestjs/testing'; import { TypeOrmModule } from '@nestjs/typeorm'; await Test.createTestingModule({ imports: [TypeOrmModule.forRoot({ type: 'postgres', host: 'localhost' }), TypeOrmModule.forFeature([User])] }).compile()":
      ['@nestjs/typeorm data source, server'],
    "import { TypeOrmModule } from '@nestjs/typeorm'; TypeOrmModule.forRootAsync({ useFactory: () => ({ type: 'postgres' }) })": [
      '@nestjs/typeorm data source, environment',
    ],
    "import { TypeOrmModule } from '@nestjs/typeorm'; import { DataSource } from 'typeorm'; TypeOrmModule.forRootAsync({ useFactory: () => ({}), dataSourceFactory: async () => new DataSource({ type: 'sqlite', database: ':memory:' }).initialize() })":
      ['typeorm data source, memory'],
    "import { TypeOrmModule } from '@nestjs/typeorm'; TypeOrmModule.forFeature([User])": [],
  },
})
