import { Cursor } from './cursor.ts'
import { plainName } from './schema-change.ts'
import type { Name, Statement } from './statement.ts'
import { tokenize, type Token } from './tokens.ts'

/** How many quotes within quotes are read: a block within a block. */
const deepestQuote = 2

/**
 * The tables that a statement puts rows in without saying what happens to a row that is there: an `INSERT`, also one
 * behind a `WITH`, or within a block that nobody reads otherwise.
 *
 * @param statement - a statement
 * @param text - the text it was read from
 * @param holes - the offsets of the text's holes
 * @returns names without their schema, in lower case; `null` for one that nobody can read
 */
export function filledTables(statement: Statement, text: string, holes: readonly number[] = []): (string | null)[] {
  const { end, start, verb } = statement
  switch (verb) {
    case 'insert':
      return statement.guarded ? [] : [readableName(statement.name)]
    case 'block':
    case 'do':
    case 'if':
    case 'other':
      return insertedWithin(text.slice(start, end), holes.map((hole) => hole - start), verb === 'do' ? 0 : deepestQuote)
    default:
      return []
  }
}

function insertedWithin(text: string, holes: readonly number[], depth: number): (string | null)[] {
  return partsOf(tokenize(text, holes)).flatMap((tokens) => [...insertedBy(tokens), ...(depth < deepestQuote ? tokens.flatMap((token) => insertedByQuoted(token, depth + 1)) : [])])
}

/** What stands between semicolons; a block's statements are told apart well enough. */
function partsOf(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]]
  for (const token of tokens) {
    if (token.kind === 'punctuation' && token.value === ';') parts.push([])
    else parts.at(-1)?.push(token)
  }
  return parts
}

function insertedBy(tokens: readonly Token[]): (string | null)[] {
  if (tokens.some(({ keyword }, index) => (keyword === 'ON' && conflicts.has(tokens[index + 1]?.keyword ?? '')) || (keyword === 'NOT' && tokens[index + 1]?.keyword === 'EXISTS'))) return []
  return tokens.flatMap(({ keyword }, index) => {
    if (keyword !== 'INSERT') return []
    const cursor = new Cursor(tokens, index + 1)
    cursor.take('INTO')
    // GRANT INSERT ON users, INSERT IGNORE INTO users
    const name = cursor.isAt('IGNORE') || cursor.isAt('OR') ? null : cursor.takeName()
    return name === null ? [] : [readableName(name)]
  })
}

const conflicts: ReadonlySet<string> = new Set(['CONFLICT', 'DUPLICATE'])

function insertedByQuoted({ kind, value }: Token, depth: number): (string | null)[] {
  return kind === 'string' ? insertedWithin(value.replace(/^\$\w*\$/, '').replace(/\$\w*\$$/, ''), [], depth) : []
}

function readableName(name: Name | null): string | null {
  const plain = plainName(name)
  return plain === '' ? null : plain
}
