import { defineFramework } from './define-framework.ts'

// A hook takes its function alone or after a title
const beforeAll = { registration: { registers: 'hook', phase: 'before', frequency: 'once' } } as const
const beforeEach = { registration: { registers: 'hook', phase: 'before', frequency: 'each' } } as const
const afterAll = { registration: { registers: 'hook', phase: 'after', frequency: 'once' } } as const
const afterEach = { registration: { registers: 'hook', phase: 'after', frequency: 'each' } } as const

export default defineFramework(() => ({
  packages: ['mocha'],
  types: {
    module: {
      describe: { is: 'suite' },
      context: { is: 'suite' },
      suite: { is: 'suite' },
      xdescribe: { is: 'suite', skips: true },
      xcontext: { is: 'suite', skips: true },
      it: { is: 'test' },
      specify: { is: 'test' },
      test: { is: 'test' },
      xit: { is: 'test', skips: true },
      xspecify: { is: 'test', skips: true },
      before: beforeAll,
      beforeEach,
      after: afterAll,
      afterEach,
      suiteSetup: beforeAll,
      setup: beforeEach,
      suiteTeardown: afterAll,
      teardown: afterEach,
    },
    test: {
      '()': { registration: { registers: 'test' } },
      only: { is: 'test' },
      skip: { is: 'test', skips: true },
    },
    suite: {
      '()': { registration: { registers: 'suite' } },
      only: { is: 'suite' },
      skip: { is: 'suite', skips: true },
    },
  },
  globals: 'module',
}))
