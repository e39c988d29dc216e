import type { Dialect } from './guards.ts'

/** How code names a database system: `postgres`, `mysql2`, `better-sqlite3`. */
const systemName =
  /^(?:aurora-|bun-|expo-|node-|react-native-)?(?:better-)?(?:clickhouse|cockroach(?:db)?|db2|duckdb|libsql|mariadb|mssql|mysql2?|oracle(?:db)?|pg|pglite|postgres(?:js|ql)?|redshift|singlestore|snowflake|spanner|sqlite3?|sqljs|sql\.js|sqlserver|turso)(?:-mysql|-postgres(?:ql)?|-sqlite)?$/i

/** Whether a text is the name of a database system, as settings and `dialect === 'postgres'` have it. */
export function namesSystem(text: string): boolean {
  return systemName.test(text)
}

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

/** The system that a database URL names, told by how it begins: `mysql://localhost/app`, `postgresql+psycopg://…`. */
export function dialectOfUrl(url: string): Dialect | undefined {
  return schemes[/^(\w+)(?:\+\w+)?:/.exec(url)?.[1] ?? '']
}
