import { defineFramework, type FrameworkMember } from './define-framework.ts'

const hook = (phase: 'after' | 'before', frequency: 'each' | 'once'): FrameworkMember<'context'> => ({
  registration: { registers: 'hook', phase, frequency },
  callback: { argument: 0, parameters: ['context'] },
})

const hooks = {
  before: hook('before', 'once'),
  beforeEach: hook('before', 'each'),
  after: hook('after', 'once'),
  afterEach: hook('after', 'each'),
}

const registersTest = {
  registration: { registers: 'test' },
  callback: { argument: 'last', parameters: ['context'] },
} as const
const registersSuite = { registration: { registers: 'suite' } } as const

export default defineFramework(() => ({
  packages: ['node:test'],
  types: {
    // The module is the function `test` itself, and so are its members `test`, `it` and `default`
    module: {
      '()': registersTest,
      default: { is: 'module' },
      test: { is: 'module' },
      it: { is: 'module' },
      only: registersTest,
      skip: { ...registersTest, skips: true },
      todo: registersTest,
      expectFailure: registersTest,
      describe: { is: 'suite' },
      suite: { is: 'suite' },
      mock: { is: 'mock' },
      TestContext: { annotates: 'context' },
      ...hooks,
    },
    suite: {
      '()': registersSuite,
      only: registersSuite,
      skip: { ...registersSuite, skips: true },
      todo: registersSuite,
      expectFailure: registersSuite,
    },
    context: {
      test: { is: 'module' },
      mock: { is: 'mock' },
      ...hooks,
      after: { ...hooks.after, endsTest: 'method' },
    },
    mock: { module: { mocks: { argument: 0 } } },
  },
}))
