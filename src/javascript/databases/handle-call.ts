import type { TSESTree } from '@typescript-eslint/utils'
import { areAll, hasAny, type IsOfKind } from '../../sql/statement-effect.ts'
import { textsExecutedBy } from '../schema/executed-text.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import { wholeChain } from '../sessions/session-use.ts'
import { propertyName, unwrap, type Invocation } from '../syntax.ts'

/** Methods that open a handle, set it up or listen to it, whichever library it is of. */
const quietMethods: ReadonlySet<string> = new Set(['$connect', 'addListener', 'connect', 'off', 'on', 'once', 'pragma', 'removeListener'])

/** Whether a call's callee is such a method. */
export function isQuietMethod(callee: TSESTree.Node): boolean {
  return quietMethods.has(methodOf(callee))
}

/** The method that a callee names: `select` of `db.select`; empty for none. */
export function methodOf(callee: TSESTree.Node): string {
  const inner = unwrap(callee)
  return inner.type === 'MemberExpression' ? (propertyName(inner) ?? '') : ''
}

/** The calls that are made on a handle and on what they give, in order: `db.select()` and `db.select().from(users)` for `db`. */
export function chainedCalls(handle: TSESTree.Node, module: ModuleSource): TSESTree.CallExpression[] {
  const chain = wholeChain(handle, module)
  const call = module.parentOf(chain)
  return call?.type === 'CallExpression' && call.callee === chain ? [call, ...chainedCalls(call, module)] : []
}

/** Whether a call executes SQL of which every statement is of a kind. */
export function executesOnly(isOfKind: IsOfKind, node: Invocation, file: JavaScriptFile): boolean {
  return areAll(textsExecutedBy(node, file) ?? [], isOfKind)
}

/** Whether a call executes SQL of which some statement is of a kind. */
export function executesAny(isOfKind: IsOfKind, node: Invocation, file: JavaScriptFile): boolean {
  return hasAny(textsExecutedBy(node, file) ?? [], isOfKind)
}

/** Whether nothing takes what a call gives: `await pool.end()` as a statement. */
export function isStatement(node: TSESTree.Node, module: ModuleSource): boolean {
  const parent = module.parentOf(node)
  return parent?.type === 'AwaitExpression' ? isStatement(parent, module) : parent?.type === 'ExpressionStatement'
}
