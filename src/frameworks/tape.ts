import { defineFramework } from './define-framework.ts'

const registersTest = {
  registration: { registers: 'test' },
  callback: { argument: 'last', parameters: ['test'] },
} as const

const afterAll = { registration: { registers: 'hook', phase: 'after', frequency: 'once' } } as const

export default defineFramework(() => ({
  packages: ['tape'],
  types: {
    // The module is the function `test` itself
    module: {
      '()': registersTest,
      default: { is: 'module' },
      test: { is: 'module' },
      only: registersTest,
      skip: { ...registersTest, skips: true },
      createHarness: { returns: 'module' },
      getHarness: { returns: 'module' },
      onFinish: afterAll,
      Test: { construct: 'test' },
    },
    test: {
      test: registersTest,
      teardown: afterAll,
    },
  },
}))
