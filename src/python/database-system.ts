import { dialectOf, type Dialect } from '../sql/guards.ts'
import { urlScheme } from './database-target.ts'
import type { OpeningCall } from './opening-call.ts'

/** The systems that the scheme of a database URL names. */
const schemes: Readonly<Record<string, Dialect>> = {
  cockroachdb: 'cockroachdb',
  duckdb: 'duckdb',
  mariadb: 'mariadb',
  mssql: 'microsoft.sql_server',
  mysql: 'mysql',
  oracle: 'oracle.db',
  postgres: 'postgresql',
  postgresql: 'postgresql',
  sqlite: 'sqlite',
}

/** The SQL dialect of what a call opens, where the library or the URL says it. */
export function openedDialect({ library, module, node, opening }: OpeningCall): Dialect | undefined {
  return library.system === undefined ? schemes[urlScheme(node, opening, module) ?? ''] : dialectOf(library.system)
}
