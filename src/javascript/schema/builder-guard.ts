import type { TSESTree } from '@typescript-eslint/utils'
import type { Guard, SchemaCall } from '../../libraries/define-library.ts'
import type { Edit } from '../../model/fixture-model.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { containsNode, type ModuleSource } from '../module-source.ts'
import { propertyName, unwrap, type Invocation } from '../syntax.ts'

/** Whether a method is called later in the chain that a call begins: `createTable('users').ifNotExists()`. */
export function isChained(node: TSESTree.Node, method: string, { parentOf }: ModuleSource): boolean {
  for (let current = parentOf(node); current !== undefined; current = parentOf(current)) {
    if (current.type === 'MemberExpression' && propertyName(current) === method) return true
    if (current.type !== 'MemberExpression' && current.type !== 'CallExpression' && current.type !== 'ChainExpression' && current.type !== 'TSNonNullExpression') return false
  }
  return false
}

/** Whether a method is called somewhere in an expression: `(column) => column.notNull().ifNotExists()`. */
export function makesCall(node: TSESTree.Node, method: string): boolean {
  return containsNode(node, (inner) => inner.type === 'MemberExpression' && propertyName(inner) === method)
}

/**
 * Edits that add a guard to a builder call.
 *
 * @returns the edits; `null` where the call is written in a way that leaves no place for it
 */
export function guardEdits(node: Invocation, guard: Guard, { name }: SchemaCall, { module }: JavaScriptFile): Edit[] | null {
  if (node.type !== 'CallExpression') return null
  const end = node.range[1]
  if ('chain' in guard) return [{ range: [end, end], text: `.${guard.chain}()` }]
  if ('asks' in guard) return askingEdits(node, guard.asks, name?.property, module)
  if ('method' in guard) {
    const callee = unwrap(node.callee)
    return callee.type === 'MemberExpression' && !callee.computed ? [{ range: callee.property.range, text: guard.method }] : null
  }
  const existing = node.arguments[guard.argument]
  if ('calls' in guard) return existing === undefined ? appended(node, guard.argument, `(column) => column.${guard.calls}()`, module) : null
  if (!('property' in guard)) return existing === undefined ? appended(node, guard.argument, 'true', module) : [{ range: existing.range, text: 'true' }]
  const { property: option, value = 'true' } = guard
  if (existing === undefined) return appended(node, guard.argument, `{ ${option}: ${value} }`, module)
  if (existing.type !== 'ObjectExpression') return null
  const [first] = existing.properties
  const start = existing.range[0] + 1
  // What is written there already says no
  if (existing.properties.some((property) => property.type !== 'Property' || propertyName(property) === option)) return null
  return first === undefined ? [{ range: existing.range, text: `{ ${option}: ${value} }` }] : [{ range: [start, start], text: ` ${option}: ${value},` }]
}

/** `createTable(table)` with one more argument. */
function appended(node: TSESTree.CallExpression, position: number, argument: string, { text }: ModuleSource): Edit[] | null {
  const previous = node.arguments[position - 1]
  const end = node.range[1]
  if (previous === undefined || node.arguments.length !== position) return null
  // Between the last argument and the call's own parenthesis stand at most parentheses around the argument
  return /^[\s)]*$/.test(text.slice(previous.range[1], end)) ? [{ range: [end - 1, end - 1], text: `, ${argument}` }] : null
}

/**
 * `if (!(await db.schema.hasTable('users'))) await db.schema.createTable('users', …)`, where the call is a statement of its
 * own; with a property that names the object, it is all that is asked of: `exists({ index: 'users' })`.
 */
function askingEdits(node: TSESTree.CallExpression, method: string, property: string | undefined, { parentOf, text }: ModuleSource): Edit[] | null {
  const awaited = parentOf(node)
  const statement = awaited && parentOf(awaited)
  const callee = unwrap(node.callee)
  const [first] = node.arguments
  const name = property === undefined || first?.type !== 'ObjectExpression' ? first : first.properties.find((each) => each.type === 'Property' && propertyName(each) === property)
  const isAlone = awaited?.type === 'AwaitExpression' && statement?.type === 'ExpressionStatement'
  // db.schema.dropTable('posts').createTable('users') does more than create
  const isPlain = callee.type === 'MemberExpression' && unwrap(callee.object).type === 'MemberExpression'
  if (!isAlone || !isPlain || name === undefined || name.type === 'SpreadElement') return null
  const at = statement.range[0]
  const written = text.slice(...name.range)
  return [{ range: [at, at], text: `if (!(await ${text.slice(...callee.object.range)}.${method}(${name.type === 'Property' ? `{ ${written} }` : written}))) ` }]
}
