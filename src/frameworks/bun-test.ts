import { defineFramework } from './define-framework.ts'

const hooks = {
  beforeAll: { registration: { registers: 'hook', phase: 'before', frequency: 'once' } },
  beforeEach: { registration: { registers: 'hook', phase: 'before', frequency: 'each' } },
  afterAll: { registration: { registers: 'hook', phase: 'after', frequency: 'once' } },
  afterEach: { registration: { registers: 'hook', phase: 'after', frequency: 'each' } },
  aroundAll: { registration: { registers: 'hook', phase: 'around', frequency: 'once' } },
  aroundEach: { registration: { registers: 'hook', phase: 'around', frequency: 'each' } },
} as const

const onTestFinished = { registration: { registers: 'hook', phase: 'after', frequency: 'each' } } as const

const globals = {
  test: { is: 'test' },
  it: { is: 'test' },
  xtest: { is: 'test', skips: true },
  xit: { is: 'test', skips: true },
  describe: { is: 'suite' },
  xdescribe: { is: 'suite', skips: true },
  jest: { is: 'jest' },
  vi: { is: 'jest' },
  beforeAll: hooks.beforeAll,
  beforeEach: hooks.beforeEach,
  afterAll: hooks.afterAll,
  afterEach: hooks.afterEach,
} as const

const mocks = { mocks: { argument: 0 } } as const

export default defineFramework(() => ({
  packages: ['bun:test'],
  types: {
    module: {
      ...globals,
      ...hooks,
      onTestFinished,
      mock: { is: 'mock' },
    },
    globals,
    // Fixtures, around hooks and `runIf`: https://bun.com/reference/bun/test/Test
    test: {
      '()': { registration: { registers: 'test' }, callback: { argument: 'last', parameters: ['context'] } },
      only: { is: 'test' },
      skip: { is: 'test', skips: true },
      todo: { is: 'test', skips: true },
      failing: { is: 'test' },
      concurrent: { is: 'test' },
      serial: { is: 'test' },
      if: { returns: 'test' },
      skipIf: { returns: 'test' },
      runIf: { returns: 'test' },
      todoIf: { returns: 'test' },
      failingIf: { returns: 'test' },
      concurrentIf: { returns: 'test' },
      serialIf: { returns: 'test' },
      each: { returns: 'testEach', repeats: true },
      extend: { returns: 'test', fixtures: true },
      override: { returns: 'test', fixtures: true },
      ...hooks,
    },
    testEach: { '()': { registration: { registers: 'test' } } },
    context: { onTestFinished },
    suite: {
      '()': { registration: { registers: 'suite' } },
      only: { is: 'suite' },
      skip: { is: 'suite', skips: true },
      todo: { is: 'suite', skips: true },
      concurrent: { is: 'suite' },
      serial: { is: 'suite' },
      if: { returns: 'suite' },
      skipIf: { returns: 'suite' },
      todoIf: { returns: 'suite' },
      each: { returns: 'suite', repeats: true },
    },
    mock: { module: mocks },
    jest: { mock: mocks, doMock: mocks },
  },
  globals: 'globals',
}))
