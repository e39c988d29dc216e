import { positionFinder, type FindPosition } from '../model/underlined-place.ts'

/** Converts between the lines and columns of Python's `ast` and offsets into a text. */
export interface LineIndex {
  /** The lines without their breaks. */
  lines: readonly string[]
  /** The break that the text uses. */
  lineBreak: string
  /** Where each line starts. */
  starts: readonly number[]
  /**
   * @param line - from 1
   * @param byteColumn - UTF-8 bytes from the start of the line
   * @returns the offset in UTF-16 units
   */
  offsetOf: (line: number, byteColumn: number) => number
  /** The line, from 1, and the column, from 0, of an offset. */
  positionAt: FindPosition
}

/**
 * Indexes the lines of a Python text. Python breaks lines at `\n`, `\r\n` and `\r` alone.
 *
 * @param text - the text, without a byte order mark
 */
export function indexLines(text: string): LineIndex {
  const lines: string[] = []
  const starts = [0]
  let begin = 0
  for (const found of text.matchAll(/\r\n?|\n/g)) {
    lines.push(text.slice(begin, found.index))
    begin = found.index + found[0].length
    starts.push(begin)
  }
  lines.push(text.slice(begin))

  return {
    lines,
    lineBreak: /\r\n?|\n/.exec(text)?.[0] ?? '\n',
    starts,
    offsetOf: (line, byteColumn) => (starts[line - 1] ?? text.length) + unitsOf(lines[line - 1] ?? '', byteColumn),
    positionAt: positionFinder(starts),
  }
}

/** How many UTF-16 units of a line its first bytes are. */
function unitsOf(line: string, bytes: number): number {
  let units = 0
  for (let left = bytes; left > 0 && units < line.length; ) {
    const code = line.codePointAt(units) ?? 0
    left -= code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
    units += code < 0x10000 ? 1 : 2
  }
  return units
}
