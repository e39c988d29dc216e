import type { TSESTree } from '@typescript-eslint/utils'
import { childrenOf, containsNode, type ModuleSource } from '../module-source.ts'
import { calleeOf, isEnvironmentVariable, isFunction, isInvocation, lastName, propertyName, unwrap, type FunctionNode } from '../syntax.ts'
import type { Resolver } from '../values/resolver.ts'
import { namesSystem } from '../../sql/system-names.ts'

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
  const asksDatabase = (question: TSESTree.Node): boolean => !isSameInEachRun(question, module, resolver)
  switch (node.type) {
    case 'TryStatement':
      return node.block === inner && node.handler !== null && !alwaysThrows(node.handler.body)
    case 'IfStatement':
    case 'ConditionalExpression':
      return node.test !== inner && asksDatabase(node.test)
    case 'LogicalExpression':
      return node.right === inner && asksDatabase(node.left)
    case 'BlockStatement':
      return leavesBefore(node, inner, asksDatabase)
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

/** `if (process.env.DATABASE_URL)`, `if (dialect === 'postgres')`: which database there is says nothing of what is in it. */
function isSameInEachRun(node: TSESTree.Node, module: ModuleSource, resolver: Resolver, depth = 0): boolean {
  const inner = unwrap(node)
  const isSame = (part: TSESTree.Node): boolean => isSameInEachRun(part, module, resolver, depth + 1)
  switch (inner.type) {
    case 'Literal':
      return true
    case 'MemberExpression':
      return isEnvironmentVariable(inner)
    case 'Identifier': {
      const [definition] = resolver.variableOf(inner, module)?.defs ?? []
      const declared = definition?.node.type === 'VariableDeclarator' && definition.node.id.type === 'Identifier' && definition.parent?.type === 'VariableDeclaration' && definition.parent.kind === 'const' ? definition.node.init : null
      return declared !== null && depth < deepestLook && isSame(declared)
    }
    case 'CallExpression':
      return asksForSystem(inner)
    case 'BinaryExpression':
      return isSystemName(inner.left) || isSystemName(inner.right) || childrenOf(inner).every(isSame)
    case 'LogicalExpression':
    case 'UnaryExpression':
      return childrenOf(inner).every(isSame)
    default:
      return false
  }
}

/** How many variables lead to what a condition asks, at most. */
const deepestLook = 5

/** `['postgres', 'mysql'].includes(dialect)`, `dialect.startsWith('postgres')` */
function asksForSystem({ arguments: asked, callee }: TSESTree.CallExpression): boolean {
  if (callee.type !== 'MemberExpression' || !['endsWith', 'includes', 'startsWith'].includes(propertyName(callee) ?? '')) return false
  const object = unwrap(callee.object)
  return asked.some(isSystemName) || (object.type === 'ArrayExpression' && object.elements.length > 0 && object.elements.every((element) => element !== null && isSystemName(element)))
}

function isSystemName(node: TSESTree.Node): boolean {
  return node.type === 'Literal' && typeof node.value === 'string' && namesSystem(node.value)
}

/** `if (await isThere()) return` before it in the same block */
function leavesBefore({ body }: TSESTree.BlockStatement, inner: TSESTree.Node, asksDatabase: (node: TSESTree.Node) => boolean): boolean {
  return body.slice(0, body.findIndex((statement) => statement === inner)).some((statement) => statement.type === 'IfStatement' && asksDatabase(statement.test) && leaves(statement.consequent))
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

/** `expect(create()).rejects.toThrow()`, `assert.rejects(create())`, `t.throws(() => create())`, and `Promise.allSettled([create()])`, which takes it */
function expectsError(node: TSESTree.CallExpression, inner: TSESTree.Node, module: ModuleSource): boolean {
  if (node.callee === inner) return false
  const called = lastName(node.callee)
  if (called !== undefined) {
    if (failing.test(called) || called === 'allSettled') return true
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
