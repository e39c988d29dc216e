import sequelizeCore from '../../src/libraries/sequelize-core.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(sequelizeCore, {
  types: {
    "import { Sequelize } from '@sequelize/core'; new Sequelize({ dialect: SqliteDialect })": '@sequelize/core.Sequelize',
    "import Sequelize from '@sequelize/core'; new Sequelize({ dialect: SqliteDialect })": '@sequelize/core.Sequelize',
    "const { Sequelize } = require('@sequelize/core'); new Sequelize({ dialect: SqliteDialect })": '@sequelize/core.Sequelize',
    "import { Sequelize } from '@sequelize/core'; new Sequelize({}).queryInterface": '@sequelize/core.QueryInterface',
    "import type { AbstractQueryInterface } from '@sequelize/core'; let queryInterface: AbstractQueryInterface; queryInterface.sequelize":
      '@sequelize/core.Sequelize',
    "import { sql } from '@sequelize/core'; sql`SELECT 1`": '@sequelize/core.Sql',
    "import { DataTypes } from '@sequelize/core'; DataTypes": null,
  },
  opens: {
    "import { Sequelize } from '@sequelize/core'; import { SqliteDialect } from '@sequelize/sqlite3'; new Sequelize({ dialect: SqliteDialect, storage: ':memory:' })":
      ['@sequelize/core ORM instance, memory'],
    "import { Sequelize } from '@sequelize/core'; import { SqliteDialect } from '@sequelize/sqlite3'; new Sequelize({ dialect: SqliteDialect, storage: 'test.sqlite' })":
      ['@sequelize/core ORM instance, file'],
    "import { Sequelize } from '@sequelize/core'; import { PostgresDialect } from '@sequelize/postgres'; new Sequelize({ dialect: PostgresDialect, url: 'postgres://localhost/app' })":
      ['@sequelize/core ORM instance, server'],
    "import { Sequelize } from '@sequelize/core'; import { PostgresDialect } from '@sequelize/postgres'; new Sequelize({ dialect: PostgresDialect, url: process.env.DATABASE_URL })":
      ['@sequelize/core ORM instance, environment'],
    "import { Sequelize } from '@sequelize/core'; import { MySqlDialect } from '@sequelize/mysql'; new Sequelize({ dialect: MySqlDialect, host: 'localhost', database: 'app' })":
      ['@sequelize/core ORM instance, server'],
  },
  closes: ["import { Sequelize } from '@sequelize/core'; const sequelize = new Sequelize({}); await sequelize.close()"],
  executes: {
    "import { Sequelize } from '@sequelize/core'; const sequelize = new Sequelize({}); await sequelize.query('SELECT 1')": ['SELECT 1'],
    "import { Sequelize } from '@sequelize/core'; const sequelize = new Sequelize({}); await sequelize.queryRaw('SELECT 2')": ['SELECT 2'],
    "import { Sequelize, sql } from '@sequelize/core'; const sequelize = new Sequelize({}); await sequelize.query(sql`SELECT ${1}`)": ['SELECT ${}'],
  },
  schema: {
    "import { Sequelize } from '@sequelize/core'; const sequelize = new Sequelize({}); await sequelize.sync()": null,
    "import { Sequelize } from '@sequelize/core'; const sequelize = new Sequelize({}); await sequelize.queryInterface.createTable('users', {})": null,
    "import { Sequelize } from '@sequelize/core'; const sequelize = new Sequelize({}); await sequelize.createSchema('app')": 'schema app, unguarded',
    "import { Sequelize } from '@sequelize/core'; const sequelize = new Sequelize({}); await sequelize.queryInterface.createSchema('app', { ifNotExists: true })":
      'schema app, guarded',
    "import { Sequelize } from '@sequelize/core'; const sequelize = new Sequelize({}); await sequelize.queryInterface.addColumn('users', 'age', {})":
      'column age, unguarded',
    "import { Sequelize } from '@sequelize/core'; const sequelize = new Sequelize({}); await sequelize.queryInterface.addColumn('users', 'age', {}, { ifNotExists: true })":
      'column age, guarded',
  },
})
