import type { Executes, Library, System } from '../../libraries/define-library.ts'
import type { SchemaCreation, Suggestion } from '../../model/fixture-model.ts'
import { isRepeated } from '../../model/repetition.ts'
import { dialectOf, type Dialect } from '../../sql/guards.ts'
import { repairsFor, type Hazards } from '../../sql/repairs.ts'
import { changeError, plainName, unguardedChanges, type SchemaChange } from '../../sql/schema-change.ts'
import type { CreateStatement, Statement } from '../../sql/statement.ts'
import { readStatements } from '../../sql/statements.ts'
import { areAlternatives } from './alternatives.ts'
import { expressionAt } from '../values/arguments.ts'
import { builtThing, type BuilderCall } from './builder-schema.ts'
import { systemOf } from '../databases/database-system.ts'
import { executedTexts } from './executed-text.ts'
import type { ScopeFinder } from '../runs/execution-scope.ts'
import { libraryMember, rootOf, type JavaScriptFile } from '../javascript-file.ts'
import { schemaMembers } from '../knowledge.ts'
import { chainedCalls, methodOf } from '../databases/handle-call.ts'
import { fakesHandle, isLibraryMocked } from '../sessions/module-mocks.ts'
import { headOf } from '../position.ts'
import type { Registrations } from '../runs/registrations.ts'
import { createHazardFinder, type FindHazards } from './guard-hazards.ts'
import { editsFor, originOf, placeOf } from './schema-edits.ts'
import { runsOfStatement, type ReadText } from './schema-effects.ts'
import { readSchemaHistory, type Making, type SchemaHistory } from './schema-history.ts'
import { repetition } from './schema-repetition.ts'
import { calleeOf, propertyName, unwrap, type Invocation } from '../syntax.ts'
import type { Instance, MemberValue } from '../values/value.ts'

/** An SQL text that a call executes, and the dialect of what it runs on. */
interface ExecutedText extends ReadText {
  dialect: Dialect | undefined
}

/** A place that makes or drops something without asking, before it is known whether it can meet its own result. */
interface Candidate extends Making {
  node: Invocation
  isTemporary: boolean
  written?: { text: ExecutedText; statement: Statement }
  describe: (reason: SchemaCreation['reason'], hazards: Hazards) => SchemaCreation
}

/**
 * Finds the places of a file that make or drop a schema object and do not ask whether it is there.
 *
 * @param file - the linted file
 * @param registrations - what it registers with test frameworks
 * @param scopes - tells when code runs
 * @param usualDialect - the dialect of databases whose system can't be told
 * @returns the places in source order, those included that nothing shows to run twice
 */
export function findSchemaCreations(file: JavaScriptFile, registrations: Registrations, scopes: ScopeFinder, usualDialect: Dialect | undefined): SchemaCreation[] {
  const executed: ExecutedText[] = []
  const built: BuilderCall[] = []
  for (const node of file.invocations) {
    const callee = unwrap(calleeOf(node))
    // Most calls of a test file are none that a library has: `page.getByText('…')`
    if (callee.type === 'MemberExpression' && !schemaMembers().has(propertyName(callee) ?? '')) continue
    const invoked = file.resolver.invokedMember(node, file.module)
    const found = libraryMember(invoked)
    if (invoked === undefined || found === undefined || isLibraryMocked(found.library, file, registrations) || isRendered(node, found.library, file)) continue
    const dialectAt = (handle: Instance): Dialect | undefined => {
      const system = systemOf(handle, file.resolver)
      return system === undefined ? usualDialect : dialectOf(system)
    }
    const { schema } = found.member
    const handle = schema?.sent === true ? senderOf(node, file) : invoked.receiver
    if (schema !== undefined && handle !== undefined) built.push({ node, handle, schema, dialect: dialectAt(handle) })
    if (found.member.executes !== undefined) executed.push(...readExecuted(node, invoked, found.member.executes, file, dialectAt))
  }
  if ((executed.length === 0 && built.length === 0) || fakesHandle(file)) return []
  const history = readSchemaHistory(file, registrations, scopes, executed)
  const candidates = [...built.flatMap((call) => builtCandidate(call, history, file)), ...writtenCandidates(executed, history, scopes, file)]
  const hazardsOf = createHazardFinder(executed, built, history.areDistinct, file)
  return onePerPlace(candidates.flatMap((candidate) => foundCreation(candidate, candidates, history, hazardsOf, scopes, file)))
}

/** The handle whose method takes a command: `client` of `client.send(new CreateTableCommand(…))`. */
function senderOf(node: Invocation, { module, resolver }: JavaScriptFile): Instance | undefined {
  const call = module.parentOf(node)
  const callee = call?.type === 'CallExpression' && call.arguments[0] === node ? unwrap(call.callee) : undefined
  const value = callee?.type === 'MemberExpression' ? resolver.valueOf(callee.object, module) : undefined
  return value?.kind === 'instance' ? value : undefined
}

/** `db.schema.createTable('users').compile()`, `db.raw('…').toString()`: it is written out, and not run. */
function isRendered(node: Invocation, { renders = [] }: Library, { module }: JavaScriptFile): boolean {
  return renders.length > 0 && chainedCalls(node, module).some(({ callee }) => renders.includes(methodOf(callee)))
}

function builtCandidate(call: BuilderCall, { runsOf }: SchemaHistory, file: JavaScriptFile): Candidate[] {
  const { handle, node } = call
  const found = builtThing(call, file)
  return found === undefined ? [] : [{ ...found, node, handle, runs: runsOf(node) }]
}

function writtenCandidates(executed: readonly ExecutedText[], { runsOf }: SchemaHistory, scopes: ScopeFinder, file: JavaScriptFile): Candidate[] {
  const temporary = new Set(executed.flatMap(({ dialect, statements }) => statements.flatMap((statement) => (isTemporaryTable(statement, dialect) ? [plainName(statement.name)] : []))))
  const onceMade = namesMadeOnce(executed, scopes)
  return executed.flatMap((text) => {
    const { dialect, handle, node } = text
    const changes = text.statements.flatMap((statement) => unguardedChanges(statement, dialect))
    return changes.filter((change) => change.secondRun !== 'finds nothing' || (onceMade.has(plainName(change.name)) && isRepeated(scopes.scopeOf(node)))).map((change): Candidate => {
      const isTemporary = goesWithConnection(change, dialect) || (change.table !== null && temporary.has(plainName(change.table)))
      const thing = { kind: change.secondRun === 'finds nothing' ? 'nothing' : change.noun, name: change.name?.parts ?? null, table: change.table?.parts ?? null }
      return { thing, node, handle, isTemporary, runs: runsOfStatement(text, change.statement.start, file.module, runsOf), written: { text, statement: change.statement }, describe: (reason, hazards) => describe(text, change, reason, hazards, file) }
    })
  })
}

function foundCreation(candidate: Candidate, candidates: readonly Candidate[], history: SchemaHistory, hazardsOf: FindHazards, scopes: ScopeFinder, file: JavaScriptFile): SchemaCreation[] {
  const { handle, isTemporary, node } = candidate
  const repeated = repetition(node, handle, isTemporary, file, scopes)
  const isOneDatabase = repeated.reason !== 'no second run is seen' || repeated.shared !== undefined
  const others = isOneDatabase ? candidates.filter((other) => other !== candidate && makesSame(other, candidate) && !areAlternatives(sourceOf(other), sourceOf(candidate), file.module)) : []
  const reason = history.reasonOf(candidate, others, { repetition: repeated, rollsBack: !commitsSchema.has(systemOf(handle, file.resolver)) })
  if (reason === undefined) return []
  const hazards = hazardsOf(candidate)
  return [candidate.describe(reason, isOneDatabase ? hazards : { ...hazards, otherDefinition: null })]
}

function sourceOf({ node, written }: Candidate): Parameters<typeof areAlternatives>[0] {
  return { node, sql: written?.text.sql }
}

/** Whether two candidates surely make one thing; what belongs to a table that nobody can read may belong to another one. */
function makesSame(left: Candidate, right: Candidate): boolean {
  if (left.thing.name === null || (left.thing.table === null && !standsAlone.has(left.thing.kind))) return false
  return rootOf(left.handle).node === rootOf(right.handle).node && JSON.stringify(left.thing).toLowerCase() === JSON.stringify(right.thing).toLowerCase()
}

/** The kinds of which one name means one thing; others belong to a table. */
const standsAlone: ReadonlySet<string> = new Set(['database', 'extension', 'function', 'materialized view', 'procedure', 'role', 'schema', 'sequence', 'table', 'type', 'user', 'view'])

/** One text that runs at several places is one finding, repaired only where every run of it takes the same repair. */
function onePerPlace(creations: readonly SchemaCreation[]): SchemaCreation[] {
  const places = new Map<string, SchemaCreation>()
  for (const creation of creations) {
    const key = creation.range.join()
    const first = places.get(key)
    places.set(key, first === undefined ? creation : agreed(first, creation))
  }
  return [...places.values()].sort((left, right) => left.range[0] - right.range[0])
}

function agreed(first: SchemaCreation, second: SchemaCreation): SchemaCreation {
  const shown = first.reason === 'no second run is seen' ? second : first
  const isAgreed = JSON.stringify([first.repair, first.suggestions]) === JSON.stringify([second.repair, second.suggestions])
  return isAgreed ? shown : { ...shown, repair: null, suggestions: [] }
}

function readExecuted(node: Invocation, invoked: MemberValue, executes: Executes, file: JavaScriptFile, dialectAt: (handle: Instance) => Dialect | undefined): ExecutedText[] {
  const handle = executingHandle(node, invoked, executes, file)
  if (handle === undefined) return []
  return executedTexts(node, executes, file).map((sql) => ({ node, handle, sql, statements: readStatements(sql.text, sql.holes), dialect: dialectAt(handle) }))
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

/** The objects that the file makes, and never in code that runs for each test. */
function namesMadeOnce(executed: readonly ExecutedText[], scopes: ScopeFinder): ReadonlySet<string> {
  const once = new Set<string>()
  const again = new Set<string>()
  for (const { node, statements } of executed) {
    const scope = scopes.scopeOf(node)
    const names = scope.kind === 'module' || scope.kind === 'suite' || (scope.kind === 'hook' && scope.frequency === 'once') ? once : again
    for (const statement of statements) {
      if (statement.verb === 'create') names.add(plainName(statement.name))
      if (statement.verb === 'alter') for (const { action, name } of statement.actions) if (action.startsWith('add ')) names.add(plainName(name))
    }
  }
  return new Set([...once].filter((name) => name !== '' && !again.has(name)))
}

/** A table that goes with its connection; of Oracle's `GLOBAL TEMPORARY` one only the rows do. */
function isTemporaryTable(statement: Statement, dialect: Dialect | undefined): statement is CreateStatement {
  return statement.verb === 'create' && statement.modifiers.has('temporary') && (dialect !== 'oracle.db' || statement.modifiers.has('private'))
}

/** A table that goes with its connection: `CREATE TEMP TABLE`, `CREATE TABLE temp.users`. */
function goesWithConnection({ name, statement }: SchemaChange, dialect: Dialect | undefined): boolean {
  return isTemporaryTable(statement, dialect) || /^(?:pg_)?temp$/i.test(name?.parts.at(-2) ?? '')
}

function describe(text: ExecutedText, change: SchemaChange, reason: SchemaCreation['reason'], hazards: Hazards, file: JavaScriptFile): SchemaCreation {
  const { dialect, node, sql } = text
  const { fix, suggestions, advice } = repairsFor(change, sql.text, dialect, hazards)
  return {
    ...(placeOf(change.head, sql, file) ?? headOf(node, file.module)),
    creates: change.noun,
    name: change.name?.parts.join('.') ?? '',
    table: change.table?.parts.join('.') ?? null,
    reason,
    secondRun: change.secondRun,
    error: changeError(change, sql.text, dialect),
    remedy: `${advice}, or give each run a database of its own.`,
    writtenIn: originOf(change.head, sql, file),
    repair: fix === null ? null : editsFor(fix.insertions, sql, file),
    suggestions: suggestions.flatMap(({ insertions, message }): Suggestion[] => {
      const edits = editsFor(insertions, sql, file)
      return edits === null ? [] : [{ message, edits }]
    }),
  }
}
