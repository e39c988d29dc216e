import type { Place } from '../model/fixture-model.ts'
import type { PythonModule } from './python-module.ts'
import type { PythonNode } from './syntax.ts'

/** Where a node stands, as ESLint counts. */
export function placeOf(node: PythonNode, module: PythonModule): Place {
  return placeAt(module.rangeOf(node), module)
}

export function placeAt(range: readonly [number, number], { lines }: PythonModule): Place {
  return { range, loc: { start: lines.positionAt(range[0]), end: lines.positionAt(range[1]) } }
}
