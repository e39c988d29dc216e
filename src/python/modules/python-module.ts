import { lazy } from '../../lazy.ts'
import { indexLines, type LineIndex } from '../line-index.ts'
import { analyzeScopes, type ModuleScopes } from './scopes.ts'
import { childrenOf, visit, type Module, type PythonNode } from '../syntax.ts'

/** A parsed Python module: the linted file, or one that it imports. */
export interface PythonModule {
  /** Absolute path. */
  readonly filename: string
  readonly text: string
  readonly ast: Module
  readonly lines: LineIndex
  /** What its names stand for. */
  readonly scopes: ModuleScopes
  /** The node that a node stands in, `undefined` for the module. */
  readonly parentOf: (node: PythonNode) => PythonNode | undefined
  /** Offsets into the text, end exclusive. */
  readonly rangeOf: (node: PythonNode) => [number, number]
}

/**
 * @param filename - absolute path
 * @param text - the module's text
 * @param ast - its tree
 */
export function createModule(filename: string, text: string, ast: Module): PythonModule {
  const lines = lazy(() => indexLines(text))
  const parents = lazy(() => parentsBelow(ast))
  const scopes = lazy(() => analyzeScopes(ast))
  const rangeOf = (node: PythonNode): [number, number] => {
    if (node.nodeType === 'Module') return [0, text.length]
    const { lineno, col_offset: column, end_lineno: endLine, end_col_offset: endColumn } = node
    if (lineno === undefined || column === undefined) return spanOf(childrenOf(node), rangeOf)
    const start = lines().offsetOf(lineno, column)
    return [start, endLine === undefined || endColumn === undefined ? start : lines().offsetOf(endLine, endColumn)]
  }
  return {
    filename,
    text,
    ast,
    get lines() {
      return lines()
    },
    get scopes() {
      return scopes()
    },
    parentOf: (node) => parents().get(node),
    rangeOf,
  }
}

/** Whether a node is another one or stands in it. */
export function isInside(node: PythonNode, container: PythonNode, { parentOf }: PythonModule): boolean {
  for (let current: PythonNode | undefined = node; current !== undefined; current = parentOf(current)) if (current === container) return true
  return false
}

/** From the first to the last of some nodes: what the arguments of a function or an item of a `with` take up. */
function spanOf(nodes: readonly PythonNode[], rangeOf: (node: PythonNode) => [number, number]): [number, number] {
  const ranges = nodes.map(rangeOf)
  return ranges.length === 0 ? [0, 0] : [Math.min(...ranges.map(([start]) => start)), Math.max(...ranges.map(([, end]) => end))]
}

function parentsBelow(root: PythonNode): Map<PythonNode, PythonNode> {
  const parents = new Map<PythonNode, PythonNode>()
  visit(root, (node) => {
    for (const child of childrenOf(node)) parents.set(child, node)
    return true
  })
  return parents
}
