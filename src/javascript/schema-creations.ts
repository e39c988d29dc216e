import type { Executes, System } from '../libraries/define-library.ts'
import type { Edit, Place, SchemaCreation } from '../model/fixture-model.ts'
import { guardFor, guardInsertion, type Dialect } from '../sql/guards.ts'
import { secondRunError } from '../sql/second-run.ts'
import type { CreateStatement, Name, Statement } from '../sql/statement.ts'
import { readStatements } from '../sql/statements.ts'
import { expressionAt } from './arguments.ts'
import { builderCreation, type BuilderCall } from './builder-schema.ts'
import { dialectOf, systemOf } from './database-system.ts'
import type { ScopeFinder } from './execution-scope.ts'
import { libraryMember, type JavaScriptFile } from './javascript-file.ts'
import { isLibraryMocked } from './module-mocks.ts'
import type { ModuleSource } from './module-source.ts'
import { positionAt } from './position.ts'
import type { Registrations } from './registrations.ts'
import { expectsFailure, findDrops, rollsBack } from './schema-drops.ts'
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
export function findSchemaCreations(file: JavaScriptFile, registrations: Registrations, scopes: ScopeFinder): SchemaCreation[] {
  const executed: ExecutedText[] = []
  const built: BuilderCall[] = []
  for (const node of file.invocations) {
    const invoked = file.resolver.invokedMember(node, file.module)
    const found = libraryMember(invoked)
    if (invoked === undefined || found === undefined || isLibraryMocked(found.library, registrations)) continue
    if (found.member.schema !== undefined) built.push({ node, handle: invoked.receiver, schema: found.member.schema })
    if (found.member.executes !== undefined) executed.push(...readExecuted(node, invoked, found.member.executes, file))
  }
  const statements = executed.flatMap((text) => text.statements)
  const drops = findDrops(file, statements)
  const isRolledBack = rollsBack(file, statements)
  const reasonFor = (node: Invocation, handle: Instance): SchemaCreation['reason'] | undefined => {
    if (expectsFailure(node, file) || (isRolledBack && !commitsSchema.has(systemOf(handle, file.resolver)))) return undefined
    return repetition(node, handle, file, scopes)
  }
  const creations = built.flatMap((call) => builderCreation(call, drops, reasonFor, file))
  const filled = new Set(statements.flatMap((statement) => (statement.verb === 'insert' && !statement.guarded ? [nameOf(statement.name)] : [])))
  for (const text of executed) {
    for (const statement of text.statements) {
      if (!isUnguarded(statement) || drops.includes(nameOf(statement.name)) || (statement.onTable !== null && drops.includes(nameOf(statement.onTable)))) continue
      const reason = reasonFor(text.node, text.handle)
      if (reason !== undefined) creations.push(describe(text, statement, reason, filled, file))
    }
  }
  return onePerPlace(creations)
}

function nameOf(name: Name | null): string {
  return name?.parts.at(-1)?.toLowerCase() ?? ''
}

/** One text that runs at several places is one finding, repaired only where every run of it takes the same repair. */
function onePerPlace(creations: readonly SchemaCreation[]): SchemaCreation[] {
  const places = new Map<string, SchemaCreation>()
  for (const creation of creations) {
    const key = creation.range.join()
    const first = places.get(key)
    const isAgreed = first === undefined || JSON.stringify(first.repair) === JSON.stringify(creation.repair)
    places.set(key, first === undefined ? creation : { ...first, repair: isAgreed ? first.repair : null })
  }
  return [...places.values()].sort((left, right) => left.range[0] - right.range[0])
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
  return (name?.parts.every((part) => part !== null) ?? false) && !/^(?:pg_)?temp$/i.test(name?.parts.at(-2) ?? '')
}

function describe(
  { node, handle, sql }: ExecutedText,
  statement: NamedCreation,
  reason: SchemaCreation['reason'],
  filled: ReadonlySet<string>,
  { module, resolver }: JavaScriptFile,
): SchemaCreation {
  const dialect = dialectOf(systemOf(handle, resolver))
  const name = statement.name.parts.join('.')
  const { fix } = guardFor(statement, dialect)
  const insertion = fix === null ? null : guardInsertion(sql.text, statement, fix)
  // Behind a guard, rows that the file inserts next would be doubled by the second run, or fail on a unique key
  const hasRows = filled.has(nameOf(statement.kind === 'table' ? statement.name : statement.onTable))
  const offset = insertion === null || hasRows || sql.module !== module ? undefined : sourceOffset(sql, insertion.offset)
  const repair: Edit[] | null = insertion === null || offset === undefined ? null : [{ range: [offset, offset], text: insertion.text }]
  return {
    ...(statementPlace(statement, sql, module) ?? headOf(node)),
    creates: statement.kind,
    name,
    reason,
    error: engineError(statement, sql.text, dialect) ?? 'already exists',
    remedy: fix === null ? 'Drop it before, or give each run a database of its own.' : `Write ${fix.toUpperCase()}, or give each run a database of its own.`,
    repair,
  }
}

function engineError(statement: NamedCreation, text: string, dialect: Dialect | undefined): string | null {
  if (dialect === undefined) return null
  return sentencePart(secondRunError(statement.kind, dialect, repeatedName(statement, text, dialect), statement.onTable?.parts.at(-1) ?? undefined))
}

/** Without the full stop that some engines end with; the message has its own. */
function sentencePart(error: string | null): string | null {
  return error?.replace(/\.$/, '') ?? null
}

/** The head of a statement in the source: `CREATE TABLE users`. */
function statementPlace(statement: NamedCreation, sql: SqlText, module: ModuleSource): Place | undefined {
  // The first character may stand at the very beginning of its literal, which is no place to insert at
  const second = sql.module === module ? sourceOffset(sql, statement.start + 1) : undefined
  const last = second === undefined ? undefined : sourceOffset(sql, statement.name.end - 1)
  if (second === undefined || last === undefined) return undefined
  return { loc: { start: positionAt(module, second - 1), end: positionAt(module, last + 1) }, range: [second - 1, last + 1] }
}

/** How the engine repeats a name: SQLite as it is written, quotes and all. */
function repeatedName({ kind, name }: NamedCreation, text: string, dialect: Dialect): string {
  const last = name.parts.at(-1) ?? ''
  return dialect === 'sqlite' && kind === 'table' && name.parts.length === 1 ? text.slice(name.start, name.end) : last
}
