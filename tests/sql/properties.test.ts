import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { guardFor, guardInsertion } from '../../src/sql/guards.ts'
import type { AlterAction, CreateStatement } from '../../src/sql/statement.ts'
import { readStatements } from '../../src/sql/statements.ts'
import { holeMark, tokenize } from '../../src/sql/tokens.ts'
import { postgresql, sqlite } from './corpus.ts'

const fragments = [
  ...'()[];,.\'"`$#@:?=*/-!\\ \n'.split(''),
  ...['--', '/*', '*/', '/*!50000', '$$', '$a$', "E'", '#a', '1..2', holeMark, '\uD800', '\0'],
  ...'CREATE ALTER DROP OR REPLACE TABLE INDEX VIEW TRIGGER FUNCTION SCHEMA TYPE USER MAPPING'.split(' '),
  ...'IF NOT EXISTS ON AS SELECT INTO FROM'.split(' '),
  ...'BEGIN END CASE ELSE ADD COLUMN CONSTRAINT UNIQUE TEMP CONCURRENTLY DEFINER ALGORITHM SQL SECURITY INSERT users'.split(' '),
]
const soup = fc.array(fc.constantFrom(...fragments), { maxLength: 60 }).chain((words) => fc.constantFrom(words.join(' '), words.join('')))
const anyText = fc.oneof(soup, fc.string({ unit: 'binary', maxLength: 80 }), fc.constantFrom(...postgresql, ...sqlite))
const everyHole = (text: string): number[] => [...text.matchAll(/\uFFFC/g)].map(({ index }) => index)

describe('any text', () => {
  test('has tokens in order, inside it, with only space and comments between', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let behind = 0
        for (const token of tokenize(text, everyHole(text))) {
          expect(token.start).toBeGreaterThanOrEqual(behind)
          expect(token.end).toBeGreaterThan(token.start)
          behind = token.end
        }
        expect(behind).toBeLessThanOrEqual(text.length)
      }),
      { numRuns: 3000 },
    )
  })

  test('has statements in order, and offsets inside them', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let behind = 0
        for (const statement of readStatements(text, everyHole(text))) {
          expect(statement.start).toBeGreaterThanOrEqual(behind)
          expect(statement.end).toBeGreaterThan(statement.start)
          behind = statement.end
          for (const subject of subjects([statement])) {
            if (subject.guardOffset === null) continue
            expect(subject.guardOffset).toBeGreaterThan(statement.start)
            expect(subject.guardOffset).toBeLessThan(statement.end)
          }
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('takes any list of holes', () => {
    fc.assert(fc.property(anyText, fc.array(fc.integer()), (text, holes) => readStatements(text, holes).length <= text.length))
  })
})

type Subject = AlterAction | CreateStatement

function subjects(statements: ReturnType<typeof readStatements>): Subject[] {
  return statements.flatMap((statement): readonly Subject[] => {
    if (statement.verb === 'create') return [statement]
    return statement.verb === 'alter' ? statement.actions.filter(({ action }) => action.startsWith('add')) : []
  })
}

/** Guards whatever can be guarded. */
function guardAll(text: string): string {
  const insertions = subjects(readStatements(text, everyHole(text))).flatMap((subject) => {
    const { fix, suggestions } = guardFor(subject)
    const clause = fix ?? suggestions[0]
    const isDone = 'verb' in subject && (subject.orReplace || subject.guarded !== false)
    const insertion = clause === undefined || isDone ? null : guardInsertion(text, subject, clause)
    return insertion === null ? [] : [insertion]
  })
  return insertions.toReversed().reduce((done, { offset, text: clause }) => done.slice(0, offset) + clause + done.slice(offset), text)
}

describe('a guard', () => {
  test('inserted twice is there once', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = guardAll(text)
        expect(guardAll(once)).toBe(once)
      }),
      { numRuns: 3000 },
    )
  })

  test('changes nothing else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...postgresql, ...sqlite), (text) => {
        const shape = (of: string): string[] =>
          readStatements(of).map((statement) => `${statement.verb} ${'kind' in statement ? statement.kind : ''}`)
        expect(shape(guardAll(text))).toEqual(shape(text))
      }),
      { numRuns: 500 },
    )
  })
})

// Reading in quadratic time takes minutes here, in linear time a fraction of a second.
describe('a long text', () => {
  const isQuick = (text: string): boolean => {
    const holes = everyHole(text)
    const start = performance.now()
    readStatements(text, holes)
    return performance.now() - start < 5000
  }

  const repeated = [
    ...['(', ')', '[', ']', ';', ',', '.', "'", '"', '`', '$', '#', '/', '*', '\\'],
    ...['--', '/*', '*/', '/*!', '$$', "E'", '1.', 'a', holeMark, '\n'],
    ...["'a\\'b", '/* a ', '*/ /* ', '$a$ $b$ ', '$a', '[a', '# a\n', '#a\n', 'a#', `${holeMark}.`, 'a.', 'a '],
    ...['CREATE TABLE a (b int);', 'CREATE ', 'CREATE TEMP ', 'CREATE TRIGGER a BEGIN ', 'TEMP ', 'OR REPLACE ', 'DEFINER '],
    ...['ADD b int, ', 'SELECT AS ', 'ON COMMIT ', 'IF BEGIN END ', 'CASE ', 'END ', 'WITH INSERT ', 'IF NOT EXISTS '],
  ]
  test.each(repeated)('of %j', (part) => {
    for (const prefix of ['', 'ALTER TABLE a ']) {
      expect(isQuick(prefix + part.repeat(2 ** 18 / part.length))).toBe(true)
    }
  })

  test('of a megabyte of statements', () => {
    const script = [...postgresql, ...sqlite].join(';\n')
    expect(isQuick(`${script};\n`.repeat(2 ** 20 / script.length))).toBe(true)
  })
})
