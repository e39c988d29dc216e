import { lazy } from '../../lazy.ts'
import { filledTables } from '../../sql/filled-tables.ts'
import { isSame } from '../../sql/removal.ts'
import { noHazards, type Hazards } from '../../sql/repairs.ts'
import { definedByName, definitionOf } from '../../sql/schema-change.ts'
import type { CreateStatement, Statement } from '../../sql/statement.ts'
import { isLibrary, type PythonFile } from '../python-file.ts'
import type { Making } from './schema-history.ts'
import type { ExecutedText } from './schema-statement.ts'
import { sourceOffset } from './sql-text.ts'
import type { Call, ExprNode } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/** An SQL text that the file executes, with what is read in it. */
export interface ReadText extends ExecutedText {
  handle: Instance
  statements: readonly Statement[]
}

/** What the file says of a thing that it makes, behind a guard or not. */
interface Definition {
  statement: CreateStatement
  text: ReadText
  says: string
}

/** Tells what a file does with a thing beside making it, so that a guard may do harm; `statement` is absent where a builder makes it. */
export type FindHazards = (making: Making, statement?: Statement) => Hazards

/**
 * @param executed - the SQL that the file executes
 * @param areDistinct - tells databases apart
 * @param file - the linted file
 */
export function createHazardFinder(executed: readonly ReadText[], areDistinct: (left: Instance, right: Instance) => boolean, file: PythonFile): FindHazards {
  const filled = lazy(() => new Set([...executed.flatMap(({ sql, statements }) => statements.flatMap((statement) => filledTables(statement, sql.text, sql.holes))), ...(file.calls.some((call) => insertsRows(call, file)) ? [null] : [])]))
  const definitions = lazy(() => executed.flatMap((text) => text.statements.flatMap((statement): Definition[] => (statement.verb === 'create' ? [{ statement, text, says: saysOf(statement, text) }] : []))))

  return ({ handle, thing }, statement) => {
    const name = (thing.kind === 'table' ? thing.name : thing.table)?.at(-1)
    // What a builder makes may have any name
    const hasRows = filled().has(null) || (typeof name === 'string' && filled().has(name.toLowerCase())) || (thing.kind === 'table' && thing.name === null && filled().size > 0)
    const own = definedByName.has(thing.kind) ? definitions().find((each) => each.statement === statement) : undefined
    const other = own && definitions().find((each) => isOther(each, own) && !(handle !== undefined && areDistinct(each.text.handle, handle)))
    return other === undefined ? { ...noHazards, hasRows } : { hasRows, otherDefinition: lineOf(other, file) }
  }
}

function isOther({ says, statement }: Definition, own: Definition): boolean {
  return says !== own.says && statement.kind === own.statement.kind && statement.name !== null && own.statement.name !== null && !statement.name.parts.includes(null) && isSame(statement.name.parts, own.statement.name.parts)
}

/** What a hole hides is the same only in the same place. */
function saysOf(statement: CreateStatement, { node, sql }: ReadText): string {
  return definitionOf(statement, sql.text, sql.holes) ?? `${node.lineno}:${statement.start}`
}

function lineOf({ statement, text: { node, sql } }: Definition, { module }: PythonFile): string {
  const offset = sourceOffset(sql, statement.start)
  return `line ${offset === undefined ? node.lineno : module.text.slice(0, offset).split('\n').length}`
}

/** `session.add(User())`, `session.execute(insert(User), rows)`, `connection.execute(users.insert().values(name="Ada"))` */
function insertsRows(call: Call, { module, resolver }: PythonFile): boolean {
  const method = call.func.nodeType === 'Attribute' ? call.func : undefined
  const value = method && resolver.valueOf(method.value, module)
  if (value?.kind !== 'instance' || !isLibrary(value.api) || method === undefined) return false
  const names = value.api.inserts ?? []
  return names.includes(method.attr) || call.args.some((argument) => addsRows(chainedNames(argument), names))
}

function addsRows(chained: readonly string[], inserts: readonly string[]): boolean {
  return chained.some((name) => inserts.includes(name)) && !chained.some((name) => name.startsWith('on_conflict'))
}

/** The functions and methods that a chain of calls names: `insert` and `values` of `users.insert().values(name="Ada")`. */
function chainedNames(node: ExprNode): string[] {
  if (node.nodeType === 'Call') return chainedNames(node.func)
  if (node.nodeType === 'Attribute') return [...chainedNames(node.value), node.attr]
  return node.nodeType === 'Name' ? [node.id] : []
}
