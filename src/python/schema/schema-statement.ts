import type { Edit, Place, SchemaCreation, Suggestion } from '../../model/fixture-model.ts'
import type { Dialect } from '../../sql/guards.ts'
import { repairsFor, type Hazards, type Insertion } from '../../sql/repairs.ts'
import { changeError, type SchemaChange } from '../../sql/schema-change.ts'
import { placeAt, placeOf } from '../place.ts'
import type { PythonFile } from '../python-file.ts'
import { sourceOffset, type SqlText } from './sql-text.ts'
import type { Call } from '../syntax.ts'

/** An SQL text that a call executes. */
export interface ExecutedText {
  node: Call
  sql: SqlText
  dialect: Dialect | undefined
}

/** Tells of a statement that makes or drops something without asking whether it is there. */
export function describeChange({ dialect, node, sql }: ExecutedText, change: SchemaChange, reason: SchemaCreation['reason'], hazards: Hazards, file: PythonFile): SchemaCreation {
  const { advice, fix, suggestions } = repairsFor(change, sql.text, dialect, hazards)
  return {
    ...placeOfChange(change, { node, sql }, file),
    ...namesOf(change),
    reason,
    secondRun: change.secondRun,
    error: changeError(change, sql.text, dialect),
    remedy: `${advice}, or give each run a database of its own.`,
    writtenIn: null,
    repair: fix === null ? null : editsFor(fix.insertions, sql),
    suggestions: suggestions.flatMap(({ insertions, message }): Suggestion[] => {
      const edits = editsFor(insertions, sql)
      return edits === null ? [] : [{ message, edits }]
    }),
  }
}

/** What a change makes or drops. */
export function namesOf({ name, noun, table }: SchemaChange): Pick<SchemaCreation, 'creates' | 'name' | 'table'> {
  return { creates: noun, name: name?.parts.join('.') ?? '', table: table?.parts.join('.') ?? null }
}

/** The head of a statement in the source: `CREATE TABLE users`. */
function placeOfChange({ head }: SchemaChange, { node, sql }: Pick<ExecutedText, 'node' | 'sql'>, { module }: PythonFile): Place {
  const first = sourceOffset(sql, head.start)
  const last = sourceOffset(sql, head.end)
  return first === undefined || last === undefined ? placeOf(node.func, module) : placeAt([first, last], module)
}

/** The edits that insert something into an SQL text; `null` where one of them would touch what is not written to the letter. */
function editsFor(insertions: readonly Insertion[], sql: SqlText): Edit[] | null {
  const edits = insertions.flatMap(({ offset, text }): Edit[] => {
    const at = sourceOffset(sql, offset)
    return at === undefined ? [] : [{ range: [at, at], text }]
  })
  return edits.length === insertions.length ? edits : null
}
