import { defineLibrary, type Opening } from './define-library.ts'

// A host among the options wins over the URL; what is named nowhere comes from PGHOST, PGDATABASE and their kind.
const opens: Opening = {
  thing: 'connection pool',
  target: [
    { argument: 1, property: 'host', names: 'server' },
    { argument: 1, property: 'hostname', names: 'server' },
    { argument: 1, property: 'path', names: 'server' },
    { argument: 0, names: 'url' },
    { argument: 0, property: 'host', names: 'server' },
    { argument: 0, property: 'hostname', names: 'server' },
    { argument: 0, property: 'path', names: 'server' },
    { argument: 0, property: 'database', names: 'server' },
    { argument: 0, property: 'db', names: 'server' },
    { argument: 0, property: 'connection.search_path', names: 'server' },
    { argument: 1, property: 'connection.search_path', names: 'server' },
  ],
  otherwise: 'environment',
}

const executing = {
  '()': { tag: 'PendingQuery', executes: { template: true } },
  unsafe: { returns: 'PendingQuery', executes: { argument: 0 } },
} as const

const sql = {
  ...executing,
  begin: { callback: { argument: 'last', parameters: ['TransactionSql'] } },
  reserve: { returns: 'ReservedSql' },
  end: { closes: true },
  close: { closes: true },
} as const

export default defineLibrary(() => ({
  packages: ['postgres'],
  system: 'postgresql',
  types: {
    module: {
      '()': { returns: 'Sql', opens },
      default: { is: 'module' },
      Sql: { annotates: 'Sql' },
      ISql: { annotates: 'Sql' },
      TransactionSql: { annotates: 'TransactionSql' },
      ReservedSql: { annotates: 'ReservedSql' },
    },
    Sql: sql,
    TransactionSql: { ...executing, savepoint: { callback: { argument: 'last', parameters: ['TransactionSql'] } } },
    ReservedSql: { ...sql, release: { closes: true } },
    PendingQuery: {},
  },
}))
