import { defineLibrary } from './define-library.ts'

const database = {
  opens: {
    thing: 'database',
    target: [{ argument: 0, names: 'file' }],
    otherwise: 'memory',
    readOnly: [{ argument: 1, property: 'readonly' }],
  },
  system: 'sqlite',
} as const

const executing = { executes: { argument: 0 } } as const

// A name or options may stand before the callback.
const transaction = { callback: { argument: 'last', parameters: ['TransactionSQL'] } } as const

const queries = { '()': { tag: 'Query', executes: { template: true } }, unsafe: executing } as const

const sql = {
  ...queries,
  begin: transaction,
  transaction,
  beginDistributed: transaction,
  distributed: transaction,
  connect: { returns: 'SQL' },
  reserve: { returns: 'ReservedSQL' },
  close: { closes: true },
  end: { closes: true },
} as const

export default defineLibrary(() => ({
  packages: { bun: 'Bun', 'bun:sqlite': 'sqlite' },
  globals: 'globals',
  // sql and postgres read DATABASE_URL and its kind, redis reads REDIS_URL
  ambient: { SQL: 'environment', RedisClient: 'environment' },
  types: {
    globals: { Bun: { is: 'Bun' } },
    Bun: {
      // Without a location Bun reads DATABASE_URL and its kind: https://bun.com/docs/runtime/sql#database-environment-variables
      SQL: {
        construct: 'SQL',
        opens: {
          thing: 'client',
          target: [
            { argument: 0, names: 'url' },
            { argument: 0, property: 'url', names: 'url' },
            { argument: 0, property: 'filename', names: 'file' },
            { argument: 0, property: 'hostname', names: 'server' },
            { argument: 0, property: 'host', names: 'server' },
            { argument: 0, property: 'path', names: 'server' },
            { argument: 0, property: 'socket', names: 'server' },
            { argument: 0, property: 'database', names: 'server' },
            { argument: 0, property: 'db', names: 'server' },
          ],
          otherwise: 'environment',
          readOnly: [
            { argument: 0, property: 'readonly' },
            { argument: 1, property: 'readonly' },
          ],
        },
        system: {
          argument: 0,
          property: 'adapter',
          values: { postgres: 'postgresql', mysql: 'mysql', mariadb: 'mariadb', sqlite: 'sqlite' },
        },
      },
      TransactionSQL: { annotates: 'TransactionSQL' },
      SavepointSQL: { annotates: 'TransactionSQL' },
      ReservedSQL: { annotates: 'ReservedSQL' },
      sql: { is: 'SQL' },
      postgres: { is: 'SQL' },
      // Without a URL Bun reads REDIS_URL and VALKEY_URL: https://bun.com/docs/runtime/redis
      RedisClient: {
        construct: 'RedisClient',
        opens: { thing: 'client', target: [{ argument: 0, names: 'url' }], otherwise: 'environment' },
        system: 'redis',
      },
      redis: { is: 'RedisClient', system: 'redis' },
      default: { is: 'Bun' },
    },
    sqlite: { Database: { is: 'DatabaseClass' }, default: { is: 'DatabaseClass' } },
    DatabaseClass: {
      '()': { construct: 'Database', ...database },
      open: { returns: 'Database', ...database },
      deserialize: { returns: 'Database', opens: { thing: 'database', otherwise: 'memory' }, system: 'sqlite' },
    },
    Database: { run: executing, exec: executing, query: executing, prepare: executing, transaction: { callback: { argument: 0, parameters: [] } }, close: { closes: true } },
    SQL: sql,
    TransactionSQL: { ...queries, savepoint: transaction },
    ReservedSQL: { ...sql, release: { closes: true } },
    Query: {},
    RedisClient: { duplicate: { returns: 'RedisClient' }, close: { closes: true } },
  },
}))
