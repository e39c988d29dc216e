import { defineFramework } from './define-framework.ts'

const beforeEach = { registration: { registers: 'hook', phase: 'before', frequency: 'each' } } as const
const afterEach = { registration: { registers: 'hook', phase: 'after', frequency: 'each' } } as const

export default defineFramework(() => ({
  packages: { '@japa/runner': 'module', '@japa/runner/core': 'core' },
  types: {
    module: { test: { is: 'test' } },
    core: {
      Test: { construct: 'Test' },
      Group: { construct: 'Group' },
      TestContext: { construct: 'context' },
    },
    test: {
      '()': {
        registration: { registers: 'test' },
        callback: { argument: 1, parameters: ['context'] },
        returns: 'Test',
      },
      group: {
        registration: { registers: 'suite' },
        callback: { argument: 1, parameters: ['Group'] },
        returns: 'Group',
      },
    },
    Test: {
      // `test('…').with(rows).run(callback)`: the body comes last in the chain
      run: {
        registration: { registers: 'test' },
        callback: { argument: 0, parameters: ['context'] },
        returns: 'Test',
      },
      setup: { ...beforeEach, returns: 'Test' },
      teardown: { ...afterEach, returns: 'Test' },
      cleanup: { ...afterEach, returns: 'Test' },
      with: { returns: 'Test' },
      skip: { returns: 'Test' },
      fails: { returns: 'Test' },
      throws: { returns: 'Test' },
      timeout: { returns: 'Test' },
      disableTimeout: { returns: 'Test' },
      resetTimeout: { returns: 'Test' },
      tags: { returns: 'Test' },
      retry: { returns: 'Test' },
      waitForDone: { returns: 'Test' },
      pin: { returns: 'Test' },
    },
    Group: {
      each: { is: 'each' },
      setup: { registration: { registers: 'hook', phase: 'before', frequency: 'once' }, returns: 'Group' },
      teardown: { registration: { registers: 'hook', phase: 'after', frequency: 'once' }, returns: 'Group' },
      tap: { callback: { argument: 0, parameters: ['Test'] }, returns: 'Group' },
    },
    each: { setup: beforeEach, teardown: afterEach },
    context: { cleanup: afterEach },
  },
}))
