import { runInThisContext } from 'node:vm'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { noHazards, repairsFor } from '../../src/sql/repairs.ts'
import { unguardedChanges } from '../../src/sql/schema-change.ts'
import { readStatements } from '../../src/sql/statements.ts'
import { postgresql, sqlite } from './corpus.ts'
import { lintCode, lintText, repairedCode } from './linted-text.ts'

const systems = {
  postgresql: { statements: postgresql, opening: "import { PGlite } from '@electric-sql/pglite'; const db = new PGlite('./data')" },
  sqlite: { statements: sqlite, opening: "import Database from 'better-sqlite3'; const db = new Database('test.db')" },
} as const

type Spelling = 'braced' | 'continued' | 'hexadecimal' | 'plain' | 'unicode'
type Quote = '"' | "'" | '`'

/** Writes a text as a JavaScript literal, each character in one of the ways there are. */
function spell(text: string, quote: Quote, spellings: readonly Spelling[], lineBreak: '\n' | '\r\n'): string {
  const characters = Array.from(text, (character, index) => {
    const code = character.codePointAt(0) ?? 0
    const digits = code.toString(16)
    switch (spellings[index % spellings.length]) {
      case 'braced':
        return `\\u{${digits}}`
      case 'hexadecimal':
        return code < 256 ? `\\x${digits.padStart(2, '0')}` : `\\u{${digits}}`
      case 'unicode':
        return code < 65536 ? `\\u${digits.padStart(4, '0')}` : `\\u{${digits}}`
      case 'continued':
        return `\\${lineBreak}${plain(character, quote, lineBreak)}`
      default:
        return plain(character, quote, lineBreak)
    }
  })
  return quote + characters.join('') + quote
}

function plain(character: string, quote: Quote, lineBreak: '\n' | '\r\n'): string {
  if (character === '\n') return quote === '`' ? lineBreak : String.raw`\n`
  return character === quote || character === '\\' || character === '$' || character === '\r' ? escaped(character) : character
}

function escaped(character: string): string {
  return character === '\r' ? String.raw`\r` : `\\${character}`
}

const spelling = fc.array(fc.constantFrom<Spelling>('plain', 'plain', 'plain', 'plain', 'braced', 'continued', 'hexadecimal', 'unicode'), { minLength: 1, maxLength: 40 })
const quotes = fc.constantFrom<Quote>('"', "'", '`')
const lineBreaks = fc.constantFrom<'\n' | '\r\n'>('\n', '\r\n')

function textOf(literal: string): string {
  return String(runInThisContext(literal))
}

describe.each(Object.entries(systems))('%s', (dialect, { opening, statements }) => {
  const texts = fc.array(fc.constantFrom(...statements), { minLength: 1, maxLength: 3 }).map((chosen) => chosen.join(';\n'))

  test('a repair lands at the same place however the text is spelled', () => {
    fc.assert(
      fc.property(texts, quotes, spelling, lineBreaks, (text, quote, spellings, lineBreak) => {
        const literal = spell(text, quote, spellings, lineBreak)
        expect(textOf(literal)).toBe(text)
        const code = (of: string): string => `${opening}\nbeforeAll(() => db.exec(${of}))\ntest('runs', () => {})\n`
        const messages = lintCode(code(literal))
        const expected = lintText(text, opening)
        expect(messages.map(withoutLine)).toEqual(expected.messages.map(withoutLine))
        const repaired = repairedCode(code(literal), messages)
        const [before = '', after = ''] = code('\0').split('\0')
        expect(repaired === null ? null : textOf(repaired.slice(before.length, -after.length))).toBe(expected.repaired)
      }),
      { numRuns: 400 },
    )
  })

  test('a repair that is made twice is made once', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { repaired } = lintText(text, opening)
        if (repaired !== null) expect(lintText(repaired, opening).messages).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  test('a fix changes nothing outside of the head of its statement', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const system = dialect === 'sqlite' ? 'sqlite' : 'postgresql'
        for (const change of readStatements(text).flatMap((statement) => unguardedChanges(statement, system))) {
          for (const { offset } of repairsFor(change, text, system, noHazards).fix?.insertions ?? []) {
            expect(offset).toBeGreaterThan(change.head.start)
            expect(offset).toBeLessThan(change.head.end)
          }
        }
      }),
      { numRuns: 300 },
    )
  })
})

/** The line of another definition depends on how the text is spelled. */
function withoutLine({ message }: { message: string }): string {
  return message.replace(/\bline \d+ defines/, 'a line defines')
}
