import { defineLibrary, type Opening } from '../define-library.ts'

const target: Pick<Opening, 'otherwise' | 'target'> = {
  target: [
    { argument: 0, keyword: 'dsn', names: 'url' },
    { argument: 'none', keyword: 'host', names: 'server' },
    { argument: 'none', keyword: 'dbname', names: 'server' },
    { argument: 'none', keyword: 'database', names: 'server' },
  ],
  otherwise: 'environment',
}
const pool = { construct: 'Pool', opens: { thing: 'connection pool', otherwise: 'server', commits: 'when told or left' } } as const
const housekeeping = { housekeeping: true } as const

export default defineLibrary(() => ({
  packages: { psycopg2: 'module', 'psycopg2.pool': 'pool' },
  system: 'postgresql',
  types: {
    module: { connect: { returns: 'Connection', opens: { thing: 'connection', ...target, commits: 'when told or left' } } },
    pool: { SimpleConnectionPool: pool, ThreadedConnectionPool: pool },
    Pool: { getconn: { returns: 'Connection' }, putconn: housekeeping, closeall: { closes: true, ...housekeeping } },
    Connection: {
      cursor: { returns: 'Cursor' },
      commit: housekeeping,
      rollback: housekeeping,
      set_isolation_level: housekeeping,
      set_session: housekeeping,
      close: { closes: true, ...housekeeping },
    },
    Cursor: { execute: { executes: { argument: 0, keyword: 'query' } }, executemany: { executes: { argument: 0, keyword: 'query' } }, close: housekeeping },
  },
}))
