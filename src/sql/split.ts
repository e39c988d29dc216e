import { Cursor, depthAfter } from './cursor.ts'
import { readHead } from './head.ts'
import { routineKinds } from './kinds.ts'
import type { Token } from './tokens.ts'

/** What a semicolon means inside a statement. */
type Body =
  /** It ends the statement. */
  | 'none'
  /** A routine, a trigger or an event: it does not within `BEGIN … END`. */
  | 'routine'
  /** `BEGIN … END` or `IF … BEGIN … END` by itself: nor there, and `END` ends the statement too. */
  | 'block'
  /** PostgreSQL's `CREATE RULE … DO (…; …)`: nor within parentheses. */
  | 'rule'

/**
 * Splits tokens into statements at their semicolons.
 *
 * @param tokens - the tokens of a whole text
 * @returns the tokens of each statement, without the semicolon; a statement has at least one
 */
export function splitStatements(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const statements: (readonly Token[])[] = []
  let start = 0
  while (start < tokens.length) {
    const end = statementEnd(tokens, start)
    if (end > start) statements.push(tokens.slice(start, end))
    start = isSemicolon(tokens[end]) ? end + 1 : end
  }
  return statements
}

function isSemicolon(token: Token | undefined): boolean {
  return token?.kind === 'punctuation' && token.value === ';'
}

/** The index behind the last token of the statement that starts at an index. */
function statementEnd(tokens: readonly Token[], start: number): number {
  const body = bodyAt(tokens, start)
  const openings: string[] = []
  let parentheses = 0
  for (let index = start; index < tokens.length; index += 1) {
    const token = tokens[index]
    if (token === undefined) break
    if (isSemicolon(token)) {
      if (openings.length === 0 && !(body === 'rule' && parentheses > 0)) return index
      if (body !== 'rule') parentheses = 0
    }
    parentheses = depthAfter(token, parentheses)
    const countsBlocks = (body === 'routine' || body === 'block') && parentheses === 0 && tokens[index - 1]?.value !== '.'
    if (!countsBlocks) continue
    const next = tokens[index + 1]
    if (token.keyword === 'CASE' || (token.keyword === 'BEGIN' && next?.keyword.startsWith('TRAN') !== true)) openings.push(token.keyword)
    else if (token.keyword === 'END' && !loopEnds.has(next?.keyword ?? '')) {
      const opening = openings.pop()
      // END CASE, END TRY
      if (blockEnds.has(next?.keyword ?? '')) index += 1
      const closesStatement = body === 'block' && opening === 'BEGIN' && openings.length === 0
      if (closesStatement && tokens[index + 1]?.keyword !== 'ELSE' && !isSemicolon(tokens[index + 1])) return index + 1
    }
  }
  return tokens.length
}

const loopEnds = new Set(['FOR', 'IF', 'LOOP', 'REPEAT', 'WHILE'])
const blockEnds = new Set(['CASE', 'CATCH', 'TRY'])

function bodyAt(tokens: readonly Token[], start: number): Body {
  const cursor = new Cursor(tokens, start)
  while (cursor.takeHole()) continue
  if (cursor.isAt('IF') || isBlock(cursor)) return 'block'
  if (!cursor.takeAny('CREATE', 'ALTER')) return 'none'
  const kind = readHead(cursor)?.kind
  if (kind === 'rule') return 'rule'
  return kind !== undefined && routineKinds.has(kind) ? 'routine' : 'none'
}

/**
 * Whether the statement is a `BEGIN … END` block of its own, not the `BEGIN` of a transaction.
 *
 * @param cursor - at the statement's first token
 */
export function isBlock(cursor: Cursor): boolean {
  if (!cursor.isAt('BEGIN')) return false
  const next = cursor.peek(1)
  if (next === undefined || isSemicolon(next) || next.kind === 'hole') return false
  return !transactionOptions.has(next.keyword) || cursor.isAt('BEGIN', 'NOT', 'ATOMIC')
}

const transactionOptions = new Set(
  'CONCURRENT DEFERRABLE DEFERRED EXCLUSIVE IMMEDIATE ISOLATION NOT READ TRAN TRANSACTION WORK'.split(' '),
)
