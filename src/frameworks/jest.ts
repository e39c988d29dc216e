import { defineFramework } from './define-framework.ts'

const mocks = { mocks: { argument: 0 }, returns: 'jest' } as const
const unmocks = { unmocks: { argument: 0 }, returns: 'jest' } as const

export default defineFramework(() => ({
  packages: ['@jest/globals'],
  types: {
    module: {
      test: { is: 'test' },
      it: { is: 'test' },
      fit: { is: 'test' },
      xit: { is: 'test', skips: true },
      xtest: { is: 'test', skips: true },
      describe: { is: 'suite' },
      fdescribe: { is: 'suite' },
      xdescribe: { is: 'suite', skips: true },
      jest: { is: 'jest' },
      beforeAll: { registration: { registers: 'hook', phase: 'before', frequency: 'once' } },
      beforeEach: { registration: { registers: 'hook', phase: 'before', frequency: 'each' } },
      afterAll: { registration: { registers: 'hook', phase: 'after', frequency: 'once' } },
      afterEach: { registration: { registers: 'hook', phase: 'after', frequency: 'each' } },
    },
    // `todo` takes a title only and throws where it gets a function
    test: {
      '()': { registration: { registers: 'test' } },
      only: { is: 'test' },
      skip: { is: 'test', skips: true },
      failing: { is: 'test' },
      concurrent: { is: 'test' },
      each: { returns: 'test', tag: 'test', repeats: true },
    },
    suite: {
      '()': { registration: { registers: 'suite' } },
      only: { is: 'suite' },
      skip: { is: 'suite', skips: true },
      each: { returns: 'suite', tag: 'suite', repeats: true },
    },
    jest: {
      mock: mocks,
      doMock: mocks,
      unstable_mockModule: mocks,
      setMock: mocks,
      unmock: unmocks,
      dontMock: unmocks,
      requireActual: { loads: { argument: 0 } },
      resetModules: { returns: 'jest' },
    },
  },
  globals: 'module',
}))
