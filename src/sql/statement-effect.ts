import type { Statement } from './statement.ts'
import { readStatements } from './statements.ts'

/** What a statement does, as far as it matters to what a handle is used for. */
export type IsOfKind = (statement: Statement) => boolean

/** A query, and what makes or removes a database as a whole: `CREATE DATABASE scratch` over the connection to `postgres`. */
export const isLooking: IsOfKind = (statement) => statement.verb === 'query' || (isOfObject(statement) && statement.kind === 'database')

/** `PRAGMA foreign_keys = ON` */
export const setsConnection: IsOfKind = ({ verb }) => verb === 'pragma'

/** A statement that makes or changes schema, or a block, which may. */
export const changesSchema: IsOfKind = ({ verb }) => verb === 'alter' || verb === 'create' || verb === 'block' || verb === 'do' || verb === 'if'

function isOfObject(statement: Statement): statement is Extract<Statement, { kind: unknown }> {
  return 'kind' in statement
}

/** An SQL text with the offsets of its holes. */
interface Text {
  text: string
  holes: readonly number[]
}

/** Whether every statement of some texts is of a kind, and there is one. */
export function areAll(texts: readonly Text[], isOfKind: IsOfKind): boolean {
  const statements = statementsOf(texts)
  return statements.length > 0 && statements.every(isOfKind)
}

/** Whether some statement of some texts is of a kind. */
export function hasAny(texts: readonly Text[], isOfKind: IsOfKind): boolean {
  return statementsOf(texts).some(isOfKind)
}

function statementsOf(texts: readonly Text[]): Statement[] {
  return texts.flatMap(({ holes, text }) => readStatements(text, holes))
}
