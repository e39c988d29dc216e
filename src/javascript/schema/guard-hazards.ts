import type { TSESTree } from '@typescript-eslint/utils'
import { lazy } from '../../lazy.ts'
import { isSame, type SchemaThing } from '../../sql/removal.ts'
import { noHazards, type Hazards } from '../../sql/repairs.ts'
import { definedByName, definitionOf } from '../../sql/schema-change.ts'
import type { CreateStatement, Statement } from '../../sql/statement.ts'
import { areAlternatives } from './alternatives.ts'
import { createdName, type BuilderCall } from './builder-schema.ts'
import type { TellApart } from '../databases/distinct-databases.ts'
import { chainedCalls } from '../databases/handle-call.ts'
import { readInsertedRows } from './inserted-rows.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { originOf, placeOf } from './schema-edits.ts'
import type { ReadText } from './schema-effects.ts'
import { sourceOffset } from './source-offset.ts'
import type { SqlText } from './sql-text.ts'
import type { Invocation } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/** A thing that the file makes. */
interface Made {
  node: Invocation
  handle: Instance
  thing: SchemaThing
  /** The statement that makes it; absent where a builder does. */
  written?: { text: ReadText; statement: Statement } | undefined
}

/** What the file says of a thing that it makes, behind a guard or not. */
interface Definition {
  node: Invocation
  handle: Instance
  kind: string
  name: SchemaThing['name']
  sql: SqlText | undefined
  says: string
  /** `line 12`, `schema.sql:12` */
  place: string
}

/** Tells what a file does with a thing beside making it, so that a guard may do harm. */
export type FindHazards = (made: Made) => Hazards

/**
 * @param executed - the SQL that the file executes
 * @param built - its calls of schema builders
 * @param areDistinct - tells databases apart
 * @param file - the linted file
 */
export function createHazardFinder(executed: readonly ReadText[], built: readonly BuilderCall[], areDistinct: TellApart, file: JavaScriptFile): FindHazards {
  const { module } = file
  const hasRows = lazy(() => readInsertedRows(executed, file))
  const definitions = lazy(() => [...executed.flatMap((text) => text.statements.flatMap((statement) => writtenDefinition(text, statement))), ...built.flatMap(builtDefinition)])

  return (made) => {
    const { thing } = made
    if (thing.kind === 'nothing') return noHazards
    const table = (thing.kind === 'table' ? thing.name : thing.table)?.at(-1)
    return { hasRows: typeof table === 'string' && hasRows()(table), otherDefinition: otherDefinitionOf(made) }
  }

  function otherDefinitionOf({ handle, node, thing, written }: Made): string | null {
    if (!definedByName.has(thing.kind)) return null
    const [own] = written === undefined ? [builtSays(node)] : writtenDefinition(written.text, written.statement).map(({ says }) => says)
    if (own === undefined || thing.name === null) return null
    const other = definitions().find((each) => each.kind === thing.kind && each.says !== own && isSame(each.name, thing.name) && !areDistinct(each.handle, handle) && !areAlternatives(each, { node, sql: written?.text.sql }, module))
    return other?.place ?? null
  }

  function writtenDefinition({ handle, node, sql }: ReadText, statement: Statement): Definition[] {
    if (statement.verb !== 'create' || statement.name === null || statement.name.parts.includes(null)) return []
    return [{ node, handle, sql, kind: statement.kind, name: statement.name.parts, says: saysOf(statement, sql), place: originOf(statement, sql, file) ?? lineOf(placeOf(statement, sql, file)?.loc ?? node.loc) }]
  }

  function builtDefinition({ handle, node, schema }: BuilderCall): Definition[] {
    const name = createdName(node, schema, file)
    return name === undefined ? [] : [{ node, handle, sql: undefined, kind: schema.creates, name: name.split('.'), says: builtSays(node), place: lineOf(node.loc) }]
  }

  function builtSays(node: Invocation): string {
    return module.text.slice(node.range[0], chainedCalls(node, module).at(-1)?.range[1] ?? node.range[1])
  }
}

/** What a hole hides is the same only in the same place. */
function saysOf(statement: CreateStatement, sql: SqlText): string {
  return definitionOf(statement, sql.text, sql.holes) ?? `${sql.file ?? sql.module.filename}:${sourceOffset(sql, statement.start) ?? statement.start}`
}

function lineOf({ start }: TSESTree.SourceLocation): string {
  return `line ${start.line}`
}
