import { defineLibrary, type Opening, type System } from '../define-library.ts'

const opening = (system: System, opens: Opening): { construct: 'Database'; opens: Opening; system: System } => ({ construct: 'Database', opens, system })

const file: Opening = { thing: 'database', target: [{ argument: 0, keyword: 'database', names: 'file' }], otherwise: 'unknown', requires: [{ argument: 0, keyword: 'database' }] }
const server: Opening = { thing: 'database', target: [{ argument: 0, keyword: 'database', names: 'server' }], otherwise: 'server', requires: [{ argument: 0, keyword: 'database' }] }
const housekeeping = { housekeeping: true } as const
const safe = { keyword: 'safe', byDefault: true } as const

// Database.create_tables and Model.create_table say IF NOT EXISTS by default: http://docs.peewee-orm.com/en/latest/peewee/api.html
export default defineLibrary(() => ({
  packages: { peewee: 'module', 'playhouse.pool': 'module', 'playhouse.sqlite_ext': 'module', 'playhouse.postgres_ext': 'module', 'playhouse.db_url': 'url' },
  types: {
    module: {
      SqliteDatabase: opening('sqlite', file),
      SqliteExtDatabase: opening('sqlite', file),
      PooledSqliteDatabase: opening('sqlite', file),
      PostgresqlDatabase: opening('postgresql', server),
      PostgresqlExtDatabase: opening('postgresql', server),
      PooledPostgresqlDatabase: opening('postgresql', server),
      MySQLDatabase: opening('mysql', server),
      PooledMySQLDatabase: opening('mysql', server),
    },
    url: { connect: { returns: 'Database', opens: { thing: 'database', target: [{ argument: 0, keyword: 'url', names: 'url' }], otherwise: 'unknown' } } },
    Database: {
      execute_sql: { executes: { argument: 0, keyword: 'sql' } },
      connect: housekeeping,
      bind: housekeeping,
      create_tables: { schema: { creates: 'table', checks: { argument: 'none', ...safe } }, ...housekeeping },
      drop_tables: housekeeping,
      rollback: housekeeping,
      commit: housekeeping,
      close: { closes: true, ...housekeeping },
    },
  },
}))
