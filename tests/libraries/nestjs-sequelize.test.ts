import nestjsSequelize from '../../src/libraries/nestjs-sequelize.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(nestjsSequelize, {
  types: {
    "import { SequelizeModule } from '@nestjs/sequelize'; SequelizeModule": '@nestjs/sequelize.SequelizeModule',
    "import * as nest from '@nestjs/sequelize'; nest.SequelizeModule": '@nestjs/sequelize.SequelizeModule',
    "const { SequelizeModule } = require('@nestjs/sequelize'); SequelizeModule": '@nestjs/sequelize.SequelizeModule',
    "import { getModelToken } from '@nestjs/sequelize'; getModelToken(User)": null,
  },
  opens: {
    "import { SequelizeModule } from '@nestjs/sequelize'; SequelizeModule.forRoot({ dialect: 'sqlite', storage: ':memory:', autoLoadModels: true })":
      ['@nestjs/sequelize ORM instance, memory'],
    "import { SequelizeModule } from '@nestjs/sequelize'; SequelizeModule.forRoot({ dialect: 'sqlite', autoLoadModels: true })": [
      '@nestjs/sequelize ORM instance, memory',
    ],
    "import { SequelizeModule } from '@nestjs/sequelize'; SequelizeModule.forRoot({ dialect: 'sqlite', storage: './test.sqlite' })": [
      '@nestjs/sequelize ORM instance, file',
    ],
    "import { SequelizeModule } from '@nestjs/sequelize'; SequelizeModule.forRoot({ dialect: 'postgres', host: 'localhost', database: 'app' })":
      ['@nestjs/sequelize ORM instance, server'],
    "import { SequelizeModule } from '@nestjs/sequelize'; SequelizeModule.forRoot({ dialect: 'postgres', uri: process.env.DATABASE_URL })": [
      '@nestjs/sequelize ORM instance, environment',
    ],
    "import { SequelizeModule } from '@nestjs/sequelize'; SequelizeModule.forRoot({ dialect: 'mysql', models: [User] })": [
      '@nestjs/sequelize ORM instance, server',
    ],
    "import { SequelizeModule } from '@nestjs/sequelize'; SequelizeModule.forRootAsync({ useFactory: () => ({ dialect: 'postgres' }) })": [
      '@nestjs/sequelize ORM instance, environment',
    ],
    "import { SequelizeModule } from '@nestjs/sequelize'; SequelizeModule.forFeature([User])": [],
  },
})
