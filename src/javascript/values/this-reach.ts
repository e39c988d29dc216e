import type { TSESTree } from '@typescript-eslint/utils'
import { functionAround, type ModuleSource } from '../module-source.ts'
import { isFunction, type FunctionNode } from '../syntax.ts'

/** The function whose `this` a node sees: arrow functions have none of their own. */
export function functionOfThis(node: TSESTree.Node, module: ModuleSource): FunctionNode | undefined {
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    if (isFunction(current) && current.type !== 'ArrowFunctionExpression') return current
  }
  return undefined
}

/**
 * Where that is found again which a hook keeps on its `this`: in the function around the hook, a suite as a rule, else in
 * the whole module.
 *
 * @param node - a node inside the hook
 */
export function reachOfThis(node: TSESTree.Node, module: ModuleSource): TSESTree.Node {
  const owner = functionOfThis(node, module)
  return (owner && functionAround(owner, module)) ?? module.ast
}

/** The innermost of several reaches that a node stands in. */
export function nearestReach(reaches: readonly TSESTree.Node[], { range }: TSESTree.Node): TSESTree.Node | undefined {
  return reaches
    .filter((reach) => reach.type === 'Program' || (reach.range[0] <= range[0] && reach.range[1] >= range[1]))
    .reduce<TSESTree.Node | undefined>((nearest, reach) => (nearest === undefined || reach.range[0] > nearest.range[0] ? reach : nearest), undefined)
}
