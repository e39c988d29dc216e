import { describe, expect, test } from 'vitest'
import type { Library } from '../../src/libraries/define-library.ts'
import { analyze } from '../javascript/analyze.ts'

/**
 * What a library's table says. Each key is a module's code; where one expression is asked about, it is the code's last
 * statement.
 */
export interface LibraryTable {
  /** The type of the last expression, as `'pg.Pool'`, or `null` where it is nothing of ours. */
  types: Readonly<Record<string, string | null>>
  /**
   * What the code opens, in source order: `'<library> <thing>, <database kind>'`, with `', read-only'` where it is;
   * an empty list where it only wraps what others opened.
   */
  opens?: Readonly<Record<string, readonly string[]>>
  /** Code whose last expression closes a handle. */
  closes?: readonly string[]
  /** The SQL texts that the last expression executes, a hole written as `${}`. */
  executes?: Readonly<Record<string, readonly string[]>>
  /** What the last expression creates through a builder: `'table users, unguarded'`, `'table users, guarded'`, or `null`. */
  schema?: Readonly<Record<string, string | null>>
}

/**
 * Runs a library's table as tests.
 *
 * @param library - the library the table is about
 * @param table - the expectations
 */
export function describeLibrary(library: Library, table: LibraryTable): void {
  describe(library.name, () => {
    test.each(Object.entries(table.types))('type: %s', (code, expected) => {
      expect(analyze(code).typeOfLast()).toBe(expected)
    })
    if (table.opens !== undefined) {
      test.each(Object.entries(table.opens))('opens: %s', (code, expected) => {
        const opened = analyze(code).model.acquisitions.map(({ library: name, thing, database, readOnly }) => `${name} ${thing}, ${database}${readOnly ? ', read-only' : ''}`)
        expect(opened).toEqual(expected)
      })
    }
    if (table.closes !== undefined) {
      test.each(table.closes)('closes: %s', (code) => {
        expect(analyze(code).lastCloses()).toBe(true)
      })
    }
    if (table.executes !== undefined) {
      test.each(Object.entries(table.executes))('executes: %s', (code, expected) => {
        expect(analyze(code).lastExecutes()).toEqual(expected)
      })
    }
    if (table.schema !== undefined) {
      test.each(Object.entries(table.schema))('schema: %s', (code, expected) => {
        expect(analyze(code).lastCreates()).toBe(expected)
      })
    }
  })
}
