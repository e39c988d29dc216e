import type { TSESTree } from '@typescript-eslint/utils'
import type { Place } from '../../api/define-api.ts'
import type { Library, Opening } from '../../libraries/define-library.ts'
import { expressionAt, isTrueAt } from '../values/arguments.ts'
import { derivesFromHandle } from './derived-handle.ts'
import { libraryMember } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import type { Resolver } from '../values/resolver.ts'
import { isEnvironmentVariable, isNothing, propertyName, unwrap, type Invocation } from '../syntax.ts'

/** A call that opens a database. */
export interface OpeningCall {
  node: Invocation
  library: Library
  opening: Opening
}

/**
 * Whether a call opens a database of its own. It does not where it wraps a handle, reads its location from a handle
 * that somebody opened (a container's URL), or makes a handle that stays unconnected.
 */
export function openingCall(node: Invocation, module: ModuleSource, resolver: Resolver): OpeningCall | undefined {
  const call = connectingCall(node, module, resolver)
  return call === undefined || derivesFromHandle(node, module, resolver) ? undefined : call
}

/** The same, where it also may reach a database that somebody else opened or started. */
export function connectingCall(node: Invocation, module: ModuleSource, resolver: Resolver): OpeningCall | undefined {
  const found = libraryMember(resolver.invokedMember(node, module))
  const opening = found?.member.opens
  if (found === undefined || opening === undefined) return undefined
  if (found.member.wraps?.some((place) => holdsHandle(node, place, module, resolver))) return undefined
  if (opening.requires?.every((place) => expressionAt(node, place, module, resolver) === undefined) === true && isWrittenOut(node, resolver, module)) return undefined
  if (opening.deferred?.some((place) => isTrueAt(node, place, module, resolver))) return undefined
  return { node, library: found.library, opening }
}

/** Whether the first argument is an object literal or left out, so that a property that is not seen is not there. */
export function isWrittenOut(node: Invocation, resolver: Resolver, module: ModuleSource): boolean {
  const [argument] = node.type === 'TaggedTemplateExpression' ? [] : node.arguments
  if (argument === undefined) return true
  const value = resolver.valueOf(argument, module)
  return value?.kind === 'object' && value.node.properties.every(({ type }) => type === 'Property')
}

function holdsHandle(node: Invocation, place: Place, module: ModuleSource, resolver: Resolver): boolean {
  const located = expressionAt(node, place, module, resolver)
  if (located === undefined || isNothing(located.node)) return false
  const inner = unwrap(located.node)
  if (inner.type === 'Literal' || inner.type === 'TemplateLiteral') return false
  const value = resolver.valueOf(inner, located.module)
  if (value?.kind === 'instance') return true
  if (value?.kind === 'object' || isLocation(inner, located.module, resolver)) return false
  return true
}

/** Text, or something read from the environment: `process.env.DATABASE_URL`, `process.env.DATABASE_URL ?? 'postgres://…'`. */
function isLocation(node: TSESTree.Node, module: ModuleSource, resolver: Resolver, depth = 0): boolean {
  const inner = unwrap(node)
  if (depth > 5) return false
  switch (inner.type) {
    case 'Literal':
      return typeof inner.value === 'string'
    case 'TemplateLiteral':
    case 'BinaryExpression':
      return true
    case 'LogicalExpression':
      return isLocation(inner.left, module, resolver, depth + 1) || isLocation(inner.right, module, resolver, depth + 1)
    case 'MemberExpression':
      return isEnvironmentVariable(inner) || /(?:url|uri|dsn|connectionstring)$/i.test(propertyName(inner) ?? '')
    case 'Identifier': {
      const writes = resolver.variableOf(inner, module)?.references.flatMap(({ writeExpr }) => writeExpr ?? []) ?? []
      return writes.length > 0 && writes.every((write) => isLocation(write, module, resolver, depth + 1))
    }
    default:
      return false
  }
}
