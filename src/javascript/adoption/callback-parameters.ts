import type { TSESTree } from '@typescript-eslint/utils'
import { frameworkMember, type JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import { propertyName, type FunctionNode, type Invocation } from '../syntax.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { reasons } from './reasons.ts'
import { lineStart } from './statement-removal.ts'

/**
 * Lets a callback take a fixture: as a new parameter, or in the destructured context that it takes already.
 *
 * @param node - the callback of a test or hook
 * @param index - which parameter the framework gives the context in
 * @param binding - the fixture as a pattern names it: `db`, `db: database`
 */
export function takeFixture(node: FunctionNode, index: number, binding: string, draft: Draft): void {
  const { module } = draft
  const parameter = node.params[index]
  if (node.params.length < index || node.params.slice(0, index).some(({ type }) => type === 'RestElement')) decline(reasons.noRoom)
  if (parameter === undefined) {
    appendParameter(node, `{ ${binding} }`, module, draft)
    return
  }
  if (parameter.type !== 'ObjectPattern' || parameter.typeAnnotation) decline(reasons.placeTaken(module.text.slice(...parameter.range)))
  const [name = binding] = binding.split(':')
  if (parameter.properties.some((property) => property.type === 'Property' && propertyName(property) === name)) decline(reasons.besideShared)
  const rest = parameter.properties.find(({ type }) => type === 'RestElement')
  const last = parameter.properties.at(-1)
  if (last === undefined) draft.replace(parameter, `{ ${binding} }`)
  else if (rest !== undefined) draft.insert(rest.range[0], `${binding}, `)
  else draft.insert(last.range[1], `,${separatorBehind(last, module)}${binding}`)
}

/** Which parameter of a registered function the framework gives its context in; -1 where it gives none. */
export function contextIndex(node: Invocation, { module, resolver }: JavaScriptFile): number {
  return frameworkMember(resolver.invokedMember(node, module))?.callback?.parameters.findIndex((type) => type !== null) ?? -1
}

/** Puts a parameter behind the others, within parentheses. */
export function appendParameter(node: FunctionNode, text: string, module: ModuleSource, draft: Draft): void {
  const last = node.params.at(-1)
  if (last !== undefined) {
    // row => …
    if (!hasParentheses(node, module)) {
      draft.insert(last.range[0], '(')
      draft.insert(last.range[1], `, ${text})`)
    } else {
      draft.insert(last.range[1], `,${separatorBehind(last, module)}${text}`)
    }
    return
  }
  draft.insert(emptyParentheses(node, module), text)
}

/** Puts a parameter before the others. */
export function prependParameter(node: FunctionNode, text: string, module: ModuleSource, draft: Draft): void {
  const [first] = node.params
  if (first === undefined) draft.insert(emptyParentheses(node, module), text)
  else if (hasParentheses(node, module)) draft.insert(first.range[0], `${text},${separatorBehind(first, module)}`)
  else {
    draft.insert(first.range[0], `(${text}, `)
    draft.insert(first.range[1], ')')
  }
}

/** A list that has each entry on a line of its own goes on so. */
export function separatorBehind(entry: TSESTree.Node, { text }: ModuleSource): string {
  const indentation = text.slice(lineStart(text, entry.range[0]), entry.range[0])
  return /^[ \t]+$/.test(indentation) ? `${text.includes('\r\n') ? '\r\n' : '\n'}${indentation}` : ' '
}

function hasParentheses(node: FunctionNode, { text }: ModuleSource): boolean {
  const [first] = node.params
  return node.type !== 'ArrowFunctionExpression' || first === undefined || text.slice(node.range[0], first.range[0]).includes('(')
}

/** The offset between `(` and `)`. */
function emptyParentheses(node: FunctionNode, { text }: ModuleSource): number {
  const from = node.typeParameters?.range[1] ?? node.id?.range[1] ?? node.range[0]
  return text.indexOf('(', from) + 1
}

/** Takes `async` from a hook whose last `await` is gone. */
export function dropIdleAsync(node: FunctionNode, isAwaiting: (body: TSESTree.Node) => boolean, draft: Draft): void {
  if (!node.async || isAwaiting(node.body) || node.body.type !== 'BlockStatement') return
  const { text } = draft.module
  const match = /^async\s+/.exec(text.slice(node.range[0], node.range[1]))
  if (match !== null) draft.edits.push({ range: [node.range[0], node.range[0] + match[0].length], text: '' })
}
