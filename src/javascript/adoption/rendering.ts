import type { TSESTree } from '@typescript-eslint/utils'
import type { Edit } from '../../model/fixture-model.ts'
import type { ModuleSource } from '../module-source.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { lineBreak } from './file-style.ts'
import { importEdits } from './import-edits.ts'
import { reasons } from './reasons.ts'
import { statementRemovals } from './statement-removal.ts'

/** The edits of a draft in source order; `undefined` where two of them would touch the same text. */
export function renderEdits(draft: Draft): Edit[] | undefined {
  const { module, removed } = draft
  const containers = new Set<TSESTree.Node>()
  const removals: Edit[] = []
  for (const node of removed) {
    const parent = module.parentOf(node)
    if (parent === undefined || draft.isRemoved(parent)) continue
    if (linesOf(parent) !== undefined) containers.add(parent)
    else if (parent.type === 'VariableDeclaration') removals.push(listRemoval(parent.declarations, node, draft))
    else if (parent.type === 'ObjectPattern' || parent.type === 'ObjectExpression') removals.push(listRemoval(parent.properties, node, draft))
    // case 'postgresql': db = connect(); break
    else if (parent.type === 'SwitchCase') decline(reasons.mixedWork)
  }
  for (const container of containers) removals.push(...statementRemovals(linesOf(container) ?? [], container, (node) => removed.has(node), module))
  const isWithin = ({ range: [start, end] }: Edit): boolean => removals.some(({ range }) => start >= range[0] && end <= range[1] && (start > range[0] || end > start))
  const inserted = [...importEdits(draft), ...belowImports(draft)].map((edit) => besideRemovals(edit, removals))
  const edits = [...removals, ...inserted, ...draft.edits.filter((edit) => !isWithin(edit))].sort(byPlace)
  const overlaps = edits.some((edit, index) => index > 0 && edit.range[0] < (edits[index - 1]?.range[1] ?? 0))
  return overlaps ? undefined : coverWholeFile(edits, module)
}

/** What stands line by line in a node: statements, declarations, or the members of an object type. */
function linesOf(node: TSESTree.Node): readonly TSESTree.Node[] | undefined {
  if (node.type === 'TSTypeLiteral') return node.members
  return node.type === 'Program' || node.type === 'BlockStatement' || node.type === 'TSInterfaceBody' || node.type === 'TSModuleBlock' ? node.body : undefined
}

function byPlace(left: Edit, right: Edit): number {
  return left.range[0] - right.range[0] || left.range[1] - right.range[1]
}

/** A new statement can't stand inside what goes. */
function besideRemovals(edit: Edit, removals: readonly Edit[]): Edit {
  if (edit.range[0] !== edit.range[1]) return edit
  const around = removals.find(({ range }) => range[0] < edit.range[0] && edit.range[0] < range[1])
  return around === undefined ? edit : { range: [around.range[0], around.range[0]], text: edit.text }
}

/** What stands behind the last import that stays. */
function belowImports(draft: Draft): Edit[] {
  const { belowImports: texts, module } = draft
  const last = module.ast.body.findLast((statement) => statement.type === 'ImportDeclaration' && !draft.isRemoved(statement))
  const newline = lineBreak(module)
  if (texts.length > 0 && last === undefined) decline(reasons.noImport)
  return last === undefined ? [] : texts.map((text) => ({ range: [last.range[1], last.range[1]], text: `${newline}${text}` }))
}

/** One of a list with commas: it takes the comma behind it along, the last one the comma before it. */
function listRemoval(list: readonly TSESTree.Node[], node: TSESTree.Node, draft: Draft): Edit {
  const index = list.indexOf(node)
  const next = list[index + 1]
  if (next !== undefined) return { range: [node.range[0], next.range[0]], text: '' }
  const previous = list.slice(0, index).findLast((other) => !draft.removed.has(other))
  return { range: [previous?.range[1] ?? list[0]?.range[0] ?? node.range[0], node.range[1]], text: '' }
}

/** Another change of the file waits for the next pass: what it was worked out from is no longer there. */
function coverWholeFile(edits: readonly Edit[], { ast }: ModuleSource): Edit[] {
  const first = ast.body[0]?.range[0] ?? 0
  const last = ast.body.at(-1)?.range[1] ?? 0
  const start = edits[0]?.range[0] ?? 0
  const end = edits.at(-1)?.range[1] ?? 0
  return [
    ...(first < start ? [{ range: [first, first] as const, text: '' }] : []),
    ...edits,
    ...(last > end ? [{ range: [last, last] as const, text: '' }] : []),
  ]
}
