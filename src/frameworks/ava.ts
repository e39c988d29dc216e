import { defineFramework, type FrameworkMember } from './define-framework.ts'

const hook = (phase: 'after' | 'before', frequency: 'each' | 'once'): FrameworkMember<'context'> => ({
  registration: { registers: 'hook', phase, frequency },
  callback: { argument: 'last', parameters: ['context'] },
})

const before = hook('before', 'once')
const beforeEach = hook('before', 'each')
const after = hook('after', 'once')
const afterEach = hook('after', 'each')

export default defineFramework(() => ({
  packages: { ava: 'test' },
  types: {
    // Up to version 7 `require('ava')` gives the function itself
    test: {
      // What follows the function is handed to it; `todo` takes a title only
      '()': { registration: { registers: 'test' }, callback: { argument: 1, parameters: ['context'] } },
      default: { is: 'test' },
      TestFn: { annotates: 'test' },
      ExecutionContext: { annotates: 'context' },
      only: { is: 'test' },
      skip: { is: 'test', skips: true },
      failing: { is: 'test' },
      serial: { is: 'test' },
      skipIf: { returns: 'test' },
      runIf: { returns: 'test' },
      macro: { callback: { argument: 0, parameters: ['context'] } },
      before: { is: 'before' },
      beforeEach: { is: 'beforeEach' },
      after: { is: 'after' },
      afterEach: { is: 'afterEach' },
    },
    before: { '()': before, skip: before },
    beforeEach: { '()': beforeEach, skip: beforeEach },
    after: { '()': after, always: { is: 'after' }, skip: after },
    afterEach: { '()': afterEach, always: { is: 'afterEach' }, skip: afterEach },
    context: { context: { keeps: true }, teardown: { registration: { registers: 'hook', phase: 'after', frequency: 'each' }, endsTest: 'method' } },
  },
}))
