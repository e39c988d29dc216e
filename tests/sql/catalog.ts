import type { PGlite } from '@electric-sql/pglite'

const postgresqlCatalog = [
  "SELECT relname, relkind, relpersistence FROM pg_class WHERE relnamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace, 'pg_toast'::regnamespace)",
  "SELECT attrelid::regclass::text AS of, attname, atttypid::regtype::text FROM pg_attribute WHERE attrelid >= 16384 AND attnum > 0 AND NOT attisdropped AND attrelid::regclass::text NOT LIKE 'pg_toast.%'",
  'SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE oid >= 16384',
  "SELECT typname, typtype FROM pg_type WHERE oid >= 16384 AND typname NOT LIKE 'pg_toast%'",
  'SELECT enumlabel FROM pg_enum',
  'SELECT proname, prosrc, prokind FROM pg_proc WHERE oid >= 16384',
  'SELECT tgname FROM pg_trigger WHERE NOT tgisinternal',
  'SELECT evtname FROM pg_event_trigger',
  'SELECT polname FROM pg_policy',
  'SELECT rulename FROM pg_rewrite WHERE oid >= 16384',
  'SELECT rolname FROM pg_roles',
  'SELECT nspname FROM pg_namespace',
  'SELECT extname FROM pg_extension',
  'SELECT pubname FROM pg_publication',
  'SELECT collname FROM pg_collation WHERE oid >= 16384',
  'SELECT stxname FROM pg_statistic_ext',
  'SELECT fdwname FROM pg_foreign_data_wrapper',
]

/** Everything that PostgreSQL's catalog says of what was made in a database, without the numbers that it gives. */
export async function postgresqlSchema(database: PGlite): Promise<string[][]> {
  const rows = await Promise.all(postgresqlCatalog.map(async (query) => (await database.query(query)).rows))
  return rows.map((found) => found.map((row) => JSON.stringify(row)).toSorted((left, right) => left.localeCompare(right)))
}

/** Asks for everything that SQLite's catalog says. */
export const sqliteCatalog = 'SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY name'
