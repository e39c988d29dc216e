import { blockCommentReader, bracketedEnd, dollarQuotedEnd, isDigit, lineCommentEnd, quotedEnd } from './extents.ts'

/** U+FFFC OBJECT REPLACEMENT CHARACTER: stands in SQL text for a JavaScript `${…}`. */
export const holeMark = '\uFFFC'

export type TokenKind =
  /** A `${…}` outside quotes. */
  | 'hole'
  | 'number'
  /** One character that is nothing else. */
  | 'punctuation'
  /** An identifier in quotes: `"a"`, `` `a` ``, `[a]`. */
  | 'quoted'
  /** `'…'`, `E'…'` or `$$…$$`. */
  | 'string'
  /** A keyword or a plain identifier, SQL Server's `#temporary` included. */
  | 'word'

/** A piece of SQL text that is neither white space nor a comment. */
export interface Token {
  kind: TokenKind
  start: number
  end: number
  /** A word as it is written, the content of quotes, a punctuation character. */
  value: string
  /** A word in upper case; empty for anything else. */
  keyword: string
  /** Whether the token is a hole, or quotes with a hole in them. */
  holed: boolean
}

/**
 * Splits SQL text of any dialect into tokens. It reads every text, takes time in proportion to its length, and ends what
 * is not closed at the text's end. Comments are left out, except MySQL's executable ones: the words in
 * `/*!50003 TRIGGER *\/` are tokens.
 *
 * Where dialects differ it takes the reading that loses least: `#` is a comment only where no operator, temporary table
 * or JSON path can stand, `[a]` an identifier only where no list or subscript can, a backslash escapes a quote only in
 * `E'…'` and in front of a letter.
 *
 * @param text - SQL text, a {@link holeMark} for each hole
 * @param holes - the offsets of the holes; a mark elsewhere is ordinary text
 * @returns the tokens in order
 */
export function tokenize(text: string, holes: readonly number[] = []): Token[] {
  const source = withoutOtherMarks(text, holes)
  const tokens: Token[] = []
  const blockCommentEnd = blockCommentReader(source)
  let at = 0
  let opensLine = true
  let executable = false

  const push = (kind: TokenKind, end: number, value: string): void => {
    const keyword = kind === 'word' ? value.toUpperCase() : ''
    const holed = kind === 'hole' || ((kind === 'quoted' || kind === 'string') && value.includes(holeMark))
    tokens.push({ kind, start: at, end, value, keyword, holed })
    at = end
    opensLine = false
  }

  while (at < source.length) {
    const character = source.charAt(at)
    const next = source.charAt(at + 1)
    const code = source.charCodeAt(at)
    const previous = tokens.at(-1)
    if (code <= 32 || character === '\uFEFF') {
      if (character === '\n') opensLine = true
      at += 1
    } else if (isBatchEnd(source, at, opensLine)) push('punctuation', lineCommentEnd(source, at), ';')
    else if (character === holeMark) push('hole', at + 1, '')
    else if (character === '-' && next === '-') at = lineCommentEnd(source, at)
    else if (character === '/' && next === '*') {
      const opened = executableCommentStart(source, at)
      if (opened !== null) executable = true
      at = opened ?? blockCommentEnd(at)
    } else if (executable && character === '*' && next === '/') {
      executable = false
      at += 2
    } else if (character === '#' && isComment(source.charAt(at + 1), opensLine, previous)) at = lineCommentEnd(source, at)
    else if ((character === 'E' || character === 'e') && next === "'") {
      const end = quotedEnd(source, at + 1, true)
      push('string', end, content(source, at + 1, end, "'"))
    } else if (character === "'" || character === '"' || character === '`') {
      const end = quotedEnd(source, at, false)
      push(character === "'" ? 'string' : 'quoted', end, content(source, at, end, character))
    } else if (isWordStart(source, at, previous)) {
      const end = wordEnd(source, at)
      push('word', end, source.slice(at, end))
    } else if (isDigit(code)) {
      const end = numberEnd(source, at)
      push('number', end, source.slice(at, end))
    } else {
      const bracketed = character === '[' && mayOpenIdentifier(at, previous) ? bracketedEnd(source, at) : null
      const dollarQuoted = character === '$' ? dollarQuotedEnd(source, at, isTagCode) : null
      if (bracketed !== null) push('quoted', bracketed, content(source, at, bracketed, ']'))
      else if (dollarQuoted !== null) push('string', dollarQuoted, source.slice(at, dollarQuoted))
      else push('punctuation', at + 1, character)
    }
  }
  return tokens
}

/** SQL Server's `GO` and Oracle's `/` on a line of their own, at which their tools part a script. */
function isBatchEnd(source: string, at: number, opensLine: boolean): boolean {
  // The comments that may open a line, however many, are no reason to look at the rest of it
  return opensLine && /^(?:go\b|\/(?![*/]))/i.test(source.slice(at, at + 3)) && /^(?:go(?:[ \t]+\d+)?|\/)[ \t]*$/i.test(source.slice(at, lineCommentEnd(source, at)))
}

/** Replaces marks that stand for themselves, so that every mark left is a hole. */
function withoutOtherMarks(text: string, holes: readonly number[]): string {
  if (!text.includes(holeMark)) return text
  const offsets = new Set(holes)
  return text.replaceAll(holeMark, (mark, offset: number) => (offsets.has(offset) ? mark : '\uFFFD'))
}

/** Where the text of `/*!50003 … *\/` or MariaDB's `/*M! … *\/` begins, or `null` where the comment is only that. */
function executableCommentStart(source: string, start: number): number | null {
  const mark = source[start + 2] === 'M' ? start + 3 : start + 2
  if (source[mark] !== '!') return null
  let at = mark + 1
  while (isDigit(source.charCodeAt(at))) at += 1
  return at
}

/** Whether `#` begins a MySQL comment, not PostgreSQL's `a # b`, `a #> b`, SQL Server's `#table`. */
function isComment(next: string, opensLine: boolean, previous: Token | undefined): boolean {
  const followsOperand = previous !== undefined && !(previous.kind === 'punctuation' && ',;('.includes(previous.value))
  if (next.trim() === '') return opensLine || !followsOperand
  return opensLine && !followsOperand && !'>-#='.includes(next)
}

/** `a[1]`, `int[]` and `ARRAY [x]` are no identifiers, `[dbo].[users]` is two. */
function mayOpenIdentifier(at: number, previous: Token | undefined): boolean {
  if (previous === undefined) return true
  if (previous.keyword === 'ARRAY') return false
  if (previous.end < at) return true
  return previous.kind === 'punctuation' && '.,(='.includes(previous.value)
}

function isWordStart(source: string, at: number, previous: Token | undefined): boolean {
  const code = source.charCodeAt(at)
  // #temporary and ##global, but not a#b
  if (source[at] === '#') {
    const name = source[at + 1] === '#' ? at + 2 : at + 1
    return isTagCode(source.charCodeAt(name)) && !isDigit(source.charCodeAt(name)) && (previous === undefined || previous.end < at)
  }
  return isTagCode(code) && !isDigit(code)
}

function isTagCode(code: number): boolean {
  const isAscii = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || isDigit(code)
  return isAscii || (code >= 128 && code !== 0xfffc)
}

function wordEnd(source: string, start: number): number {
  let at = source.startsWith('##', start) ? start + 2 : start + 1
  while (at < source.length && (isTagCode(source.charCodeAt(at)) || source[at] === '$')) at += 1
  return at
}

/** Ends `1`, `1.5e3`, `0xff` or MySQL's name `2fa`; the dots of `1..2` and `1.a` are not part. */
function numberEnd(source: string, start: number): number {
  let at = start
  for (;;) {
    const isFraction = source[at] === '.' && isDigit(source.charCodeAt(at + 1))
    if (at >= source.length || !(isTagCode(source.charCodeAt(at)) || isFraction)) return at
    at += 1
  }
}

/** What stands between quotes, doubled quotes undone. */
function content(source: string, start: number, end: number, closing: string): string {
  const isClosed = end - start > 1 && source[end - 1] === closing
  return source.slice(start + 1, isClosed ? end - 1 : end).replaceAll(closing + closing, closing)
}
