import sequelize from '../../src/libraries/sequelize.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(sequelize, {
  types: {
    "import { Sequelize } from 'sequelize'; new Sequelize('sqlite::memory:')": 'sequelize.Sequelize',
    "import Sequelize from 'sequelize'; new Sequelize('sqlite::memory:')": 'sequelize.Sequelize',
    "import Sequelize from 'sequelize'; new Sequelize.Sequelize('sqlite::memory:')": 'sequelize.Sequelize',
    "const Sequelize = require('sequelize'); new Sequelize('sqlite::memory:')": 'sequelize.Sequelize',
    "const { Sequelize } = require('sequelize'); new Sequelize('sqlite::memory:')": 'sequelize.Sequelize',
    "import { Sequelize } from 'sequelize-typescript'; new Sequelize({ dialect: 'sqlite' })": 'sequelize.Sequelize',
    "import { Sequelize } from 'sequelize'; const db = await new Sequelize(url).sync({ force: true }); db": 'sequelize.Sequelize',
    "import { Sequelize } from 'sequelize'; new Sequelize(url).getQueryInterface()": 'sequelize.QueryInterface',
    "import type { QueryInterface } from 'sequelize'; let queryInterface: QueryInterface; queryInterface.sequelize": 'sequelize.Sequelize',
    "import { DataTypes } from 'sequelize'; DataTypes": null,
  },
  opens: {
    "import { Sequelize } from 'sequelize'; new Sequelize('sqlite::memory:')": ['sequelize ORM instance, memory'],
    "import { Sequelize } from 'sequelize'; new Sequelize({ dialect: 'sqlite', storage: ':memory:' })": ['sequelize ORM instance, memory'],
    "import { Sequelize } from 'sequelize-typescript'; new Sequelize({ dialect: 'sqlite', storage: ':memory:', models: [] })": [
      'sequelize ORM instance, memory',
    ],
    "import { Sequelize } from 'sequelize'; new Sequelize({ dialect: 'sqlite', storage: './test.sqlite' })": ['sequelize ORM instance, file'],
    "import { Sequelize } from 'sequelize'; new Sequelize('app', 'user', 'password', { dialect: 'sqlite', storage: ':memory:' })": [
      'sequelize ORM instance, memory',
    ],
    "import { Sequelize } from 'sequelize'; new Sequelize('app', 'user', 'password', { dialect: 'postgres', host: 'localhost' })": [
      'sequelize ORM instance, server',
    ],
    "import { Sequelize } from 'sequelize'; new Sequelize('postgres://localhost/app')": ['sequelize ORM instance, server'],
    "import { Sequelize } from 'sequelize'; new Sequelize(process.env.DATABASE_URL, { logging: false })": ['sequelize ORM instance, environment'],
    "import { Sequelize } from 'sequelize'; new Sequelize({ dialect: 'mysql', database: 'app' })": ['sequelize ORM instance, server'],
    "import { Sequelize } from 'sequelize'; new Sequelize({ dialect: 'mysql' })": [],
  },
  closes: [
    "import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(url); await sequelize.close()",
    "import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(url); await sequelize.connectionManager.close()",
  ],
  executes: {
    "import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(url); await sequelize.query('SELECT 1')": ['SELECT 1'],
    "import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(url); await sequelize.query({ query: 'SELECT ?', values: [1] })": [
      'SELECT ?',
    ],
    "import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(url); const queryInterface = sequelize.getQueryInterface(); await queryInterface.sequelize.query('SELECT 2')":
      ['SELECT 2'],
  },
  schema: {
    "import { Sequelize } from 'sequelize'; const sequelize = new Sequelize(url); await sequelize.sync()": null,
    "import { Sequelize } from 'sequelize'; const queryInterface = new Sequelize(url).getQueryInterface(); await queryInterface.createTable('users', {})":
      null,
    "import { Sequelize } from 'sequelize'; const queryInterface = new Sequelize(url).getQueryInterface(); await queryInterface.addColumn('users', 'age', {})":
      'column age, unguarded',
    "import { Sequelize } from 'sequelize'; const queryInterface = new Sequelize(url).getQueryInterface(); await queryInterface.addIndex('users', ['email'], { name: 'users_email' })":
      'index users_email, unguarded',
    "import { Sequelize } from 'sequelize'; const queryInterface = new Sequelize(url).getQueryInterface(); await queryInterface.addConstraint('users', { type: 'unique', name: 'users_email', fields: ['email'] })":
      'constraint users_email, unguarded',
    "import { Sequelize } from 'sequelize'; const queryInterface = new Sequelize(url).getQueryInterface(); await queryInterface.createFunction('touch', [], 'void', 'plpgsql', 'NULL;', [], { force: true })":
      'function touch, guarded',
  },
})
