import type { TSESTree } from '@typescript-eslint/utils'
import type { SchemaEvent } from '../../model/second-run.ts'
import { isLibrary, type JavaScriptFile } from '../javascript-file.ts'
import { containsNode, type ModuleSource } from '../module-source.ts'
import { isFunction, propertyName, unwrap, type FunctionNode, type Invocation } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/** What a call does to a transaction, with the place in the file where that is not the call's own. */
interface TransactionEvent {
  event: SchemaEvent
  handle: Instance
  at?: number
}

/**
 * What a library's method does to a transaction: `begin()`, `trx.rollback()`. One that runs a function in a transaction
 * commits behind it, unless the function throws at its end; it is of interest only where something is taken back.
 *
 * @param node - a call
 * @param file - the file it stands in
 */
export function transactionEvents(node: Invocation, { module, resolver }: Pick<JavaScriptFile, 'module' | 'resolver'>): TransactionEvent[] {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
  const event = callee?.type === 'MemberExpression' ? methods.get(propertyName(callee) ?? '') : undefined
  if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || event === undefined) return []
  const object = resolver.valueOf(callee.object, module)
  if (object?.kind !== 'instance' || !isLibrary(object.api)) return []
  const call = event === 'begin' ? callWithFunction(node, module) : undefined
  const own = { event, handle: object }
  if (call === undefined) return [own]
  const ending = throwsAtEnd(call.callback) ? 'rollback' : takesBack(call.callback) ? 'commit' : undefined
  return ending === undefined ? [] : [own, { event: ending, handle: object, at: call.node.range[1] }]
}

const methods: ReadonlyMap<string, SchemaEvent> = new Map<string, SchemaEvent>([
  ['abortTransaction', 'rollback'],
  ['begin', 'begin'],
  ['beginTransaction', 'begin'],
  ['commit', 'commit'],
  ['commitTransaction', 'commit'],
  ['rollback', 'rollback'],
  ['rollbackTransaction', 'rollback'],
  ['startTransaction', 'begin'],
  ['transaction', 'begin'],
  ['transactional', 'begin'],
])

/** `db.transaction(async (trx) => {})`, and behind it in the chain: `db.transaction().execute(async (trx) => {})` */
function callWithFunction(node: TSESTree.CallExpression, module: ModuleSource): { node: TSESTree.CallExpression; callback: FunctionNode } | undefined {
  const callback = node.arguments.find((argument) => isFunction(argument))
  if (callback !== undefined) return { node, callback }
  const member = module.parentOf(node)
  const next = member?.type === 'MemberExpression' && member.object === node ? module.parentOf(member) : undefined
  return next?.type === 'CallExpression' && next.callee === member ? callWithFunction(next, module) : undefined
}

function throwsAtEnd({ body }: FunctionNode): boolean {
  return body.type === 'BlockStatement' && body.body.at(-1)?.type === 'ThrowStatement'
}

function takesBack(node: FunctionNode): boolean {
  return containsNode(node, (inner) => inner.type === 'MemberExpression' && methods.get(propertyName(inner) ?? '') === 'rollback')
}
