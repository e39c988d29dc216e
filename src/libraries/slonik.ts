import { defineLibrary } from './define-library.ts'

const executing = { executes: { argument: 0 } } as const

const commonQueryMethods = {
  any: executing,
  anyFirst: executing,
  exists: executing,
  many: executing,
  manyFirst: executing,
  maybeOne: executing,
  maybeOneFirst: executing,
  one: executing,
  oneFirst: executing,
  query: executing,
  stream: executing,
  transaction: { callback: { argument: 0, parameters: ['CommonQueryMethods'] } },
} as const

const sqlTag = { createSqlTag: { returns: 'SqlTag' }, SqlTag: { annotates: 'SqlTag' } } as const

export default defineLibrary(() => ({
  packages: { slonik: 'module', '@slonik/sql-tag': 'sqlTag' },
  system: 'postgresql',
  types: {
    module: {
      createPool: {
        returns: 'DatabasePool',
        opens: { thing: 'connection pool', target: [{ argument: 0, names: 'url' }], otherwise: 'server' },
      },
      sql: { is: 'SqlTag' },
      ...sqlTag,
      DatabasePool: { annotates: 'DatabasePool' },
      DatabaseConnection: { annotates: 'DatabasePool' },
      CommonQueryMethods: { annotates: 'CommonQueryMethods' },
      DatabasePoolConnection: { annotates: 'CommonQueryMethods' },
      DatabaseTransactionConnection: { annotates: 'CommonQueryMethods' },
    },
    sqlTag,
    DatabasePool: {
      ...commonQueryMethods,
      connect: { callback: { argument: 0, parameters: ['CommonQueryMethods'] } },
      end: { closes: true },
    },
    CommonQueryMethods: commonQueryMethods,
    SqlTag: {
      unsafe: { tag: 'SqlToken' },
      fragment: { tag: 'SqlToken' },
      type: { returns: 'QueryTag' },
      typeAlias: { returns: 'QueryTag' },
    },
    QueryTag: { '()': { tag: 'SqlToken' } },
    SqlToken: {},
  },
}))
