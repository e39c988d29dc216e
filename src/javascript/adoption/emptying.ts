import type { TSESTree } from '@typescript-eslint/utils'
import { textsExecutedBy } from '../schema/executed-text.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { calleeOf, callsOfChain, isInvocation, propertyName, unwrap, type Invocation } from '../syntax.ts'

const emptyingStatement = /^(?:delete\s+from\s+[^\s;]+|truncate\b[^;]*)$/i

/** Methods by which query builders take all rows of a table: `db.delete(users)`, `db('users').truncate()`, `prisma.user.deleteMany()`. */
const emptyingMethods: ReadonlySet<string> = new Set(['clear', 'del', 'delete', 'deleteFrom', 'deleteMany', 'truncate'])

/** What may follow or precede them in a chain that leaves no row out. */
const neutralMethods: ReadonlySet<string> = new Set(['execute', 'run', 'table', 'from', 'exec'])

/**
 * Whether a statement does nothing but take all rows of tables, as far as it shows: `await db.execute('DELETE FROM users')`.
 *
 * @param statement - a statement that works on a database handle
 * @param file - the linted file
 */
export function isEmptying(statement: TSESTree.Node, file: JavaScriptFile): boolean {
  const expression = unwrap(statement.type === 'ExpressionStatement' ? statement.expression : statement)
  if (!isInvocation(expression)) return false
  const texts = callsOfChain(expression).flatMap((call) => textsExecutedBy(call, file) ?? [])
  if (texts.length > 0) return texts.every(({ text }) => text.split(';').every((part) => part.trim() === '' || emptyingStatement.test(part.trim().replaceAll(/\s+/g, ' '))))
  const links = callsOfChain(expression).flatMap((call) => methodOf(call) ?? [])
  const isWhole = callsOfChain(expression).every((call) => !emptyingMethods.has(methodOf(call) ?? '') || call.type !== 'CallExpression' || call.arguments.every((argument) => argument.type !== 'ObjectExpression' || argument.properties.length === 0))
  return isWhole && links.some((name) => emptyingMethods.has(name)) && links.every((name) => emptyingMethods.has(name) || neutralMethods.has(name))
}

function methodOf(call: Invocation): string | undefined {
  const callee = unwrap(calleeOf(call))
  return callee.type === 'MemberExpression' ? propertyName(callee) : undefined
}
