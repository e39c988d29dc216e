import type { TSESTree } from '@typescript-eslint/utils'
import { initializerOf } from '../values/initializer.ts'
import { isHandle, libraryMember, rootOf } from '../javascript-file.ts'
import { childrenOf, type ModuleSource } from '../module-source.ts'
import type { Resolver } from '../values/resolver.ts'
import { elementMethods, isFunction, isInvocation, propertyName, unwrap, type Invocation } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/** How many expressions are looked at to find where an argument comes from. */
const furthestLook = 100

/**
 * Whether a call takes what it opens from a handle that is open already: `new Pool({ connectionString:
 * container.getConnectionUri() })`, `mongoose.connect(server.getUri())`, through variables too, or from what a callback
 * is given.
 */
export function derivesFromHandle(node: Invocation, module: ModuleSource, resolver: Resolver): boolean {
  if (node.type === 'TaggedTemplateExpression') return false
  const seen = new Set<TSESTree.Node>()
  return node.arguments.some((argument) => comesFromHandle(argument, module, resolver, seen))
}

function comesFromHandle(node: TSESTree.Node, module: ModuleSource, resolver: Resolver, seen: Set<TSESTree.Node>): boolean {
  if (seen.has(node) || seen.size > furthestLook) return false
  seen.add(node)
  const inner = unwrap(node)
  if (inner.type === 'Property') return comesFromHandle(inner.value, module, resolver, seen)
  if (isFunction(inner)) return false
  if (inner.type === 'MemberExpression') return isOpenHandle(inner, module, resolver) || comesFromHandle(inner.object, module, resolver, seen)
  if (inner.type === 'Identifier') {
    if (isOpenHandle(inner, module, resolver) || isHandedIn(inner, module, resolver)) return true
    const initializer = initializerOf(inner, module, resolver)
    return initializer !== undefined && comesFromHandle(initializer, module, resolver, seen)
  }
  if (inner.type === 'CallExpression') {
    return isOpenHandle(inner, module, resolver) || [inner.callee, ...inner.arguments].some((part) => comesFromHandle(part, module, resolver, seen))
  }
  return childrenOf(inner).some((child) => comesFromHandle(child, module, resolver, seen))
}

/** A parameter of a callback: `redisTest('…', ({ redisOptions }) => new Redis(redisOptions))` opens what somebody provided. */
function isHandedIn(node: TSESTree.Identifier, module: ModuleSource, resolver: Resolver): boolean {
  const [definition] = resolver.variableOf(node, module)?.defs ?? []
  if (definition?.type !== 'Parameter') return false
  const parent = module.parentOf(definition.node)
  // test.extend({ pool: async ({ url }, use) => … })
  if (parent?.type === 'Property' || parent?.type === 'ArrayExpression') return true
  return parent?.type === 'CallExpression' && parent.callee !== definition.node && !walksTable(parent)
}

/** `describe.each(rows)('…', (row) => …)` and `rows.map((row) => …)` give what this file wrote down itself. */
function walksTable({ callee }: TSESTree.CallExpression): boolean {
  const inner = unwrap(callee)
  return isInvocation(inner) || (inner.type === 'MemberExpression' && walkingMethods.has(propertyName(inner) ?? ''))
}

const walkingMethods: ReadonlySet<string> = new Set([...elementMethods, 'reduce'])

/** A handle that somebody opened or handed in. */
function isOpenHandle(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): boolean {
  const value = resolver.valueOf(node, module)
  return isHandle(value) && isOpened(rootOf(value), resolver)
}

/** Whether somebody opened a handle: this code, or whoever handed it in. A container of any image is no database yet. */
function isOpened({ node, module }: Instance, resolver: Resolver): boolean {
  const invoked = isInvocation(node) && module !== undefined ? libraryMember(resolver.invokedMember(node, module)) : undefined
  return invoked === undefined || invoked.member.opens !== undefined
}
