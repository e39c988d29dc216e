import type { Cursor } from './cursor.ts'
import type { InsertStatement, Name, Span } from './statement.ts'

/**
 * Reads a statement that adds rows.
 *
 * @param cursor - at the statement's verb
 * @param span - the whole statement
 * @returns the statement, or `null` where it adds none
 */
export function readInsert(cursor: Cursor, span: Span): InsertStatement | null {
  if (cursor.take('INSERT')) {
    const replaces = takeConflictClause(cursor)
    const name = takeTarget(cursor)
    return name === null ? null : { ...span, verb: 'insert', name, guarded: replaces || handlesConflicts(cursor) }
  }
  if (cursor.takeAny('REPLACE', 'UPSERT', 'MERGE')) {
    cursor.takeAny(...priorities)
    const name = takeTarget(cursor)
    return name === null ? null : { ...span, verb: 'insert', name, guarded: true }
  }
  if (cursor.take('COPY')) {
    const name = cursor.takeName()
    return name !== null && cursor.seek('FROM') ? { ...span, verb: 'insert', name, guarded: false } : null
  }
  return null
}

const priorities = ['LOW_PRIORITY', 'DELAYED', 'HIGH_PRIORITY']

/** Takes SQLite's `OR IGNORE` and MySQL's `IGNORE`. */
function takeConflictClause(cursor: Cursor): boolean {
  if (cursor.take('OR', 'IGNORE') || cursor.take('OR', 'REPLACE')) return true
  if (cursor.take('OR')) cursor.advance()
  cursor.takeAny(...priorities)
  return cursor.take('IGNORE')
}

/** Takes the table; MySQL and SQL Server let `INTO` be left out. */
function takeTarget(cursor: Cursor): Name | null {
  if (cursor.take('INTO')) return cursor.takeName()
  const name = cursor.takeName()
  return name !== null && ['(', 'DEFAULT', 'SELECT', 'SET', 'USING', 'VALUES'].includes(cursor.head) ? name : null
}

function handlesConflicts(cursor: Cursor): boolean {
  while (cursor.seek('ON', 'WHERE')) {
    if (cursor.take('ON', 'CONFLICT') || cursor.take('ON', 'DUPLICATE') || cursor.take('WHERE', 'NOT', 'EXISTS')) return true
    cursor.advance()
  }
  return false
}
