import { libraryMember } from '../javascript-file.ts'
import { visit } from '../module-source.ts'
import { firstArgument, firstParameter, isInvocation } from '../syntax.ts'
import type { Resolver } from '../values/resolver.ts'
import type { Instance, Value } from '../values/value.ts'

/**
 * The handle on which a function runs the text that it is given first: `pool` of
 * `(text, values) => pool.query(text, values)`.
 *
 * @param value - a function of the project
 * @param resolver - says what it calls
 */
export function queriedHandle({ module, node }: Extract<Value, { kind: 'function' }>, resolver: Resolver): Instance | undefined {
  const text = firstParameter(node)
  const variable = text && resolver.variableOf(text, module)
  if (variable === undefined) return undefined
  const handles: Instance[] = []
  visit(node.body, (inner) => {
    if (handles.length > 0) return false
    const given = isInvocation(inner) ? firstArgument(inner) : undefined
    if (!isInvocation(inner) || given?.type !== 'Identifier' || resolver.variableOf(given, module) !== variable) return true
    const invoked = resolver.invokedMember(inner, module)
    if (invoked !== undefined && libraryMember(invoked)?.member.executes !== undefined) handles.push(invoked.receiver)
    return true
  })
  return handles[0]
}
