import mikroOrm from '../../src/libraries/mikro-orm.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(mikroOrm, {
  types: {
    "import { MikroORM } from '@mikro-orm/postgresql'; const orm = await MikroORM.init({ dbName: 'app' }); orm": '@mikro-orm/core.MikroORM',
    "import { MikroORM } from '@mikro-orm/core'; const orm = await MikroORM.init(config); orm.em": '@mikro-orm/core.SqlEntityManager',
    "import { MikroORM } from '@mikro-orm/sqlite'; MikroORM.initSync({ dbName: ':memory:' })": '@mikro-orm/core.MikroORM',
    "import { MikroORM } from '@mikro-orm/sqlite'; new MikroORM({ dbName: ':memory:' })": '@mikro-orm/core.MikroORM',
    "const { MikroORM } = require('@mikro-orm/better-sqlite'); const orm = await MikroORM.init(config); orm.em.fork()":
      '@mikro-orm/core.SqlEntityManager',
    "import type { EntityManager } from '@mikro-orm/postgresql'; let em: EntityManager; em.getConnection()": '@mikro-orm/core.AbstractSqlConnection',
    "import type { EntityManager } from '@mikro-orm/postgresql'; let em: EntityManager; em.getKnex()": 'knex.Knex',
    "import type { EntityManager } from '@mikro-orm/postgresql'; let em: EntityManager; em.getKysely()": 'kysely.Kysely',
    "import { MikroORM } from '@mikro-orm/postgresql'; const orm = new MikroORM({}); orm.schema": '@mikro-orm/core.SchemaGenerator',
    "import { MikroORM } from '@mikro-orm/mongodb'; const orm = await MikroORM.init({ dbName: 'app' }); orm.em.getConnection().getDb()": 'mongodb.Db',
    "import { MikroORM } from '@mikro-orm/mongodb'; const orm = await MikroORM.init({ dbName: 'app' }); orm.schema": null,
    "import { Entity } from '@mikro-orm/core'; Entity": null,
  },
  opens: {
    "import { MikroORM } from '@mikro-orm/sqlite'; await MikroORM.init({ entities: [User], dbName: ':memory:' })": [
      '@mikro-orm/core ORM instance, memory',
    ],
    "import { MikroORM } from '@mikro-orm/sqlite'; new MikroORM({ entities: [User], dbName: 'test.db' })": ['@mikro-orm/core ORM instance, file'],
    "import { MikroORM, SqliteDriver } from '@mikro-orm/sqlite'; import { MikroORM as Core } from '@mikro-orm/core'; await Core.init({ driver: SqliteDriver, dbName: ':memory:' })":
      ['@mikro-orm/core ORM instance, memory'],
    "import { MikroORM } from '@mikro-orm/postgresql'; await MikroORM.init({ dbName: 'app_test' })": ['@mikro-orm/core ORM instance, server'],
    "import { MikroORM } from '@mikro-orm/postgresql'; await MikroORM.init({ clientUrl: process.env.DATABASE_URL })": [
      '@mikro-orm/core ORM instance, environment',
    ],
    "import { MikroORM } from '@mikro-orm/mysql'; await MikroORM.init()": ['@mikro-orm/core ORM instance, environment'],
    "import { MikroORM } from '@mikro-orm/pglite'; new MikroORM({ entities: [User] })": ['@mikro-orm/core ORM instance, memory'],
    "import { MikroORM } from '@mikro-orm/pglite'; import { PGlite } from '@electric-sql/pglite'; new MikroORM({ driverOptions: { pglite: new PGlite() } })":
      ['@electric-sql/pglite database, memory'],
    "import { MikroORM } from '@mikro-orm/mongodb'; await MikroORM.init({ clientUrl: 'mongodb://localhost/app' })": [
      '@mikro-orm/core ORM instance, server',
    ],
    "import type { EntityManager } from '@mikro-orm/core'; function seed(em: EntityManager) { const fork = em.fork() }": [],
  },
  closes: [
    "import { MikroORM } from '@mikro-orm/postgresql'; const orm = await MikroORM.init(config); await orm.close(true)",
    "import { MikroORM } from '@mikro-orm/postgresql'; const orm = await MikroORM.init(config); await orm.em.getConnection().close()",
  ],
  executes: {
    "import { MikroORM } from '@mikro-orm/postgresql'; const orm = new MikroORM({}); await orm.em.getConnection().execute('SELECT 1')": ['SELECT 1'],
    "import { MikroORM } from '@mikro-orm/postgresql'; const orm = new MikroORM({}); await orm.em.execute('SELECT 2')": ['SELECT 2'],
    "import { MikroORM } from '@mikro-orm/postgresql'; const orm = new MikroORM({}); await orm.schema.execute('CREATE EXTENSION citext')": [
      'CREATE EXTENSION citext',
    ],
    "import { MikroORM } from '@mikro-orm/postgresql'; const orm = new MikroORM({}); await orm.em.getKnex().raw('SELECT 3')": ['SELECT 3'],
  },
  schema: {
    "import { MikroORM } from '@mikro-orm/sqlite'; const orm = new MikroORM({}); await orm.schema.createSchema()": 'tables of its entities, unguarded',
    "import { MikroORM } from '@mikro-orm/sqlite'; const orm = new MikroORM({}); await orm.schema.create()": 'tables of its entities, unguarded',
    "import { MikroORM } from '@mikro-orm/sqlite'; const orm = new MikroORM({}); await orm.getSchemaGenerator().createSchema()": 'tables of its entities, unguarded',
    "import { MikroORM } from '@mikro-orm/postgresql'; const orm = new MikroORM({}); await orm.schema.createDatabase('app')":
      'database app, unguarded',
    "import { MikroORM } from '@mikro-orm/sqlite'; const orm = new MikroORM({}); await orm.schema.refreshDatabase()": null,
    "import { MikroORM } from '@mikro-orm/sqlite'; const orm = new MikroORM({}); await orm.schema.update()": null,
    "import { MikroORM } from '@mikro-orm/mongodb'; const orm = await MikroORM.init({}); await orm.schema.createSchema()": null,
  },
})
