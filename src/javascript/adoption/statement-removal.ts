import type { TSESTree } from '@typescript-eslint/utils'
import type { Edit } from '../../model/fixture-model.ts'
import type { ModuleSource } from '../module-source.ts'
import { lineBreak } from './file-style.ts'

/**
 * Edits that take statements out with the comments that belong to them, and leave one blank line where there were blank
 * lines on both sides.
 *
 * @param body - the statements of a block or module
 * @param container - the block or module
 * @param isRemoved - whether a statement goes
 */
export function statementRemovals(body: readonly TSESTree.Node[], container: TSESTree.Node, isRemoved: (node: TSESTree.Node) => boolean, module: ModuleSource): Edit[] {
  const edits: Edit[] = []
  for (let first = 0; first < body.length; first += 1) {
    let last = first - 1
    while (last + 1 < body.length && isRemoved(body[last + 1] ?? container) && (last < first || !hasHeading(body[last], body[last + 1], module))) last += 1
    if (last < first) continue
    edits.push(runRemoval(body, first, last, container, module))
    first = last
  }
  return edits
}

/** Whether a comment between two statements stands apart from the second: it is about more than that. */
function hasHeading(previous: TSESTree.Node | undefined, next: TSESTree.Node | undefined, module: ModuleSource): boolean {
  if (previous === undefined || next === undefined) return false
  const attached = startWithComments(next, module)
  return (module.ast.comments ?? []).some(({ loc, range }) => range[0] > previous.range[1] && range[1] < attached && loc.start.line > previous.loc.end.line)
}

function runRemoval(body: readonly TSESTree.Node[], first: number, last: number, container: TSESTree.Node, module: ModuleSource): Edit {
  const { text } = module
  const firstNode = body[first] ?? container
  const lastNode = body[last] ?? container
  const next = body[last + 1]
  const bounds = boundsOf(container)
  const start = lineStart(text, firstNode.range[0])
  if (text.slice(start, firstNode.range[0]).trim() !== '' || !endsLine(text, endWithComment(lastNode, module))) {
    return { range: onOneLine(body, first, last, bounds, text), text: '' }
  }
  const end = lineEnd(text, endWithComment(lastNode, module))
  const isHeading = container.type === 'Program' && first === 0
  const heading = isHeading ? start : startWithComments(firstNode, module)
  const followsDirectly = next !== undefined && last === first && !/\n[ \t]*\r?\n/.test(text.slice(end - 1, next.range[0]))
  const from = followsDirectly && heading < start && body.length > 1 ? start : heading
  const isFirst = text.slice(bounds[0], from).trim() === ''
  const isLast = text.slice(end, bounds[1]).trim() === ''
  if (isLast && !isFirst) return { range: [backOverBlankLines(text, from), end], text: '' }
  const isBlankBefore = isFirst || /\n[ \t]*\r?\n$/.test(text.slice(0, from))
  if (isBlankBefore) return { range: [from, overBlankLines(text, end)], text: '' }
  // What the run kept apart stays apart
  const isApart = overBlankLines(text, end) === end && /\n[ \t]*\r?\n/.test(text.slice(from, end))
  return { range: [from, end], text: isApart ? lineBreak(module) : '' }
}

/** `a(); b(); c()`: what goes takes the space behind it along, the last one the space before it. */
function onOneLine(body: readonly TSESTree.Node[], first: number, last: number, bounds: readonly [number, number], text: string): [number, number] {
  const next = body[last + 1]
  const previous = body[first - 1]
  const from = body[first]?.range[0] ?? bounds[0]
  const to = body[last]?.range[1] ?? bounds[1]
  if (next !== undefined) return [from, next.range[0]]
  return [previous === undefined ? bounds[0] : previous.range[1], previous === undefined ? bounds[1] - trailingSpace(text.slice(to, bounds[1])) : to]
}

function trailingSpace(text: string): number {
  return text.length - text.trimEnd().length
}

/** Where a container's statements may stand. */
function boundsOf(container: TSESTree.Node): readonly [number, number] {
  return container.type === 'Program' ? [0, Number.MAX_SAFE_INTEGER] : [container.range[0] + 1, container.range[1] - 1]
}

/** The beginning of the comments that stand directly above a node, or of its line. */
function startWithComments(node: TSESTree.Node, module: ModuleSource): number {
  const { text } = module
  let start = lineStart(text, node.range[0])
  for (const comment of (module.ast.comments ?? []).toReversed()) {
    if (comment.range[1] > start) continue
    const isDirectlyAbove = /^[ \t]*\r?\n$/.test(text.slice(comment.range[1], start))
    const begin = lineStart(text, comment.range[0])
    if (!isDirectlyAbove || text.slice(begin, comment.range[0]).trim() !== '') break
    start = begin
  }
  return start
}

/** The end of a node, or of the comment that stands behind it on its line. */
function endWithComment(node: TSESTree.Node, { ast, text }: ModuleSource): number {
  const behind = (ast.comments ?? []).find(({ range }) => range[0] >= node.range[1] && /^[ \t;]*$/.test(text.slice(node.range[1], range[0])))
  return behind !== undefined && behind.loc.start.line === behind.loc.end.line ? behind.range[1] : node.range[1]
}

function endsLine(text: string, offset: number): boolean {
  return /^[ \t;]*(?:\r?\n|$)/.test(text.slice(offset, offset + 200))
}

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1
}

/** The beginning of the next line. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset)
  return end === -1 ? text.length : end + 1
}

function overBlankLines(text: string, offset: number): number {
  const blank = /^(?:[ \t]*\r?\n)+/.exec(text.slice(offset))
  return offset + (blank?.[0].length ?? 0)
}

function backOverBlankLines(text: string, offset: number): number {
  let start = offset
  while (start > 0 && text.slice(lineStart(text, start - 1), start).trim() === '') start = lineStart(text, start - 1)
  return start
}
