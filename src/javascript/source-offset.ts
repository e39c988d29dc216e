import type { SqlText } from './sql-text.ts'

/** How the text of a literal part stands in the source. */
type Spelling =
  /** To the letter. */
  | { kind: 'plain' }
  /** To the letter but for line breaks, which are `\r\n` in the source: the offsets into the text where they are. */
  | { kind: 'line breaks'; breaks: readonly number[] }
  /** With escapes; the number of characters before the first one. */
  | { kind: 'escaped'; plainLength: number }

const spellings = new WeakMap<SqlText['parts'][number]['node'], Spelling>()

/**
 * Finds where an offset of an SQL text stands in the source, where that is plain: inside one literal part, with no escape
 * before it that would shift it.
 *
 * @param sql - the text with its parts
 * @param offset - an offset into the text
 * @returns the offset into the source; `undefined` next to a hole or a `+`, and behind an escape
 */
export function sourceOffset(sql: SqlText, offset: number): number | undefined {
  const part = sql.parts.find(({ start, length }) => start < offset && offset < start + length)
  if (part === undefined) return undefined
  const spelling = spellings.get(part.node) ?? readSpelling(part, sql)
  spellings.set(part.node, spelling)
  // A literal and a template's part both have one character of quote or brace before their text
  const begin = part.node.range[0] + 1
  const distance = offset - part.start
  if (spelling.kind === 'plain') return begin + distance
  if (spelling.kind === 'escaped') return distance <= spelling.plainLength ? begin + distance : undefined
  return begin + distance + spelling.breaks.filter((position) => position < distance).length
}

function readSpelling({ node, length }: SqlText['parts'][number], { module }: SqlText): Spelling {
  const begin = node.range[0] + 1
  const cooked = (node.type === 'Literal' ? node.value : node.value.cooked) ?? ''
  const source = module.text.slice(begin, begin + length)
  if (source === cooked) return { kind: 'plain' }
  const breaks = [...cooked.matchAll(/\n/g)].map(({ index }) => index)
  if (module.text.slice(begin, begin + length + breaks.length).replaceAll('\r\n', '\n') === cooked) return { kind: 'line breaks', breaks }
  let plainLength = 0
  while (plainLength < length && source[plainLength] === cooked[plainLength]) plainLength += 1
  return { kind: 'escaped', plainLength }
}
