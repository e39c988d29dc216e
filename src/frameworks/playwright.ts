import { defineFramework } from './define-framework.ts'

const registersTest = { registration: { registers: 'test' } } as const

export default defineFramework(() => ({
  packages: { '@playwright/test': 'test', 'playwright/test': 'test' },
  types: {
    // The module of both packages is the function `test` with the exports as its properties
    test: {
      '()': registersTest,
      default: { is: 'test' },
      test: { is: 'test' },
      mergeTests: { returns: 'test' },
      TestType: { annotates: 'test' },
      only: registersTest,
      // Also `skip(condition, description)` for what runs already: no function comes last, nothing is registered
      skip: { ...registersTest, skips: true },
      fixme: { ...registersTest, skips: true },
      fail: { is: 'failing' },
      describe: { is: 'suite' },
      extend: { returns: 'test', fixtures: true },
      use: { fixtures: true },
      beforeAll: { registration: { registers: 'hook', phase: 'before', frequency: 'once' } },
      beforeEach: { registration: { registers: 'hook', phase: 'before', frequency: 'each' } },
      afterAll: { registration: { registers: 'hook', phase: 'after', frequency: 'once' } },
      afterEach: { registration: { registers: 'hook', phase: 'after', frequency: 'each' } },
    },
    failing: { '()': registersTest, only: registersTest },
    suite: {
      '()': { registration: { registers: 'suite' } },
      only: { is: 'suite' },
      skip: { is: 'suite', skips: true },
      fixme: { is: 'suite', skips: true },
      serial: { is: 'suite' },
      parallel: { is: 'suite' },
    },
  },
}))
