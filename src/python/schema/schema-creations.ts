import type { SchemaCreation } from '../../model/fixture-model.ts'
import type { Settings } from '../../settings.ts'
import { unguardedChanges, type SchemaChange } from '../../sql/schema-change.ts'
import { readStatements } from '../../sql/statements.ts'
import { builtCreations } from './builder-schema.ts'
import { creatingCall, type CreatingCall } from '../databases/creating-call.ts'
import { openedDialect } from '../databases/database-system.ts'
import { createHazardFinder, type FindHazards, type ReadText } from './guard-hazards.ts'
import { hiddenFailure } from './hidden-failure.ts'
import { originOf } from '../databases/opening-call.ts'
import { libraryMember, type PythonFile } from '../python-file.ts'
import { readSchemaHistory, type FindReason, type Making } from './schema-history.ts'
import { describeChange, namesOf } from './schema-statement.ts'
import { executedTexts } from './sql-text.ts'

/** A statement that makes something without asking whether it is there. */
interface WrittenMaking extends Making {
  text: ReadText
  change: SchemaChange
}

/** A call that makes something, such as `metadata.create_all(engine)`. */
interface BuiltMaking extends Making {
  creating: CreatingCall
}

/** Finds the places of a file that create schema and do not ask whether it is there, or hide that they fail. */
export function findSchemaCreations(file: PythonFile, settings: Settings): SchemaCreation[] {
  const { module, resolver } = file
  const executed: ReadText[] = []
  const built: BuiltMaking[] = []
  for (const node of file.calls) {
    const invoked = resolver.invokedMember(node, module)
    const member = libraryMember(invoked)?.member
    if (invoked === undefined || member === undefined) continue
    const creating = creatingCall(node, module, resolver)
    if (creating !== undefined) built.push({ node, handle: creating.handle, creating, thing: { kind: creating.schema.creates, name: null, table: null }, start: 0 })
    if (member.executes !== undefined && 'argument' in member.executes) {
      const handle = invoked.receiver
      const origin = originOf(handle, resolver)
      const dialect = (origin.kind === 'opened' ? openedDialect(origin.call) : undefined) ?? settings.dialect
      for (const sql of executedTexts(node, member.executes, module, resolver)) executed.push({ node, sql, dialect, handle, statements: readStatements(sql.text, sql.holes) })
    }
  }
  const written = executed.flatMap(makingsIn)
  const { areDistinct, reasonOf } = readSchemaHistory(file, [...written, ...built])
  const hazardsOf = createHazardFinder(executed, areDistinct, file)
  return [...built.flatMap((making) => builtCreations(making, making.creating, reasonOf, hazardsOf, file)), ...written.flatMap((making) => writtenCreations(making, reasonOf, hazardsOf, file))].sort((left, right) => left.range[0] - right.range[0])
}

function makingsIn(text: ReadText): WrittenMaking[] {
  const changes = text.statements.flatMap((statement) => unguardedChanges(statement, text.dialect))
  return changes.flatMap((change): WrittenMaking[] => {
    const { name, noun, secondRun, statement, table } = change
    const isTemporary = statement.verb === 'create' && statement.modifiers.has('temporary')
    if (isTemporary || secondRun === 'finds nothing') return []
    return [{ node: text.node, handle: text.handle, text, change, thing: { kind: noun, name: name?.parts ?? null, table: table?.parts ?? null }, start: statement.start }]
  })
}

function writtenCreations(making: WrittenMaking, reasonOf: FindReason, hazardsOf: FindHazards, file: PythonFile): SchemaCreation[] {
  const { change, node, text } = making
  // PostgreSQL has no IF NOT EXISTS for a database, and the handler stands in for it
  const hidden = change.statement.verb === 'create' && change.noun !== 'database' ? hiddenFailure(node, file) : undefined
  if (hidden !== undefined) return [{ ...hidden, ...namesOf(change) }]
  const reason = reasonOf(making)
  return reason === undefined ? [] : [describeChange(text, change, reason, hazardsOf(making, change.statement), file)]
}
