import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { isLooking } from '../../sql/statement-effect.ts'
import type { ScopeFinder } from '../runs/execution-scope.ts'
import { chainedCalls, executesOnly, isQuietMethod, isStatement, methodOf } from './handle-call.ts'
import { isLibrary, libraryMember, rootOf, type JavaScriptFile } from '../javascript-file.ts'
import { keepingVariable } from './keeping-variable.ts'
import type { ModuleSource } from '../module-source.ts'
import { wholeChain } from '../sessions/session-use.ts'
import { calleeOf, isFunction, unwrap, type Invocation } from '../syntax.ts'

type Use = 'look' | 'none' | 'other'

/** How many variables a handle is followed through. */
const mostVariables = 100

/**
 * Whether nothing that a file does with what a call opens changes what is in the database: it reads rows, writes SQL
 * out, creates or drops whole databases next to it, reads properties of a handle that no other function can use, and
 * closes it.
 *
 * @param opening - the call
 * @param variable - keeps what it opens; absent where a function returns that, or calls its methods, on the spot
 * @param isLocal - whether only the function that opens it can use the variable
 */
export function isOnlyLookedAt(opening: Invocation, variable: TSESLint.Scope.Variable | undefined, isLocal: boolean, file: JavaScriptFile): boolean {
  const { invocations, module, resolver } = file
  const seen = new Set<TSESLint.Scope.Variable>()
  const uses = variable === undefined ? usesOnTheSpot() : usesOf(variable)
  return uses.includes('look') && !uses.includes('other')

  /** `knex('users').toQuery()`, and what the file does with what `const open = () => new Database(file)` returns. */
  function usesOnTheSpot(): Use[] {
    if (!isReturned(opening, module)) return isReading(opening) ? ['look'] : []
    return invocations.flatMap((node) => {
      const value = node === opening ? undefined : resolver.valueOf(node, module)
      return value?.kind === 'instance' && value.site?.node === node && rootOf(value).node === opening ? usesAt(node) : []
    })
  }

  function usesOf(kept: TSESLint.Scope.Variable): Use[] {
    if (seen.has(kept)) return ['none']
    if (seen.size >= mostVariables) return ['other']
    seen.add(kept)
    return kept.references.flatMap(({ identifier, writeExpr }) => (writeExpr ? [] : usesAt(identifier)))
  }

  function usesAt(handle: TSESTree.Node): Use[] {
    const parent = module.parentOf(handle)
    const given = parent?.type === 'CallExpression' ? parameterFor(handle, parent) : undefined
    const kept = given ?? variableGiven(handle, file)
    if (kept !== undefined) {
      const found = usesOf(kept)
      return found.length === 0 ? ['other'] : found
    }
    const lent = handleLentBy(handle)
    return lent === undefined ? [useOf(handle)] : usesAt(lent)
  }

  /** The parameter that takes an argument of a function of the file: `client` of `async function createScratch(client) {}`. */
  function parameterFor(argument: TSESTree.Node, { arguments: given, callee }: TSESTree.CallExpression): TSESLint.Scope.Variable | undefined {
    const isGiven = resolver.variableOf(callee, module)?.defs.some(({ type }) => type === 'Parameter') === true
    const called = isGiven ? undefined : resolver.valueOf(callee, module)
    const parameter = called?.kind === 'function' && called.module === module ? called.node.params[given.findIndex((each) => each === argument)] : undefined
    return parameter?.type === 'Identifier' ? resolver.variableOf(parameter, module) : undefined
  }

  /** The call that gives another handle of the same database, and does nothing to it: `client.db('app')`, `await pool.connect()`, `drizzle(client)`. */
  function handleLentBy(handle: TSESTree.Node): TSESTree.CallExpression | undefined {
    const chain = wholeChain(handle, module)
    const call = module.parentOf(chain)
    if (call?.type !== 'CallExpression' || isGivenUp(call, module) || call.arguments.some(isFunction)) return undefined
    const { closes, drops, executes, returns, schema, wraps } = libraryMember(resolver.invokedMember(call, module))?.member ?? {}
    const doesNothing = closes === undefined && drops === undefined && executes === undefined && schema === undefined
    const lends = call.callee === chain || (chain === handle && wraps !== undefined)
    return doesNothing && lends && returns !== undefined ? call : undefined
  }

  /** Whether the calls that are chained to a handle only read, or write SQL out: `db.select().from(users)`. */
  function isReading(handle: TSESTree.Node): boolean {
    const value = resolver.valueOf(handle, module)
    if (value?.kind !== 'instance' || !isLibrary(value.api)) return false
    const { inserts = [], reads = [], renders = [] } = value.api
    const chained = chainedCalls(handle, module).map(({ callee }) => methodOf(callee))
    return chained.some((name) => renders.includes(name)) || (chained.some((name) => reads.includes(name)) && !chained.some((name) => inserts.includes(name)))
  }

  function useOf(handle: TSESTree.Node): Use {
    if (isReading(handle)) return 'look'
    const chain = wholeChain(handle, module)
    const parent = module.parentOf(chain)
    if (chain === handle && isReturned(handle, module)) {
      const kept = variablesOf(opening, file).filter((each) => each !== variable)
      return kept.length > 0 && kept.every((each) => !usesOf(each).includes('other')) ? 'look' : 'other'
    }
    // if (admin) await admin.end()
    if (parent?.type === 'IfStatement') return 'none'
    if (parent?.type === 'TaggedTemplateExpression') return executesOnly(isLooking, parent, file) ? 'look' : 'other'
    // `` sql`DROP DATABASE ${sql(name)}` ``: a name within a statement, of which the statement tells
    if (parent?.type === 'CallExpression' && parent.callee === handle && module.parentOf(parent)?.type === 'TemplateLiteral') return 'none'
    if (parent?.type !== 'CallExpression') return chain !== handle && isLocal ? 'look' : 'other'
    const member = libraryMember(resolver.invokedMember(parent, module))?.member
    // drizzle(client, {})
    if (parent.callee !== chain) return chain === handle && isStatement(parent, module) && member?.wraps !== undefined ? 'none' : 'other'
    if (executesOnly(isLooking, parent, file)) return 'look'
    return (isGivenUp(parent, module) && isQuietMethod(chain)) || member?.closes !== undefined ? 'none' : 'other'
  }
}

/** The variable that a handle is put in: `database = client.db('app')`, `const client = await pool.connect()`. */
function variableGiven(node: TSESTree.Node, file: JavaScriptFile): TSESLint.Scope.Variable | undefined {
  const { module, resolver } = file
  const parent = module.parentOf(node)
  if (parent?.type === 'AwaitExpression') return variableGiven(parent, file)
  if (parent?.type === 'VariableDeclarator') return parent.id.type === 'Identifier' ? resolver.variableOf(parent.id, module) : undefined
  const isAssigned = parent?.type === 'AssignmentExpression' && parent.right === node && parent.left.type === 'Identifier' && isStatement(parent, module)
  return isAssigned ? resolver.variableOf(parent.left, module) : undefined
}

/** Whether no code of the file takes what a call gives: `await client.connect()`, `beforeAll(() => client.connect())`. */
function isGivenUp(call: TSESTree.CallExpression, module: ModuleSource): boolean {
  const parent = module.parentOf(call)
  return isStatement(call, module) || (parent?.type === 'ArrowFunctionExpression' && module.parentOf(parent)?.type === 'CallExpression')
}

/** `return db`, `return { db, path }`, `() => new Database(file)` */
function isReturned(node: TSESTree.Node, module: ModuleSource): boolean {
  const parent = module.parentOf(node)
  if (isFunction(parent)) return parent.body === node
  if (parent?.type === 'AwaitExpression') return isReturned(parent, module)
  if (parent?.type === 'Property' && parent.value === node) return isReturned(parent, module)
  return parent?.type === 'ObjectExpression' ? isReturned(parent, module) : parent?.type === 'ReturnStatement'
}

/** The variables whose methods a file calls and that hold what a call opens, wherever they got it from: `const { db } = await setUp()`. */
function variablesOf(opening: Invocation, { invocations, module, resolver }: JavaScriptFile): TSESLint.Scope.Variable[] {
  const held = invocations.flatMap((node) => {
    const object = objectCalled(calleeOf(node))
    const value = object && resolver.valueOf(object, module)
    return value?.kind === 'instance' && rootOf(value).node === opening && object !== undefined ? (resolver.variableOf(object, module) ?? []) : []
  })
  return [...new Set(held)]
}

/** `db` of `db.prepare` */
function objectCalled(callee: TSESTree.Node): TSESTree.Node | undefined {
  const inner = unwrap(callee)
  const object = inner.type === 'MemberExpression' ? unwrap(inner.object) : undefined
  return object?.type === 'Identifier' ? object : undefined
}

/** Whether what a call opens is kept in a constant of a function that only calls its methods: `const client = connect(); await client.flush(); await client.quit()`. */
export function isGivenToNobody(opening: Invocation, { module, resolver }: JavaScriptFile, scopes: ScopeFinder): boolean {
  const variable = keepingVariable(opening, module, resolver)
  const around = scopes.runningFunction(opening)
  const uses = variable?.references.filter(({ writeExpr }) => !writeExpr) ?? []
  return uses.length > 0 && uses.every(({ identifier }) => {
    if (around === undefined || scopes.runningFunction(identifier) !== around) return false
    const chain = wholeChain(identifier, module)
    const parent = module.parentOf(chain)
    return chain !== identifier && parent?.type === 'CallExpression' && parent.callee === chain && isStatement(parent, module)
  })
}
