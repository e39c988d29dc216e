import { defineLibrary, foreignType, type System, type Target } from './define-library.ts'
import knex from './knex.ts'
import kysely from './kysely.ts'
import mongodb from './mongodb.ts'

const server: readonly Target[] = [
  { argument: 0, property: 'clientUrl', names: 'url' },
  { argument: 0, property: 'host', names: 'server' },
  { argument: 0, property: 'dbName', names: 'server' },
  { argument: 0, property: 'schema', names: 'server' },
]

// Of a libSQL database `dbName` may also be a URL.
const file: readonly Target[] = [{ argument: 0, property: 'dbName', names: 'file' }]

// Which driver decides whether `dbName` is a file or the name of a database on a server; ':memory:' is plain either way.
const anyDriver: readonly Target[] = [
  { argument: 0, property: 'clientUrl', names: 'url' },
  { argument: 0, property: 'host', names: 'server' },
  { argument: 0, property: 'dbName', names: 'url' },
]

// What is left out comes from the CLI configuration file (version 6) or MIKRO_ORM_DB_NAME and its kind.
const opening = (target: readonly Target[]) => ({ opens: { thing: 'ORM instance', target, otherwise: 'environment' } }) as const

const orm = <const T extends string>(type: T, target: readonly Target[], system: System) =>
  ({ is: type, construct: 'MikroORM', ...opening(target), system }) as const

const starting = (target: readonly Target[], system: System) => {
  const opens = { returns: 'MikroORM', ...opening(target), system } as const
  return { init: opens, initSync: opens } as const
}

const driver = (system: System) => ({ construct: 'Driver', system }) as const

const names = {
  sql: { is: 'sql' },
  raw: { returns: 'Sql' },
} as const

const sqlNames = {
  ...names,
  EntityManager: { annotates: 'SqlEntityManager' },
  SqlEntityManager: { annotates: 'SqlEntityManager' },
  EntityRepository: { annotates: 'SqlEntityRepository' },
  SqlEntityRepository: { annotates: 'SqlEntityRepository' },
  AbstractSqlConnection: { annotates: 'AbstractSqlConnection' },
  SchemaGenerator: { annotates: 'SchemaGenerator' },
  SqlSchemaGenerator: { annotates: 'SchemaGenerator' },
} as const

const inMemory = {
  opens: {
    thing: 'ORM instance',
    target: [
      { argument: 0, property: 'driverOptions.dataDir', names: 'file' },
      { argument: 0, property: 'dbName', names: 'file' },
    ],
    otherwise: 'memory',
  },
  wraps: [{ argument: 0, property: 'driverOptions.pglite' }],
  system: 'postgresql',
} as const

const executing = { executes: { argument: 0 } } as const

// What takes no harm from a second run also changes and drops tables.
const createTables = (method: 'update' | 'updateSchema') => ({ schema: { creates: 'tables of its entities', guard: { method, replaces: true } } }) as const

const mongo = { opens: { thing: 'ORM instance', target: server, otherwise: 'environment' } } as const

export default defineLibrary(() => ({
  packages: {
    '@mikro-orm/core': 'core',
    '@mikro-orm/knex': 'knex',
    '@mikro-orm/sql': 'knex',
    '@mikro-orm/postgresql': 'postgresql',
    '@mikro-orm/mysql': 'mysql',
    '@mikro-orm/mariadb': 'mariadb',
    '@mikro-orm/mssql': 'mssql',
    '@mikro-orm/oracledb': 'oracledb',
    '@mikro-orm/sqlite': 'sqlite',
    '@mikro-orm/better-sqlite': 'betterSqlite',
    '@mikro-orm/libsql': 'libsql',
    '@mikro-orm/pglite': 'pglite',
    '@mikro-orm/mongodb': 'mongodb',
  },
  inserts: ['create', 'insert', 'insertMany', 'persist'],
  types: {
    core: {
      ...names,
      MikroORM: { is: 'MikroORMConstructor', construct: 'MikroORM', ...opening(anyDriver) },
      EntityManager: { annotates: 'SqlEntityManager' },
      EntityRepository: { annotates: 'SqlEntityRepository' },
      ISchemaGenerator: { annotates: 'SchemaGenerator' },
      Connection: { annotates: 'AbstractSqlConnection' },
      IDatabaseDriver: { annotates: 'Driver' },
    },
    knex: { ...sqlNames, MikroORM: { is: 'MikroORMConstructor', construct: 'MikroORM', ...opening(anyDriver) } },
    postgresql: {
      ...sqlNames,
      MikroORM: orm('PostgreSqlMikroORM', server, 'postgresql'),
      PostgreSqlDriver: driver('postgresql'),
      PostgreSqlConnection: { annotates: 'AbstractSqlConnection' },
    },
    mysql: { ...sqlNames, MikroORM: orm('MySqlMikroORM', server, 'mysql'), MySqlDriver: driver('mysql') },
    mariadb: { ...sqlNames, MikroORM: orm('MariaDbMikroORM', server, 'mariadb'), MariaDbDriver: driver('mariadb') },
    mssql: { ...sqlNames, MikroORM: orm('MsSqlMikroORM', server, 'microsoft.sql_server'), MsSqlDriver: driver('microsoft.sql_server') },
    oracledb: { ...sqlNames, MikroORM: orm('OracleMikroORM', server, 'oracle.db'), OracleDriver: driver('oracle.db') },
    sqlite: { ...sqlNames, MikroORM: orm('SqliteMikroORM', file, 'sqlite'), SqliteDriver: driver('sqlite') },
    betterSqlite: { ...sqlNames, MikroORM: orm('SqliteMikroORM', file, 'sqlite'), BetterSqliteDriver: driver('sqlite') },
    libsql: { ...sqlNames, MikroORM: orm('SqliteMikroORM', file, 'sqlite'), LibSqlDriver: driver('sqlite') },
    pglite: {
      ...sqlNames,
      MikroORM: { is: 'PgliteMikroORM', construct: 'MikroORM', ...inMemory },
      PgliteDriver: driver('postgresql'),
    },
    mongodb: {
      MikroORM: { is: 'MongoMikroORM', construct: 'MongoORM', ...mongo, system: 'mongodb' },
      EntityManager: { annotates: 'MongoEntityManager' },
      MongoEntityManager: { annotates: 'MongoEntityManager' },
      MongoDriver: { construct: 'MongoDriver', system: 'mongodb' },
    },
    MikroORMConstructor: {
      init: { returns: 'MikroORM', ...opening(anyDriver) },
      initSync: { returns: 'MikroORM', ...opening(anyDriver) },
    },
    PostgreSqlMikroORM: starting(server, 'postgresql'),
    MySqlMikroORM: starting(server, 'mysql'),
    MariaDbMikroORM: starting(server, 'mariadb'),
    MsSqlMikroORM: starting(server, 'microsoft.sql_server'),
    OracleMikroORM: starting(server, 'oracle.db'),
    SqliteMikroORM: starting(file, 'sqlite'),
    PgliteMikroORM: { init: { returns: 'MikroORM', ...inMemory } },
    MongoMikroORM: {
      init: { returns: 'MongoORM', ...mongo, system: 'mongodb' },
      initSync: { returns: 'MongoORM', ...mongo, system: 'mongodb' },
    },
    MikroORM: {
      em: { is: 'SqlEntityManager' },
      driver: { is: 'Driver' },
      schema: { is: 'SchemaGenerator' },
      getSchemaGenerator: { returns: 'SchemaGenerator' },
      connect: { returns: 'Driver' },
      close: { closes: true },
    },
    SqlEntityManager: {
      fork: { returns: 'SqlEntityManager' },
      getContext: { returns: 'SqlEntityManager' },
      transactional: { callback: { argument: 0, parameters: ['SqlEntityManager'] } },
      getConnection: { returns: 'AbstractSqlConnection' },
      getDriver: { returns: 'Driver' },
      getRepository: { returns: 'SqlEntityRepository' },
      getKnex: { returns: foreignType(knex, 'Knex') },
      getKysely: { returns: foreignType(kysely, 'Kysely') },
      execute: executing,
    },
    SqlEntityRepository: {
      getEntityManager: { returns: 'SqlEntityManager' },
      getKnex: { returns: foreignType(knex, 'Knex') },
    },
    Driver: {
      getConnection: { returns: 'AbstractSqlConnection' },
      execute: executing,
      close: { closes: true },
    },
    AbstractSqlConnection: {
      execute: executing,
      executeDump: executing,
      getKnex: { returns: foreignType(knex, 'Knex') },
      getClient: { returns: foreignType(kysely, 'Kysely') },
      close: { closes: true },
    },
    SchemaGenerator: {
      create: createTables('update'),
      createSchema: createTables('updateSchema'),
      createDatabase: { schema: { creates: 'database', name: { argument: 0 } } },
      refresh: { drops: true },
      refreshDatabase: { drops: true },
      execute: executing,
    },
    // The generator of the MongoDB driver creates what is missing only.
    MongoORM: {
      em: { is: 'MongoEntityManager' },
      driver: { is: 'MongoDriver' },
      connect: { returns: 'MongoDriver' },
      close: { closes: true },
    },
    MongoEntityManager: {
      fork: { returns: 'MongoEntityManager' },
      getContext: { returns: 'MongoEntityManager' },
      transactional: { callback: { argument: 0, parameters: ['MongoEntityManager'] } },
      getConnection: { returns: 'MongoConnection' },
      getDriver: { returns: 'MongoDriver' },
    },
    MongoDriver: { getConnection: { returns: 'MongoConnection' }, close: { closes: true } },
    MongoConnection: {
      getClient: { returns: foreignType(mongodb, 'MongoClient') },
      getDb: { returns: foreignType(mongodb, 'Db') },
      close: { closes: true },
    },
    sql: { '()': { tag: 'Sql' } },
    Sql: {},
  },
}))
