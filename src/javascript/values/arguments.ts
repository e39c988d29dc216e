import type { TSESTree } from '@typescript-eslint/utils'
import type { Place } from '../../api/define-api.ts'
import type { ModuleSource } from '../module-source.ts'
import { objectProperty, type LocatedExpression } from './object-property.ts'
import type { Resolver } from './resolver.ts'
import { unwrap, type Invocation } from '../syntax.ts'
import type { Value } from './value.ts'

/**
 * Finds the expression at a place in the arguments of a call, through object literals and the variables that hold them.
 *
 * @param node - the call
 * @param place - the argument, and the property path into it
 * @returns the expression, or `undefined` where nothing stands there or it can't be told
 */
export function expressionAt(node: Invocation, place: Place, module: ModuleSource, resolver: Resolver): LocatedExpression | undefined {
  if (node.type === 'TaggedTemplateExpression' || place.argument === 'none') return undefined
  const argument = place.argument === 'last' ? node.arguments.at(-1) : node.arguments[place.argument]
  // After a spread nobody knows which argument is which
  if (argument === undefined || node.arguments.slice(0, node.arguments.indexOf(argument) + 1).some(({ type }) => type === 'SpreadElement')) return undefined
  return (place.property?.split('.') ?? []).reduce<LocatedExpression | undefined>(
    (located, name) => located && propertyOf(located, name, resolver),
    { node: argument, module },
  )
}

/** Whether `true` is written at a place in the arguments of a call. */
export function isTrueAt(node: Invocation, place: Place, module: ModuleSource, resolver: Resolver): boolean {
  const located = expressionAt(node, place, module, resolver)
  return located?.node.type === 'Literal' && located.node.value === true
}

function propertyOf({ node, module }: LocatedExpression, name: string, resolver: Resolver): LocatedExpression | undefined {
  const literal = objectLiteral(node, module, resolver)
  return literal && objectProperty(literal, name, resolver)
}

function objectLiteral(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): (Value & { kind: 'object' }) | undefined {
  const unwrapped = unwrap(node)
  // createTable(new Table({ name: 'users' })): the options of what is constructed are its own
  const [options] = unwrapped.type === 'NewExpression' ? unwrapped.arguments : []
  const inner = options?.type === 'ObjectExpression' ? options : unwrapped
  const value = inner.type === 'ObjectExpression' ? ({ kind: 'object', node: inner, module } as const) : resolver.valueOf(inner, module)
  return value?.kind === 'object' ? value : undefined
}
