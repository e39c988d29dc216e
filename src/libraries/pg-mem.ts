import { defineLibrary, foreignType, type SchemaCall } from './define-library.ts'
import knex from './knex.ts'
import kysely from './kysely.ts'
import mikroOrm from './mikro-orm.ts'
import pgPromise from './pg-promise.ts'
import pg from './pg.ts'
import postgres from './postgres.ts'
import slonik from './slonik.ts'
import typeorm from './typeorm.ts'

const executing = { executes: { argument: 0 } } as const

const creating = (creates: SchemaCall['creates']): { schema: SchemaCall } => ({ schema: { creates, name: { argument: 0 } } })

export default defineLibrary(() => ({
  packages: ['pg-mem'],
  system: 'postgresql',
  types: {
    module: {
      newDb: { returns: 'MemoryDb', opens: { thing: 'database', otherwise: 'memory' } },
      IMemoryDb: { annotates: 'MemoryDb' },
      ISchema: { annotates: 'Schema' },
    },
    MemoryDb: {
      public: { is: 'Schema' },
      getSchema: { returns: 'Schema' },
      createSchema: { returns: 'Schema', ...creating('schema') },
      registerExtension: { returns: 'MemoryDb' },
      registerLanguage: { returns: 'MemoryDb' },
      adapters: { is: 'Adapters' },
    },
    Schema: {
      query: executing,
      queries: executing,
      prepare: executing,
      many: executing,
      one: executing,
      none: executing,
      declareTable: { schema: { creates: 'table', name: { argument: 0, property: 'name' } } },
      registerEnum: creating('type'),
      registerFunction: { returns: 'Schema' },
      registerOperator: { returns: 'Schema' },
    },
    // What the adapters give are other libraries' handles on this database; they open nothing of their own.
    Adapters: {
      createPg: { returns: 'Pg' },
      createPgPromise: { returns: foreignType(pgPromise, 'Database') },
      createPostgresJsTag: { returns: foreignType(postgres, 'Sql') },
      createSlonik: { returns: foreignType(slonik, 'DatabasePool') },
      createKnex: { returns: foreignType(knex, 'Knex') },
      createKysely: { returns: foreignType(kysely, 'Kysely') },
      createTypeormDataSource: { returns: foreignType(typeorm, 'DataSource') },
      createTypeormConnection: { returns: foreignType(typeorm, 'DataSource') },
      createMikroOrm: { returns: foreignType(mikroOrm, 'MikroORM') },
      bindServer: { returns: 'BindServerResult', opens: { thing: 'server', otherwise: 'memory' } },
    },
    Pg: { Pool: { construct: foreignType(pg, 'Pool') }, Client: { construct: foreignType(pg, 'Client') } },
    BindServerResult: { close: { closes: true } },
  },
}))
