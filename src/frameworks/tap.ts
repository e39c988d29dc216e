import { defineFramework, type FrameworkMember } from './define-framework.ts'

const hook = (phase: 'after' | 'before', frequency: 'each' | 'once'): FrameworkMember<'test'> => ({
  registration: { registers: 'hook', phase, frequency },
  callback: { argument: 0, parameters: ['test'] },
})

const registersTest = {
  registration: { registers: 'test' },
  callback: { argument: 'last', parameters: ['test'] },
} as const

export default defineFramework(() => ({
  packages: { tap: 'test', '@tapjs/test': 'classes' },
  types: {
    // The module is the root test with its methods as exports; a test body gets a test with the same methods
    test: {
      default: { is: 'test' },
      t: { is: 'test' },
      Test: { construct: 'test' },
      TAP: { annotates: 'test' },
      test: registersTest,
      only: registersTest,
      skip: { ...registersTest, skips: true },
      todo: registersTest,
      before: hook('before', 'once'),
      beforeEach: hook('before', 'each'),
      after: hook('after', 'once'),
      afterEach: hook('after', 'each'),
      teardown: hook('after', 'once'),
    },
    classes: { Test: { construct: 'test' } },
  },
}))
