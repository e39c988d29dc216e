import type { TSESTree } from '@typescript-eslint/utils'
import { holeMark } from '../../sql/tokens.ts'
import type { ModuleSource } from '../module-source.ts'
import type { Resolver } from '../values/resolver.ts'
import type { Invocation } from '../syntax.ts'

/** SQL text as it stands in the source, put together from its literal parts. */
export interface SqlText {
  /** The cooked text; each hole is one {@link holeMark}. */
  text: string
  /** Offsets of the holes in `text`. */
  holes: readonly number[]
  /** The literal parts in order; none where the text is that of a file. */
  parts: readonly TextPart[]
  module: ModuleSource
  /** The file that holds the text, where it is read from one. */
  file?: string
  /** The call that hands the text to the function that executes it: `run('CREATE …')` where `run` is `(text) => db.exec(text)`. */
  passedBy?: { node: Invocation; module: ModuleSource }
}

interface TextPart {
  node: TSESTree.StringLiteral | TSESTree.TemplateElement
  /** Where it starts in the text. */
  start: number
  length: number
  /** Backslashes stand for themselves: `` String.raw`…` ``. */
  isRaw?: boolean
}

/**
 * Puts an SQL text together.
 *
 * @param operands - literals and templates; anything else is a hole, unless it names text: `const table = 'users'`
 * @param options - `separator`: what stands between two operands; `isRaw`: backslashes stand for themselves
 */
export function joinText(operands: readonly TSESTree.Node[], module: ModuleSource, resolver: Resolver, { separator = '', isRaw = false } = {}): SqlText {
  const parts: TextPart[] = []
  const holes: number[] = []
  let text = ''
  const addPart = (node: TextPart['node'], spelled: string): void => {
    parts.push({ node, start: text.length, length: spelled.length, ...(isRaw && { isRaw }) })
    text += spelled
  }
  const addHole = (node: TSESTree.Node | undefined): void => {
    const constant = node && constantText(node, module, resolver)
    if (constant === undefined) holes.push(text.length)
    text += constant ?? holeMark
  }
  // `${`CREATE TABLE users (${columns})`}; …`: a template, or a sum, within a template
  const addOperand = (operand: TSESTree.Node | undefined): void => {
    if (operand !== undefined && isText(operand)) addPart(operand, operand.value)
    else if (operand?.type === 'BinaryExpression' && holdText(operandsOf(operand))) for (const each of operandsOf(operand)) addOperand(each)
    else if (operand?.type !== 'TemplateLiteral') addHole(operand)
    else {
      for (const [position, quasi] of operand.quasis.entries()) {
        if (position > 0) addOperand(operand.expressions[position - 1])
        addPart(quasi, isRaw ? quasi.value.raw : (quasi.value.cooked ?? quasi.value.raw))
      }
    }
  }
  for (const [index, operand] of operands.entries()) {
    if (index > 0) text += separator
    addOperand(operand)
  }
  return { text, holes, parts, module }
}

/**
 * The text of a literal, a template, or a concatenation of these; anything else that is added is a hole.
 *
 * @returns the text; `undefined` where nothing of it is written down
 */
export function literalText(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): SqlText | undefined {
  const operands = operandsOf(node)
  return holdText(operands) ? joinText(operands, module, resolver) : undefined
}

function holdText(operands: readonly TSESTree.Node[]): boolean {
  return operands.some((operand) => operand.type === 'TemplateLiteral' || isText(operand))
}

/** The text that a name stands for: `const table = 'users'`. */
function constantText(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): string | undefined {
  if (isText(node)) return node.value
  const writes = node.type === 'Identifier' ? (resolver.variableOf(node, module)?.references.flatMap(({ writeExpr }) => writeExpr ?? []) ?? []) : []
  const [initializer] = writes
  if (writes.length > 0) return writes.length === 1 && initializer && isText(initializer) ? initializer.value : undefined
  // import { table } from './names', names.table
  const value = node.type === 'Identifier' || node.type === 'MemberExpression' ? resolver.valueOf(node, module) : undefined
  return value?.kind === 'text' && isText(value.node) ? value.node.value : undefined
}

function operandsOf(node: TSESTree.Node): TSESTree.Node[] {
  return node.type === 'BinaryExpression' && node.operator === '+' ? [...operandsOf(node.left), ...operandsOf(node.right)] : [node]
}

function isText(node: TSESTree.Node): node is TSESTree.StringLiteral {
  return node.type === 'Literal' && typeof node.value === 'string'
}
