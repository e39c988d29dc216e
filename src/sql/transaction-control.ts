import type { Statement } from './statement.ts'

/** What a statement does to a transaction; `undo` goes back to a savepoint. */
export function transactionControl(statement: Statement, text: string): 'begin' | 'commit' | 'rollback' | 'undo' | undefined {
  if (statement.verb !== 'transaction') return undefined
  if (statement.control !== 'savepoint') return statement.control
  return /\bto\b/i.test(text.slice(statement.start, statement.end)) ? 'undo' : undefined
}
