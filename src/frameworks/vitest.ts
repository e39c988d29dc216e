import { defineFramework, type FrameworkMember } from './define-framework.ts'

const hook = (
  phase: 'after' | 'around' | 'before',
  frequency: 'each' | 'once',
  parameters: readonly ('context' | null)[] = [],
): FrameworkMember<'context'> => ({
  registration: { registers: 'hook', phase, frequency },
  callback: { argument: 0, parameters },
})

const hooks = {
  beforeAll: hook('before', 'once'),
  beforeEach: hook('before', 'each', ['context']),
  afterAll: hook('after', 'once'),
  afterEach: hook('after', 'each', ['context']),
  aroundAll: hook('around', 'once'),
  aroundEach: hook('around', 'each', [null, 'context']),
}

const testEnd = {
  onTestFinished: hook('after', 'each', ['context']),
  onTestFailed: hook('after', 'each', ['context']),
}

const registersTest = { registration: { registers: 'test' } } as const
const registersSuite = { registration: { registers: 'suite' } } as const

const globals = {
  test: { is: 'test' },
  it: { is: 'test' },
  describe: { is: 'suite' },
  suite: { is: 'suite' },
  vi: { is: 'vi' },
  vitest: { is: 'vi' },
  ...hooks,
  ...testEnd,
} as const

// An object of fixtures, or since 4.1 a name first and the function last
const fixtures = {
  fixtures: true,
  callback: { argument: 'last', parameters: ['context', 'fixture'] },
  returns: 'test',
} as const

export default defineFramework(() => ({
  packages: ['vitest'],
  types: {
    module: {
      ...globals,
      bench: { is: 'bench' },
      TestAPI: { annotates: 'test' },
      SuiteAPI: { annotates: 'suite' },
      TestContext: { annotates: 'context' },
    },
    globals,
    test: {
      '()': { ...registersTest, callback: { argument: 'last', parameters: ['context'] } },
      only: { is: 'test' },
      skip: { is: 'test', skips: true },
      todo: { is: 'test', skips: true },
      fails: { is: 'test' },
      concurrent: { is: 'test' },
      sequential: { is: 'test' },
      skipIf: { returns: 'test' },
      runIf: { returns: 'test' },
      each: { returns: 'testEach', tag: 'testEach', repeats: true },
      for: { returns: 'testFor', tag: 'testFor', repeats: true },
      extend: fixtures,
      override: fixtures,
      scoped: fixtures,
      describe: { is: 'suite' },
      suite: { is: 'suite' },
      ...hooks,
    },
    // What a call with a table gives: its callback gets the row before the context, or instead of it
    testEach: { '()': registersTest },
    testFor: { '()': { ...registersTest, callback: { argument: 'last', parameters: [null, 'context'] } } },
    context: { ...testEnd, onTestFinished: { ...testEnd.onTestFinished, endsTest: 'function' } },
    fixture: { onCleanup: hook('after', 'each') },
    suite: {
      '()': { ...registersSuite, callback: { argument: 'last', parameters: ['test'] } },
      only: { is: 'suite' },
      skip: { is: 'suite', skips: true },
      todo: { is: 'suite', skips: true },
      concurrent: { is: 'suite' },
      sequential: { is: 'suite' },
      shuffle: { is: 'suite' },
      skipIf: { returns: 'suite' },
      runIf: { returns: 'suite' },
      each: { returns: 'suiteEach', tag: 'suiteEach', repeats: true },
      for: { returns: 'suiteEach', tag: 'suiteEach', repeats: true },
    },
    suiteEach: { '()': registersSuite },
    bench: {
      '()': { registration: { registers: 'test' } },
      only: { is: 'bench' },
      skip: { is: 'bench', skips: true },
      todo: { is: 'bench', skips: true },
      skipIf: { returns: 'bench' },
      runIf: { returns: 'bench' },
    },
    vi: {
      mock: { mocks: { argument: 0 } },
      doMock: { mocks: { argument: 0 } },
      unmock: { unmocks: { argument: 0 } },
      doUnmock: { unmocks: { argument: 0 } },
      importActual: { loads: { argument: 0 } },
      hoisted: { hoists: true },
    },
  },
  globals: 'globals',
}))
