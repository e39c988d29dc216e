import type { TSESTree } from '@typescript-eslint/utils'
import { childrenOf, containsNode, type ModuleSource } from './module-source.ts'
import { calleeOf, isFunction, isInvocation, lastName, propertyName, unwrap, type FunctionNode } from './syntax.ts'
import type { Resolver } from './resolver.ts'

/**
 * Whether code expects to fail or asks first: it stands in a `try` whose `catch` swallows the error or tells errors apart,
 * behind an `if` or an early `return`, before a `.catch()`, in an assertion that it fails.
 *
 * @param node - a call
 * @param around - the function that it belongs to; `undefined` for the module
 */
export function isGuardedWithin(node: TSESTree.Node, around: FunctionNode | undefined, module: ModuleSource, resolver: Resolver): boolean {
  if (node.type === 'CallExpression' && tellsErrorsApart(node)) return true
  for (let inner = node, outer = module.parentOf(node); outer !== undefined && outer !== around; inner = outer, outer = module.parentOf(outer)) {
    if (isGuardedBy(outer, inner, module, resolver)) return true
  }
  return false
}

function isGuardedBy(node: TSESTree.Node, inner: TSESTree.Node, module: ModuleSource, resolver: Resolver): boolean {
  switch (node.type) {
    case 'TryStatement':
      return node.block === inner && node.handler !== null && !alwaysThrows(node.handler.body)
    case 'IfStatement':
    case 'ConditionalExpression':
      return node.test !== inner && !asksEnvironment(node.test)
    case 'LogicalExpression':
      return node.right === inner && !asksEnvironment(node.left)
    case 'BlockStatement':
      return leavesBefore(node, inner)
    case 'CallExpression':
      return isCaughtBy(node, inner, module, resolver) || expectsError(node, inner, module)
    default:
      return false
  }
}

/** `catch (error) { console.error(error); throw error }` is no guard, one that throws under a condition is. */
function alwaysThrows({ body }: TSESTree.BlockStatement): boolean {
  return body.some((statement) => statement.type === 'ThrowStatement' || (statement.type === 'ExpressionStatement' && exits(statement.expression)))
}

/** `process.exit(1)` */
function exits(node: TSESTree.Node): boolean {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  return callee?.type === 'MemberExpression' && callee.object.type === 'Identifier' && callee.object.name === 'process' && propertyName(callee) === 'exit'
}

/** `if (process.env.DATABASE_URL)`: which database there is says nothing of what is in it. */
function asksEnvironment(node: TSESTree.Node): boolean {
  if (node.type === 'MemberExpression' && node.object.type === 'MemberExpression' && propertyName(node.object) === 'env') return true
  if (node.type === 'Literal') return true
  return (node.type === 'UnaryExpression' || node.type === 'BinaryExpression' || node.type === 'LogicalExpression') && [...childrenOf(node)].every(asksEnvironment)
}

/** `if (await isThere()) return` before it in the same block */
function leavesBefore({ body }: TSESTree.BlockStatement, inner: TSESTree.Node): boolean {
  return body.slice(0, body.findIndex((statement) => statement === inner)).some((statement) => statement.type === 'IfStatement' && !asksEnvironment(statement.test) && leaves(statement.consequent))
}

function leaves(node: TSESTree.Statement): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node
  return last?.type === 'ReturnStatement' || last?.type === 'ContinueStatement' || last?.type === 'BreakStatement'
}

/** `create().catch(() => {})`, `create().then(done, failed)`; a function that hands the error on catches nothing. */
function isCaughtBy(node: TSESTree.CallExpression, inner: TSESTree.Node, module: ModuleSource, resolver: Resolver): boolean {
  const callee = unwrap(node.callee)
  if (callee.type !== 'MemberExpression' || node.callee !== inner) return false
  const name = propertyName(callee)
  const handler = name === 'catch' ? node.arguments[0] : name === 'then' ? node.arguments[1] : undefined
  if (handler === undefined) return false
  if (isFunction(handler)) return handler.body.type !== 'BlockStatement' || !alwaysThrows(handler.body)
  // .catch(done), .catch(reject)
  return handler.type !== 'Identifier' || resolver.variableOf(handler, module)?.defs[0]?.type !== 'Parameter'
}

/** `expect(create()).rejects.toThrow()`, `assert.rejects(create())`, `t.throws(() => create())` */
function expectsError(node: TSESTree.CallExpression, inner: TSESTree.Node, module: ModuleSource): boolean {
  if (node.callee === inner) return false
  const called = lastName(node.callee)
  if (called !== undefined) {
    if (failing.test(called)) return true
    if (called !== 'expect') return false
  }
  const asserted = chainBehind(node, module)
  return asserted.some((name) => failing.test(name)) && !asserted.includes('not')
}

/** The names behind a call: `rejects`, `toThrow`. */
function chainBehind(node: TSESTree.Node, module: ModuleSource): string[] {
  const parent = module.parentOf(node)
  if (parent?.type === 'MemberExpression' && parent.object === node) return [propertyName(parent) ?? '', ...chainBehind(parent, module)]
  return isInvocation(parent) && calleeOf(parent) === node ? chainBehind(parent, module) : []
}

const failing = /^(?:fails?With|rejected(?:With)?|rejects|throw|throws(?:Async)?|toThrow\w*|raises)$/

/** `connection.query('CREATE …', (error) => { if (error && error.code !== '42P07') throw error })` */
function tellsErrorsApart(node: TSESTree.CallExpression): boolean {
  const callback = node.arguments.at(-1)
  const [error] = callback !== undefined && isFunction(callback) ? callback.params : []
  if (callback === undefined || error?.type !== 'Identifier') return false
  return containsNode(callback, (inner) => inner.type === 'BinaryExpression' && [inner.left, inner.right].some((side) => isDetailOf(side, error.name)))
}

function isDetailOf(node: TSESTree.Node, error: string): boolean {
  const inner = unwrap(node)
  return inner.type === 'MemberExpression' && inner.object.type === 'Identifier' && inner.object.name === error && errorDetails.has(propertyName(inner) ?? '')
}

const errorDetails: ReadonlySet<string> = new Set(['code', 'errno', 'message'])
