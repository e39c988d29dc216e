import { defineFramework } from './define-framework.ts'

const hooks = {
  beforeAll: { registration: { registers: 'hook', phase: 'before', frequency: 'once' } },
  beforeEach: { registration: { registers: 'hook', phase: 'before', frequency: 'each' } },
  afterAll: { registration: { registers: 'hook', phase: 'after', frequency: 'once' } },
  afterEach: { registration: { registers: 'hook', phase: 'after', frequency: 'each' } },
} as const

const registersTest = {
  registration: { registers: 'test' },
  callback: { argument: 'last', property: 'fn', parameters: ['context'] },
} as const

const registersSuite = {
  registration: { registers: 'suite' },
  callback: { argument: 'last', property: 'fn', parameters: [] },
} as const

export default defineFramework(() => ({
  packages: ['@std/testing/bdd'],
  types: {
    module: {
      describe: { is: 'suite' },
      it: { is: 'case' },
      test: { is: 'case' },
      before: hooks.beforeAll,
      after: hooks.afterAll,
      ...hooks,
    },
    globals: { Deno: { is: 'deno' } },
    deno: { test: { is: 'test' }, TestContext: { annotates: 'context' } },
    suite: { '()': registersSuite, only: registersSuite, ignore: { ...registersSuite, skips: true }, skip: { ...registersSuite, skips: true } },
    case: { '()': registersTest, only: registersTest, ignore: { ...registersTest, skips: true }, skip: { ...registersTest, skips: true } },
    // Hooks since Deno 2.5
    test: { '()': registersTest, only: registersTest, ignore: { ...registersTest, skips: true }, ...hooks },
    context: { step: registersTest },
  },
  globals: 'globals',
}))
