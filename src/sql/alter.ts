import { depthAfter, type Cursor } from './cursor.ts'
import { ifExists, ifNotExists, insertionOffset, takeGuard } from './head.ts'
import type { ActionKind, AlterAction, AlterStatement, ConstraintKind, Guarded, Name, Span } from './statement.ts'

/**
 * Reads an `ALTER` statement.
 *
 * @param cursor - at `ALTER`
 * @param span - the whole statement
 * @returns the statement, or `null` where the text is no SQL that alters a schema object
 */
export function readAlter(cursor: Cursor, span: Span): AlterStatement | null {
  if (!cursor.take('ALTER')) return null
  cursor.takeAny('FOREIGN', 'IGNORE', 'ONLINE', 'OFFLINE')
  const kind = cursor.takeKind()
  if (kind === null) return null
  const guarded = cursor.take(...ifExists)
  cursor.take('ONLY')
  const name = cursor.takeName()
  if (name === null || cursor.peek() === undefined) return null
  cursor.takePunctuation('*')
  const actions = kind === 'table' || kind === 'type' ? readActions(cursor) : []
  return { ...span, verb: 'alter', kind, name, guarded, actions }
}

function readActions(cursor: Cursor): readonly AlterAction[] {
  // SQL Server's ALTER TABLE users WITH CHECK ADD CONSTRAINT …
  if (cursor.take('WITH')) cursor.takeAny('CHECK', 'NOCHECK')
  const actions: AlterAction[] = []
  let isAdding = false
  while (cursor.peek() !== undefined) {
    const start = cursor.peek()?.start ?? cursor.end
    const begun = readAction(cursor, isAdding)
    skipToComma(cursor)
    actions.push({ ...begun, start, end: cursor.end })
    isAdding = begun.action.startsWith('add')
    cursor.takePunctuation(',')
  }
  return actions
}

function skipToComma(cursor: Cursor): void {
  let depth = 0
  for (let token = cursor.peek(); token !== undefined; token = cursor.peek()) {
    if (depth === 0 && token.kind === 'punctuation' && token.value === ',') return
    depth = depthAfter(token, depth)
    cursor.advance()
  }
}

type BegunAction = Omit<AlterAction, keyof Span>

function readAction(cursor: Cursor, isAdding: boolean): BegunAction {
  if (cursor.take('ADD')) return readAddition(cursor)
  if (cursor.take('DROP')) return readDrop(cursor)
  if (cursor.take('RENAME')) {
    if (cursor.isAt('TO') || cursor.isAt('AS')) return plain('rename')
    cursor.takeAny('COLUMN', 'CONSTRAINT', 'INDEX', 'KEY')
    return { ...plain('rename'), name: cursor.takeName() }
  }
  // SQL Server's ADD first int, second int, but not MySQL's ADD first int, ALGORITHM = INPLACE
  const next = cursor.peek(1)
  if (isAdding && !actionVerbs.has(cursor.head) && next !== undefined && next.value !== '=') {
    return { ...readAddition(cursor), guardOffset: null }
  }
  return plain('other')
}

const actionVerbs = new Set(
  (
    'ALGORITHM ALTER ATTACH CHANGE CLUSTER CONVERT DETACH DISABLE ENABLE ENGINE FORCE INHERIT LOCK MODIFY NO ORDER OWNER ' +
    'REPLICA RESET SET VALIDATE'
  ).split(' '),
)

function plain(action: ActionKind): BegunAction {
  return { action, name: null, constraint: null, guarded: false, guardOffset: null }
}

/** Reads what `ADD` adds; the cursor stands behind `ADD`. */
function readAddition(cursor: Cursor): BegunAction {
  if (cursor.take('VALUE')) return guardedName(cursor, 'add value')
  if (cursor.take('PARTITION')) return guardedName(cursor, 'add partition')
  if (otherAdditions.has(cursor.head)) return plain('other')
  if (cursor.take('CONSTRAINT')) {
    const addition = guardedName(cursor, 'add constraint')
    return { ...addition, constraint: takeConstraintKind(cursor) }
  }
  const isUnique = cursor.isAt('UNIQUE') || cursor.isAt('FULLTEXT') || cursor.isAt('SPATIAL') || cursor.isAt('VECTOR')
  if (isUnique && ['INDEX', 'KEY'].includes(cursor.peek(1)?.keyword ?? '')) cursor.advance()
  if (cursor.takeAny('INDEX', 'KEY', 'FULLTEXT', 'SPATIAL')) return guardedName(cursor, 'add index')
  const constraint = takeConstraintKind(cursor)
  // MySQL's ADD UNIQUE name (a) beside ADD UNIQUE (a)
  if (constraint === 'unique') return { ...guardedName(cursor, 'add constraint'), constraint }
  if (constraint !== null) return { ...plain('add constraint'), constraint }
  cursor.take('COLUMN')
  return guardedName(cursor, 'add column')
}

const otherAdditions = new Set(['ATTRIBUTE', 'FILTER', 'GENERATED', 'MEMBER', 'PERIOD', 'PROJECTION', 'SYSTEM', 'TABLE'])

function takeConstraintKind(cursor: Cursor): ConstraintKind | null {
  if (cursor.take('PRIMARY', 'KEY')) return 'primary key'
  if (cursor.take('FOREIGN', 'KEY')) return 'foreign key'
  if (cursor.take('UNIQUE')) return 'unique'
  if (cursor.take('CHECK')) return 'check'
  return cursor.take('EXCLUDE') ? 'exclude' : null
}

/** Reads `IF NOT EXISTS` and the name behind it. Without a name no dialect takes the guard. */
function guardedName(cursor: Cursor, action: ActionKind): BegunAction {
  const offset = insertionOffset(cursor)
  const guarded = takeActionGuard(cursor)
  const name: Name | null = cursor.takeName()
  return { action, name, constraint: null, guarded, guardOffset: guarded === false && name !== null ? offset : null }
}

/** A hole may be the guard where a name and its type follow: `ADD COLUMN ${x} name text`, but not `${name} text NOT NULL`. */
function takeActionGuard(cursor: Cursor): Guarded {
  const behindType = cursor.peek(2)
  const hasTypeOnly = behindType === undefined || behindType.kind === 'punctuation' || columnOptions.has(behindType.keyword)
  return hasTypeOnly && cursor.peek()?.kind === 'hole' ? false : takeGuard(cursor, ifNotExists, null)
}

const columnOptions = new Set(
  (
    'AFTER AS AUTOINCREMENT AUTO_INCREMENT CHARACTER CHECK COLLATE COMMENT CONSTRAINT DEFAULT FIRST FOREIGN GENERATED IDENTITY ' +
    'KEY NOT NULL PRECISION PRIMARY REFERENCES UNIQUE UNSIGNED VARYING WITH WITHOUT'
  ).split(' '),
)

function readDrop(cursor: Cursor): BegunAction {
  const action = takeDropKind(cursor)
  const offset = insertionOffset(cursor)
  const guarded = cursor.take(...ifExists)
  const name = cursor.takeName()
  return { action, name, constraint: null, guarded, guardOffset: guarded || name === null ? null : offset }
}

function takeDropKind(cursor: Cursor): ActionKind {
  if (cursor.takeAny('INDEX', 'KEY')) return 'drop index'
  if (cursor.take('FOREIGN', 'KEY') || cursor.take('PRIMARY', 'KEY') || cursor.takeAny('CHECK', 'CONSTRAINT')) return 'drop constraint'
  if (cursor.takeAny('ATTRIBUTE', 'PARTITION')) return 'other'
  cursor.take('COLUMN')
  return 'drop column'
}
