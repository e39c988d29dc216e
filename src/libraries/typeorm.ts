import { defineLibrary, type LibraryMember, type Opening, type SchemaCall } from './define-library.ts'

const opens: Opening = {
  thing: 'data source',
  target: [
    { argument: 0, property: 'url', names: 'url' },
    { argument: 0, property: 'host', names: 'server' },
    { argument: 0, property: 'port', names: 'server' },
    { argument: 0, property: 'username', names: 'server' },
    { argument: 0, property: 'replication', names: 'server' },
    { argument: 0, property: 'connectString', names: 'server' },
    { argument: 0, property: 'location', names: 'file' },
    { argument: 0, property: 'type', names: 'memory', memoryWhen: ['sqljs'] },
    // What is left to name it are the SQLite drivers, whose database is a file.
    { argument: 0, property: 'database', names: 'file' },
    { argument: 0, property: 'schema', names: 'server' },
  ],
  otherwise: 'environment',
  entities: [
    { argument: 0, property: 'entities' },
    { argument: 0, property: 'migrations' },
    { argument: 0, property: 'synchronize' },
  ],
  readOnly: [{ argument: 0, property: 'readonly' }],
}

const opening = {
  opens,
  system: {
    argument: 0,
    property: 'type',
    values: {
      'aurora-mysql': 'mysql',
      'aurora-postgres': 'postgresql',
      'better-sqlite3': 'sqlite',
      capacitor: 'sqlite',
      cockroachdb: 'cockroachdb',
      cordova: 'sqlite',
      expo: 'sqlite',
      mariadb: 'mariadb',
      mongodb: 'mongodb',
      mssql: 'microsoft.sql_server',
      mysql: 'mysql',
      nativescript: 'sqlite',
      oracle: 'oracle.db',
      postgres: 'postgresql',
      'react-native': 'sqlite',
      sap: 'other_sql',
      spanner: 'other_sql',
      sqlite: 'sqlite',
      sqljs: 'sqlite',
    },
  },
} as const satisfies LibraryMember

const executing = {
  query: { executes: { argument: 0 } },
  sql: { tag: 'QueryResult', executes: { template: true } },
} as const

// An isolation level may come before the callback.
const transaction = { callback: { argument: 'last', parameters: ['EntityManager'] } } as const

const repositories = {
  getRepository: { returns: 'Repository' },
  getTreeRepository: { returns: 'Repository' },
  getMongoRepository: { returns: 'Repository' },
  getCustomRepository: { returns: 'Repository' },
} as const

const creating = (creates: SchemaCall['creates']): { schema: SchemaCall } => ({
  schema: { creates, name: { argument: 1, property: 'name' }, table: { argument: 0 } },
})

const servers = ['postgresql', 'cockroachdb', 'mysql', 'mariadb', 'microsoft.sql_server', 'oracle.db'] as const

export default defineLibrary(() => ({
  packages: ['typeorm', 'typeorm/*'],
  inserts: ['insert', 'save'],
  types: {
    module: {
      DataSource: { construct: 'DataSource', ...opening },
      EntityManager: { construct: 'EntityManager', wraps: [{ argument: 0 }] },
      MongoEntityManager: { construct: 'EntityManager', wraps: [{ argument: 0 }] },
      SqljsEntityManager: { construct: 'EntityManager', wraps: [{ argument: 0 }] },
      BaseEntity: { is: 'BaseEntity' },
      Repository: { construct: 'Repository' },
      TreeRepository: { construct: 'Repository' },
      MongoRepository: { construct: 'Repository' },
      QueryRunner: { annotates: 'QueryRunner' },
      // The rest is gone since TypeORM 1.0. A string names a connection of the configuration file, and so does nothing at all.
      Connection: { construct: 'DataSource', ...opening },
      ConnectionManager: { construct: 'ConnectionManager' },
      createConnection: { returns: 'DataSource', ...opening },
      createConnections: { opens: { thing: 'data source', otherwise: 'environment' } },
      getConnection: { returns: 'DataSource' },
      getConnectionManager: { returns: 'ConnectionManager' },
      getManager: { returns: 'EntityManager' },
      getMongoManager: { returns: 'EntityManager' },
      getSqljsManager: { returns: 'EntityManager' },
      ...repositories,
      default: { is: 'module' },
    },
    BaseEntity: { '()': { model: true }, useDataSource: { binds: true } },
    ConnectionManager: { create: { returns: 'DataSource', ...opening }, get: { returns: 'DataSource' } },
    DataSource: {
      ...executing,
      ...repositories,
      transaction,
      manager: { is: 'EntityManager' },
      mongoManager: { is: 'EntityManager' },
      sqljsManager: { is: 'EntityManager' },
      createEntityManager: { returns: 'EntityManager' },
      createQueryRunner: { returns: 'QueryRunner' },
      setOptions: { returns: 'DataSource' },
      // Gives its entities the data source
      initialize: { returns: 'DataSource', binds: true },
      connect: { returns: 'DataSource', binds: true },
      synchronize: { drops: { argument: 0 } },
      undoLastMigration: { drops: true },
      destroy: { closes: true },
      close: { closes: true },
    },
    EntityManager: {
      ...executing,
      ...repositories,
      transaction,
      withRepository: { returns: 'Repository' },
      dataSource: { is: 'DataSource' },
      connection: { is: 'DataSource' },
      queryRunner: { is: 'QueryRunner' },
      release: { closes: true },
    },
    Repository: {
      ...executing,
      extend: { returns: 'Repository' },
      manager: { is: 'EntityManager' },
      queryRunner: { is: 'QueryRunner' },
    },
    QueryRunner: {
      ...executing,
      stream: { executes: { argument: 0 } },
      dataSource: { is: 'DataSource' },
      connection: { is: 'DataSource' },
      manager: { is: 'EntityManager' },
      release: { closes: true },
      // SQLite has neither, and the calls do nothing
      createDatabase: { schema: { creates: 'database', name: { argument: 0 }, guard: { argument: 1 }, failsOn: servers } },
      createSchema: { schema: { creates: 'schema', name: { argument: 0 }, guard: { argument: 1 }, failsOn: servers } },
      createTable: { schema: { creates: 'table', name: { argument: 0, property: 'name' }, guard: { argument: 1 } } },
      createView: { schema: { creates: 'view', name: { argument: 0, property: 'name' } } },
      addColumn: creating('column'),
      addColumns: creating('column'),
      createIndex: creating('index'),
      createIndices: creating('index'),
      createPrimaryKey: { schema: { creates: 'constraint', name: { argument: 2 }, table: { argument: 0 } } },
      createForeignKey: creating('constraint'),
      createForeignKeys: creating('constraint'),
      createUniqueConstraint: creating('constraint'),
      createUniqueConstraints: creating('constraint'),
      createCheckConstraint: creating('constraint'),
      createCheckConstraints: creating('constraint'),
      createExclusionConstraint: creating('constraint'),
      createExclusionConstraints: creating('constraint'),
    },
    QueryResult: {},
  },
}))
