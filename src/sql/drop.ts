import { depthAfter, type Cursor } from './cursor.ts'
import { ifExists, insertionOffset, readHead, takeGuard } from './head.ts'
import type { ObjectKind } from './kinds.ts'
import type { DropStatement, Name, Span } from './statement.ts'

/**
 * Reads a `DROP` statement.
 *
 * @param cursor - at `DROP`
 * @param span - the whole statement
 * @returns the statement, or `null` where the text is no SQL that drops a schema object
 */
export function readDrop(cursor: Cursor, span: Span): DropStatement | null {
  if (!cursor.take('DROP')) return null
  const head = readHead(cursor)
  if (head === null) return null
  const offset = insertionOffset(cursor)
  const guarded = takeGuard(cursor, ifExists, continuations)
  const names: Name[] = []
  for (let name = cursor.takeName(); name !== null; name = cursor.takeName()) {
    names.push(name)
    skipSignature(cursor)
    if (!cursor.takePunctuation(',')) break
  }
  if (names.length === 0 || !isContinued(cursor)) return null
  const onTable = takesTable.has(head.kind) && cursor.take('ON') ? cursor.takeName() : null
  return { ...span, verb: 'drop', kind: head.kind, names, guarded, onTable, guardOffset: guarded === false ? offset : null }
}

const takesTable: ReadonlySet<ObjectKind> = new Set<ObjectKind>(['index', 'policy', 'rule', 'trigger'])

/** Skips the parameters of `DROP FUNCTION f(int, text), g(int)` and the host of MySQL's `'admin'@'localhost'`. */
function skipSignature(cursor: Cursor): void {
  if (cursor.takePunctuation('@')) cursor.takeName()
  let depth = 0
  for (let token = cursor.peek(); token !== undefined; token = cursor.peek()) {
    depth = depthAfter(token, depth)
    if (depth === 0 && !(token.kind === 'punctuation' && token.value === ')')) return
    cursor.advance()
  }
}

function isContinued(cursor: Cursor): boolean {
  const token = cursor.peek()
  return token === undefined || token.kind === 'hole' || continuations.has(token.keyword)
}

const continuations = new Set(['CASCADE', 'FOR', 'NO', 'ON', 'PERMANENTLY', 'PURGE', 'RESTRICT', 'SYNC', 'USING', 'WITH'])
