import { defineFramework } from './define-framework.ts'

const beforeEach = { registration: { registers: 'hook', phase: 'before', frequency: 'each' } } as const
const afterEach = { registration: { registers: 'hook', phase: 'after', frequency: 'each' } } as const

export default defineFramework(() => ({
  packages: ['qunit'],
  types: {
    module: {
      default: { is: 'module' },
      QUnit: { is: 'module' },
      module: { is: 'suite' },
      test: { is: 'test' },
      only: { is: 'test' },
      skip: { is: 'test', skips: true },
      todo: { is: 'test' },
      hooks: { is: 'globalHooks' },
    },
    globals: { QUnit: { is: 'module' } },
    // `each` and `if` take a title, a data set or condition, and the function last
    test: {
      '()': { registration: { registers: 'test' } },
      only: { is: 'test' },
      skip: { is: 'test', skips: true },
      todo: { is: 'test' },
      if: { is: 'test' },
      each: { is: 'test' },
    },
    suite: {
      '()': { registration: { registers: 'suite' }, callback: { argument: 'last', parameters: ['hooks'] } },
      only: { is: 'suite' },
      skip: { is: 'suite', skips: true },
      todo: { is: 'suite' },
      if: { is: 'suite' },
    },
    hooks: {
      before: { registration: { registers: 'hook', phase: 'before', frequency: 'once' } },
      beforeEach,
      after: { registration: { registers: 'hook', phase: 'after', frequency: 'once' } },
      afterEach,
    },
    globalHooks: { beforeEach, afterEach },
  },
  globals: 'globals',
}))
