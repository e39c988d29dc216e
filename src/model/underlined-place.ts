import type { Place } from './fixture-model.ts'

/** Tells the line, from 1, and the column, from 0, of an offset into a text. */
export type FindPosition = (offset: number) => Place['loc']['start']

/**
 * Where a part of a text is underlined: of several lines, the first, without the blanks behind it.
 *
 * @param text - the text
 * @param range - where the part stands
 * @param positionAt - tells lines and columns
 */
export function underlinedPlace(text: string, [start, end]: readonly [number, number], positionAt: FindPosition): Place {
  const [line = ''] = text.slice(start, end).split(/[\n\r\u2028\u2029]/, 1)
  const lineEnd = start + line.trimEnd().length
  return { range: [start, lineEnd], loc: { start: positionAt(start), end: positionAt(lineEnd) } }
}

/** @param starts - the offsets at which the lines of a text start */
export function positionFinder(starts: readonly number[]): FindPosition {
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) }
  }
}
