import type { System } from '../libraries/define-library.ts'
import type { Dialect } from '../sql/guards.ts'
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

const withoutDialect: ReadonlySet<System> = new Set(['mongodb', 'neo4j', 'other_sql', 'redis'])

/** The SQL dialect of what a call opens, where the library or the URL says it. */
export function dialectOf({ library, module, node, opening }: OpeningCall): Dialect | undefined {
  const { system } = library
  if (system !== undefined) return withoutDialect.has(system) ? undefined : dialects.find((dialect) => dialect === system)
  return schemes[urlScheme(node, opening, module) ?? '']
}

const dialects: readonly Dialect[] = [...new Set([...Object.values(schemes), 'clickhouse' as const])]
