import type { Cursor } from './cursor.ts'
import { ifNotExists, insertionOffset, readHead, takeGuard } from './head.ts'
import { continuations, namelessHeads, type Modifier, type ObjectKind } from './kinds.ts'
import type { CreateStatement, Name, Span } from './statement.ts'

/**
 * Reads a `CREATE` statement.
 *
 * @param cursor - at `CREATE`
 * @param span - the whole statement
 * @param followsHole - whether a hole stands before `CREATE`, which may hold a statement or a condition of its own
 * @returns the statement, or `null` where the text is no SQL that creates a schema object
 */
export function readCreate(cursor: Cursor, span: Span, followsHole: boolean): CreateStatement | null {
  const isCapitalised = cursor.peek()?.value === 'Create'
  if (!cursor.take('CREATE')) return null
  const replaceOffset = insertionOffset(cursor)
  const head = readHead(cursor)
  if (head === null) return null
  const { kind, orReplace } = head
  const isTitle = isCapitalised && cursor.previous?.value !== cursor.previous?.keyword
  const guardOffset = insertionOffset(cursor)
  const guard = takeGuard(cursor, ifNotExists, continuations[kind])
  const guarded = guard === true || !(head.holed || followsHole) ? guard : 'uncertain'
  const name = cursor.takeName()
  if (name === null ? !isNameless(cursor, kind) : !isContinued(cursor, kind)) return null
  // "Create user account", "Create Group Rule": nothing but the spelling tells it from SQL
  if (isTitle && continuations[kind]?.has('END') === true) return null
  const isHash = isHashName(cursor)

  const onTable = readOnTable(cursor.copy(), kind)
  if (kind === 'index' && name === null && !['(', 'USING'].includes(afterTable(cursor.copy()))) return null
  const takesGuard = guarded === false && !orReplace && canTakeGuard(cursor.copy(), kind, name)
  return {
    ...span,
    verb: 'create',
    kind,
    name,
    guarded,
    orReplace,
    modifiers: isHash ? new Set<Modifier>([...head.modifiers, 'temporary']) : head.modifiers,
    onTable,
    asSelect: kind === 'table' && isAsSelect(cursor.copy()),
    selectInto: false,
    onCommitDrop: kind === 'table' && isOnCommitDrop(cursor.copy()),
    guardOffset: takesGuard ? guardOffset : null,
    replaceOffset: orReplace || guarded !== false ? null : replaceOffset,
  }
}

function isNameless(cursor: Cursor, kind: ObjectKind): boolean {
  return namelessHeads[kind]?.has(cursor.head) === true
}

function isContinued(cursor: Cursor, kind: ObjectKind): boolean {
  if (cursor.peek()?.kind === 'hole') return true
  // CREATE TABLE ${table}: the hole may hold the columns as well
  if (cursor.head === 'END' && cursor.previous?.holed === true) return true
  return continuations[kind]?.has(cursor.head) ?? true
}

/** Whether the name taken last is SQL Server's `#users` or `##users`. */
function isHashName(cursor: Cursor): boolean {
  return cursor.previous?.kind === 'word' && cursor.previous.value.startsWith('#')
}

function readOnTable(cursor: Cursor, kind: ObjectKind): Name | null {
  if (kind === 'index' || kind === 'trigger' || kind === 'policy') return takeTableAfter(cursor, 'ON')
  return kind === 'rule' ? takeTableAfter(cursor, 'TO') : null
}

function takeTableAfter(cursor: Cursor, keyword: string): Name | null {
  if (!cursor.seek(keyword)) return null
  cursor.advance()
  cursor.take('ONLY')
  return cursor.takeName()
}

/** What stands behind the table of `CREATE INDEX ON users (name)`, a hole counting as a parenthesis. */
function afterTable(cursor: Cursor): string {
  takeTableAfter(cursor, 'ON')
  return cursor.peek()?.kind === 'hole' || cursor.previous?.holed === true ? '(' : cursor.head
}

function canTakeGuard(cursor: Cursor, kind: ObjectKind, name: Name | null): boolean {
  if (kind !== 'schema') return name !== null || kind === 'user mapping'
  // CREATE SCHEMA app AUTHORIZATION owner CREATE TABLE …
  if (cursor.take('AUTHORIZATION')) cursor.takeName()
  return !cursor.isAt('CREATE') && !cursor.isAt('GRANT')
}

function isAsSelect(cursor: Cursor): boolean {
  while (cursor.seek('AS', 'SELECT')) {
    if (cursor.take('SELECT')) return true
    cursor.advance()
    if (cursor.peek()?.kind === 'hole' || queryHeads.has(cursor.head)) return true
  }
  return false
}

const queryHeads = new Set(['(', 'EXECUTE', 'FROM', 'SELECT', 'TABLE', 'VALUES', 'WITH'])

function isOnCommitDrop(cursor: Cursor): boolean {
  while (cursor.seek('ON')) {
    if (cursor.take('ON', 'COMMIT', 'DROP')) return true
    cursor.advance()
  }
  return false
}

/**
 * Reads `SELECT … INTO table FROM …`, which creates the table in PostgreSQL and SQL Server.
 *
 * @param cursor - at `SELECT`
 * @param span - the whole statement
 * @param followsHole - as for {@link readCreate}
 * @returns the statement, or `null` where the query creates no table: `INTO @variable`, `INTO OUTFILE '…'`
 */
export function readSelectInto(cursor: Cursor, span: Span, followsHole: boolean): CreateStatement | null {
  if (!cursor.seek('INTO', 'FROM') || !cursor.take('INTO')) return null
  const modifiers = new Set<Modifier>()
  cursor.takeAny('LOCAL', 'GLOBAL')
  if (cursor.takeAny('TEMP', 'TEMPORARY')) modifiers.add('temporary')
  if (cursor.take('UNLOGGED')) modifiers.add('unlogged')
  cursor.take('TABLE')
  const name = cursor.takeName()
  if (name === null || !intoContinuations.has(cursor.head)) return null
  if (isHashName(cursor)) modifiers.add('temporary')
  return {
    ...span,
    verb: 'create',
    kind: 'table',
    name,
    guarded: followsHole ? 'uncertain' : false,
    orReplace: false,
    modifiers,
    onTable: null,
    asSelect: true,
    selectInto: true,
    onCommitDrop: false,
    guardOffset: null,
    replaceOffset: null,
  }
}

const intoContinuations = new Set(['END', 'FROM', 'GROUP', 'LIMIT', 'ORDER', 'UNION', 'WHERE', 'ON'])
