import { defineLibrary, type LibraryMember, type SchemaCall } from './define-library.ts'

const opening = {
  returns: 'Knex',
  opens: {
    thing: 'connection pool',
    target: [
      { argument: 0, names: 'url' },
      { argument: 0, property: 'connection', names: 'url' },
      { argument: 0, property: 'connection.connectionString', names: 'url' },
      { argument: 0, property: 'connection.filename', names: 'file' },
      { argument: 0, property: 'connection.host', names: 'server' },
      { argument: 0, property: 'connection.server', names: 'server' },
      { argument: 0, property: 'connection.socketPath', names: 'server' },
      { argument: 0, property: 'connection.connectString', names: 'server' },
      { argument: 0, property: 'connection.database', names: 'server' },
      { argument: 0, property: 'searchPath', names: 'server' },
    ],
    otherwise: 'environment',
    requires: [
      { argument: 0, property: 'connection' },
      { argument: 0, property: 'connectionPool' },
    ],
    readOnly: [{ argument: 0, property: 'connection.options.readonly' }],
  },
  wraps: [
    { argument: 0, property: 'connectionPool' },
    // Where knex-pglite takes an instance: https://github.com/harryplusplus/knex-pglite
    { argument: 0, property: 'connection.pglite' },
  ],
  system: {
    argument: 0,
    property: 'client',
    values: {
      pg: 'postgresql',
      pgnative: 'postgresql',
      postgres: 'postgresql',
      postgresql: 'postgresql',
      redshift: 'postgresql',
      cockroachdb: 'cockroachdb',
      mysql: 'mysql',
      mysql2: 'mysql',
      mariadb: 'mariadb',
      mssql: 'microsoft.sql_server',
      oracledb: 'oracle.db',
      sqlite: 'sqlite',
      sqlite3: 'sqlite',
      'better-sqlite3': 'sqlite',
    },
  },
} as const satisfies LibraryMember

const creating = (schema: Omit<SchemaCall, 'name'>) => ({ returns: 'SchemaBuilder', schema: { ...schema, name: { argument: 0 } } }) as const

const chaining = { returns: 'SchemaBuilder' } as const

const altering = { returns: 'SchemaBuilder', callback: { argument: 1, parameters: ['AlterTableBuilder'] } } as const

const table = { within: ['alterTable', 'table'] } as const

const column: { schema: SchemaCall } = { schema: { creates: 'column', name: { argument: 0 }, table } }

const columns = {
  bigIncrements: column,
  bigInteger: column,
  binary: column,
  boolean: column,
  date: column,
  datetime: column,
  decimal: column,
  double: column,
  enu: column,
  enum: column,
  float: column,
  increments: column,
  integer: column,
  json: column,
  jsonb: column,
  smallint: column,
  specificType: column,
  string: column,
  text: column,
  time: column,
  timestamp: column,
  tinyint: column,
  uuid: column,
} as const

export default defineLibrary(() => ({
  packages: ['knex'],
  inserts: ['batchInsert', 'insert'],
  namesTables: true,
  reads: ['avg', 'columnInfo', 'count', 'countDistinct', 'first', 'hasColumn', 'hasTable', 'max', 'min', 'pluck', 'select', 'sum'],
  renders: ['toQuery', 'toSQL', 'toString'],
  types: {
    module: {
      '()': opening,
      knex: { is: 'module' },
      default: { is: 'module' },
      Knex: { is: 'types' },
    },
    types: {
      '()': { annotates: 'Knex' },
      Transaction: { annotates: 'Knex' },
      SchemaBuilder: { annotates: 'SchemaBuilder' },
      TransactionProvider: { annotates: 'TransactionProvider' },
      AlterTableBuilder: { annotates: 'AlterTableBuilder' },
    },
    Knex: {
      // db('users')
      '()': {},
      schema: { is: 'SchemaBuilder' },
      migrate: { is: 'Migrator' },
      raw: { executes: { argument: 0 } },
      transaction: { returns: 'Knex', callback: { argument: 0, parameters: ['Knex'] } },
      transactionProvider: { returns: 'TransactionProvider' },
      savepoint: { callback: { argument: 0, parameters: ['Knex'] } },
      withUserParams: { returns: 'Knex' },
      destroy: { closes: true },
    },
    Migrator: { rollback: { drops: true }, down: { drops: true } },
    TransactionProvider: { '()': { returns: 'Knex' } },
    SchemaBuilder: {
      raw: { returns: 'SchemaBuilder', executes: { argument: 0 } },
      // createTableIfNotExists is no guard: it still fails on the indexes and constraints inside its callback.
      createTable: creating({ creates: 'table', guard: { asks: 'hasTable' } }),
      createTableLike: creating({ creates: 'table', guard: { asks: 'hasTable' } }),
      createView: creating({ creates: 'view', guard: { method: 'createViewOrReplace', replaces: true } }),
      createMaterializedView: creating({ creates: 'materialized view' }),
      createSchema: creating({ creates: 'schema', guard: { method: 'createSchemaIfNotExists' } }),
      createExtension: creating({ creates: 'extension', guard: { method: 'createExtensionIfNotExists' } }),
      createTableIfNotExists: chaining,
      createViewOrReplace: chaining,
      createSchemaIfNotExists: chaining,
      createExtensionIfNotExists: chaining,
      table: altering,
      alterTable: altering,
      view: chaining,
      alterView: chaining,
      renameView: chaining,
      refreshMaterializedView: chaining,
      dropTable: chaining,
      dropTableIfExists: chaining,
      dropView: chaining,
      dropViewIfExists: chaining,
      dropMaterializedView: chaining,
      dropMaterializedViewIfExists: chaining,
      dropSchema: chaining,
      dropSchemaIfExists: chaining,
      dropExtension: chaining,
      dropExtensionIfExists: chaining,
      withSchema: chaining,
      queryContext: chaining,
    },
    AlterTableBuilder: {
      ...columns,
      index: { schema: { creates: 'index', name: { argument: 1 }, table } },
      unique: { schema: { creates: 'constraint', name: { argument: 1, property: 'indexName' }, table } },
      foreign: { schema: { creates: 'constraint', name: { argument: 1 }, table } },
      primary: { schema: { creates: 'constraint', name: { argument: 1, property: 'constraintName' }, table } },
    },
  },
}))
