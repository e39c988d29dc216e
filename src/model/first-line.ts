/**
 * The part of a text that a squiggle underlines: of several lines, the first.
 *
 * @param text - the text
 * @param range - where the part stands
 * @returns where what is underlined stands, without the blanks behind it
 */
export function firstLine(text: string, [start, end]: readonly [number, number]): [number, number] {
  const [line = ''] = text.slice(start, end).split(/[\n\r\u2028\u2029]/, 1)
  return [start, start + line.trimEnd().length]
}
