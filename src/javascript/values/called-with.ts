import type { TSESTree } from '@typescript-eslint/utils'
import { expressionAt } from './arguments.ts'
import { rootOf } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import type { Resolver } from './resolver.ts'
import { isInvocation, unwrap, type FunctionNode } from '../syntax.ts'
import type { Instance } from './value.ts'

/**
 * What a call of the project's own function gives, with the call's argument in the place of the parameter that it comes
 * from: `wrap(new Pool())` where `const wrap = (pool: Pool) => drizzle(pool)` wraps that very pool.
 *
 * @param returned - what the function gives, by its own code
 * @param callee - the function, and the module that it stands in
 * @param call - the call
 * @param module - the module that the call stands in
 */
export function withArguments(returned: Instance, callee: { node: FunctionNode; module: ModuleSource }, call: TSESTree.CallExpression, module: ModuleSource, resolver: Resolver): Instance {
  const root = rootOf(returned)
  for (const [index, parameter] of callee.node.params.entries()) {
    const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter
    if (name.type !== 'Identifier' || resolver.valueOf(name, callee.module) !== root) continue
    const argument = call.arguments.slice(0, index + 1).some(({ type }) => type === 'SpreadElement') ? undefined : call.arguments[index]
    const value = argument && resolver.valueOf(argument, module)
    if (value?.kind !== 'instance') continue
    // function augment<F extends typeof test>(base: F) { …; return base }
    if (returned === root) return value
    if (value.api === root.api && value.type === root.type) return replaced(returned, root, value)
  }
  const handle = wrappedArgument(root, callee, call, module, resolver)
  return handle === undefined ? returned : replaced(returned, root, { ...root, source: handle })
}

/** `wrap(new Pool())` where `const wrap = (pool) => drizzle(pool)` */
function wrappedArgument({ module: definedIn, node }: Instance, callee: { node: FunctionNode; module: ModuleSource }, call: TSESTree.CallExpression, module: ModuleSource, resolver: Resolver): Instance | undefined {
  if (definedIn !== callee.module || !isInvocation(node)) return undefined
  for (const place of resolver.invokedMember(node, definedIn)?.member.wraps ?? []) {
    const located = expressionAt(node, place, definedIn, resolver)
    const parameter = located && resolver.variableOf(unwrap(located.node), located.module)?.defs[0]?.name
    const index = callee.node.params.findIndex((candidate) => candidate === parameter)
    const argument = index === -1 ? undefined : call.arguments[index]
    const value = argument && resolver.valueOf(argument, module)
    if (value?.kind === 'instance') return value
  }
  return undefined
}

function replaced(instance: Instance, root: Instance, by: Instance): Instance {
  if (instance === root) return by
  return instance.source === undefined ? instance : { ...instance, source: replaced(instance.source, root, by) }
}
