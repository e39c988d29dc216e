import { defineFramework } from './define-framework.ts'

const registersTest = { registration: { registers: 'test' } } as const
const registersSuite = { registration: { registers: 'suite' } } as const

export default defineFramework(() => ({
  packages: ['poku'],
  types: {
    module: {
      test: { is: 'test' },
      it: { is: 'test' },
      describe: { is: 'suite' },
      beforeEach: { registration: { registers: 'hook', phase: 'before', frequency: 'each' } },
      afterEach: { registration: { registers: 'hook', phase: 'after', frequency: 'each' } },
    },
    test: { '()': registersTest, only: registersTest, skip: { ...registersTest, skips: true }, todo: registersTest },
    suite: { '()': registersSuite, only: registersSuite, skip: { ...registersSuite, skips: true }, todo: registersSuite },
  },
}))
