import { defineFramework } from './define-framework.ts'

const registersTest = { registration: { registers: 'test' } } as const

export default defineFramework(() => ({
  packages: ['uvu'],
  types: {
    module: {
      test: { is: 'test' },
      suite: { returns: 'test' },
      Test: { annotates: 'test' },
    },
    test: {
      '()': registersTest,
      only: registersTest,
      skip: { ...registersTest, skips: true },
      before: { is: 'before' },
      after: { is: 'after' },
    },
    before: {
      '()': { registration: { registers: 'hook', phase: 'before', frequency: 'once' } },
      each: { registration: { registers: 'hook', phase: 'before', frequency: 'each' } },
    },
    after: {
      '()': { registration: { registers: 'hook', phase: 'after', frequency: 'once' } },
      each: { registration: { registers: 'hook', phase: 'after', frequency: 'each' } },
    },
  },
}))
