/**
 * Where a quoted thing or a comment ends. Each function takes the offset of the opening character and gives the offset
 * behind the closing one, or the text's end where nothing closes it.
 */

/** Ends a `--` or `#` comment, before the line break. */
export function lineCommentEnd(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const character = text[at]
    if (character === '\n' || character === '\r') return at
  }
  return text.length
}

/**
 * Makes a reader of block comments for one text. PostgreSQL, SQL Server and DuckDB nest them, MySQL and SQLite end at
 * the first closing mark. They are read as nested while that works out; from the first one that would swallow the rest
 * of the text they are not, so that a text is scanned twice at most.
 *
 * @param text - the whole text
 * @returns the reader
 */
export function blockCommentReader(text: string): (start: number) => number {
  let nests = true
  return (start) => {
    if (nests) {
      const end = nestedCommentEnd(text, start)
      if (end !== null) return end
      nests = false
    }
    return behind(text, '*/', start + 2)
  }
}

function nestedCommentEnd(text: string, start: number): number | null {
  let depth = 1
  for (let at = start + 2; at < text.length; at += 1) {
    if (text[at] === '*' && text[at + 1] === '/') {
      depth -= 1
      at += 1
      if (depth === 0) return at + 1
    } else if (text[at] === '/' && text[at + 1] === '*') {
      depth += 1
      at += 1
    }
  }
  return null
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at === -1 ? text.length : at + mark.length
}

/**
 * Ends `'…'`, `"…"` or `` `…` ``, where a doubled quote stands for itself.
 *
 * @param text - the whole text
 * @param start - the opening quote's offset
 * @param escapes - whether a backslash escapes the character behind it, as in PostgreSQL's `E'…'`
 */
export function quotedEnd(text: string, start: number, escapes: boolean): number {
  const quote = text[start]
  let backslash = escapes
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\' && quote !== '`') {
      // MySQL's 'it\'s': a string that ends in a backslash has no letter behind it
      backslash ||= text[at + 1] === quote && isLetter(text.charCodeAt(at + 2))
      if (backslash) at += 1
    } else if (text[at] === quote) {
      if (text[at + 1] !== quote) return at + 1
      at += 1
    }
  }
  return text.length
}

function isLetter(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
}

/**
 * Ends `[name]`, the identifier of SQL Server and SQLite. What holds a quote, a bracket or a line break is PostgreSQL's
 * or DuckDB's list.
 *
 * @returns the offset behind the bracket, or `null` where the bracket opens no identifier
 */
export function bracketedEnd(text: string, start: number): number | null {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at]
    // [a]]b]
    if (character === ']' && text[at + 1] === ']') at += 1
    else if (character === ']') return at > start + 1 ? at + 1 : null
    else if (character === '[' || character === '(' || character === "'" || character === '"' || character === '\n') return null
  }
  return null
}

/**
 * Ends PostgreSQL's `$$…$$` or `$tag$…$tag$`.
 *
 * @returns the offset behind the closing tag, or `null` where the dollar sign opens no string: `$1`
 */
export function dollarQuotedEnd(text: string, start: number, isTag: (code: number) => boolean): number | null {
  let tagEnd = start + 1
  while (tagEnd < text.length && isTag(text.charCodeAt(tagEnd))) tagEnd += 1
  if (text[tagEnd] !== '$' || isDigit(text.charCodeAt(start + 1))) return null
  return behind(text, text.slice(start, tagEnd + 1), tagEnd + 1)
}

/** Whether the code is that of 0 to 9. */
export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}
