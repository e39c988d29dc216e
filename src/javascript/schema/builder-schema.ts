import type { Guard, SchemaCall, SchemaObject } from '../../libraries/define-library.ts'
import type { SchemaCreation } from '../../model/fixture-model.ts'
import type { Dialect, Guardable } from '../../sql/guards.ts'
import type { SchemaThing } from '../../sql/removal.ts'
import { aboutOtherDefinition, aboutRows, type Hazards } from '../../sql/repairs.ts'
import { secondRunError } from '../../sql/second-run.ts'
import { expressionAt } from '../values/arguments.ts'
import { guardEdits, isChained, makesCall } from './builder-guard.ts'
import { tableOf, writtenText } from './builder-table.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { isInvocation, unwrap, type Invocation } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/** A call of a schema builder. */
export interface BuilderCall {
  node: Invocation
  handle: Instance
  schema: SchemaCall
  dialect: Dialect | undefined
}

/** What a schema builder's call creates without a guard. */
export interface BuiltThing {
  thing: SchemaThing
  /** It is gone with its connection. */
  isTemporary: boolean
  describe: (reason: SchemaCreation['reason'], hazards: Hazards) => SchemaCreation
}

/**
 * What a schema builder's call creates, where it has no guard: Kysely's `createTable('users')`, TypeORM's
 * `createTable(table)`.
 *
 * @param call - the call
 * @param file - the linted file
 * @returns `undefined` where it has a guard, does no harm on its system, or makes up the name as the test runs
 */
export function builtThing({ node, handle, schema, dialect }: BuilderCall, file: JavaScriptFile): BuiltThing | undefined {
  const { creates, failsOn } = schema
  if (node.type === 'TaggedTemplateExpression' || (failsOn !== undefined && !failsOn.some((system) => system === dialect))) return undefined
  const name = schema.name === undefined ? '' : createdName(node, schema, file)
  if (name === undefined || isGuarded(node, schema, file) || isInsideUnknown(handle, schema, file)) return undefined
  const table = tableOf(node, schema, file)
  const callee = unwrap(node.callee)
  const { loc, range } = callee.type === 'MemberExpression' ? callee.property : callee
  return {
    thing: { kind: creates, name: name === '' ? null : name.split('.'), table: table?.split('.') ?? null },
    isTemporary: isChained(node, 'temporary', file.module),
    describe: (reason, hazards) => ({ loc, range, creates, name, table: table ?? null, reason, secondRun: 'fails', error: schema.error ?? engineError(creates, name, dialect), writtenIn: null, ...repairs(node, schema, dialect, hazards, file) }),
  }
}

/** The engine's words; builders quote every name, and SQLite repeats the name of a table or view as it is written. */
function engineError(creates: SchemaObject, name: string, dialect: Dialect | undefined): string {
  const made = madeBy[creates]
  const error = dialect === undefined || made === undefined ? null : secondRunError(made, dialect, dialect === 'sqlite' && (creates === 'table' || creates === 'view') ? `"${name}"` : name)
  return error?.replace(/\.$/, '') ?? 'already exists'
}

/** What a statement is called that makes the object. */
const madeBy: Readonly<Partial<Record<SchemaObject, Guardable>>> = {
  column: 'add column',
  constraint: 'add constraint',
  database: 'database',
  extension: 'extension',
  function: 'function',
  index: 'index',
  'materialized view': 'materialized view',
  schema: 'schema',
  sequence: 'sequence',
  table: 'table',
  trigger: 'trigger',
  type: 'type',
  view: 'view',
}

function repairs(node: Invocation, schema: SchemaCall, dialect: Dialect | undefined, { hasRows, otherDefinition }: Hazards, file: JavaScriptFile): Pick<SchemaCreation, 'remedy' | 'repair' | 'suggestions'> {
  const isCalled = (method: string): boolean => isChained(node, method, file.module)
  const goesWith = (guard: Guard): boolean => !('chain' in guard) || ((guard.with === undefined || isCalled(guard.with)) && (guard.without === undefined || !isCalled(guard.without)))
  const isTaken = ({ systems }: Guard): boolean => systems === undefined || dialect === undefined || systems.some((system) => system === dialect)
  const taken = guardsOf(schema).filter((guard) => goesWith(guard) && isTaken(guard) && (otherDefinition === null || guard.replaces === true))
  const [first] = taken
  const choices = taken.flatMap((guard) => {
    const edits = guardEdits(node, guard, schema, file)
    const isCertain = guard.systems === undefined || dialect !== undefined
    const isFix = isCertain && guard.replaces !== true && !('asks' in guard) && !('calls' in guard) && !('value' in guard)
    return edits === null ? [] : [{ edits, message: `${wayOf(guard)}.${isFix && hasRows ? ` ${aboutRows}` : ''}`, isFix }]
  })
  const fix = hasRows ? undefined : choices.find(({ isFix }) => isFix)
  const advice = first === undefined ? (otherDefinition === null ? 'Drop it before' : aboutOtherDefinition(otherDefinition)) : wayOf(first)
  return {
    remedy: `${advice}, or give each run a database of its own.`,
    repair: fix?.edits ?? null,
    suggestions: fix === undefined ? choices.map(({ edits, message }) => ({ edits, message })) : [],
  }
}

/** `bigquery.dataset(randomName)`: what is made in it is new each time as well. */
function isInsideUnknown({ module, node }: Instance, { inside }: SchemaCall, { resolver }: JavaScriptFile): boolean {
  if (inside === undefined) return false
  return !isInvocation(node) || module === undefined || writtenText(expressionAt(node, inside, module, resolver), resolver) === undefined
}

function guardsOf({ guard }: SchemaCall): readonly Guard[] {
  if (guard === undefined) return []
  return isList(guard) ? guard : [guard]
}

function isList(guard: Guard | readonly Guard[]): guard is readonly Guard[] {
  return Array.isArray(guard)
}

/** The created object's name where it is written out; one made up as the test runs is a new one each time. */
export function createdName(node: Invocation, { name }: SchemaCall, { module, resolver }: Pick<JavaScriptFile, 'module' | 'resolver'>): string | undefined {
  return writtenText(name && expressionAt(node, name, module, resolver), resolver)
}

/** Whether a builder call says that what it creates may be there already. */
export function isGuarded(node: Invocation, schema: SchemaCall, file: JavaScriptFile): boolean {
  return guardsOf(schema).some((guard) => {
    // $call hands the builder to a function that may guard it
    if ('chain' in guard) return isChained(node, guard.chain, file.module) || isChained(node, '$call', file.module)
    if (!('argument' in guard)) return false
    const located = expressionAt(node, guard, file.module, file.resolver)
    if (located === undefined) return false
    if ('calls' in guard) return makesCall(located.node, guard.calls)
    // A variable may hold true
    return !(located.node.type === 'Literal' && located.node.value === false)
  })
}

function wayOf(guard: Guard): string {
  if ('chain' in guard) return `Add .${guard.chain}()`
  if ('calls' in guard) return `Call .${guard.calls}() on it`
  if ('property' in guard) return `Pass { ${guard.property}: ${guard.value ?? 'true'} }`
  if ('argument' in guard) return 'Pass true as the last argument'
  return 'asks' in guard ? `Ask .${guard.asks}() first` : `Use ${guard.method}()`
}
