import { defineLibrary, type LibraryMember, type Opening } from './define-library.ts'

const opening = (thing: Opening['thing'], target: readonly (readonly [property: string, names: 'server' | 'url'])[]): Opening => ({
  thing,
  target: [{ argument: 0, names: 'url' }, ...target.map(([property, names]) => ({ argument: 0, property, names }))],
  otherwise: 'server',
})

// An adapter takes settings or, in Prisma 5 and some of 6 and 7, a client that somebody opened.
const adapter = { construct: 'SqlDriverAdapterFactory', wraps: [{ argument: 0 }] } as const

const pgAdapter = {
  ...adapter,
  opens: {
    ...opening('connection pool', [
      ['connectionString', 'url'],
      ['host', 'server'],
      ['database', 'server'],
    ]),
    // pg reads PGHOST, PGDATABASE and their kind.
    otherwise: 'environment',
  },
  system: 'postgresql',
} as const satisfies LibraryMember

const sqliteAdapter = {
  ...adapter,
  opens: { thing: 'database', target: [{ argument: 0, property: 'url', names: 'url' }], otherwise: 'environment' },
  system: 'sqlite',
} as const satisfies LibraryMember

const betterSqlite3Adapter = {
  ...sqliteAdapter,
  opens: {
    ...sqliteAdapter.opens,
    // A plain path does too.
    target: [{ argument: 0, property: 'url', names: 'file' }],
    readOnly: [{ argument: 0, property: 'readonly' }],
  },
} as const satisfies LibraryMember

const neonHttpAdapter = { ...adapter, opens: opening('client', []), system: 'postgresql' } as const satisfies LibraryMember

// The binding of a Cloudflare worker, or the account and token for its HTTP interface.
const d1Adapter = {
  ...adapter,
  opens: {
    thing: 'client',
    target: [{ argument: 0, property: 'CLOUDFLARE_DATABASE_ID', names: 'server' }],
    otherwise: 'server',
  },
  system: 'sqlite',
} as const satisfies LibraryMember

const template = { tag: 'PrismaPromise', executes: { argument: 0 } } as const

const executing = { executes: { argument: 0 } } as const

export default defineLibrary(() => ({
  packages: {
    '@prisma/client': 'module',
    '@prisma/client/default': 'module',
    '@prisma/client/edge': 'module',
    '@prisma/client/extension': 'module',
    '@prisma/client/index': 'module',
    '@prisma/client/wasm': 'module',
    '.prisma/client': 'module',
    '.prisma/client/*': 'module',
    '@prisma/adapter-pg': 'AdapterPg',
    '@prisma/adapter-better-sqlite3': 'AdapterBetterSqlite3',
    '@prisma/adapter-libsql': 'AdapterLibSql',
    '@prisma/adapter-libsql/web': 'AdapterLibSql',
    '@prisma/adapter-neon': 'AdapterNeon',
    '@prisma/adapter-mariadb': 'AdapterMariaDb',
    '@prisma/adapter-mssql': 'AdapterMssql',
    '@prisma/adapter-planetscale': 'AdapterPlanetScale',
    '@prisma/adapter-d1': 'AdapterD1',
    'pglite-prisma-adapter': 'AdapterPGlite',
  },
  inserts: ['create', 'createMany', 'createManyAndReturn'],
  reads: ['aggregate', 'count', 'findFirst', 'findFirstOrThrow', 'findMany', 'findUnique', 'findUniqueOrThrow', 'groupBy'],
  types: {
    module: {
      PrismaClient: {
        construct: 'PrismaClient',
        // Without a location the client takes the one of the schema, an environment variable as a rule.
        opens: {
          thing: 'client',
          target: [
            { argument: 0, property: 'datasourceUrl', names: 'url' },
            { argument: 0, property: 'datasources.db.url', names: 'url' },
            { argument: 0, property: 'accelerateUrl', names: 'url' },
          ],
          otherwise: 'environment',
        },
        wraps: [{ argument: 0, property: 'adapter' }],
      },
      Prisma: { is: 'Prisma' },
      default: { is: 'module' },
    },
    Prisma: {
      sql: { tag: 'Sql' },
      raw: { returns: 'Sql' },
      Sql: { annotates: 'Sql' },
      TransactionClient: { annotates: 'PrismaClient' },
    },
    Sql: {},
    PrismaPromise: {},
    PrismaClient: {
      $executeRaw: template,
      $queryRaw: template,
      $executeRawUnsafe: executing,
      $queryRawUnsafe: executing,
      $transaction: { callback: { argument: 0, parameters: ['PrismaClient'] } },
      $extends: { returns: 'PrismaClient' },
      $on: { returns: 'PrismaClient' },
      $disconnect: { closes: true },
    },

    AdapterPg: { PrismaPg: pgAdapter },
    // The names with SQL in capitals are those of Prisma 6.
    AdapterBetterSqlite3: { PrismaBetterSqlite3: betterSqlite3Adapter, PrismaBetterSQLite3: betterSqlite3Adapter },
    AdapterLibSql: { PrismaLibSql: sqliteAdapter, PrismaLibSQL: sqliteAdapter },
    AdapterNeon: { PrismaNeon: pgAdapter, PrismaNeonHttp: neonHttpAdapter, PrismaNeonHTTP: neonHttpAdapter },
    AdapterMariaDb: {
      PrismaMariaDb: {
        ...adapter,
        opens: opening('connection pool', [
          ['host', 'server'],
          ['socketPath', 'server'],
          ['database', 'server'],
        ]),
        system: 'mysql',
      },
    },
    AdapterMssql: {
      PrismaMssql: {
        ...adapter,
        opens: opening('connection pool', [
          ['server', 'server'],
          ['database', 'server'],
        ]),
        system: 'microsoft.sql_server',
      },
    },
    AdapterPlanetScale: {
      PrismaPlanetScale: {
        ...adapter,
        opens: opening('connection', [
          ['url', 'url'],
          ['host', 'server'],
        ]),
        system: 'mysql',
      },
    },
    AdapterD1: { PrismaD1: d1Adapter, PrismaD1Http: d1Adapter, PrismaD1HTTP: d1Adapter },
    AdapterPGlite: { PrismaPGlite: { ...adapter, system: 'postgresql' } },
    SqlDriverAdapterFactory: {},
  },
}))
