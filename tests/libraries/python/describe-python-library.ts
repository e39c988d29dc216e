import { describe, expect, test } from 'vitest'
import type { Library } from '../../../src/libraries/define-library.ts'
import { analyzePython } from '../../python/analyze.ts'

/** What a Python library's table says. Each key is a module's code; one expression is asked about, the last statement. */
export interface PythonLibraryTable {
  /** The type of the last expression, as `'psycopg.Connection'`, or `null` where it is nothing of ours. */
  types: Readonly<Record<string, string | null>>
  /** What the code opens, in source order: `'<library> <thing>, <database kind>'`. */
  opens?: Readonly<Record<string, readonly string[]>>
  /** Code whose last expression closes a handle. */
  closes?: readonly string[]
  /** The SQL texts that the last expression executes, a hole written as `{}`. */
  executes?: Readonly<Record<string, readonly string[]>>
}

/**
 * Runs a library's table as tests.
 *
 * @param library - the library the table is about
 * @param table - the expectations
 */
export function describePythonLibrary(library: Library, { types, opens = {}, closes = [], executes = {} }: PythonLibraryTable): void {
  describe(library.name, () => {
    test.each(Object.entries(types))('type: %s', (code, expected) => {
      expect(analyzePython(code).typeOfLast()).toBe(expected)
    })
    for (const [code, expected] of Object.entries(opens)) {
      test(`opens: ${code}`, () => {
        expect(analyzePython(code).model.acquisitions.map(({ library: name, thing, database }) => `${name} ${thing}, ${database}`)).toEqual(expected)
      })
    }
    for (const code of closes) {
      test(`closes: ${code}`, () => {
        expect(analyzePython(code).lastCloses()).toBe(true)
      })
    }
    for (const [code, expected] of Object.entries(executes)) {
      test(`executes: ${code}`, () => {
        expect(analyzePython(code).lastExecutes()).toEqual(expected)
      })
    }
  })
}
