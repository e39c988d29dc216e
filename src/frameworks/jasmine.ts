import { defineFramework } from './define-framework.ts'

const registersTest = { registration: { registers: 'test' } } as const
const registersSuite = { registration: { registers: 'suite' } } as const

const globals = {
  describe: registersSuite,
  fdescribe: registersSuite,
  xdescribe: { ...registersSuite, skips: true },
  it: registersTest,
  fit: registersTest,
  xit: { ...registersTest, skips: true },
  beforeAll: { registration: { registers: 'hook', phase: 'before', frequency: 'once' } },
  beforeEach: { registration: { registers: 'hook', phase: 'before', frequency: 'each' } },
  afterAll: { registration: { registers: 'hook', phase: 'after', frequency: 'once' } },
  afterEach: { registration: { registers: 'hook', phase: 'after', frequency: 'each' } },
  jasmine: { is: 'jasmine' },
} as const

export default defineFramework(() => ({
  packages: { jasmine: 'runner', 'jasmine-core': 'core' },
  types: {
    globals,
    jasmine: { getEnv: { returns: 'globals' } },
    // The package's export is the class of its runner
    runner: { '()': { construct: 'Jasmine' }, default: { construct: 'Jasmine' } },
    Jasmine: { env: { is: 'globals' } },
    // Up to version 6 through `noGlobals`: https://github.com/jasmine/jasmine/blob/main/release_notes/7.0.0.md
    core: { ...globals, noGlobals: { returns: 'globals' } },
  },
  globals: 'globals',
}))
