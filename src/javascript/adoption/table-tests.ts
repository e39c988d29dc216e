import type { TSESTree } from '@typescript-eslint/utils'
import { frameworkMember, type JavaScriptFile } from '../javascript-file.ts'
import { calleeOf, isInvocation, propertyName, unwrap, type FunctionNode, type Invocation } from '../syntax.ts'
import { appendParameter, takeFixture } from './callback-parameters.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { isTyped } from './file-style.ts'
import { reasons } from './reasons.ts'

/**
 * Lets the test of a table take a fixture where the framework hands out rows alone: `test.each(rows)('…', (row) => …)`
 * becomes `test.for(rows)('…', (row, { db }) => …)`.
 *
 * @returns whether the test is one of such a table
 */
export function takeTableRow(node: FunctionNode, call: Invocation, binding: string, draft: Draft, file: JavaScriptFile): boolean {
  const { module, resolver } = file
  const table = unwrap(calleeOf(call))
  if (!isInvocation(table)) return false
  const registering = frameworkMember(resolver.invokedMember(call, module))
  const each = unwrap(calleeOf(table))
  if (registering?.callback !== undefined || each.type !== 'MemberExpression' || propertyName(each) !== 'each') return false
  const isSpread = spreadsRows(table, file)
  draft.replace(each.property, 'for')
  if (!isSpread) {
    if (node.params.length > 1) decline(reasons.tableWithMore)
    if (node.params.length === 0) appendParameter(node, `_row, { ${binding} }`, module, draft)
    else takeFixture(node, 1, binding, draft)
    return true
  }
  if (isTyped(module)) keepRowTypes(node, table, draft)
  const [first] = node.params
  const last = node.params.at(-1)
  if (first === undefined || last === undefined) appendParameter(node, `_row, { ${binding} }`, module, draft)
  else {
    draft.insert(first.range[0], '[')
    draft.insert(last.range[1], `], { ${binding} }`)
  }
  return true
}

/** `for` takes rows of one type; `as const` gives each place of a row the type of what stands there. */
function keepRowTypes({ params }: FunctionNode, table: Invocation, draft: Draft): void {
  const [rows] = table.type === 'TaggedTemplateExpression' ? [] : table.arguments
  if (rows?.type !== 'ArrayExpression' || !rows.elements.every((row) => row?.type === 'ArrayExpression' && row.elements.every(isPlain))) {
    decline(reasons.tableSpreads)
  }
  draft.insert(rows.range[1], ' as const')
  for (const parameter of params) {
    if (parameter.type !== 'Identifier' || parameter.optional) decline(reasons.tableSpreads)
    if (parameter.typeAnnotation !== undefined) draft.replace(parameter.typeAnnotation, '')
  }
}

/** A value that `as const` does not make read-only: text, a number, `-1`, `null`. */
function isPlain(element: TSESTree.Node | null): boolean {
  if (element?.type === 'UnaryExpression') return isPlain(element.argument)
  return element?.type === 'Literal' || (element?.type === 'TemplateLiteral' && element.expressions.length === 0)
}

/** Whether the rows of a table are lists, which `each` spreads over the parameters. */
function spreadsRows(table: Invocation, { module, resolver }: JavaScriptFile): boolean {
  if (table.type === 'TaggedTemplateExpression') return false
  const [rows] = table.arguments
  const value = rows && resolver.valueOf(rows, module)
  if (value?.kind !== 'array') decline(reasons.tableUnseen)
  const elements = value.node.elements.map((element) => (element === null ? undefined : unwrap(element)))
  if (elements.every((element) => element?.type === 'ArrayExpression')) return true
  if (!elements.every(isSingle)) decline(reasons.tableUnseen)
  return false
}

function isSingle(element: TSESTree.Node | undefined): boolean {
  return element !== undefined && ['ArrowFunctionExpression', 'Literal', 'NewExpression', 'ObjectExpression', 'TemplateLiteral', 'UnaryExpression'].includes(element.type)
}
