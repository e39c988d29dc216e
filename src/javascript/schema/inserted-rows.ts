import type { TSESTree } from '@typescript-eslint/utils'
import { filledTables } from '../../sql/filled-tables.ts'
import { importedFrom } from '../values/bindings.ts'
import { writtenText } from './builder-table.ts'
import { chainedCalls, methodOf } from '../databases/handle-call.ts'
import { initializerOf } from '../values/initializer.ts'
import { isLibrary, type JavaScriptFile } from '../javascript-file.ts'
import { libraryApis } from '../knowledge.ts'
import type { ReadText } from './schema-effects.ts'
import { unwrap } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/** Tells of a table whether the file puts rows in without saying what happens to a row that is there. */
export type HasRows = (table: string) => boolean

/**
 * Reads which tables a file puts rows in, through SQL, builders and models.
 *
 * @param executed - the SQL that it executes
 * @param file - the linted file
 * @returns tells it of a table's name without its schema; what nobody can read may be any table
 */
export function readInsertedRows(executed: readonly ReadText[], file: JavaScriptFile): HasRows {
  const written = executed.flatMap(({ sql, statements }) => statements.flatMap((statement) => filledTables(statement, sql.text, sql.holes)))
  const filled = new Set([...written, ...file.invocations.flatMap((node) => filledByBuilder(node, file))])
  return (table) => filled.has(null) || filled.has(table.toLowerCase())
}

/** The tables that `db.insert(users)`, `db('users').insert(row)` or `repository.save(user)` fills. */
function filledByBuilder(node: TSESTree.Node, file: JavaScriptFile): (string | null)[] {
  const method = node.type === 'CallExpression' ? methodOf(node.callee) : ''
  const handle = method === '' ? undefined : handleBelow(node, file)
  if (handle === undefined || !isLibrary(handle.value.api) || handle.value.api.inserts?.includes(method) !== true) return []
  const { api } = handle.value
  const calls = chainedCalls(handle.node, file.module)
  if (calls.some(({ callee }) => settling.test(methodOf(callee)))) return []
  // db.insert(row).into('users')
  const naming = calls.filter((call) => call.range[1] <= node.range[1] || methodOf(call.callee) === 'into')
  const names = api.namesTables === true ? naming.flatMap(({ arguments: [first] }) => (first && tableNamed(first, api, file)) ?? []) : []
  return names.length === 0 ? [null] : names.map((name) => name.toLowerCase())
}

/** Methods that say what happens to a row that is there. */
const settling = /^(?:on(?:Conflict|Duplicate)|(?:orI|i)gnore$)/

/** The handle that a chain of calls begins at. */
function handleBelow(node: TSESTree.Node, file: JavaScriptFile): { node: TSESTree.Node; value: Instance } | undefined {
  const inner = unwrap(node)
  const below = inner.type === 'CallExpression' ? inner.callee : inner.type === 'MemberExpression' ? inner.object : undefined
  const found = below && handleBelow(below, file)
  if (found !== undefined) return found
  const value = file.resolver.valueOf(inner, file.module)
  return value?.kind === 'instance' ? { node: inner, value } : undefined
}

/** The table's name that an argument holds: text, or a table that the library made of one, as in `const users = pgTable('users', {})`. */
function tableNamed(node: TSESTree.Node, api: Instance['api'], { module, resolver }: JavaScriptFile): string | undefined {
  const made = node.type === 'Identifier' ? initializerOf(node, module, resolver) : undefined
  const source = made?.type === 'CallExpression' ? importedFrom(resolver.variableOf(unwrap(made.callee), module)) : undefined
  const isMade = source !== undefined && libraryApis.ofSpecifier(source)?.api === api
  const text = isMade && made?.type === 'CallExpression' ? made.arguments[0] : node
  return text && writtenText({ node: text, module }, resolver)?.split('.').at(-1)
}
