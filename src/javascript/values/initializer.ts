import type { TSESTree } from '@typescript-eslint/utils'
import type { ModuleSource } from '../module-source.ts'
import { callersOf } from './parameter-value.ts'
import type { Resolver } from './resolver.ts'
import { isFunction, isNothing } from '../syntax.ts'

/** What a variable is given first: its initializer, a later assignment, or for a parameter what the first caller passes. */
export function initializerOf(identifier: TSESTree.Identifier, module: ModuleSource, resolver: Resolver): TSESTree.Node | undefined {
  const variable = resolver.variableOf(identifier, module)
  const written = variable?.references.find(({ writeExpr }) => writeExpr && !isNothing(writeExpr))?.writeExpr
  const [definition] = variable?.defs ?? []
  if (written || definition?.type !== 'Parameter' || !isFunction(definition.node)) return written ?? undefined
  const index = definition.node.params.findIndex((parameter) => parameter === definition.name)
  const [call] = index === -1 ? [] : callersOf(definition.node, module, resolver)
  return call === undefined || call.type === 'TaggedTemplateExpression' ? undefined : call.arguments[index]
}
