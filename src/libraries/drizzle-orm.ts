import { defineLibrary, foreignType, type LibraryMember, type Opening } from './define-library.ts'
import betterSqlite3 from './better-sqlite3.ts'
import bun from './bun.ts'
import libsqlClient from './libsql-client.ts'
import mysql2 from './mysql2.ts'
import neon from './neon.ts'
import pg from './pg.ts'
import pglite from './pglite.ts'
import planetscale from './planetscale.ts'
import postgres from './postgres.ts'
import vercelPostgres from './vercel-postgres.ts'

// drizzle(client), drizzle({ client }): a handle that somebody else opened.
const wrapping = { wraps: [{ argument: 0 }, { argument: 0, property: 'client' }] } as const satisfies LibraryMember

// Drivers without a connection of their own: drizzle(client), drizzle(callback).
const handed = { wraps: [{ argument: 0 }] } as const satisfies LibraryMember

const location = (names: 'file' | 'url') =>
  [
    { argument: 0, names },
    { argument: 0, property: 'connection', names },
  ] as const

const url = (property: string) => ({ argument: 0, property: `connection.${property}`, names: 'url' }) as const
const file = (property: string) => ({ argument: 0, property: `connection.${property}`, names: 'file' }) as const
const server = (property: string) => ({ argument: 0, property: `connection.${property}`, names: 'server' }) as const

const opening = (target: Opening['target'] & object, otherwise: Opening['otherwise']) =>
  ({ ...wrapping, opens: { thing: 'database', target, otherwise } }) as const satisfies LibraryMember

const pgPool = opening([...location('url'), url('connectionString'), server('host'), server('database')], 'environment')
const mysqlPool = opening([...location('url'), url('uri'), server('host'), server('socketPath'), server('database')], 'server')
const serverless = opening([...location('url'), url('url'), server('host')], 'server')
const libsql = opening([url('syncUrl'), ...location('url'), url('url')], 'environment')
const sqlite = {
  ...wrapping,
  opens: {
    thing: 'database',
    target: [...location('file'), file('source')],
    otherwise: 'memory',
    readOnly: [{ argument: 0, property: 'connection.readonly' }],
  },
} as const satisfies LibraryMember

const executing = { executes: { argument: 0 } } as const

const pgDatabase = {
  execute: executing,
  transaction: { callback: { argument: 0, parameters: ['PgTransaction'] } },
} as const

const mysqlDatabase = {
  execute: executing,
  transaction: { callback: { argument: 0, parameters: ['MySqlTransaction'] } },
} as const

const singleStoreDatabase = {
  execute: executing,
  transaction: { callback: { argument: 0, parameters: ['SingleStoreTransaction'] } },
} as const

const sqliteDatabase = {
  run: executing,
  all: executing,
  get: executing,
  values: executing,
  transaction: { callback: { argument: 0, parameters: ['SQLiteTransaction'] } },
} as const

const gelDatabase = {
  execute: executing,
  transaction: { callback: { argument: 0, parameters: ['GelTransaction'] } },
} as const

// The parts of an entry, `drizzle-orm/node-postgres/driver`, export what the entry does.
const entry = <T extends string>(name: string, namespace: T) => ({
  [`drizzle-orm/${name}`]: namespace,
  [`drizzle-orm/${name}/*`]: namespace,
})

export default defineLibrary(() => ({
  packages: {
    'drizzle-orm': 'module',
    ...entry('sql', 'module'),
    ...entry('pg-core', 'PgCore'),
    ...entry('mysql-core', 'MySqlCore'),
    ...entry('sqlite-core', 'SQLiteCore'),
    ...entry('singlestore-core', 'SingleStoreCore'),
    ...entry('gel-core', 'GelCore'),
    ...entry('node-postgres', 'NodePostgres'),
    ...entry('postgres-js', 'PostgresJs'),
    ...entry('pglite', 'Pglite'),
    ...entry('neon-http', 'NeonHttp'),
    ...entry('neon-serverless', 'NeonServerless'),
    ...entry('netlify-db', 'NetlifyDb'),
    ...entry('vercel-postgres', 'VercelPostgres'),
    ...entry('aws-data-api/pg', 'AwsDataApiPg'),
    ...entry('xata-http', 'XataHttp'),
    ...entry('bun-sql', 'BunSQL'),
    ...entry('pg-proxy', 'PgProxy'),
    ...entry('mysql2', 'MySql2'),
    ...entry('planetscale-serverless', 'PlanetScale'),
    ...entry('tidb-serverless', 'TiDBServerless'),
    ...entry('mysql-proxy', 'MySqlProxy'),
    ...entry('singlestore', 'SingleStore'),
    ...entry('singlestore-proxy', 'SingleStoreProxy'),
    ...entry('better-sqlite3', 'BetterSQLite3'),
    ...entry('bun-sqlite', 'BunSQLite'),
    ...entry('libsql', 'LibSQL'),
    ...entry('d1', 'D1'),
    ...entry('durable-sqlite', 'DurableSQLite'),
    ...entry('expo-sqlite', 'ExpoSQLite'),
    ...entry('op-sqlite', 'OPSQLite'),
    ...entry('sql-js', 'SQLJs'),
    ...entry('sqlite-proxy', 'SQLiteProxy'),
    ...entry('prisma/pg', 'PrismaPg'),
    ...entry('prisma/mysql', 'PrismaMySql'),
    ...entry('prisma/sqlite', 'PrismaSQLite'),
    ...entry('gel', 'Gel'),
  },
  reads: ['$count', 'findFirst', 'findMany', 'select', 'selectDistinct', 'selectDistinctOn'],
  renders: ['getSQL', 'toSQL'],
  inserts: ['insert'],
  namesTables: true,
  types: {
    module: { sql: { is: 'sql' }, SQL: { construct: 'SQL' } },
    sql: { '()': { tag: 'SQL' }, raw: { returns: 'SQL' } },
    SQL: { append: { returns: 'SQL' }, inlineParams: { returns: 'SQL' } },

    PgCore: {
      PgDatabase: { construct: 'PgDatabase' },
      PgTransaction: { annotates: 'PgTransaction' },
      PgWithReplicas: { annotates: 'PgWithReplicas' },
      withReplicas: { returns: 'PgWithReplicas', ...handed },
    },
    MySqlCore: {
      MySqlDatabase: { construct: 'MySqlDatabase' },
      MySqlTransaction: { annotates: 'MySqlTransaction' },
      MySQLWithReplicas: { annotates: 'MySQLWithReplicas' },
      withReplicas: { returns: 'MySQLWithReplicas', ...handed },
    },
    SQLiteCore: {
      BaseSQLiteDatabase: { construct: 'BaseSQLiteDatabase' },
      SQLiteTransaction: { annotates: 'SQLiteTransaction' },
      SQLiteWithReplicas: { annotates: 'SQLiteWithReplicas' },
      withReplicas: { returns: 'SQLiteWithReplicas', ...handed },
    },
    SingleStoreCore: {
      SingleStoreDatabase: { construct: 'SingleStoreDatabase' },
      SingleStoreTransaction: { annotates: 'SingleStoreTransaction' },
      SingleStoreWithReplicas: { annotates: 'SingleStoreWithReplicas' },
      withReplicas: { returns: 'SingleStoreWithReplicas', ...handed },
    },
    GelCore: {
      GelDatabase: { construct: 'GelDatabase' },
      GelTransaction: { annotates: 'GelTransaction' },
      GelWithReplicas: { annotates: 'GelWithReplicas' },
      withReplicas: { returns: 'GelWithReplicas', ...handed },
    },

    NodePostgres: {
      drizzle: { returns: 'NodePgDatabase', ...pgPool, system: 'postgresql' },
      NodePgDatabase: { construct: 'NodePgDatabase' },
    },
    PostgresJs: {
      drizzle: {
        returns: 'PostgresJsDatabase',
        ...opening([...location('url'), url('url'), server('host'), server('database')], 'environment'),
        system: 'postgresql',
      },
      PostgresJsDatabase: { construct: 'PostgresJsDatabase' },
    },
    Pglite: {
      drizzle: {
        returns: 'PgliteDatabase',
        ...opening(
          [{ argument: 0, property: 'connection.fs', names: 'memory' }, ...location('file'), file('dataDir')],
          'memory',
        ),
        system: 'postgresql',
      },
      PgliteDatabase: { construct: 'PgliteDatabase' },
    },
    NeonHttp: {
      drizzle: {
        returns: 'NeonHttpDatabase',
        ...opening([...location('url'), url('connectionString')], 'environment'),
        system: 'postgresql',
      },
      NeonHttpDatabase: { construct: 'NeonHttpDatabase' },
    },
    NeonServerless: {
      drizzle: { returns: 'NeonDatabase', ...pgPool, system: 'postgresql' },
      NeonDatabase: { construct: 'NeonDatabase' },
    },
    NetlifyDb: {
      // Without a location it takes the one of the Netlify environment.
      drizzle: {
        returns: 'NetlifyDbDatabase',
        ...opening([...location('url'), url('connectionString')], 'environment'),
        system: 'postgresql',
      },
      NetlifyDbDatabase: { construct: 'NetlifyDbDatabase' },
    },
    VercelPostgres: {
      // Without a client it takes the pool of @vercel/postgres, which reads POSTGRES_URL.
      drizzle: { returns: 'VercelPgDatabase', ...opening([], 'environment'), system: 'postgresql' },
      VercelPgDatabase: { construct: 'VercelPgDatabase' },
    },
    AwsDataApiPg: {
      drizzle: {
        returns: 'AwsDataApiPgDatabase',
        ...opening([server('resourceArn'), server('database')], 'environment'),
        system: 'postgresql',
      },
      AwsDataApiPgDatabase: { construct: 'AwsDataApiPgDatabase' },
    },
    XataHttp: {
      drizzle: { returns: 'XataHttpDatabase', ...handed, system: 'postgresql' },
      XataHttpDatabase: { construct: 'XataHttpDatabase' },
    },
    BunSQL: {
      drizzle: {
        returns: 'BunSQLDatabase',
        ...opening(
          [...location('url'), url('url'), server('host'), server('hostname'), server('database'), server('path')],
          'environment',
        ),
        system: 'postgresql',
      },
      BunSQLDatabase: { construct: 'BunSQLDatabase' },
    },
    PgProxy: {
      drizzle: { returns: 'PgRemoteDatabase', ...handed, system: 'postgresql' },
      PgRemoteDatabase: { construct: 'PgRemoteDatabase' },
    },

    MySql2: {
      drizzle: { returns: 'MySql2Database', ...mysqlPool, system: 'mysql' },
      MySql2Database: { construct: 'MySql2Database' },
      MySqlDatabase: { construct: 'MySqlDatabase' },
    },
    PlanetScale: {
      drizzle: { returns: 'PlanetScaleDatabase', ...serverless, system: 'mysql' },
      PlanetScaleDatabase: { construct: 'PlanetScaleDatabase' },
    },
    TiDBServerless: {
      drizzle: { returns: 'TiDBServerlessDatabase', ...serverless, system: 'mysql' },
      TiDBServerlessDatabase: { construct: 'TiDBServerlessDatabase' },
    },
    MySqlProxy: {
      drizzle: { returns: 'MySqlRemoteDatabase', ...handed, system: 'mysql' },
      MySqlRemoteDatabase: { construct: 'MySqlRemoteDatabase' },
    },
    SingleStore: {
      drizzle: { returns: 'SingleStoreDriverDatabase', ...mysqlPool, system: 'other_sql' },
      SingleStoreDriverDatabase: { construct: 'SingleStoreDriverDatabase' },
      SingleStoreDatabase: { construct: 'SingleStoreDatabase' },
    },
    SingleStoreProxy: {
      drizzle: { returns: 'SingleStoreRemoteDatabase', ...handed, system: 'other_sql' },
      SingleStoreRemoteDatabase: { construct: 'SingleStoreRemoteDatabase' },
    },

    BetterSQLite3: {
      drizzle: { returns: 'BetterSQLite3Database', ...sqlite, system: 'sqlite' },
      BetterSQLite3Database: { construct: 'BetterSQLite3Database' },
    },
    BunSQLite: {
      drizzle: { returns: 'BunSQLiteDatabase', ...sqlite, system: 'sqlite' },
      BunSQLiteDatabase: { construct: 'BunSQLiteDatabase' },
    },
    LibSQL: {
      drizzle: { returns: 'LibSQLDatabase', ...libsql, system: 'sqlite' },
      LibSQLDatabase: { construct: 'LibSQLDatabase' },
    },
    D1: {
      drizzle: { returns: 'DrizzleD1Database', ...handed, system: 'sqlite' },
      DrizzleD1Database: { construct: 'DrizzleD1Database' },
    },
    DurableSQLite: {
      drizzle: { returns: 'DrizzleSqliteDODatabase', ...handed, system: 'sqlite' },
      DrizzleSqliteDODatabase: { construct: 'DrizzleSqliteDODatabase' },
    },
    ExpoSQLite: {
      drizzle: { returns: 'ExpoSQLiteDatabase', ...handed, system: 'sqlite' },
      ExpoSQLiteDatabase: { construct: 'ExpoSQLiteDatabase' },
    },
    OPSQLite: {
      drizzle: { returns: 'OPSQLiteDatabase', ...handed, system: 'sqlite' },
      OPSQLiteDatabase: { construct: 'OPSQLiteDatabase' },
    },
    SQLJs: {
      drizzle: { returns: 'SQLJsDatabase', ...handed, system: 'sqlite' },
      SQLJsDatabase: { annotates: 'SQLJsDatabase' },
    },
    SQLiteProxy: {
      drizzle: { returns: 'SqliteRemoteDatabase', ...handed, system: 'sqlite' },
      SqliteRemoteDatabase: { construct: 'SqliteRemoteDatabase' },
    },

    // Here drizzle() makes a Prisma extension, and the database is `prisma.$extends(drizzle()).$drizzle`.
    PrismaPg: { PrismaPgDatabase: { construct: 'PgDatabase' } },
    PrismaMySql: { PrismaMySqlDatabase: { construct: 'MySqlDatabase' } },
    PrismaSQLite: { PrismaSQLiteDatabase: { annotates: 'BaseSQLiteDatabase' } },

    Gel: {
      drizzle: {
        returns: 'GelJsDatabase',
        ...opening([...location('url'), url('dsn'), server('host'), server('instanceName'), server('database')], 'environment'),
        system: 'other_sql',
      },
      GelJsDatabase: { construct: 'GelJsDatabase' },
    },

    PgDatabase: pgDatabase,
    PgTransaction: pgDatabase,
    PgWithReplicas: { ...pgDatabase, $primary: { is: 'PgDatabase' } },
    NodePgDatabase: { ...pgDatabase, $client: { is: foreignType(pg, 'Pool') } },
    PostgresJsDatabase: { ...pgDatabase, $client: { is: foreignType(postgres, 'Sql') } },
    PgliteDatabase: { ...pgDatabase, $client: { is: foreignType(pglite, 'PGlite') } },
    NeonHttpDatabase: { ...pgDatabase, $client: { is: foreignType(neon, 'NeonQueryFunction') } },
    NeonDatabase: { ...pgDatabase, $client: { is: foreignType(neon, 'Pool') } },
    NetlifyDbDatabase: pgDatabase,
    VercelPgDatabase: { ...pgDatabase, $client: { is: foreignType(vercelPostgres, 'DefaultPool') } },
    AwsDataApiPgDatabase: pgDatabase,
    XataHttpDatabase: pgDatabase,
    BunSQLDatabase: { ...pgDatabase, $client: { is: foreignType(bun, 'SQL') } },
    PgRemoteDatabase: pgDatabase,

    MySqlDatabase: mysqlDatabase,
    MySqlTransaction: mysqlDatabase,
    MySQLWithReplicas: { ...mysqlDatabase, $primary: { is: 'MySqlDatabase' } },
    MySql2Database: { ...mysqlDatabase, $client: { is: foreignType(mysql2, 'Pool') } },
    PlanetScaleDatabase: { ...mysqlDatabase, $client: { is: foreignType(planetscale, 'Client') } },
    TiDBServerlessDatabase: mysqlDatabase,
    MySqlRemoteDatabase: mysqlDatabase,

    SingleStoreDatabase: singleStoreDatabase,
    SingleStoreTransaction: singleStoreDatabase,
    SingleStoreWithReplicas: { ...singleStoreDatabase, $primary: { is: 'SingleStoreDatabase' } },
    SingleStoreDriverDatabase: { ...singleStoreDatabase, $client: { is: foreignType(mysql2, 'Pool') } },
    SingleStoreRemoteDatabase: singleStoreDatabase,

    BaseSQLiteDatabase: sqliteDatabase,
    SQLiteTransaction: sqliteDatabase,
    SQLiteWithReplicas: { ...sqliteDatabase, $primary: { is: 'BaseSQLiteDatabase' } },
    BetterSQLite3Database: { ...sqliteDatabase, $client: { is: foreignType(betterSqlite3, 'Database') } },
    BunSQLiteDatabase: { ...sqliteDatabase, $client: { is: foreignType(bun, 'Database') } },
    LibSQLDatabase: { ...sqliteDatabase, $client: { is: foreignType(libsqlClient, 'Client') } },
    DrizzleD1Database: sqliteDatabase,
    DrizzleSqliteDODatabase: sqliteDatabase,
    ExpoSQLiteDatabase: sqliteDatabase,
    OPSQLiteDatabase: sqliteDatabase,
    SQLJsDatabase: sqliteDatabase,
    SqliteRemoteDatabase: sqliteDatabase,

    GelDatabase: gelDatabase,
    GelTransaction: gelDatabase,
    GelWithReplicas: { ...gelDatabase, $primary: { is: 'GelDatabase' } },
    GelJsDatabase: gelDatabase,
  },
}))
