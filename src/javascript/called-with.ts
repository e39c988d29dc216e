import type { TSESTree } from '@typescript-eslint/utils'
import { rootOf } from './javascript-file.ts'
import type { ModuleSource } from './module-source.ts'
import type { Resolver } from './resolver.ts'
import type { FunctionNode } from './syntax.ts'
import { isMade, type Instance } from './value.ts'

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
  // What something made is no parameter that only a type tells of
  if (isMade(root)) return returned
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
  return returned
}

function replaced(instance: Instance, root: Instance, by: Instance): Instance {
  if (instance === root) return by
  return instance.source === undefined ? instance : { ...instance, source: replaced(instance.source, root, by) }
}
