import { defineLibrary, type LibraryMember, type SchemaCall } from './define-library.ts'

const guarded = (creates: SchemaCall['creates'], guard: NonNullable<SchemaCall['guard']> = { chain: 'ifNotExists' }): { schema: SchemaCall } => ({
  schema: { creates, name: { argument: 0 }, guard },
})

// The methods write their clause whatever the dialect, which MySQL and SQL Server refuse.
const indexGuard = { chain: 'ifNotExists', systems: ['postgresql', 'cockroachdb', 'sqlite', 'mariadb'] } as const
const viewGuards = [
  { chain: 'orReplace', without: 'materialized', systems: ['postgresql', 'cockroachdb', 'mysql', 'mariadb'], replaces: true },
  { chain: 'ifNotExists', with: 'materialized', systems: ['postgresql', 'cockroachdb'] },
  { chain: 'ifNotExists', systems: ['sqlite'] },
] as const
const columnGuard = { argument: 2, calls: 'ifNotExists', systems: ['postgresql', 'cockroachdb', 'mariadb'] } as const

const adding = (creates: SchemaCall['creates'], guard?: NonNullable<SchemaCall['guard']>): { schema: SchemaCall } => ({
  schema: { creates, name: { argument: 0 }, table: { within: ['alterTable'] }, ...(guard !== undefined && { guard }) },
})

// A dialect holds a pool or database that somebody opened, or a function that opens one.
const dialect = (property: string) => ({ construct: 'Dialect', wraps: [{ argument: 0, property }] }) as const

const pglite = {
  construct: 'KyselyPGlite',
  opens: { thing: 'database', target: [{ argument: 0, names: 'file' }], otherwise: 'memory' },
  wraps: [{ argument: 0 }],
  system: 'postgresql',
} as const satisfies LibraryMember

export default defineLibrary(() => ({
  packages: {
    kysely: 'module',
    'kysely-postgres-js': 'PostgresJSModule',
    'kysely-bun-sqlite': 'BunSqliteModule',
    'kysely-d1': 'D1Module',
    'kysely-neon': 'NeonModule',
    'kysely-pglite': 'KyselyPGliteModule',
    'kysely-pglite-dialect': 'PGliteDialectModule',
    'kysely-planetscale': 'PlanetScaleModule',
    '@libsql/kysely-libsql': 'LibsqlModule',
    '@vercel/postgres-kysely': 'VercelPostgresModule',
  },
  inserts: ['insertInto'],
  namesTables: true,
  reads: ['getMetadata', 'getSchemas', 'getTables', 'selectFrom', 'selectNoFrom'],
  renders: ['compile'],
  types: {
    module: {
      Kysely: { construct: 'Kysely', wraps: [{ argument: 0, property: 'dialect' }] },
      Transaction: { annotates: 'Kysely' },
      ControlledTransaction: { annotates: 'Kysely' },
      PostgresDialect: { ...dialect('pool'), system: 'postgresql' },
      PGliteDialect: { ...dialect('pglite'), system: 'postgresql' },
      MysqlDialect: { ...dialect('pool'), system: 'mysql' },
      MssqlDialect: { ...dialect('tarn'), system: 'microsoft.sql_server' },
      SqliteDialect: { ...dialect('database'), system: 'sqlite' },
      SchemaModule: { annotates: 'SchemaModule' },
      CompiledQuery: { is: 'CompiledQueryFactory' },
      RawBuilder: { annotates: 'RawBuilder' },
      sql: { is: 'Sql' },
    },
    PostgresJSModule: { PostgresJSDialect: { ...dialect('postgres'), system: 'postgresql' } },
    BunSqliteModule: { BunSqliteDialect: { ...dialect('database'), system: 'sqlite' } },
    D1Module: { D1Dialect: { ...dialect('database'), system: 'sqlite' } },
    // Before its version 2, it took the address and connected by itself
    NeonModule: { NeonDialect: { ...dialect('neon'), opens: { thing: 'client', target: [{ argument: 0, property: 'connectionString', names: 'url' }], otherwise: 'server' }, system: 'postgresql' } },
    KyselyPGliteModule: { KyselyPGlite: { is: 'KyselyPGliteClass' } },
    KyselyPGliteClass: { '()': pglite, create: { ...pglite, returns: 'KyselyPGlite' } },
    KyselyPGlite: { dialect: { is: 'Dialect' } },
    PGliteDialectModule: { PGliteDialect: { construct: 'Dialect', wraps: [{ argument: 0 }], system: 'postgresql' } },
    PlanetScaleModule: {
      PlanetScaleDialect: {
        construct: 'Dialect',
        opens: {
          thing: 'connection',
          target: [
            { argument: 0, property: 'url', names: 'url' },
            { argument: 0, property: 'host', names: 'server' },
          ],
          otherwise: 'server',
        },
        system: 'mysql',
      },
    },
    LibsqlModule: {
      LibsqlDialect: {
        ...dialect('client'),
        opens: {
          thing: 'client',
          target: [{ argument: 0, property: 'url', names: 'url' }],
          otherwise: 'environment',
        },
        system: 'sqlite',
      },
    },
    VercelPostgresModule: {
      createKysely: {
        returns: 'Kysely',
        opens: {
          thing: 'connection pool',
          target: [{ argument: 0, property: 'connectionString', names: 'url' }],
          otherwise: 'environment',
        },
        system: 'postgresql',
      },
    },
    Dialect: {},
    Kysely: {
      schema: { is: 'SchemaModule' },
      destroy: { closes: true },
      executeQuery: { executes: { argument: 0, property: 'sql' } },
      transaction: { returns: 'TransactionBuilder' },
      startTransaction: { returns: 'ControlledTransactionBuilder' },
      connection: { returns: 'ConnectionBuilder' },
      savepoint: { returns: 'SavepointCommand' },
      withSchema: { returns: 'Kysely' },
      withTables: { returns: 'Kysely' },
      withPlugin: { returns: 'Kysely' },
      withoutPlugins: { returns: 'Kysely' },
    },
    TransactionBuilder: {
      execute: { callback: { argument: 0, parameters: ['Kysely'] } },
      setIsolationLevel: { returns: 'TransactionBuilder' },
      setAccessMode: { returns: 'TransactionBuilder' },
    },
    ControlledTransactionBuilder: {
      execute: { returns: 'Kysely' },
      setIsolationLevel: { returns: 'ControlledTransactionBuilder' },
      setAccessMode: { returns: 'ControlledTransactionBuilder' },
    },
    SavepointCommand: { execute: { returns: 'Kysely' } },
    ConnectionBuilder: { execute: { callback: { argument: 0, parameters: ['Kysely'] } } },
    SchemaModule: {
      createTable: guarded('table'),
      createIndex: { schema: { creates: 'index', name: { argument: 0 }, table: { chain: 'on' }, guard: indexGuard } },
      createSchema: guarded('schema'),
      createView: guarded('view', viewGuards),
      createType: { schema: { creates: 'type', name: { argument: 0 } } },
      alterTable: { returns: 'AlterTableBuilder' },
      withSchema: { returns: 'SchemaModule' },
      withPlugin: { returns: 'SchemaModule' },
      withoutPlugins: { returns: 'SchemaModule' },
    },
    AlterTableBuilder: {
      addColumn: { returns: 'AlterTableBuilder', ...adding('column', columnGuard) },
      addIndex: adding('index'),
      addUniqueConstraint: adding('constraint'),
      addCheckConstraint: adding('constraint'),
      addForeignKeyConstraint: adding('constraint'),
      addPrimaryKeyConstraint: adding('constraint'),
      alterColumn: { returns: 'AlterTableBuilder' },
      dropColumn: { returns: 'AlterTableBuilder' },
      modifyColumn: { returns: 'AlterTableBuilder' },
      renameColumn: { returns: 'AlterTableBuilder' },
    },
    Sql: { '()': { tag: 'RawBuilder' }, raw: { returns: 'RawBuilder' } },
    RawBuilder: {
      execute: { executes: { receiver: true, on: { argument: 0 } } },
      compile: { returns: 'CompiledQuery' },
      $castTo: { returns: 'RawBuilder' },
      $notNull: { returns: 'RawBuilder' },
      withPlugin: { returns: 'RawBuilder' },
    },
    CompiledQueryFactory: { raw: { returns: 'CompiledQuery' } },
    CompiledQuery: {},
  },
}))
