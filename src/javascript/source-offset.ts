import type { SqlText } from './sql-text.ts'

/**
 * Finds where an offset of an SQL text stands in the source, where that is plain: inside one literal part whose source
 * is its text to the letter, with no escape that would shift it.
 *
 * @param sql - the text with its parts
 * @param offset - an offset into the text
 * @returns the offset into the source; `undefined` next to a hole or a `+`, and behind an escape
 */
export function sourceOffset({ parts, module }: SqlText, offset: number): number | undefined {
  const part = parts.find(({ start, length }) => start < offset && offset < start + length)
  if (part === undefined) return undefined
  // A literal and a template's part both have one character of quote or brace before their text
  const begin = part.node.range[0] + 1
  const text = module.text.slice(begin, begin + part.length)
  const cooked = part.node.type === 'Literal' ? part.node.value : part.node.value.cooked
  const distance = offset - part.start
  return text.slice(0, distance) === cooked?.slice(0, distance) ? begin + distance : undefined
}
