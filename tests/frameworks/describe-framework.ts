import { describe, expect, test } from 'vitest'
import { createApiRegistry } from '../../src/api/registry.ts'
import type { Framework } from '../../src/frameworks/define-framework.ts'
import { analyze } from '../javascript/analyze.ts'

/**
 * What a framework's table says. Each key is a module's code, read with this framework alone: what stands in it of
 * another framework is nothing.
 */
export interface FrameworkTable {
  /**
   * What the code registers, in the order in which the callbacks start: `'test'`, `'suite'`, or
   * `'hook <phase> <frequency>'`. A call that gets no function registers nothing.
   */
  registers: Readonly<Record<string, readonly string[]>>
  /** The module specifiers that the code replaces with fakes, in source order. */
  mocks?: Readonly<Record<string, readonly string[]>>
  /** The names of the fixtures that the code defines, in source order. */
  fixtures?: Readonly<Record<string, readonly string[]>>
}

/**
 * Runs a framework's table as tests.
 *
 * @param framework - the framework the table is about
 * @param table - the expectations
 */
export function describeFramework(framework: Framework, table: FrameworkTable): void {
  const apis = createApiRegistry([framework])
  describe(framework.name, () => {
    test.each(Object.entries(table.registers))('registers: %s', (code, expected) => {
      const calls = analyze(code, { apis }).registrations.calls.toSorted((left, right) => left.callback.range[0] - right.callback.range[0])
      expect(calls.map(({ registration }) => (registration.registers === 'hook' ? `hook ${registration.phase} ${registration.frequency}` : registration.registers))).toEqual(expected)
    })
    if (table.mocks !== undefined) {
      test.each(Object.entries(table.mocks))('mocks: %s', (code, expected) => {
        expect(analyze(code, { apis }).registrations.mocks.map(({ specifier }) => specifier)).toEqual(expected)
      })
    }
    if (table.fixtures !== undefined) {
      test.each(Object.entries(table.fixtures))('fixtures: %s', (code, expected) => {
        expect([...analyze(code, { apis }).registrations.fixtures.values()]).toEqual(expected)
      })
    }
  })
}
