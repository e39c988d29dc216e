import type { TSESTree } from '@typescript-eslint/utils'
import { oncePer } from '../../lazy.ts'
import { visit } from '../module-source.ts'
import { isClass, isFunction, type FunctionNode } from '../syntax.ts'

/**
 * What a function can return.
 *
 * @param node - a function
 * @returns the arguments of its own `return` statements in source order, or the body of a short arrow function; what a
 * generator yields is not returned
 */
export const returnedExpressions = oncePer(readReturns)

function readReturns(node: FunctionNode): readonly TSESTree.Expression[] {
  if (node.body.type !== 'BlockStatement') return [node.body]
  if (node.generator) return []
  const found: TSESTree.Expression[] = []
  visit(node.body, (inner) => {
    if (inner.type === 'ReturnStatement' && inner.argument !== null) found.push(inner.argument)
    return !isFunction(inner) && !isClass(inner)
  })
  return found
}
