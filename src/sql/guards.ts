import type { ObjectKind } from './kinds.ts'
import type { ActionKind, AlterAction, CreateStatement } from './statement.ts'

/** The database systems whose guards are known, by OpenTelemetry's `db.system.name` values. */
export const dialects = ['cassandra', 'clickhouse', 'cockroachdb', 'duckdb', 'mariadb', 'microsoft.sql_server', 'mysql', 'oracle.db', 'postgresql', 'sqlite'] as const

export type Dialect = (typeof dialects)[number]

/** The SQL dialect of a database system; none for those without SQL. */
export function dialectOf(system: string | undefined): Dialect | undefined {
  return dialects.find((dialect) => dialect === system)
}

/** A clause with which a statement can run twice. */
export type GuardClause = 'if not exists' | 'or alter' | 'or replace'

/** What a guard is for: a kind of object, or what an `ALTER` adds. */
export type Guardable = ObjectKind | Extract<ActionKind, `add ${string}`>

/** What may be done about a statement without a guard. */
export interface Guard {
  /** The clause an automatic fix may insert. */
  fix: GuardClause | null
  /** The clauses to choose from where there is no such fix, the most likely first; empty where none is known to work. */
  suggestions: readonly GuardClause[]
}

/**
 * The clause to write for each dialect that has the statement; `none` lists those that have it without any clause. Of
 * two clauses that a dialect accepts it is the one that keeps data: `OR REPLACE TABLE` drops the rows.
 */
type GuardRow = Readonly<Partial<Record<GuardClause | 'none', readonly Dialect[]>>>

const noClause: GuardRow = { none: ['postgresql'] }

// MySQL takes IF NOT EXISTS on triggers and routines from 8.0.29 on; PostgreSQL OR REPLACE on triggers from 14 on.
const rows: Readonly<Record<Guardable, GuardRow>> = {
  'add column': {
    'if not exists': ['postgresql', 'mariadb', 'duckdb', 'clickhouse', 'cockroachdb'],
    none: ['mysql', 'sqlite', 'microsoft.sql_server', 'oracle.db', 'cassandra'],
  },
  'add constraint': {
    'if not exists': ['clickhouse', 'cockroachdb'],
    none: ['postgresql', 'mysql', 'mariadb', 'sqlite', 'microsoft.sql_server', 'oracle.db', 'duckdb'],
  },
  'add index': { 'if not exists': ['mariadb', 'clickhouse'], none: ['mysql'] },
  'add partition': { 'if not exists': ['mariadb'], none: ['mysql', 'oracle.db'] },
  'add value': { 'if not exists': ['postgresql', 'cockroachdb'] },
  aggregate: { 'or replace': ['postgresql', 'cassandra'], none: ['mariadb', 'microsoft.sql_server'] },
  cast: noClause,
  collation: { 'if not exists': ['postgresql'] },
  database: {
    'if not exists': ['mysql', 'mariadb', 'clickhouse', 'cockroachdb'],
    none: ['postgresql', 'microsoft.sql_server', 'oracle.db'],
  },
  domain: { none: ['postgresql', 'oracle.db'] },
  event: { 'if not exists': ['mysql', 'mariadb'] },
  'event trigger': noClause,
  extension: { 'if not exists': ['postgresql', 'cockroachdb'] },
  'foreign data wrapper': noClause,
  function: {
    'or replace': ['postgresql', 'mariadb', 'oracle.db', 'duckdb', 'cockroachdb', 'clickhouse', 'cassandra'],
    'if not exists': ['mysql'],
    'or alter': ['microsoft.sql_server'],
  },
  index: {
    'if not exists': ['postgresql', 'sqlite', 'mariadb', 'oracle.db', 'duckdb', 'clickhouse', 'cockroachdb', 'cassandra'],
    none: ['mysql', 'microsoft.sql_server'],
  },
  language: { 'or replace': ['postgresql'] },
  'materialized view': { 'if not exists': ['postgresql', 'oracle.db', 'clickhouse', 'cockroachdb', 'cassandra'] },
  operator: noClause,
  policy: { 'if not exists': ['clickhouse', 'cockroachdb'], none: ['postgresql', 'microsoft.sql_server'] },
  procedure: {
    'or replace': ['postgresql', 'mariadb', 'oracle.db', 'cockroachdb'],
    'if not exists': ['mysql'],
    'or alter': ['microsoft.sql_server'],
  },
  publication: noClause,
  role: {
    'if not exists': ['mysql', 'mariadb', 'clickhouse', 'cockroachdb', 'cassandra'],
    none: ['postgresql', 'microsoft.sql_server', 'oracle.db'],
  },
  rule: { 'or replace': ['postgresql'] },
  schema: {
    'if not exists': ['postgresql', 'mysql', 'mariadb', 'duckdb', 'cockroachdb', 'cassandra'],
    none: ['microsoft.sql_server', 'oracle.db'],
  },
  secret: { 'if not exists': ['duckdb'] },
  sequence: {
    'if not exists': ['postgresql', 'mariadb', 'oracle.db', 'duckdb', 'cockroachdb'],
    none: ['microsoft.sql_server'],
  },
  server: { 'if not exists': ['postgresql', 'mariadb'], none: ['mysql'] },
  statistics: { 'if not exists': ['postgresql', 'cockroachdb'], none: ['microsoft.sql_server'] },
  subscription: noClause,
  table: {
    'if not exists': ['postgresql', 'sqlite', 'mysql', 'mariadb', 'oracle.db', 'duckdb', 'clickhouse', 'cockroachdb', 'cassandra'],
    none: ['microsoft.sql_server'],
  },
  'text search': noClause,
  transform: { 'or replace': ['postgresql'] },
  trigger: {
    'or replace': ['postgresql', 'mariadb', 'oracle.db'],
    'if not exists': ['sqlite', 'mysql'],
    'or alter': ['microsoft.sql_server'],
    none: ['cockroachdb'],
  },
  type: {
    'if not exists': ['duckdb', 'cockroachdb', 'cassandra'],
    'or replace': ['oracle.db'],
    none: ['postgresql', 'microsoft.sql_server'],
  },
  user: {
    'if not exists': ['mysql', 'mariadb', 'oracle.db', 'clickhouse', 'cockroachdb', 'cassandra'],
    none: ['postgresql', 'microsoft.sql_server'],
  },
  'user mapping': { 'if not exists': ['postgresql'] },
  view: {
    'or replace': ['postgresql', 'mysql', 'mariadb', 'oracle.db', 'duckdb', 'clickhouse', 'cockroachdb'],
    'if not exists': ['sqlite'],
    'or alter': ['microsoft.sql_server'],
  },
}

// What only a rarer system takes is no advice for a file whose database is not known.
const common: readonly Dialect[] = ['postgresql', 'mysql', 'mariadb', 'sqlite']

const clausesInOrder = ['if not exists', 'or replace', 'or alter'] as const

/**
 * Says which clause makes a statement run twice, and whether it may be inserted without asking.
 *
 * A fix needs the dialect, or a statement that takes the same clause in every dialect that has it, or a plain table,
 * which only SQL Server does not guard. Oracle takes `IF NOT EXISTS` from 23ai on, so there it is only suggested.
 *
 * @param subject - a statement or action that has no guard
 * @param dialect - absent where the database system is not known, or not one of those
 * @returns the guard; both parts empty where the dialect has no clause, or the text has no place for it
 */
export function guardFor(subject: AlterAction | CreateStatement, dialect?: Dialect): Guard {
  const row = rowFor(subject)
  const takes = (clause: GuardClause, candidate?: Dialect): boolean =>
    guardPlace(subject, clause) !== null && (candidate === undefined || row[clause]?.includes(candidate) === true)
  if (dialect !== undefined) {
    const clause = clausesInOrder.find((candidate) => takes(candidate, dialect)) ?? null
    const isRecent = clause === 'if not exists' && dialect === 'oracle.db'
    return isRecent ? { fix: null, suggestions: [clause] } : { fix: clause, suggestions: [] }
  }
  const clauses = clausesInOrder.filter((clause) => clause !== 'or alter' && row[clause] !== undefined && takes(clause))
  const [clause] = clauses
  if (clause !== undefined && (row === rows.table || isAgreed(row, clause))) return { fix: clause, suggestions: [] }
  const weight = (candidate: GuardClause): number => common.filter((system) => row[candidate]?.includes(system) === true).length
  const suggestions = clauses.filter((candidate) => weight(candidate) > 0).toSorted((left, right) => weight(right) - weight(left))
  return { fix: null, suggestions }
}

/** The dialects that take a clause, of those that a project most likely uses. */
export function dialectsTaking(subject: AlterAction | CreateStatement, clause: GuardClause): readonly Dialect[] {
  return (rowFor(subject)[clause] ?? []).filter((dialect) => common.includes(dialect))
}

/** Whether a dialect has a statement at all, with a clause or without one. */
export function hasStatement(subject: AlterAction | CreateStatement, dialect: Dialect): boolean {
  return Object.values(rowFor(subject)).some((systems) => systems.includes(dialect))
}

function isAgreed(row: GuardRow, clause: GuardClause): boolean {
  return row[clause]?.includes('oracle.db') !== true && Object.keys(row).every((other) => other === clause)
}

function rowFor(subject: AlterAction | CreateStatement): GuardRow {
  if (!('verb' in subject)) return isAddition(subject.action) ? rows[subject.action] : {}
  const { kind, modifiers } = subject
  if (kind === 'index' && modifiers.has('concurrently')) return { 'if not exists': ['postgresql', 'cockroachdb'] }
  if (kind === 'table' && modifiers.has('virtual')) return { 'if not exists': ['sqlite'] }
  // PostgreSQL refuses CREATE OR REPLACE CONSTRAINT TRIGGER, Oracle any guard on a private temporary table
  if (kind === 'trigger' && modifiers.has('constraint')) return noClause
  if (kind === 'table' && modifiers.has('private')) return { none: ['oracle.db'] }
  return rows[kind]
}

/** Whether an action of an `ALTER` adds something. */
export function isAddition(action: ActionKind): action is Extract<ActionKind, `add ${string}`> {
  return action.startsWith('add ')
}

/**
 * The edit that inserts a clause.
 *
 * @param text - the text that the subject was read from
 * @param subject - a statement or action that has no guard
 * @param clause - a clause that {@link guardFor} names
 * @returns the offset and what to insert there, in the case of the word before it, or `null` where it has no place
 */
export function guardInsertion(
  text: string,
  subject: AlterAction | CreateStatement,
  clause: GuardClause,
): { offset: number; text: string } | null {
  const offset = guardPlace(subject, clause)
  return offset === null ? null : { offset, text: clauseBehind(offset, text, clause) }
}

/** A clause as it is inserted at an offset, in the case of the word before it. */
export function clauseBehind(offset: number, text: string, clause: string): string {
  const before = text.charAt(offset - 1)
  return ` ${before === before.toUpperCase() ? clause.toUpperCase() : clause}`
}

function guardPlace(subject: AlterAction | CreateStatement, clause: GuardClause): number | null {
  if (clause === 'if not exists') return subject.guardOffset
  return 'verb' in subject ? subject.replaceOffset : null
}
