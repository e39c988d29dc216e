import type { Dialect, Guardable } from './guards.ts'
import type { ConstraintKind } from './statement.ts'

/** What a statement makes, a constraint by its kind where that is known. */
type Made = Guardable | `add ${ConstraintKind}`

type Messages = Readonly<Partial<Record<Made, string>>>

const relation = 'relation "{name}" already exists'
const postgresql: Messages = {
  table: relation,
  index: relation,
  view: relation,
  'materialized view': relation,
  sequence: relation,
  schema: 'schema "{name}" already exists',
  database: 'database "{name}" already exists',
  type: 'type "{name}" already exists',
  domain: 'type "{name}" already exists',
  collation: 'collation "{name}" already exists',
  extension: 'extension "{name}" already exists',
  function: 'function "{name}" already exists with same argument types',
  procedure: 'function "{name}" already exists with same argument types',
  aggregate: 'function "{name}" already exists with same argument types',
  trigger: 'trigger "{name}" for relation "{table}" already exists',
  policy: 'policy "{name}" for table "{table}" already exists',
  rule: 'rule "{name}" for relation "{table}" already exists',
  role: 'role "{name}" already exists',
  user: 'role "{name}" already exists',
  publication: 'publication "{name}" already exists',
  server: 'server "{name}" already exists',
  statistics: 'statistics object "{name}" already exists',
  'event trigger': 'event trigger "{name}" already exists',
  'foreign data wrapper': 'foreign-data wrapper "{name}" already exists',
  'add column': 'column "{name}" of relation "{table}" already exists',
  'add value': 'enum label "{name}" already exists',
  'add primary key': 'multiple primary keys for table "{table}" are not allowed',
  'add unique': relation,
  'add exclude': relation,
  'add foreign key': 'constraint "{name}" for relation "{table}" already exists',
  'add check': 'constraint "{name}" for relation "{table}" already exists',
}

const mysql: Messages = {
  table: "Table '{name}' already exists",
  view: "Table '{name}' already exists",
  index: "Duplicate key name '{name}'",
  'add index': "Duplicate key name '{name}'",
  'add column': "Duplicate column name '{name}'",
  database: "Can't create database '{name}'; database exists",
  schema: "Can't create database '{name}'; database exists",
  function: 'FUNCTION {name} already exists',
  procedure: 'PROCEDURE {name} already exists',
  trigger: 'Trigger already exists',
  event: "Event '{name}' already exists",
  'add unique': "Duplicate key name '{name}'",
  'add primary key': 'Multiple primary key defined',
}

const taken = "There is already an object named '{name}' in the database."
const occupied = 'ORA-00955: name is already used by an existing object'

const messages: Readonly<Record<Dialect, Messages>> = {
  postgresql,
  mysql: { ...mysql, 'add foreign key': "Duplicate foreign key constraint name '{name}'", 'add check': "Duplicate check constraint name '{name}'" },
  mariadb: { ...mysql, trigger: "Trigger '{name}' already exists", sequence: "Table '{name}' already exists" },
  sqlite: {
    table: 'table {name} already exists',
    index: 'index {name} already exists',
    view: 'view {name} already exists',
    trigger: 'trigger {name} already exists',
    'add column': 'duplicate column name: {name}',
  },
  'microsoft.sql_server': {
    table: taken,
    view: taken,
    schema: taken,
    sequence: taken,
    function: taken,
    procedure: taken,
    trigger: taken,
    'add constraint': taken,
    index: "The operation failed because an index or statistics with name '{name}' already exists on table '{table}'.",
    database: "Database '{name}' already exists. Choose a different database name.",
    'add column': "Column names in each table must be unique. Column name '{name}' in table '{table}' is specified more than once.",
    user: "User, group, or role '{name}' already exists in the current database.",
    role: "User, group, or role '{name}' already exists in the current database.",
  },
  'oracle.db': {
    table: occupied,
    index: occupied,
    view: occupied,
    sequence: occupied,
    type: occupied,
    'add column': 'ORA-01430: column being added already exists in table',
    'add constraint': 'ORA-02264: name already used by an existing constraint',
  },
  duckdb: {
    table: 'Table with name "{name}" already exists!',
    view: 'View with name "{name}" already exists!',
    index: 'Index with name "{name}" already exists!',
    schema: 'Schema with name "{name}" already exists!',
    sequence: 'Sequence with name "{name}" already exists!',
    type: 'Type with name "{name}" already exists!',
    function: 'Macro Function with name "{name}" already exists!',
    'add column': 'Column with name {name} already exists!',
  },
  cassandra: {
    table: 'Cannot add already existing table "{name}"',
    schema: 'Cannot add existing keyspace "{name}"',
  },
  clickhouse: {
    table: 'Table {name} already exists',
    view: 'Table {name} already exists',
    'materialized view': 'Table {name} already exists',
    database: 'Database {name} already exists',
  },
  cockroachdb: {
    schema: 'schema "{name}" already exists',
    database: 'database "{name}" already exists',
    'add column': 'column "{name}" of relation "{table}" already exists',
    index: 'index with name "{name}" already exists',
    'add constraint': 'duplicate constraint name: "{name}"',
  },
}

/**
 * The database's own words when a statement without a guard runs a second time.
 *
 * @param made - what the statement creates or adds
 * @param dialect - the database system
 * @param name - the name of what it creates, without its schema
 * @param table - the table it is created on, where there is one
 * @returns the message, or `null` where the words are not known or take a table that is not given
 */
export function secondRunError(made: Made, dialect: Dialect, name: string, table?: string): string | null {
  const message = messages[dialect][made]
  if (message === undefined || (table === undefined && message.includes('{table}'))) return null
  return message.replace('{name}', () => name).replace('{table}', () => table ?? '')
}

/**
 * The database's own words when a statement without `IF EXISTS` drops what is gone.
 *
 * @param kind - what is dropped
 * @param dialect - the database system
 * @param name - its name, without its schema
 * @param table - the table it stood on, where there is one
 * @returns the message, or `null` where the words are not known
 */
export function missingError(kind: string, dialect: Dialect, name: string, table?: string): string | null {
  if (dialect === 'sqlite') return kind === 'column' ? `no such column: "${name}"` : `no such ${kind}: ${name}`
  if (dialect !== 'postgresql') return null
  const isPart = kind === 'column' || kind === 'constraint'
  if (isPart && table === undefined) return null
  return isPart ? `${kind} "${name}" of relation "${table ?? ''}" does not exist` : `${kind} "${name}" does not exist`
}
