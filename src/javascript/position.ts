import type { TSESTree } from '@typescript-eslint/utils'
import { oncePer } from '../lazy.ts'
import type { Place } from '../model/fixture-model.ts'
import { positionFinder, underlinedPlace } from '../model/underlined-place.ts'
import type { ModuleSource } from './module-source.ts'
import { calleeOf, type Invocation } from './syntax.ts'

/** Where a part of a module's text is underlined. */
export function placeAt(range: readonly [number, number], module: ModuleSource): Place {
  return underlinedPlace(module.text, range, (offset) => positionAt(module, offset))
}

/** The part of a call that is enough to see which one it is: `new Pool`, `knex`, `MikroORM.init`. */
export function headOf(node: Invocation, module: ModuleSource): Place {
  return placeAt([node.range[0], calleeOf(node).range[1]], module)
}

/**
 * The line and column of an offset, by the line breaks that ESLint counts.
 *
 * @param module - a module
 * @param offset - an offset into its text
 * @returns a line from 1 and a column from 0
 */
export function positionAt(module: ModuleSource, offset: number): TSESTree.Position {
  return finderOf(module)(offset)
}

const finderOf = oncePer(({ text }: ModuleSource) => positionFinder([0, ...[...text.matchAll(/\r\n|[\n\r\u2028\u2029]/g)].map((found) => found.index + found[0].length)]))
