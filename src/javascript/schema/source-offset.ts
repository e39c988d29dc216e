import type { TSESTree } from '@typescript-eslint/utils'
import type { ModuleSource } from '../module-source.ts'
import type { SqlText } from './sql-text.ts'

/** The offset into the source for each offset into a literal's text, its end included; `null` where the two can't be matched. */
type SourceOffsets = readonly number[] | null

const known = new WeakMap<TSESTree.Node, SourceOffsets>()

/**
 * Finds where a character of an SQL text begins in the source, through escapes, line continuations and line breaks of
 * either kind.
 *
 * @param sql - the text with its parts
 * @param offset - the offset of a character
 * @returns the offset into the source; `undefined` where the character stands in no literal: in a hole, or in another file
 */
export function sourceOffset(sql: SqlText, offset: number): number | undefined {
  return offsetsAround(sql, offset)?.begin
}

/** Like {@link sourceOffset}, for the place behind a character. */
export function sourceOffsetBehind(sql: SqlText, offset: number): number | undefined {
  return offsetsAround(sql, offset)?.end
}

/** Whether two neighbouring characters stand in one literal, with no `${…}` and no `+` between them. */
export function isInOneLiteral({ parts }: SqlText, offset: number): boolean {
  return parts.some(({ start, length }) => start < offset && offset < start + length)
}

function offsetsAround({ module, parts }: SqlText, offset: number): { begin: number; end: number } | undefined {
  const part = parts.find(({ start, length }) => start <= offset && offset < start + length)
  if (part === undefined) return undefined
  const offsets = known.get(part.node) ?? sourceOffsets(part, module)
  known.set(part.node, offsets)
  const begin = offsets?.[offset - part.start]
  const end = offsets?.[offset - part.start + 1]
  return begin === undefined || end === undefined ? undefined : { begin, end }
}

function sourceOffsets({ node, length, isRaw }: SqlText['parts'][number], module: ModuleSource): SourceOffsets {
  // A literal and a template's part both have one character of quote or brace before their text
  const begin = node.range[0] + 1
  const offsets: number[] = []
  let at = begin
  while (offsets.length < length && at < module.text.length) {
    const size = isRaw === true ? rawSize(module.text, at) : spelledSize(module.text, at)
    // Where a spelling gives no character, a line continuation, the next one begins behind it
    for (let unit = 0; unit < size.units; unit += 1) offsets.push(at)
    at += size.characters
  }
  offsets.push(at)
  return offsets.length === length + 1 ? offsets : null
}

/** How many characters of source spell how many characters of text. */
interface Size {
  characters: number
  units: number
}

const plain: Size = { characters: 1, units: 1 }

function rawSize(source: string, at: number): Size {
  return source.startsWith('\r\n', at) ? { characters: 2, units: 1 } : plain
}

function spelledSize(source: string, at: number): Size {
  if (source[at] !== '\\') return rawSize(source, at)
  const braced = /^\\u\{([\da-f]+)\}/i.exec(source.slice(at, at + 16))
  if (braced) return { characters: braced[0].length, units: Number.parseInt(braced[1] ?? '0', 16) > 0xffff ? 2 : 1 }
  const escape = /^\\(?:\r\n|[\n\r\u2028\u2029]|u[\da-f]{4}|x[\da-f]{2}|[0-3][0-7]{0,2}|[4-7][0-7]?)/i.exec(source.slice(at, at + 6))
  if (escape === null) return { characters: 2, units: 1 }
  return { characters: escape[0].length, units: /^[\n\r\u2028\u2029]/.test(escape[0].slice(1)) ? 0 : 1 }
}
