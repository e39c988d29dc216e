import { hasStatement, isAddition, type Dialect } from './guards.ts'
import type { AlterAction, AlterStatement, CreateStatement, DropStatement, Name, Span, Statement } from './statement.ts'
import { missingError, secondRunError } from './second-run.ts'
import { tokenize } from './tokens.ts'

/** What a statement without a guard meets when it runs a second time. */
export type SecondRun =
  /** An error: what it makes is there. */
  | 'fails'
  /** Nothing: the engine makes up a name for a second one. */
  | 'duplicates'
  /** An error: what it drops is gone. */
  | 'finds nothing'

/** One thing that a statement makes or drops without asking whether it is there. */
export interface SchemaChange {
  statement: AlterStatement | CreateStatement | DropStatement
  /** The statement, or the part of it that makes or drops the thing. */
  subject: AlterAction | CreateStatement | DropStatement
  secondRun: SecondRun
  /** What is made or dropped, as a noun: `table`, `column`, `materialized view`. */
  noun: string
  /** `null` where the engine makes up the name. */
  name: Name | null
  /** The table of a column, a constraint, an index, a trigger or a policy. */
  table: Name | null
  /** Where the change stands, up to the name. */
  head: Span
}

/**
 * What a statement makes or drops without a guard. Names that a hole makes up are new each time and left out, and so is
 * what may have its guard in a hole.
 *
 * @param statement - a statement
 * @param dialect - absent where the database system is not known
 */
export function unguardedChanges(statement: Statement, dialect: Dialect | undefined): SchemaChange[] {
  switch (statement.verb) {
    case 'create':
      return createdBy(statement, dialect)
    case 'alter':
      return statement.guarded || !isWritten(statement.name) ? [] : statement.actions.flatMap((action) => changedBy(action, statement, dialect))
    case 'drop':
      return droppedBy(statement)
    default:
      return []
  }
}

function createdBy(statement: CreateStatement, dialect: Dialect | undefined): SchemaChange[] {
  const { kind, name, onTable, selectInto, start } = statement
  if (statement.guarded !== false || statement.orReplace || statement.onCommitDrop) return []
  if (dialect === undefined ? selectInto : !hasStatement(statement, dialect)) return []
  // SELECT 1 INTO a_variable FROM …
  if (selectInto && dialect !== 'postgresql' && dialect !== 'microsoft.sql_server') return []
  const made = { statement, subject: statement, noun: kind, name, table: onTable }
  if (name === null) {
    const isNamedByEngine = kind === 'index' && dialect === 'postgresql' && onTable !== null && isWritten(onTable)
    return isNamedByEngine ? [{ ...made, secondRun: 'duplicates', head: { start, end: onTable.end } }] : []
  }
  return isWritten(name) ? [{ ...made, secondRun: 'fails', head: { start, end: name.end } }] : []
}

function changedBy(action: AlterAction, statement: AlterStatement, dialect: Dialect | undefined): SchemaChange[] {
  const { name, start } = action
  if (action.guarded !== false) return []
  const isFirst = statement.actions[0] === action
  const head = { start: isFirst ? statement.start : start, end: name?.end ?? Math.max(statement.name.end, start) }
  const noun = action.action.slice(action.action.indexOf(' ') + 1)
  const changed = { statement, subject: action, noun, name, table: statement.name, head }
  if (action.action.startsWith('drop ')) return name === null || !isWritten(name) ? [] : [{ ...changed, secondRun: 'finds nothing' }]
  if (!isAddition(action.action) || (dialect !== undefined && !hasStatement(action, dialect))) return []
  if (name !== null) return isWritten(name) ? [{ ...changed, secondRun: 'fails' }] : []
  const isNamedByEngine = dialect === 'postgresql' && action.action === 'add constraint' && action.constraint !== null && action.constraint !== 'primary key'
  return isNamedByEngine ? [{ ...changed, secondRun: 'duplicates' }] : []
}

function droppedBy(statement: DropStatement): SchemaChange[] {
  const { guarded, kind, names, onTable, start } = statement
  if (guarded !== false) return []
  return names.flatMap((name) => (isWritten(name) ? [{ statement, subject: statement, secondRun: 'finds nothing' as const, noun: kind, name, table: onTable, head: { start, end: name.end } }] : []))
}

function isWritten({ parts }: Name): boolean {
  return parts.every((part) => part !== null)
}

/**
 * The name of what is made or dropped, without its schema.
 *
 * @param name - a name, `null` for none
 * @returns the last part in lower case; empty where there is none or a hole stands in it
 */
export function plainName(name: Name | null): string {
  return name?.parts.at(-1)?.toLowerCase() ?? ''
}

/** The kinds of which a name stands for one definition: a column or a trigger belongs to its table, and a function may have several signatures. */
export const definedByName: ReadonlySet<string> = new Set(['domain', 'index', 'materialized view', 'sequence', 'table', 'type', 'view'])

/**
 * What a statement says of the thing that it makes, however it is laid out, so that two of one name can be compared.
 *
 * @param statement - a statement that makes something
 * @param text - the text it was read from
 * @param holes - the offsets of the text's holes
 * @returns `null` where a hole hides some of it
 */
export function definitionOf({ end, modifiers, name, start }: CreateStatement, text: string, holes: readonly number[]): string | null {
  const from = name?.end ?? start
  const tokens = tokenize(text.slice(from, end), holes.map((hole) => hole - from))
  if (tokens.some(({ holed }) => holed)) return null
  return JSON.stringify([[...modifiers].toSorted(), ...tokens.map(({ keyword, kind, value }) => [kind, kind === 'word' ? keyword : value])])
}

/**
 * What the engine says when a change runs again.
 *
 * @param change - the change
 * @param text - the text it was read from
 * @param dialect - the database system
 * @returns the engine's words without a full stop at the end; the gist of them where they are not known
 */
export function changeError({ noun, name, secondRun, subject, table }: SchemaChange, text: string, dialect: Dialect | undefined): string {
  const gist = secondRun === 'finds nothing' ? 'does not exist' : 'already exists'
  if (dialect === undefined || name === null) return gist
  const last = name.parts.at(-1) ?? ''
  const onTable = table?.parts.at(-1) ?? undefined
  if (secondRun === 'finds nothing') return missingError(noun, dialect, last, onTable) ?? gist
  // SQLite repeats the name of a table or view as it is written, quotes and all
  const repeated = dialect === 'sqlite' && (noun === 'table' || noun === 'view') && name.parts.length === 1 ? text.slice(name.start, name.end) : last
  return errorOf(subject, dialect, repeated, onTable)?.replace(/\.$/, '') ?? gist
}

function errorOf(subject: SchemaChange['subject'], dialect: Dialect, name: string, table: string | undefined): string | null {
  if ('verb' in subject) return subject.verb === 'create' ? secondRunError(subject.kind, dialect, name, table) : null
  const ofConstraint = subject.constraint === null ? null : secondRunError(`add ${subject.constraint}`, dialect, name, table)
  return ofConstraint ?? (isAddition(subject.action) ? secondRunError(subject.action, dialect, name, table) : null)
}
