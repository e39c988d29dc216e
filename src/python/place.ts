import type { Place } from '../model/fixture-model.ts'
import { underlinedPlace } from '../model/underlined-place.ts'
import type { PythonModule } from './modules/python-module.ts'
import type { PythonNode } from './syntax.ts'

/** Where a node is underlined. */
export function placeOf(node: PythonNode, module: PythonModule): Place {
  return placeAt(module.rangeOf(node), module)
}

/** Where a part of a module's text is underlined. */
export function placeAt(range: readonly [number, number], { lines, text }: PythonModule): Place {
  return underlinedPlace(text, range, lines.positionAt)
}
