import type { System } from '../../libraries/define-library.ts'
import { dialectOfUrl } from '../../sql/system-names.ts'
import { expressionAt } from '../values/arguments.ts'
import { isLibrary, libraryMember } from '../javascript-file.ts'
import { openingCall } from './opening-call.ts'
import type { Resolver } from '../values/resolver.ts'
import { isInvocation, unwrap } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/**
 * The database system behind a handle: what the call that made it says (`knex({ client: 'pg' })`), else what it wraps,
 * else what its library is for, else what the URL begins with.
 */
export function systemOf(instance: Instance, resolver: Resolver): System | undefined {
  return statedSystem(instance, resolver) ?? (instance.source && systemOf(instance.source, resolver)) ?? (isLibrary(instance.api) ? instance.api.system : undefined) ?? systemOfUrl(instance, resolver)
}

function statedSystem({ node, module }: Instance, resolver: Resolver): System | undefined {
  if (!isInvocation(node) || module === undefined) return undefined
  const system = libraryMember(resolver.invokedMember(node, module))?.member.system
  if (system === undefined || typeof system === 'string') return system
  const located = expressionAt(node, system, module, resolver)
  const value = located && unwrap(located.node)
  return value?.type === 'Literal' && typeof value.value === 'string' ? system.values[value.value] : undefined
}

/** `new Sequelize('mysql://localhost/app')` */
function systemOfUrl({ node, module }: Instance, resolver: Resolver): System | undefined {
  const opened = isInvocation(node) && module !== undefined ? openingCall(node, module, resolver) : undefined
  const target = opened?.opening.target?.find(({ names }) => names === 'url')
  const located = opened && target && module && expressionAt(opened.node, target, module, resolver)
  const value = located && resolver.valueOf(located.node, located.module)
  if (value?.kind !== 'text' || value.node.type === 'BinaryExpression') return undefined
  return dialectOfUrl(value.node.type === 'TemplateLiteral' ? (value.node.quasis[0]?.value.cooked ?? '') : value.node.value)
}
