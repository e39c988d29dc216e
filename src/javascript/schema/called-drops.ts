import type { TSESTree } from '@typescript-eslint/utils'
import { removedBy, type Removal } from '../../sql/removal.ts'
import { readStatements } from '../../sql/statements.ts'
import { isTrueAt } from '../values/arguments.ts'
import { importedFrom } from '../values/bindings.ts'
import { droppedByBuilder } from './builder-drop.ts'
import { textsAt, textsExecutedBy } from './executed-text.ts'
import { frameworkMember, isHandle, isLibrary, libraryMember, type JavaScriptFile } from '../javascript-file.ts'
import { frameworkApis, libraryApis } from '../knowledge.ts'
import { visit, type ModuleSource } from '../module-source.ts'
import { removedPaths } from '../databases/removed-paths.ts'
import { transactionEvents } from './schema-transactions.ts'
import { builtinName } from '../values/static-path.ts'
import { calleeOf, isFunction, isInvocation, propertyName, unwrap, type FunctionNode, type Invocation } from '../syntax.ts'
import type { Instance, Value } from '../values/value.ts'

/** What is taken away, and the handle that it is done with, where that is known. */
export interface HandleRemoval {
  removal: Removal
  handle: Instance | undefined
}

/** What a call takes away beyond the text that it executes. */
export interface CalledRemovals {
  removals: readonly HandleRemoval[]
  /** What it removes of the file system: the expression of each path, with the module that it stands in. */
  paths: readonly { node: TSESTree.Node; module: ModuleSource }[]
  /** It registers hooks, which do it later. */
  isLater: boolean
}

const nothing: CalledRemovals = { removals: [], paths: [], isLater: false }

function anythingOf(handle?: Instance): CalledRemovals {
  return { ...nothing, removals: [{ removal: 'anything', handle }] }
}

/** How many functions of the project are followed from a call to what they do. */
const deepestCall = 5

type Code = FunctionNode | TSESTree.Program

/** Reads what calls take away. */
export interface RemovalReader {
  ofCall: (node: Invocation, module: ModuleSource) => CalledRemovals
  /** Of the body of a function, which the linted file need not hold, or of what loading a module runs. */
  ofCode: (node: Code, module: ModuleSource) => CalledRemovals
}

/**
 * Reads what the calls of a file take away: through a builder, through functions of other modules, through commands.
 * Nobody knows what a function does that can't be read and gets a database handle, and what a method does of an object
 * that comes from a module with a database and can't be followed; either may take away anything.
 *
 * @param file - the linted file
 */
export function createRemovalReader(file: Pick<JavaScriptFile, 'module' | 'project' | 'resolver'>): RemovalReader {
  const { project, resolver } = file
  const known = new Map<Code, CalledRemovals>()
  return { ofCall: (node, module) => ofCall(node, module, 0), ofCode: (node, module) => ofCode(node, module, 0) }

  function ofCall(node: Invocation, module: ModuleSource, depth: number): CalledRemovals {
    const invoked = resolver.invokedMember(node, module)
    const member = libraryMember(invoked)?.member
    if (member?.drops !== undefined && (member.drops === true || isTrueAt(node, member.drops, module, resolver))) {
      // What takes a command drops: client.send(new DeleteTableCommand(…))
      return anythingOf(node.type === 'NewExpression' ? undefined : invoked?.receiver)
    }
    if (node.type === 'CallExpression') {
      const dropped = droppedByBuilder(node, { module, resolver })
      if (dropped !== undefined) return { ...nothing, removals: [dropped] }
      if (module !== file.module && transactionEvents(node, { module, resolver }).some(({ event }) => event === 'rollback')) return anythingOf()
      const paths = removedPaths(node, { module, resolver })
      if (paths !== undefined) return { ...nothing, paths: paths.map((path) => ({ node: path, module })) }
    }
    if (invoked !== undefined) return nothing
    const callee = resolver.valueOf(calleeOf(node), module)
    // What the file's own functions do is seen where they do it
    if (callee?.kind === 'function') return callee.module === file.module ? nothing : ofCalledFunction(node, module, callee, depth)
    return callee === undefined && node.type === 'CallExpression' && mayReachDatabase(node, module) ? anythingOf() : nothing
  }

  function ofCalledFunction(node: Invocation, module: ModuleSource, callee: Value & { kind: 'function' }, depth: number): CalledRemovals {
    const called = ofCode(callee.node, callee.module, depth + 1)
    // run(pool, 'DROP TABLE users'): the text that the function executes may be what it is given
    if (!called.removals.some(isOfAnything) || node.type !== 'CallExpression') return called
    const given = node.arguments.flatMap((argument) => textsAt({ node: argument, module }, { project, resolver }))
    return given.length === 0 ? called : { ...called, removals: [...called.removals.filter((removal) => !isOfAnything(removal)), ...given.flatMap(({ text, holes }) => removalsIn(text, holes, undefined))] }
  }

  function ofCode(node: Code, module: ModuleSource, depth: number): CalledRemovals {
    const found = known.get(node)
    if (found !== undefined) return found
    known.set(node, nothing)
    const run = depth > deepestCall ? [] : invocationsRunBy(node, module)
    const calls = run.map((call) => together([executedBy(call, module), ofCall(call, module, depth)]))
    const isLater = node.type !== 'Program' && run.some((call) => frameworkMember(resolver.invokedMember(call, module))?.registration?.registers === 'hook')
    const all = together([...calls, { ...nothing, isLater }])
    known.set(node, all)
    return all
  }

  /** The SQL that a call of another module executes; text that can't be read may drop anything. */
  function executedBy(node: Invocation, module: ModuleSource): CalledRemovals {
    const texts = textsExecutedBy(node, { module, project, resolver })
    if (texts === undefined) return nothing
    const invoked = resolver.invokedMember(node, module)
    const executes = libraryMember(invoked)?.member.executes
    const handle = executes === undefined || 'on' in executes ? undefined : invoked?.receiver
    return texts.length === 0 ? anythingOf(handle) : { ...nothing, removals: texts.flatMap(({ text, holes }) => removalsIn(text, holes, handle)) }
  }

  /** Whether a call that can't be followed may well drop something: it gets a handle, or comes from where a database is. */
  function mayReachDatabase(node: TSESTree.CallExpression, module: ModuleSource): boolean {
    const builtin = builtinName({ node: node.callee, module }, { resolver })
    if (builtin !== undefined) return commands.has(builtin)
    const callee = unwrap(node.callee)
    const root = firstVariable(callee, module)
    if (root === undefined) return false
    if (callee.type === 'MemberExpression' && emptyingMethod.test(propertyName(callee) ?? '') && isMadeWithHandle(callee.object, module)) return true
    const source = importedFrom(resolver.variableOf(root, module))
    if (source === undefined || frameworkApis.ofSpecifier(source) !== undefined) return false
    const imported = project.find(source, module.filename)
    return node.arguments.some((argument) => holdsHandle(argument, module)) || (imported !== undefined && isDone(node, module) && libraryApis.mentionedIn(imported.text))
  }

  /** The variable that a call begins at, followed to what it was made by; none where it begins at a database handle. */
  function firstVariable(node: TSESTree.Node, module: ModuleSource, depth = 0): TSESTree.Identifier | undefined {
    const inner = unwrap(node)
    const value = depth > 0 ? resolver.valueOf(inner, module) : undefined
    if (value?.kind === 'instance' && isLibrary(value.api)) return undefined
    if (depth > deepestCall) return undefined
    if (inner.type === 'MemberExpression') return firstVariable(inner.object, module, depth + 1)
    if (isInvocation(inner)) return firstVariable(calleeOf(inner), module, depth + 1)
    if (inner.type !== 'Identifier') return undefined
    const [definition] = resolver.variableOf(inner, module)?.defs ?? []
    const initializer = definition?.node.type === 'VariableDeclarator' ? (definition.node.init ?? resolver.variableOf(inner, module)?.references.find(({ writeExpr }) => writeExpr)?.writeExpr) : undefined
    return initializer ? firstVariable(initializer, module, depth + 1) : inner
  }

  /** `new Migrator({ db })`, itself or in a variable */
  function isMadeWithHandle(node: TSESTree.Node, module: ModuleSource): boolean {
    const inner = unwrap(node)
    if (inner.type === 'CallExpression' || inner.type === 'NewExpression') return inner.arguments.some((argument) => holdsHandle(argument, module))
    const writes = inner.type === 'Identifier' ? (resolver.variableOf(inner, module)?.references.flatMap(({ writeExpr }) => writeExpr ?? []) ?? []) : []
    return writes.some((write) => isInvocation(unwrap(write)) && isMadeWithHandle(write, module))
  }

  function holdsHandle(node: TSESTree.Node, module: ModuleSource): boolean {
    if (node.type === 'ObjectExpression') return node.properties.some((property) => property.type === 'Property' && holdsHandle(property.value, module))
    return !isFunction(node) && isHandle(resolver.valueOf(node, module))
  }
}

function removalsIn(text: string, holes: readonly number[], handle: Instance | undefined): HandleRemoval[] {
  const removals = readStatements(text, holes).flatMap((statement) => (statement.verb === 'transaction' && statement.control === 'rollback' ? ['anything' as const] : removedBy(statement, text, holes)))
  return removals.map((removal) => ({ removal, handle }))
}

function isOfAnything({ removal }: HandleRemoval): boolean {
  return removal === 'anything'
}

function together(all: readonly CalledRemovals[]): CalledRemovals {
  return { removals: all.flatMap(({ removals }) => removals), paths: all.flatMap(({ paths }) => paths), isLater: all.some(({ isLater }) => isLater) }
}

/**
 * The calls that run when a function does, or are registered as hooks; not those of functions that it only makes. Loading a
 * module runs those of its top level and of `(async () => {})()`; the hooks that it registers are read by themselves.
 */
function invocationsRunBy(node: Code, module: ModuleSource): Invocation[] {
  const found: Invocation[] = []
  visit(node, (inner) => {
    const parent = isFunction(inner) ? module.parentOf(inner) : undefined
    const isRun = inner === node || !isFunction(inner) || (isInvocation(parent) && (node.type !== 'Program' || calleeOf(parent) === inner))
    if (!isRun) return false
    if (isInvocation(inner)) found.push(inner)
    return true
  })
  return found
}

/** Whether a call is made for what it does: its result is thrown away, awaited or handed on to a hook. */
function isDone(node: TSESTree.Node, module: ModuleSource): boolean {
  const parent = module.parentOf(node)
  return parent?.type === 'AwaitExpression' || parent?.type === 'ExpressionStatement' || parent?.type === 'ReturnStatement' || parent?.type === 'ArrowFunctionExpression'
}

/** Methods that start over, of an object that works on a database: `migrator.migrateDown()`. */
const emptyingMethod = /^(?:clea[nr]|down|drop|empty|migrate|purge|reset|revert|rollback|teardown|undo|wipe)/i

/** Node's functions that run a command, which may do anything: `execSync('prisma migrate reset')`. */
const commands: ReadonlySet<string> = new Set(['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'])
