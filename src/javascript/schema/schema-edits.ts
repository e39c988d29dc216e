import type { Edit, Place } from '../../model/fixture-model.ts'
import { relativePath } from '../../relative-path.ts'
import type { Insertion } from '../../sql/repairs.ts'
import type { Span } from '../../sql/statement.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { placeAt, positionAt } from '../position.ts'
import { isInOneLiteral, sourceOffset, sourceOffsetBehind } from './source-offset.ts'
import type { SqlText } from './sql-text.ts'

/**
 * The edits of the linted text that insert something into an SQL text.
 *
 * @param insertions - what goes where in the text
 * @param sql - the text
 * @param file - the linted file
 * @returns the edits; `null` where one of them would touch a hole or a `+`, or stands in another file
 */
export function editsFor(insertions: readonly Insertion[], sql: SqlText, file: JavaScriptFile): Edit[] | null {
  const edits: Edit[] = []
  for (const { offset, sticksTo, text } of insertions) {
    const at = sticksTo === 'behind' ? sourceOffset(sql, offset) : sourceOffsetBehind(sql, offset - 1)
    if (at === undefined || sql.module !== file.module || (sticksTo === 'both' && !isInOneLiteral(sql, offset))) return null
    edits.push({ range: [at, at], text })
  }
  return edits
}

/** Where a part of an SQL text stands in the linted text; `undefined` where it does not. */
export function placeOf({ end, start }: Span, sql: SqlText, { module }: JavaScriptFile): Place | undefined {
  const first = sql.module === module ? sourceOffset(sql, start) : undefined
  const last = first === undefined ? undefined : sourceOffsetBehind(sql, end - 1)
  if (first === undefined || last === undefined) return undefined
  return placeAt([first, last], module)
}

/** The other file that an SQL text is read from, and the line of a part of it there: `schema.sql:12`. */
export function originOf({ start }: Span, sql: SqlText, { module, project }: JavaScriptFile): string | null {
  const filename = sql.file ?? (sql.module === module ? undefined : sql.module.filename)
  if (filename === undefined) return null
  const offset = sourceOffset(sql, start)
  const line = sql.file === undefined ? (offset === undefined ? undefined : positionAt(sql.module, offset).line) : sql.text.slice(0, start).split('\n').length
  const name = relativePath(project.root, filename)
  return line === undefined ? name : `${name}:${line}`
}
