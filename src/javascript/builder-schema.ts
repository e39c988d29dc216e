import type { TSESTree } from '@typescript-eslint/utils'
import type { Guard, SchemaCall } from '../libraries/define-library.ts'
import type { Edit, SchemaCreation } from '../model/fixture-model.ts'
import type { Dialect } from '../sql/guards.ts'
import { secondRunError } from '../sql/second-run.ts'
import { expressionAt } from './arguments.ts'
import { dialectOf, systemOf } from './database-system.ts'
import type { ScopeFinder } from './execution-scope.ts'
import type { JavaScriptFile } from './javascript-file.ts'
import { repetition } from './schema-repetition.ts'
import { propertyName, unwrap, type Invocation } from './syntax.ts'
import type { Instance } from './value.ts'

/**
 * What a schema builder's call creates, where it has no guard and can meet its own result: Kysely's
 * `createTable('users')`, TypeORM's `createTable(table)`.
 */
export function builderCreation(node: Invocation, handle: Instance, schema: SchemaCall, file: JavaScriptFile, scopes: ScopeFinder): SchemaCreation[] {
  const { guard } = schema
  if (node.type !== 'CallExpression' || guard === undefined || (schema.creates !== 'table' && schema.creates !== 'index')) return []
  const name = createdName(node, schema, file)
  if (name === undefined || isGuarded(node, guard, file) || isDropped(name, file)) return []
  const reason = repetition(node, handle, file, scopes)
  if (reason === undefined) return []
  const system = systemOf(handle, file.resolver)
  const dialect = dialectOf(system)
  const callee = unwrap(node.callee)
  const { loc, range } = callee.type === 'MemberExpression' ? callee.property : callee
  return [
    {
      loc,
      range,
      creates: schema.creates,
      name,
      system,
      reason,
      error: engineError(schema.creates, name, dialect) ?? `${name} already exists`,
      remedy: remedyOf(guard),
      // MySQL and SQL Server have no CREATE INDEX IF NOT EXISTS, so for an index the system has to be known
      repair: schema.creates === 'index' && (dialect === undefined || dialect === 'mysql' || dialect === 'microsoft.sql_server') ? null : guardEdits(node, guard),
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
    if (current.type === 'MemberExpression' && propertyName(current) === method) return true
    if (current.type !== 'MemberExpression' && current.type !== 'CallExpression' && current.type !== 'ChainExpression') return false
  }
  return false
}

/** Whether the file drops an object of the name through a builder. */
function isDropped(name: string, { invocations }: JavaScriptFile): boolean {
  return invocations.some((node) => {
    if (node.type !== 'CallExpression') return false
    const callee = unwrap(node.callee)
    const [argument] = node.arguments
    return callee.type === 'MemberExpression' && (propertyName(callee) ?? '').startsWith('drop') && argument?.type === 'Literal' && argument.value === name
  })
}

function remedyOf(guard: Guard): string {
  const way = 'chain' in guard ? `Add .${guard.chain}()` : 'property' in guard ? `Pass { ${guard.property}: true }` : 'argument' in guard ? 'Pass true as the last argument' : `Use ${guard.method}()`
  return `${way}, or give each run a database of its own.`
}

/** Edits that add the guard: `createTable('users').ifNotExists()`, `createTable(table, true)`. */
function guardEdits(node: TSESTree.CallExpression, guard: Guard): Edit[] | null {
  if ('chain' in guard) return [{ range: [node.range[1], node.range[1]], text: `.${guard.chain}()` }]
  if (!('argument' in guard) || 'property' in guard) return null
  const existing = node.arguments[guard.argument]
  if (existing !== undefined) return [{ range: existing.range, text: 'true' }]
  const previous = node.arguments[guard.argument - 1]
  return previous === undefined || node.arguments.length !== guard.argument ? null : [{ range: [previous.range[1], previous.range[1]], text: ', true' }]
}
