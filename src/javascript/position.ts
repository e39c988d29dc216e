import type { TSESTree } from '@typescript-eslint/utils'
import type { ModuleSource } from './module-source.ts'

const lineStarts = new WeakMap<ModuleSource, readonly number[]>()

/**
 * The line and column of an offset, by the line breaks that ESLint counts.
 *
 * @param module - a module
 * @param offset - an offset into its text
 * @returns a line from 1 and a column from 0
 */
export function positionAt(module: ModuleSource, offset: number): TSESTree.Position {
  const starts = lineStarts.get(module) ?? [0, ...[...module.text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map((found) => found.index + found[0].length)]
  lineStarts.set(module, starts)
  let low = 0
  let high = starts.length
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if ((starts[middle] ?? 0) <= offset) low = middle
    else high = middle
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) }
}
