import type { TSESTree } from '@typescript-eslint/utils'
import type { SchemaCall } from '../../libraries/define-library.ts'
import { expressionAt } from '../values/arguments.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import type { LocatedExpression } from '../values/object-property.ts'
import type { Resolver } from '../values/resolver.ts'
import { isFunction, propertyName, unwrap, type Invocation } from '../syntax.ts'

/**
 * The table that a builder call adds something to, where it is written out: an argument of its own, of a call after it in
 * the chain (`createIndex('users_email').on('users')`), or of one before or around it (`alterTable('users', (table) => …)`).
 *
 * @param node - the call
 * @param schema - what the library says of it
 * @param file - the linted file
 */
export function tableOf(node: Invocation, { table }: SchemaCall, { module, resolver }: JavaScriptFile): string | undefined {
  if (table === undefined) return undefined
  if ('argument' in table) return writtenText(expressionAt(node, table, module, resolver), resolver)
  const naming = 'chain' in table ? laterCall(node, table.chain, module) : earlierCall(node, table.within, module)
  return naming && writtenText(expressionAt(naming, { argument: 0 }, module, resolver), resolver)
}

/** The text of an expression, where it is a literal or stands for one. */
export function writtenText(located: LocatedExpression | undefined, resolver: Resolver): string | undefined {
  const value = located && resolver.valueOf(located.node, located.module)
  return value?.kind === 'text' && value.node.type === 'Literal' ? value.node.value : undefined
}

/** `createIndex('users_email').unique().on('users')` */
function laterCall(node: TSESTree.Node, method: string, module: ModuleSource): TSESTree.CallExpression | undefined {
  const member = module.parentOf(node)
  const call = member?.type === 'MemberExpression' && member.object === node ? module.parentOf(member) : undefined
  if (member?.type !== 'MemberExpression' || call?.type !== 'CallExpression') return undefined
  return propertyName(member) === method ? call : laterCall(call, method, module)
}

/** `alterTable('users').addColumn('age', 'integer')`, `alterTable('users', (table) => table.integer('age'))` */
function earlierCall(node: Invocation, methods: readonly string[], module: ModuleSource): TSESTree.CallExpression | undefined {
  for (let current = calledOn(node); current !== undefined; current = calledOn(current)) if (isNamed(current, methods)) return current
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    const parent = isFunction(current) ? module.parentOf(current) : undefined
    if (parent?.type === 'CallExpression' && isNamed(parent, methods)) return parent
  }
  return undefined
}

function calledOn(node: Invocation): TSESTree.CallExpression | undefined {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  const object = callee?.type === 'MemberExpression' ? unwrap(callee.object) : undefined
  return object?.type === 'CallExpression' ? object : undefined
}

function isNamed({ callee }: TSESTree.CallExpression, methods: readonly string[]): boolean {
  const inner = unwrap(callee)
  return inner.type === 'MemberExpression' && methods.includes(propertyName(inner) ?? '')
}
