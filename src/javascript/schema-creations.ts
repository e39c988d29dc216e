import type { Executes, System } from '../libraries/define-library.ts'
import type { Edit, Place, SchemaCreation } from '../model/fixture-model.ts'
import { guardFor, guardInsertion, type Dialect } from '../sql/guards.ts'
import { secondRunError } from '../sql/second-run.ts'
import { isSameName, type CreateStatement, type Name, type Statement } from '../sql/statement.ts'
import { readStatements } from '../sql/statements.ts'
import { expressionAt } from './arguments.ts'
import { builderCreation } from './builder-schema.ts'
import { dialectOf, systemOf } from './database-system.ts'
import type { ScopeFinder } from './execution-scope.ts'
import { libraryMember, type JavaScriptFile } from './javascript-file.ts'
import type { ModuleSource } from './module-source.ts'
import { positionAt } from './position.ts'
import { repetition } from './schema-repetition.ts'
import { sourceOffset } from './source-offset.ts'
import { executedTexts, type SqlText } from './sql-text.ts'
import { headOf, type Invocation } from './syntax.ts'
import type { Instance, MemberValue } from './value.ts'

/** An SQL text that a call executes, with its statements. */
interface ExecutedText {
  node: Invocation
  handle: Instance
  sql: SqlText
  statements: readonly Statement[]
}

/** Finds the places of a file that create a table or an index, have no guard, and can meet their own result. */
export function findSchemaCreations(file: JavaScriptFile, scopes: ScopeFinder): SchemaCreation[] {
  const executed: ExecutedText[] = []
  const creations: SchemaCreation[] = []
  for (const node of file.invocations) {
    const invoked = file.resolver.invokedMember(node, file.module)
    const member = libraryMember(invoked)?.member
    if (invoked === undefined || member === undefined) continue
    if (member.schema !== undefined) creations.push(...builderCreation(node, invoked.receiver, member.schema, file, scopes))
    if (member.executes !== undefined) executed.push(...readExecuted(node, invoked, member.executes, file))
  }
  const statements = executed.flatMap((text) => text.statements)
  const isRolledBack = statements.some((statement) => statement.verb === 'transaction' && statement.control === 'rollback')
  for (const text of executed) {
    for (const statement of text.statements) {
      if (!isUnguarded(statement) || isDroppedSomewhere(statement.name, statements)) continue
      if (isRolledBack && !commitsSchema.has(systemOf(text.handle, file.resolver))) continue
      const reason = repetition(text.node, text.handle, file, scopes)
      if (reason !== undefined) creations.push(describe(text, statement, reason, file))
    }
  }
  return creations.sort((left, right) => left.range[0] - right.range[0])
}

function readExecuted(node: Invocation, invoked: MemberValue, executes: Executes, file: JavaScriptFile): ExecutedText[] {
  const handle = executingHandle(node, invoked, executes, file)
  if (handle === undefined) return []
  return executedTexts(node, executes, file).map((sql) => ({ node, handle, sql, statements: readStatements(sql.text, sql.holes) }))
}

/** What the text runs on: the receiver, or for `` sql`…`.execute(db) `` the handle in an argument. */
function executingHandle(node: Invocation, invoked: MemberValue, executes: Executes, { module, resolver }: JavaScriptFile): Instance | undefined {
  if (!('on' in executes)) return invoked.receiver
  const located = expressionAt(node, executes.on, module, resolver)
  const value = located && resolver.valueOf(located.node, located.module)
  return value?.kind === 'instance' ? value : undefined
}

/** Systems whose schema statements commit the transaction they stand in. */
const commitsSchema: ReadonlySet<System | undefined> = new Set(['mariadb', 'mysql', 'oracle.db'])

type NamedCreation = CreateStatement & { name: Name }

function isUnguarded(statement: Statement): statement is NamedCreation {
  if (statement.verb !== 'create' || (statement.kind !== 'table' && statement.kind !== 'index')) return false
  const { guarded, modifiers, name, onCommitDrop, orReplace } = statement
  if (guarded !== false || orReplace || onCommitDrop || modifiers.has('temporary')) return false
  // A name made up as the test runs is a new one each time
  return name?.parts.every((part) => part !== null) ?? false
}

/** Whether the file drops the object, or the schema or database around it, before or after. */
function isDroppedSomewhere(name: Name, statements: readonly Statement[]): boolean {
  return statements.some((statement) => statement.verb === 'drop' && (statement.kind === 'database' || statement.kind === 'schema' || statement.names.some((dropped) => isSameName(dropped, name))))
}

function describe({ node, handle, sql }: ExecutedText, statement: NamedCreation, reason: SchemaCreation['reason'], { module, resolver }: JavaScriptFile): SchemaCreation {
  const system = systemOf(handle, resolver)
  const dialect = dialectOf(system)
  const name = statement.name.parts.join('.')
  const { fix } = guardFor(statement, dialect)
  const insertion = fix === null ? null : guardInsertion(sql.text, statement, fix)
  const hasRows = readStatements(sql.text, sql.holes).some(({ verb }) => verb === 'insert')
  const offset = insertion === null || hasRows || sql.module !== module ? undefined : sourceOffset(sql, insertion.offset)
  const repair: Edit[] | null = insertion === null || offset === undefined ? null : [{ range: [offset, offset], text: insertion.text }]
  return {
    ...(statementPlace(statement, sql, module) ?? headOf(node)),
    creates: statement.kind,
    name,
    system,
    reason,
    error: engineError(statement, sql.text, dialect) ?? `${name} already exists`,
    remedy: fix === null ? 'Drop it before, or give each run a database of its own.' : `Write ${fix.toUpperCase()}, or give each run a database of its own.`,
    repair,
  }
}

function engineError(statement: NamedCreation, text: string, dialect: Dialect | undefined): string | null {
  if (dialect === undefined) return null
  return secondRunError(statement.kind, dialect, repeatedName(statement, text, dialect), statement.onTable?.parts.at(-1) ?? undefined)
}

/** The head of a statement in the source: `CREATE TABLE users`. */
function statementPlace(statement: NamedCreation, sql: SqlText, module: ModuleSource): Place | undefined {
  // The first character may stand at the very beginning of its literal, which is no place to insert at
  const second = sql.module === module ? sourceOffset(sql, statement.start + 1) : undefined
  const last = second === undefined ? undefined : sourceOffset(sql, statement.name.end - 1)
  if (second === undefined || last === undefined) return undefined
  return { loc: { start: positionAt(module.text, second - 1), end: positionAt(module.text, last + 1) }, range: [second - 1, last + 1] }
}

/** How the engine repeats a name: SQLite as it is written, quotes and all. */
function repeatedName({ kind, name }: NamedCreation, text: string, dialect: Dialect): string {
  const last = name.parts.at(-1) ?? ''
  return dialect === 'sqlite' && kind === 'table' && name.parts.length === 1 ? text.slice(name.start, name.end) : last
}
