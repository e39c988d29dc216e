import { defineLibrary, type Opening } from '../define-library.ts'

const target: Pick<Opening, 'otherwise' | 'target'> = {
  target: [
    { argument: 0, keyword: 'conninfo', names: 'url' },
    { argument: 'none', keyword: 'host', names: 'server' },
    { argument: 'none', keyword: 'dbname', names: 'server' },
  ],
  // libpq reads PGHOST, PGDATABASE and their kind
  otherwise: 'environment',
}
const query = { argument: 0, keyword: 'query' } as const
const housekeeping = { housekeeping: true } as const
const connect = { returns: 'Connection', opens: { thing: 'connection', ...target, commits: 'when told or left' } } as const
const pool = { construct: 'Pool', opens: { thing: 'connection pool', ...target, commits: 'when told or left' } } as const
const connectable = { connect }

export default defineLibrary(() => ({
  packages: { psycopg: 'module', psycopg_pool: 'pool' },
  system: 'postgresql',
  types: {
    module: { connect, Connection: { is: 'Connectable' }, AsyncConnection: { is: 'Connectable' } },
    pool: { ConnectionPool: pool, AsyncConnectionPool: pool, NullConnectionPool: pool, AsyncNullConnectionPool: pool },
    Connectable: connectable,
    Pool: {
      connection: { returns: 'Connection' },
      getconn: { returns: 'Connection' },
      open: housekeeping,
      wait: housekeeping,
      close: { closes: true, ...housekeeping },
    },
    Connection: {
      cursor: { returns: 'Cursor' },
      execute: { returns: 'Cursor', executes: query },
      transaction: { ...housekeeping },
      commit: housekeeping,
      rollback: housekeeping,
      close: { closes: true, ...housekeeping },
    },
    Cursor: { execute: { returns: 'Cursor', executes: query }, executemany: { executes: query }, close: housekeeping },
  },
}))
