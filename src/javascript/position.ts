import type { TSESTree } from '@typescript-eslint/utils'
import { firstLine } from '../model/first-line.ts'
import type { Place } from '../model/fixture-model.ts'
import type { ModuleSource } from './module-source.ts'
import { calleeOf, type Invocation } from './syntax.ts'

/** Where a part of a module's text is underlined. */
export function placeAt(range: readonly [number, number], module: ModuleSource): Place {
  const [start, end] = firstLine(module.text, range)
  return { range: [start, end], loc: { start: positionAt(module, start), end: positionAt(module, end) } }
}

/** The part of a call that is enough to see which one it is: `new Pool`, `knex`, `MikroORM.init`. */
export function headOf(node: Invocation, module: ModuleSource): Place {
  return placeAt([node.range[0], calleeOf(node).range[1]], module)
}

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
