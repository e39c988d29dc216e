import typeorm from '../../src/libraries/typeorm.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(typeorm, {
  types: {
    "import { DataSource } from 'typeorm'; new DataSource(options)": 'typeorm.DataSource',
    "const { DataSource } = require('typeorm'); new DataSource(options)": 'typeorm.DataSource',
    "import * as typeorm from 'typeorm'; new typeorm.DataSource(options)": 'typeorm.DataSource',
    "import { DataSource } from 'typeorm/data-source/DataSource'; new DataSource(options)": 'typeorm.DataSource',
    "import { DataSource } from 'typeorm'; await new DataSource(options).initialize()": 'typeorm.DataSource',
    "import { createConnection } from 'typeorm'; await createConnection()": 'typeorm.DataSource',
    "import { getConnection } from 'typeorm'; getConnection()": 'typeorm.DataSource',
    "import { getConnectionManager } from 'typeorm'; getConnectionManager().get('default')": 'typeorm.DataSource',
    "import { DataSource } from 'typeorm'; new DataSource(options).manager": 'typeorm.EntityManager',
    "import { DataSource } from 'typeorm'; new DataSource(options).createQueryRunner()": 'typeorm.QueryRunner',
    "import { DataSource } from 'typeorm'; new DataSource(options).getRepository(User).manager.connection": 'typeorm.DataSource',
    "import { DataSource } from 'typeorm'; const source = new DataSource(options); let manager; await source.transaction('SERIALIZABLE', async (entities) => { manager = entities }); manager":
      'typeorm.EntityManager',
    "import type { QueryRunner } from 'typeorm'; let runner: QueryRunner; runner": 'typeorm.QueryRunner',
    "import type { Repository } from 'typeorm'; let users: Repository<User>; users": 'typeorm.Repository',
    "import { Entity } from 'typeorm'; Entity": null,
  },
  opens: {
    "import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', url: process.env.DATABASE_URL })": [
      'typeorm data source, environment',
    ],
    "import { DataSource } from 'typeorm'; new DataSource({ type: 'postgres', host: 'localhost', database: 'app_test' })": [
      'typeorm data source, server',
    ],
    "import { DataSource } from 'typeorm'; new DataSource({ type: 'mysql', username: 'root', database: 'app_test', synchronize: true })": [
      'typeorm data source, server',
    ],
    "import { DataSource } from 'typeorm'; new DataSource({ type: 'better-sqlite3', database: ':memory:', entities: [User], synchronize: true })":
      ['typeorm data source, memory'],
    "import { DataSource } from 'typeorm'; new DataSource({ type: 'sqljs', entities: [User], synchronize: true })": [
      'typeorm data source, memory',
    ],
    "import { DataSource } from 'typeorm'; new DataSource({ type: 'sqlite', database: 'test.sqlite' })": ['typeorm data source, file'],
    "import { DataSource } from 'typeorm'; new DataSource({ type: 'better-sqlite3', database: 'app.db', readonly: true })": [
      'typeorm data source, file, read-only',
    ],
    "import { DataSource } from 'typeorm'; import { options } from '../src/options.js'; await new DataSource(options).initialize()": [
      'typeorm data source, environment',
    ],
    "import { createConnection } from 'typeorm'; await createConnection({ type: 'sqlite', database: ':memory:' })": [
      'typeorm data source, memory',
    ],
    "import { createConnection } from 'typeorm'; await createConnection('test')": ['typeorm data source, environment'],
    "import { createConnections } from 'typeorm'; await createConnections()": ['typeorm data source, environment'],
    "import { ConnectionManager } from 'typeorm'; new ConnectionManager().create({ type: 'postgres', host: 'localhost' })": [
      'typeorm data source, server',
    ],
    "import { getConnection } from 'typeorm'; getConnection().createQueryRunner()": [],
  },
  closes: [
    "import { DataSource } from 'typeorm'; const source = new DataSource(options); await source.destroy()",
    "import { getConnection } from 'typeorm'; await getConnection().close()",
    "import type { QueryRunner } from 'typeorm'; let runner: QueryRunner; await runner.release()",
  ],
  executes: {
    "import { DataSource } from 'typeorm'; const source = new DataSource(options); await source.query('CREATE SCHEMA app')": [
      'CREATE SCHEMA app',
    ],
    "import { DataSource } from 'typeorm'; const source = new DataSource(options); await source.sql`SELECT ${1}`": ['SELECT ${}'],
    "import { DataSource } from 'typeorm'; const source = new DataSource(options); await source.manager.query(`TRUNCATE ${table}`)": [
      'TRUNCATE ${}',
    ],
    "import { DataSource } from 'typeorm'; const source = new DataSource(options); await source.getRepository(User).query('SELECT 1')": [
      'SELECT 1',
    ],
    "import type { QueryRunner } from 'typeorm'; let runner: QueryRunner; await runner.query('CREATE TABLE users (id int)')": [
      'CREATE TABLE users (id int)',
    ],
    "import type { Repository } from 'typeorm'; let users: Repository<User>; await users.find()": [],
  },
  schema: {
    "import { Table, type QueryRunner } from 'typeorm'; let runner: QueryRunner; await runner.createTable(new Table({ name: 'users' }))":
      'table users, unguarded',
    "import { Table, type QueryRunner } from 'typeorm'; let runner: QueryRunner; await runner.createTable(new Table({ name: 'users' }), true)":
      'table users, guarded',
    "import { Table, type QueryRunner } from 'typeorm'; let runner: QueryRunner; await runner.createTable(new Table({ name: 'users' }), false)":
      'table users, unguarded',
    "import type { QueryRunner } from 'typeorm'; let runner: QueryRunner; await runner.createSchema('app')": 'schema app, unguarded',
    "import type { QueryRunner } from 'typeorm'; let runner: QueryRunner; await runner.createSchema('app', true)": 'schema app, guarded',
    "import { TableIndex, type QueryRunner } from 'typeorm'; let runner: QueryRunner; await runner.createIndex('users', new TableIndex({ name: 'users_email', columnNames: ['email'] }))":
      'index users_email, unguarded',
    "import { DataSource } from 'typeorm'; const source = new DataSource(options); await source.synchronize(true)": null,
    "import { DataSource } from 'typeorm'; const source = new DataSource(options); await source.runMigrations()": null,
  },
})
