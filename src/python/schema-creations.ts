import type { SchemaCall } from '../libraries/define-library.ts'
import type { SchemaCreation } from '../model/fixture-model.ts'
import type { Settings } from '../settings.ts'
import { plainName, unguardedChanges } from '../sql/schema-change.ts'
import type { Statement } from '../sql/statement.ts'
import { readStatements } from '../sql/statements.ts'
import { builtCreations } from './builder-schema.ts'
import { argumentAt } from './call-arguments.ts'
import { openedDialect } from './database-system.ts'
import type { ScopeFinder } from './execution-scope.ts'
import { hiddenFailure } from './hidden-failure.ts'
import { originOf } from './opening-call.ts'
import { libraryMember, type PythonFile } from './python-file.ts'
import { repetition, type Repetition } from './schema-repetition.ts'
import { describeChange, namesOf, type ExecutedText } from './schema-statement.ts'
import { executedTexts } from './sql-text.ts'
import type { Call } from './syntax.ts'
import type { Instance } from './value.ts'

interface RunText extends ExecutedText {
  handle: Instance
  statements: readonly Statement[]
}

/** Finds the places of a file that create schema and do not ask whether it is there, or hide that they fail. */
export function findSchemaCreations(file: PythonFile, scopes: ScopeFinder, settings: Settings): SchemaCreation[] {
  const { module, resolver } = file
  const executed: RunText[] = []
  const built: { node: Call; schema: SchemaCall }[] = []
  let dropsAll = false
  for (const node of file.calls) {
    const invoked = resolver.invokedMember(node, module)
    const member = libraryMember(invoked)?.member
    if (invoked === undefined || member === undefined) continue
    if (invoked.name === 'drop_all') dropsAll = true
    if (member.schema !== undefined) built.push({ node, schema: member.schema })
    if (member.executes !== undefined && 'argument' in member.executes) {
      const origin = originOf(invoked.receiver, resolver)
      const dialect = (origin.kind === 'opened' ? openedDialect(origin.call) : undefined) ?? settings.dialect
      for (const sql of executedTexts(node, member.executes, module, resolver)) executed.push({ node, handle: invoked.receiver, sql, dialect, statements: readStatements(sql.text, sql.holes) })
    }
  }
  const dropped = new Set(executed.flatMap(({ statements }) => statements.flatMap((statement) => (statement.verb === 'drop' ? statement.names.map(plainName) : []))))
  const repetitionOf = (node: Call, handle: Instance | undefined): Repetition | undefined => repetition(node, handle, file, scopes)
  return [
    ...built.flatMap(({ node, schema }) => builtCreations(node, schema, dropsAll, repetitionOf(node, handleOf(node, schema, file)), file)),
    ...executed.flatMap((text) => textCreations(text, dropped, repetitionOf, file)),
  ].sort((left, right) => left.range[0] - right.range[0])
}

function handleOf(node: Call, { on }: SchemaCall, { module, resolver }: PythonFile): Instance | undefined {
  const argument = on && argumentAt(node, on)
  const value = argument && resolver.valueOf(argument, module)
  return value?.kind === 'instance' ? value : undefined
}

function textCreations(text: RunText, dropped: ReadonlySet<string>, repetitionOf: (node: Call, handle: Instance) => Repetition | undefined, file: PythonFile): SchemaCreation[] {
  return text.statements.flatMap((statement) => unguardedChanges(statement, text.dialect)).flatMap((change): SchemaCreation[] => {
    const { name, secondRun, statement, table } = change
    const isTemporary = statement.verb === 'create' && statement.modifiers.has('temporary')
    if (isTemporary || secondRun === 'finds nothing' || [name, table].some((each) => each !== null && dropped.has(plainName(each)))) return []
    // PostgreSQL has no IF NOT EXISTS for a database, and the handler stands in for it
    const hidden = statement.verb === 'create' && change.noun !== 'database' ? hiddenFailure(text.node, file) : undefined
    if (hidden !== undefined) return [{ ...hidden, ...namesOf(change) }]
    const found = repetitionOf(text.node, text.handle)
    return found === undefined ? [] : [describeChange(text, change, found.reason, file)]
  })
}
