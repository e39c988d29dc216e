import type { TSESTree } from '@typescript-eslint/utils'
import type { Guard, SchemaCall } from '../libraries/define-library.ts'
import type { Edit, SchemaCreation } from '../model/fixture-model.ts'
import type { Dialect } from '../sql/guards.ts'
import { secondRunError } from '../sql/second-run.ts'
import { expressionAt } from './arguments.ts'
import { dialectOf, systemOf } from './database-system.ts'
import type { JavaScriptFile } from './javascript-file.ts'
import type { Drops } from './schema-drops.ts'
import { propertyName, unwrap, type Invocation } from './syntax.ts'
import type { Instance } from './value.ts'

/** A call of a schema builder. */
export interface BuilderCall {
  node: Invocation
  handle: Instance
  schema: SchemaCall
}

/**
 * What a schema builder's call creates, where it has no guard and can meet its own result: Kysely's
 * `createTable('users')`, TypeORM's `createTable(table)`.
 *
 * @param call - the call
 * @param drops - what the file drops
 * @param reasonFor - says why a creation meets its own result
 * @param file - the linted file
 */
export function builderCreation(
  { node, handle, schema }: BuilderCall,
  drops: Drops,
  reasonFor: (node: Invocation, handle: Instance) => SchemaCreation['reason'] | undefined,
  file: JavaScriptFile,
): SchemaCreation[] {
  const { creates, guard } = schema
  if (node.type !== 'CallExpression' || (creates !== 'table' && creates !== 'index')) return []
  const name = createdName(node, schema, file)
  if (name === undefined || drops.includes(name) || isTemporary(node, file) || (guard !== undefined && isGuarded(node, guard, file))) return []
  const reason = reasonFor(node, handle)
  if (reason === undefined) return []
  const dialect = dialectOf(systemOf(handle, file.resolver))
  const callee = unwrap(node.callee)
  const { loc, range } = callee.type === 'MemberExpression' ? callee.property : callee
  // MySQL and SQL Server have no CREATE INDEX IF NOT EXISTS, so for an index the system has to be known
  const isRepairable = creates === 'table' || (dialect !== undefined && dialect !== 'mysql' && dialect !== 'microsoft.sql_server')
  return [
    {
      loc,
      range,
      creates,
      name,
      reason,
      error: engineError(creates, name, dialect) ?? 'already exists',
      remedy: guard === undefined ? 'Drop it before, or give each run a database of its own.' : remedyOf(guard),
      repair: isRepairable && guard !== undefined ? guardEdits(node, guard, file.module.text) : null,
    },
  ]
}

/** The engine's words; builders quote every name, and SQLite repeats a table's name as it is written. */
function engineError(creates: 'index' | 'table', name: string, dialect: Dialect | undefined): string | null {
  if (dialect === undefined) return null
  return secondRunError(creates, dialect, dialect === 'sqlite' && creates === 'table' ? `"${name}"` : name)
}

/** The created object's name where it is written out; one made up as the test runs is a new one each time. */
export function createdName(node: Invocation, { name }: SchemaCall, { module, resolver }: JavaScriptFile): string | undefined {
  const located = name && expressionAt(node, name, module, resolver)
  const value = located && unwrap(located.node)
  return value?.type === 'Literal' && typeof value.value === 'string' ? value.value : undefined
}

/** Whether a builder call says that what it creates may be there already. */
export function isGuarded(node: Invocation, guard: Guard, { module, resolver }: JavaScriptFile): boolean {
  if ('chain' in guard) return isChained(node, guard.chain, module.parentOf)
  if (!('argument' in guard)) return false
  const located = expressionAt(node, guard, module, resolver)
  // A variable may hold true
  return located !== undefined && !(located.node.type === 'Literal' && located.node.value === false)
}

function isChained(node: TSESTree.Node, method: string, parentOf: (node: TSESTree.Node) => TSESTree.Node | undefined): boolean {
  for (let current = parentOf(node); current !== undefined; current = parentOf(current)) {
    // $call hands the builder to a function that may guard it
    if (current.type === 'MemberExpression' && (propertyName(current) === method || propertyName(current) === '$call')) return true
    if (current.type !== 'MemberExpression' && current.type !== 'CallExpression' && current.type !== 'ChainExpression' && current.type !== 'TSNonNullExpression') return false
  }
  return false
}

/** `createTable('users').temporary()` is gone with its connection. */
function isTemporary(node: Invocation, { module }: JavaScriptFile): boolean {
  return isChained(node, 'temporary', module.parentOf)
}

function remedyOf(guard: Guard): string {
  const way = 'chain' in guard ? `Add .${guard.chain}()` : 'property' in guard ? `Pass { ${guard.property}: true }` : 'argument' in guard ? 'Pass true as the last argument' : `Use ${guard.method}()`
  return `${way}, or give each run a database of its own.`
}

/** Edits that add the guard: `createTable('users').ifNotExists()`, `createTable(table, true)`. */
function guardEdits(node: TSESTree.CallExpression, guard: Guard, text: string): Edit[] | null {
  const end = node.range[1]
  if ('chain' in guard) return [{ range: [end, end], text: `.${guard.chain}()` }]
  if (!('argument' in guard) || 'property' in guard) return null
  const existing = node.arguments[guard.argument]
  if (existing !== undefined) return [{ range: existing.range, text: 'true' }]
  const previous = node.arguments[guard.argument - 1]
  if (previous === undefined || node.arguments.length !== guard.argument) return null
  // Between the last argument and the call's own parenthesis stand at most parentheses around the argument
  return /^[\s)]*$/.test(text.slice(previous.range[1], end)) ? [{ range: [end - 1, end - 1], text: ', true' }] : null
}
