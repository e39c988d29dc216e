import { readAlter } from './alter.ts'
import { readCreate, readSelectInto } from './create.ts'
import { Cursor } from './cursor.ts'
import { readDrop } from './drop.ts'
import { readInsert } from './insert.ts'
import { isBlock, splitStatements } from './split.ts'
import type { OtherStatement, Span, Statement, TransactionStatement } from './statement.ts'
import { tokenize, type Token } from './tokens.ts'

/**
 * Reads the statements of an SQL text of any dialect, as far as it matters whether they can run twice. It reads heads,
 * not whole statements, never throws, and takes time in proportion to the text. Text that is no SQL, or SQL of no
 * interest, gives `'other'`.
 *
 * @param text - SQL text, U+FFFC for each hole
 * @param holes - the offsets of the holes
 * @returns the statements in order
 */
export function readStatements(text: string, holes: readonly number[] = []): Statement[] {
  return splitStatements(tokenize(text, holes)).map(readStatement)
}

function readStatement(tokens: readonly Token[]): Statement {
  const span: Span = { start: tokens[0]?.start ?? 0, end: tokens.at(-1)?.end ?? 0 }
  const cursor = new Cursor(tokens)
  let followsHole = false
  while (cursor.takeHole()) followsHole = true
  return (
    readCreate(cursor.copy(), span, followsHole) ??
    readDrop(cursor.copy(), span) ??
    readAlter(cursor.copy(), span) ??
    readInsert(cursor.copy(), span) ??
    readQuery(cursor.copy(), span, followsHole) ??
    readTransaction(cursor, span) ??
    readOther(cursor, span, followsHole)
  )
}

/** Reads a query that writes: `SELECT … INTO`, `WITH … INSERT`. */
function readQuery(cursor: Cursor, span: Span, followsHole: boolean): Statement | null {
  if (cursor.take('WITH') && !cursor.seek('INSERT', 'MERGE', 'SELECT')) return null
  return readInsert(cursor.copy(), span) ?? (cursor.isAt('SELECT') ? readSelectInto(cursor, span, followsHole) : null)
}

function readTransaction(cursor: Cursor, span: Span): TransactionStatement | null {
  const control = transactionControl(cursor)
  return control === null ? null : { ...span, verb: 'transaction', control }
}

function transactionControl(cursor: Cursor): TransactionStatement['control'] | null {
  if (cursor.isAt('START', 'TRANSACTION') || (cursor.isAt('BEGIN') && !isBlock(cursor))) return 'begin'
  if (cursor.isAt('COMMIT')) return 'commit'
  if (cursor.isAt('END') && ['', 'TRANSACTION', 'WORK'].includes(cursor.peek(1)?.keyword ?? '')) return 'commit'
  if (cursor.isAt('SAVEPOINT') || cursor.isAt('RELEASE') || cursor.isAt('SAVE')) return 'savepoint'
  if (!cursor.isAt('ROLLBACK') && !cursor.isAt('ABORT')) return null
  return cursor.copy().seek('TO') ? 'undo' : 'rollback'
}

function readOther(cursor: Cursor, span: Span, followsHole: boolean): OtherStatement {
  if (isBlock(cursor)) return { ...span, verb: 'block' }
  if (cursor.isAt('IF')) return { ...span, verb: 'if' }
  if (!followsHole && queries.has(cursor.head)) return { ...span, verb: 'query' }
  if (!followsHole && cursor.isAt('PRAGMA')) return { ...span, verb: 'pragma' }
  const behindDo = cursor.peek(1)
  const isDo = cursor.isAt('DO') && (behindDo?.kind === 'string' || behindDo?.kind === 'hole' || behindDo?.keyword === 'LANGUAGE')
  return { ...span, verb: isDo ? 'do' : 'other' }
}

/** What a query begins with; what follows a `WITH` may write as well. */
const queries: ReadonlySet<string> = new Set(['EXPLAIN', 'SELECT', 'SHOW', 'TABLE', 'VALUES'])
