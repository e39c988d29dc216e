/** The head of a `match` statement or of one of its cases, as far as it stands on a line of its own. */
const head = /^([ \t]*)(case|match)[ \t](.*)$/gm

/**
 * Puts brackets around the sequences of `match` statements that have none, which py-ast does not read: `match x, y:` and
 * `case 1, *rest if rest:`. What stands in them keeps its line and column.
 *
 * @param text - a module's text
 */
export function closeOpenSequences(text: string): string {
  return text.replaceAll(head, (line: string, indent: string, keyword: string, rest: string) => {
    const found = openSequence(rest, keyword)
    if (found === undefined) return line
    const { end, colon } = found
    const [open, close] = keyword === 'case' ? '[]' : '()'
    const sequence = rest.slice(0, end)
    // In the place of the space before `if`, or of one behind the colon
    const behind = end === colon ? `:${rest.slice(colon + 1).replace(/^[ \t]/, '')}` : rest.slice(end + 1)
    return `${indent}${keyword}${open ?? ''}${sequence}${close ?? ''}${behind}`
  })
}

/** Where a sequence without brackets ends, and where the colon behind it stands. */
function openSequence(rest: string, keyword: string): { end: number; colon: number } | undefined {
  let depth = 0
  let hasComma = false
  let guard: number | undefined
  for (let at = 0; at < rest.length; at += 1) {
    const character = rest[at] ?? ''
    if (character === '"' || character === "'") at = endOfString(rest, at)
    else if ('([{'.includes(character)) depth += 1
    else if (')]}'.includes(character)) depth -= 1
    else if (depth > 0) continue
    else if (character === '#') return undefined
    else if (character === ',') hasComma ||= guard === undefined
    else if (character === ':') return hasComma ? { end: guard ?? at, colon: at } : undefined
    else if (keyword === 'case' && guard === undefined && /^\sif\b/.test(rest.slice(at, at + 4))) guard = at
  }
  return undefined
}

function endOfString(text: string, start: number): number {
  const quote = text[start]
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === quote) return at
  }
  return text.length
}
