import type { TSESTree } from '@typescript-eslint/utils'
import type { ModuleSource } from '../module-source.ts'
import type { Resolver } from './resolver.ts'
import { returnedExpressions } from './returned-expressions.ts'
import { isFunction, propertyValue } from '../syntax.ts'

/** An expression found at a place, and the module it stands in. */
export interface LocatedExpression {
  node: TSESTree.Node
  module: ModuleSource
}

/**
 * The value of a property of an object literal, its own or one that it spreads in: `{ ...base, size: 1 }`.
 *
 * @param literal - the object literal
 * @param name - the property's name
 * @param seen - literals looked at already; an object may spread itself in
 */
export function objectProperty(literal: LocatedExpression & { node: TSESTree.ObjectExpression }, name: string, resolver: Resolver, seen = new Set<TSESTree.Node>()): LocatedExpression | undefined {
  if (seen.has(literal.node)) return undefined
  seen.add(literal.node)
  const value = propertyValue(literal.node, name)
  if (value !== undefined) return { node: gotten(value, literal.module) ?? value, module: literal.module }
  for (const element of literal.node.properties.toReversed()) {
    const spread = element.type === 'SpreadElement' ? resolver.valueOf(element.argument, literal.module) : undefined
    const found = spread?.kind === 'object' ? objectProperty(spread, name, resolver, seen) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** What a getter gives: `{ get db() { return client } }`. */
function gotten(value: TSESTree.Node, { parentOf }: ModuleSource): TSESTree.Node | undefined {
  const property = parentOf(value)
  return property?.type === 'Property' && property.kind === 'get' && isFunction(value) ? returnedExpressions(value)[0] : undefined
}
