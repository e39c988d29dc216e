import type { TSESTree } from '@typescript-eslint/utils'
import type { Executes } from '../libraries/define-library.ts'
import { expressionAt } from './arguments.ts'
import { holeMark } from '../sql/tokens.ts'
import { initializerOf } from './database-target.ts'
import { libraryMember, type JavaScriptFile } from './javascript-file.ts'
import type { ModuleSource } from './module-source.ts'
import type { LocatedExpression } from './object-property.ts'
import type { Resolver } from './resolver.ts'
import { isInvocation, propertyValue, unwrap, type Invocation } from './syntax.ts'

/** SQL text as it stands in the source, put together from its literal parts. */
export interface SqlText {
  /** The cooked text; each hole is one {@link holeMark}. */
  text: string
  /** Offsets of the holes in `text`. */
  holes: readonly number[]
  /** The literal parts in order, each with where it starts in `text`. */
  parts: readonly { node: TSESTree.StringLiteral | TSESTree.TemplateElement; start: number; length: number }[]
  module: ModuleSource
}

/** How many texts of an array are read. */
const mostTexts = 50

/**
 * The SQL texts that a call executes: its argument, followed through `const`s, arrays, query objects and the statements
 * that SQL tags make.
 *
 * @param node - a call whose member executes SQL
 * @param executes - where the library says the text is
 * @returns the texts in order; what is no literal text anywhere is left out
 */
export function executedTexts(node: Invocation, executes: Executes, { module, resolver }: Pick<JavaScriptFile, 'module' | 'resolver'>): SqlText[] {
  if ('template' in executes) return node.type === 'TaggedTemplateExpression' ? [join([node.quasi], module, resolver)] : []
  if ('receiver' in executes) {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
    return callee?.type === 'MemberExpression' ? textsOf({ node: callee.object, module }, undefined, resolver) : []
  }
  // A method that is also a tag takes its text from either: mssql's `` query`…` `` and `query('…')`
  if (node.type === 'TaggedTemplateExpression') return executes.argument === 0 ? [join([node.quasi], module, resolver)] : []
  const located = expressionAt(node, { argument: executes.argument }, module, resolver)
  return located === undefined ? [] : textsOf(located, executes.property, resolver)
}

function textsOf({ node, module }: LocatedExpression, property: string | undefined, resolver: Resolver, depth = 0): SqlText[] {
  const inner = unwrap(node)
  if (depth > 8) return []
  switch (inner.type) {
    case 'Literal':
    case 'TemplateLiteral':
    case 'BinaryExpression': {
      const text = literalText(inner, module, resolver)
      return text === undefined ? [] : [text]
    }
    case 'TaggedTemplateExpression':
      return isStatementTag(inner, module, resolver) ? [join([inner.quasi], module, resolver)] : []
    case 'ArrayExpression':
      return inner.elements.slice(0, mostTexts).flatMap((element) => {
        // [text, parameters] within a batch: only the first is SQL
        const statement = element?.type === 'ArrayExpression' ? element.elements[0] : element
        return statement ? textsOf({ node: statement, module }, property, resolver, depth + 1) : []
      })
    case 'ObjectExpression': {
      const text = property === undefined ? undefined : propertyValue(inner, property)
      return text === undefined ? [] : textsOf({ node: text, module }, undefined, resolver, depth + 1)
    }
    case 'CallExpression':
      return statementOfCall(inner, property, module, resolver, depth)
    case 'Identifier': {
      const initializer = initializerOf(inner, module, resolver)
      return initializer === undefined ? [] : textsOf({ node: initializer, module }, property, resolver, depth + 1)
    }
    default:
      return []
  }
}

/** `sql.raw('…')`, `` sql`…`.compile(db) ``, `CompiledQuery.raw('…')`: a library's call that makes a statement of text. */
function statementOfCall(node: TSESTree.CallExpression, property: string | undefined, module: ModuleSource, resolver: Resolver, depth: number): SqlText[] {
  const invoked = resolver.invokedMember(node, module)
  if (libraryMember(invoked) === undefined) return []
  const callee = unwrap(node.callee)
  if (callee.type === 'MemberExpression' && isInvocation(unwrap(callee.object))) {
    const made = textsOf({ node: callee.object, module }, property, resolver, depth + 1)
    if (made.length > 0) return made
  }
  const [argument] = node.arguments
  return argument === undefined || argument.type === 'SpreadElement' ? [] : textsOf({ node: argument, module }, property, resolver, depth + 1)
}

/** A tag that a library models, or `` String.raw`…` ``. */
function isStatementTag(node: TSESTree.TaggedTemplateExpression, module: ModuleSource, resolver: Resolver): boolean {
  return libraryMember(resolver.invokedMember(node, module)) !== undefined || (node.tag.type === 'MemberExpression' && node.tag.object.type === 'Identifier' && node.tag.object.name === 'String')
}

/** The text of a literal, a template, or a concatenation of these; anything else that is added is a hole. */
function literalText(node: TSESTree.Expression, module: ModuleSource, resolver: Resolver): SqlText | undefined {
  const operands = operandsOf(node)
  return operands.some((operand) => operand.type === 'TemplateLiteral' || isText(operand)) ? join(operands, module, resolver) : undefined
}

/** The text that a name stands for: `const table = 'users'`. */
function constantText(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): string | undefined {
  const writes = node.type === 'Identifier' ? (resolver.variableOf(node, module)?.references.flatMap(({ writeExpr }) => writeExpr ?? []) ?? []) : []
  const [initializer] = writes
  return writes.length === 1 && initializer && isText(initializer) ? initializer.value : undefined
}

function operandsOf(node: TSESTree.Node): TSESTree.Node[] {
  return node.type === 'BinaryExpression' && node.operator === '+' ? [...operandsOf(node.left), ...operandsOf(node.right)] : [node]
}

function isText(node: TSESTree.Node): node is TSESTree.StringLiteral {
  return node.type === 'Literal' && typeof node.value === 'string'
}

function join(operands: readonly TSESTree.Node[], module: ModuleSource, resolver: Resolver): SqlText {
  const parts: { node: TSESTree.StringLiteral | TSESTree.TemplateElement; start: number; length: number }[] = []
  const holes: number[] = []
  let text = ''
  const addPart = (node: TSESTree.StringLiteral | TSESTree.TemplateElement, cooked: string): void => {
    parts.push({ node, start: text.length, length: cooked.length })
    text += cooked
  }
  const addHole = (node: TSESTree.Node | undefined): void => {
    const constant = node && constantText(node, module, resolver)
    if (constant === undefined) holes.push(text.length)
    text += constant ?? holeMark
  }
  for (const operand of operands) {
    if (isText(operand)) addPart(operand, operand.value)
    else if (operand.type !== 'TemplateLiteral') addHole(operand)
    else {
      for (const [index, quasi] of operand.quasis.entries()) {
        if (index > 0) addHole(operand.expressions[index - 1])
        addPart(quasi, quasi.value.cooked ?? quasi.value.raw)
      }
    }
  }
  return { text, holes, parts, module }
}
