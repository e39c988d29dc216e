import { defineLibrary, type Opening } from '../define-library.ts'

const opens: Opening = {
  thing: 'connection',
  target: [
    { argument: 0, keyword: 'host', names: 'server' },
    { argument: 'none', keyword: 'database', names: 'server' },
    { argument: 'none', keyword: 'db', names: 'server' },
  ],
  otherwise: 'server',
}
const connect = { returns: 'Connection', opens } as const
const housekeeping = { housekeeping: true } as const

export default defineLibrary(() => ({
  packages: { pymysql: 'module', MySQLdb: 'module', 'mysql.connector': 'module', aiomysql: 'module' },
  system: 'mysql',
  types: {
    module: {
      connect,
      Connect: connect,
      Connection: connect,
      create_pool: { returns: 'Pool', opens: { ...opens, thing: 'connection pool' } },
    },
    Pool: { acquire: { returns: 'Connection' }, close: { closes: true, ...housekeeping }, wait_closed: housekeeping },
    Connection: {
      cursor: { returns: 'Cursor' },
      begin: housekeeping,
      commit: housekeeping,
      rollback: housekeeping,
      autocommit: housekeeping,
      close: { closes: true, ...housekeeping },
    },
    Cursor: { execute: { executes: { argument: 0, keyword: 'query' } }, executemany: { executes: { argument: 0, keyword: 'query' } }, close: housekeeping },
  },
}))
