import type { TSESTree } from '@typescript-eslint/utils'
import { visit, type ModuleSource } from '../module-source.ts'
import type { Resolver } from './resolver.ts'
import { isFunction, propertyValue, unwrap } from '../syntax.ts'
import type { Value } from './value.ts'

/**
 * What a proxy stands for: its target, or, where that is an empty object, what its handler reads from:
 * `new Proxy({} as Database, { get: (_, key) => getDatabase()[key] })`.
 *
 * @param node - `new Proxy(target, handler)`
 */
export function proxiedValue(node: TSESTree.NewExpression, module: ModuleSource, resolver: Resolver): Value | undefined {
  const [target, handler] = node.arguments
  if (target === undefined) return undefined
  const object = unwrap(target)
  const value = resolver.valueOf(object, module)
  if (value?.kind !== 'object' && value?.kind !== 'function') return value
  const traps = handler && resolver.valueOf(handler, module)
  const get = traps?.kind === 'object' ? propertyValue(traps.node, 'get') : undefined
  const read = traps?.kind === 'object' && isFunction(get) ? readIn(get, traps.module, resolver) : undefined
  // Whoever reads a member of the proxy opens what it stands for: the proxy is where it is made
  return read?.kind === 'instance' ? { ...read, site: { node, module } } : undefined
}

/** The first handle whose members the handler reads by a computed name: `client[key]`, `Reflect.get(client, key)`. */
function readIn(get: TSESTree.Node, module: ModuleSource, resolver: Resolver): Value | undefined {
  const found: Value[] = []
  visit(get, (node) => {
    const isReflected = node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'Identifier' && node.callee.object.name === 'Reflect'
    const source = isReflected ? node.arguments[0] : node.type === 'MemberExpression' && node.computed ? node.object : undefined
    const value = source && resolver.valueOf(unwrap(source), module)
    if (value?.kind === 'instance') found.push(value)
    return found.length === 0
  })
  return found[0]
}
