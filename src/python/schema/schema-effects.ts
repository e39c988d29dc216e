import type { SchemaEvent } from '../../model/second-run.ts'
import { removedBy, type Removal } from '../../sql/removal.ts'
import { readStatements } from '../../sql/statements.ts'
import { argumentAt } from '../values/call-arguments.ts'
import { holdsLibrary } from '../knowledge.ts'
import { openingCall } from '../databases/opening-call.ts'
import { isLibrary, libraryMember, type PythonFile } from '../python-file.ts'
import type { PythonModule } from '../modules/python-module.ts'
import { executedTexts } from './sql-text.ts'
import { fromModule } from '../modules/scopes.ts'
import { beginningOf, dottedName, type Call, type ExprNode } from '../syntax.ts'
import type { Instance, Located, Value } from '../values/value.ts'

/** What a call does to databases beside making things. */
export type Effect =
  /** It takes things away; with any handle where none is known. */
  | { does: 'removes'; removal: Removal; handle: Instance | undefined; start: number }
  /** It removes a file or folder. */
  | { does: 'removes a path'; path: Located<ExprNode> }
  /** Leaving a block does so only where a transaction is open all the time. */
  | { does: 'steps'; step: SchemaEvent; handle: Instance; start: number; byLeaving?: true }
  /** It opens a database, which is new where it lives in memory or a temporary file. */
  | { does: 'opens' }

/**
 * What a call does, told by the library that it belongs to, its text, or what it is called. Nobody knows what a function does
 * that can't be read and gets a handle: it may take away anything.
 */
export function effectsOf(node: Call, module: PythonModule, { resolver }: Pick<PythonFile, 'resolver'>): Effect[] {
  const invoked = resolver.invokedMember(node, module)
  const member = libraryMember(invoked)?.member
  if (invoked !== undefined && member !== undefined) {
    const handle = invoked.receiver
    const effects: Effect[] = openingCall(node, module, resolver) === undefined ? [] : [{ does: 'opens' }]
    if (member.executes !== undefined && 'argument' in member.executes) effects.push(...executed(node, argumentAt(node, member.executes), handle))
    // metadata.drop_all(engine), await connection.run_sync(metadata.drop_all)
    if (invoked.name.startsWith('drop')) effects.push({ ...anything, handle: node.args.map((argument) => resolver.valueOf(argument, module)).find(isHandle) })
    if (node.args.some((argument) => isDrop(resolver.valueOf(argument, module)))) effects.push({ ...anything, handle })
    const step = steps.get(invoked.name)
    if (step !== undefined && member.opens === undefined) effects.push({ does: 'steps', step, handle, start: 0 })
    return effects
  }
  const name = dottedName(node.func) ?? (node.func.nodeType === 'Attribute' ? node.func.attr : '')
  const last = name.split('.').at(-1) ?? ''
  if (name === 'os.remove' || removing.has(last)) return [{ does: 'removes a path', path: { node: node.args[0] ?? (node.func.nodeType === 'Attribute' ? node.func.value : node.func), module } }]
  const isKnown = resolver.valueOf(node.func, module) !== undefined
  return isCommand(name) || (!isKnown && mayReachDatabase(node, last)) ? [{ ...anything, handle: undefined }] : []

  function executed(call: Call, text: ExprNode | undefined, handle: Instance): Effect[] {
    const place = member?.executes
    const texts = place !== undefined && 'argument' in place ? executedTexts(call, place, module, resolver) : []
    if (texts.length === 0) return text !== undefined && mayDrop(text, module) ? [{ ...anything, handle }] : []
    return texts.flatMap((sql) =>
      readStatements(sql.text, sql.holes).flatMap((statement): Effect[] => {
        const removals = removedBy(statement, sql.text, sql.holes).map((removal) => ({ does: 'removes' as const, removal, handle, start: statement.start }))
        return statement.verb === 'transaction' && statement.control !== 'savepoint' ? [{ does: 'steps', step: statement.control, handle, start: statement.start }, ...removals] : removals
      }),
    )
  }

  /** `reset(engine)` of a package; what a library's own functions and Python's do with a handle is no drop. */
  function mayReachDatabase(call: Call, called: string): boolean {
    if (/^[A-Z]/.test(called) || isOfLibrary(call.func, module)) return emptying.test(called)
    return [...call.args, ...call.keywords.map(({ value }) => value)].some((argument) => isHandle(resolver.valueOf(argument, module)))
  }
}

const anything = { does: 'removes', removal: 'anything', start: 0 } as const

function isHandle(value: Value | undefined): value is Instance {
  return value?.kind === 'instance' && isLibrary(value.api) && (value.node !== undefined || value.source !== undefined)
}

function isDrop(value: Value | undefined): boolean {
  return value?.kind === 'member' && isLibrary(value.api) && value.name.startsWith('drop')
}

const steps: ReadonlyMap<string, SchemaEvent> = new Map<string, SchemaEvent>([
  ['begin', 'begin'],
  ['commit', 'commit'],
  ['rollback', 'rollback'],
])

/** Functions that remove a file, or the folder that it lies in. */
const removing: ReadonlySet<string> = new Set(['rmtree', 'unlink'])

/** `subprocess.run(["alembic", "downgrade", "base"])`, `command.downgrade(config, "base")`: commands, which may do anything. */
function isCommand(name: string): boolean {
  return /^(?:subprocess\.\w+|os\.system|(?:\w+\.)*command\.\w+|call_command|(?:\w+\.)*downgrade)$/.test(name)
}

const emptying = /^(?:clea[nr]|drop|empty|purge|reset|truncate|wipe)/i

/** A name of Python's own, or one that a library gives: `list(…)`, `inspect(engine)`. */
function isOfLibrary(callee: ExprNode, module: PythonModule): boolean {
  const root = beginningOf(callee)
  if (root.nodeType !== 'Name') return false
  const [definition] = module.scopes.variableOf(root)?.definitions ?? []
  if (definition === undefined) return root === callee
  if (definition.kind !== 'import') return false
  const { alias, statement } = definition
  return holdsLibrary(statement.nodeType === 'ImportFrom' ? fromModule(statement) : alias.name)
}

/** Whether text that can't be read may drop something; `select(User)` and `users.delete()` do not. */
function mayDrop(node: ExprNode, module: PythonModule, depth = 0): boolean {
  if (node.nodeType === 'Call') return /^Drop|^text$|^SQL$/.test(dottedName(node.func)?.split('.').at(-1) ?? '')
  const [definition, second] = node.nodeType === 'Name' ? (module.scopes.variableOf(node)?.definitions ?? []) : []
  if (definition?.kind === 'assignment' && definition.value !== undefined && second === undefined && depth < 8) return mayDrop(definition.value, module, depth + 1)
  return node.nodeType !== 'Constant'
}
