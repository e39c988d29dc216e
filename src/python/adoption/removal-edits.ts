import type { Edit } from '../../model/fixture-model.ts'
import type { PythonModule } from '../modules/python-module.ts'
import { blocksOf, containsNode, isFunction, isImport, visit, type ImportStatement, type NodeOf, type StmtNode, type WithStatement } from '../syntax.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'

/** Lines from the first to the last, both included and counted from 0. */
interface Lines {
  first: number
  last: number
}

/**
 * Edits that take out what a draft removes, with the comments that belong to it, and leave the blank lines that a careful
 * hand would.
 *
 * @throws Declined where a statement shares a line with another, or a block would be left empty
 */
export function removalEdits(draft: Draft): Edit[] {
  const { module, removed, replaced, unwrapped } = draft
  const statements: StmtNode[] = []
  const edits: Edit[] = []
  visit(module.ast, (node) => {
    const replacement = replaced.get(node)
    if (replacement !== undefined) edits.push(replacementEdit(replacement, module))
    if (removed.has(node)) return false
    for (const block of node.nodeType === 'Try' && unwrapped.has(node) ? [node.body] : blocksOf(node)) {
      const going = block.filter((statement) => removed.has(statement) && !isReplaced(statement))
      if (going.length > 0 && going.length === block.length && node.nodeType !== 'Module') decline('nothing would be left of a block')
      statements.push(...going)
    }
    if (isImport(node) && node.names.some((alias) => removed.has(alias))) edits.push(...aliasEdits(node, draft))
    return true
  })
  const runs = joinRuns(statements.map((statement) => linesOf(statement, module)).sort((left, right) => left.first - right.first), module)
  const removals = runs.map((run) => removalEdit(withComments(run, module), module))
  const isGone = (offset: number): boolean => removals.some(({ range: [start, end] }) => start <= offset && offset < end)
  return [...edits, ...removals, ...[...unwrapped].flatMap((statement) => unwrappingEdits(statement, module)).filter(({ range: [start] }) => !isGone(start))]

  function isReplaced(statement: StmtNode): boolean {
    return [...replaced.values()].some(({ statements: inPlace }) => inPlace.includes(statement))
  }
}

function replacementEdit({ statements, text }: { statements: readonly StmtNode[]; text: string }, { rangeOf, text: source, lines }: PythonModule): Edit {
  const starts = statements.map((statement) => (isFunction(statement) ? Math.min(rangeOf(statement)[0], ...statement.decorator_list.map((decorator) => rangeOf(decorator)[0] - 1)) : rangeOf(statement)[0]))
  const start = Math.min(...starts)
  const end = Math.max(...statements.map((statement) => rangeOf(statement)[1]))
  const line = source.slice(lines.starts[lines.positionAt(start).line - 1] ?? start, start)
  return line.trim() === '' ? { range: [start, end], text } : decline('a line holds two statements')
}

/** Edits that leave of a `with` or `try` what it holds, one step further out. */
function unwrappingEdits(statement: NodeOf<'Try'> | WithStatement, module: PythonModule): Edit[] {
  const { lines, rangeOf, text } = module
  const { body } = statement
  const [first] = body
  const lastOfBody = body.at(-1)?.end_lineno
  const last = statement.end_lineno
  if (first === undefined || lastOfBody === undefined || last === undefined) return []
  const [head, ...others] = statement.nodeType === 'Try' ? [statement.lineno] : statement.items.map(({ context_expr: entered, optional_vars: kept }) => (kept ?? entered).end_lineno ?? statement.lineno)
  const headEnd = head ?? statement.lineno
  if (others.length > 0 || first.lineno <= headEnd || spansLines(body, module)) decline('a block can not be taken apart')
  const indent = lines.lines[statement.lineno - 1]?.match(/^[ \t]*/)?.[0] ?? ''
  const inner = text.slice(lines.starts[first.lineno - 1] ?? 0, rangeOf(first)[0])
  const step = inner.length - indent.length
  const startOf = (line: number): number => lines.starts[line - 1] ?? text.length
  const edits: Edit[] = [{ range: [startOf(statement.lineno), startOf(headEnd + 1)], text: '' }]
  for (let line = headEnd + 1; line <= lastOfBody; line += 1) {
    if (lines.lines[line - 1]?.startsWith(inner) === true) edits.push({ range: [startOf(line), startOf(line) + step], text: '' })
    else if (lines.lines[line - 1]?.trim() !== '') decline('a block can not be taken apart')
  }
  return last > lastOfBody ? [...edits, { range: [startOf(lastOfBody + 1), startOf(last + 1)], text: '' }] : edits
}

/** Whether a text goes over several lines: moved, it would be another one. */
function spansLines(body: readonly StmtNode[], { rangeOf, text }: PythonModule): boolean {
  return body.some((statement) => containsNode(statement, (node) => (node.nodeType === 'Constant' || node.nodeType === 'JoinedStr') && /[\r\n]/.test(text.slice(...rangeOf(node)))))
}

function linesOf(statement: StmtNode, { lines, rangeOf }: PythonModule): Lines {
  const decorators = isFunction(statement) || statement.nodeType === 'ClassDef' ? statement.decorator_list : []
  const first = Math.min(statement.lineno, ...decorators.map(({ lineno }) => lineno)) - 1
  const [start, end] = rangeOf(statement)
  const last = (statement.end_lineno ?? statement.lineno) - 1
  const before = lines.lines[statement.lineno - 1]?.slice(0, start - (lines.starts[statement.lineno - 1] ?? 0)) ?? ''
  const after = lines.lines[last]?.slice(end - (lines.starts[last] ?? 0)) ?? ''
  if (before.trim() !== '' || !/^\s*(?:#.*)?$/.test(after)) decline('a line holds two statements')
  return { first, last }
}

function isBlank(module: PythonModule, line: number): boolean {
  return module.lines.lines[line]?.trim() === ''
}

function isComment(module: PythonModule, line: number): boolean {
  return module.lines.lines[line]?.trim().startsWith('#') === true
}

/** Joins what stands below each other with nothing but blank lines, or comments of the lower one, between. */
function joinRuns(sorted: readonly Lines[], module: PythonModule): Lines[] {
  const runs: Lines[] = []
  for (const lines of sorted) {
    const previous = runs.at(-1)
    let above = lines.first - 1
    while (isComment(module, above)) above -= 1
    while (isBlank(module, above)) above -= 1
    if (previous !== undefined && above <= previous.last) previous.last = lines.last
    else runs.push({ ...lines })
  }
  return runs
}

/** Comments right above what goes belong to it, unless something that stays follows without a blank line. */
function withComments({ first, last }: Lines, module: PythonModule): Lines {
  const isFollowed = last + 1 < module.lines.lines.length && !isBlank(module, last + 1)
  let above = first
  while (!isFollowed && isComment(module, above - 1)) above -= 1
  return { first: above, last }
}

function removalEdit({ first, last }: Lines, module: PythonModule): Edit {
  const { lines: texts, starts } = module.lines
  let top = first
  while (top > 0 && isBlank(module, top - 1)) top -= 1
  let bottom = last
  while (bottom + 1 < texts.length && isBlank(module, bottom + 1)) bottom += 1
  const before = first - top
  const after = bottom - last
  const isAtEnd = bottom + 1 >= texts.length
  const start = starts[top] ?? 0
  const end = isAtEnd ? module.text.length : (starts[bottom + 1] ?? module.text.length)
  const opensBlock = top > 0 && (isComment(module, top - 1) || texts[top - 1]?.trimEnd().endsWith(':') === true)
  const kept = top === 0 || isAtEnd ? 0 : opensBlock ? before : Math.max(before, after)
  return { range: [start, end], text: module.lines.lineBreak.repeat(kept) }
}

/** Edits that take names out of an import statement that keeps others. */
function aliasEdits(statement: ImportStatement, { module, removed }: Draft): Edit[] {
  const { lines, rangeOf, text } = module
  const { names } = statement
  const kept = names.filter((alias) => !removed.has(alias))
  const [first] = names
  const last = names.at(-1)
  if (first === undefined || last === undefined || kept.length === 0) return []
  if (first.lineno === last.lineno) {
    const source = kept.map((alias) => text.slice(...rangeOf(alias))).join(', ')
    return [{ range: [rangeOf(first)[0], rangeOf(last)[1]], text: source }]
  }
  return names.filter((alias) => removed.has(alias)).map((alias) => {
    const line = alias.lineno - 1
    // A name with a line of its own goes with that line
    if (names.some((other) => other !== alias && other.lineno === alias.lineno) || !isLeftAlone(alias, module)) decline('an import can not be taken apart')
    return { range: [lines.starts[line] ?? 0, lines.starts[line + 1] ?? text.length], text: '' }
  })
}

/** Whether a name of an import has nothing beside it on its line but a comma and a comment. */
function isLeftAlone(alias: ImportStatement['names'][number], { lines, rangeOf, text }: PythonModule): boolean {
  const [start, end] = rangeOf(alias)
  const begin = lines.starts[alias.lineno - 1] ?? 0
  return text.slice(begin, start).trim() === '' && /^,?(?:#.*)?$/.test(text.slice(end, begin + (lines.lines[alias.lineno - 1]?.length ?? 0)).replaceAll(/\s/g, ''))
}
