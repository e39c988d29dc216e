import type { Registration } from '../define-framework.ts'

const before = (frequency: 'each' | 'once'): Registration => ({ registers: 'hook', phase: 'before', frequency })
const after = (frequency: 'each' | 'once'): Registration => ({ registers: 'hook', phase: 'after', frequency })

/** Hooks that pytest, unittest and Django call by name. */
export const namedHooks: Readonly<Record<string, Registration>> = {
  setup_module: before('once'),
  setup_class: before('once'),
  setup_method: before('each'),
  setup_function: before('each'),
  teardown_module: after('once'),
  teardown_class: after('once'),
  teardown_method: after('each'),
  teardown_function: after('each'),
  setUpModule: before('once'),
  setUpClass: before('once'),
  setUpTestData: before('once'),
  setUp: before('each'),
  asyncSetUp: before('each'),
  tearDownModule: after('once'),
  tearDownClass: after('once'),
  tearDown: after('each'),
  asyncTearDown: after('each'),
}

/** How pytest names tests, unless its configuration says otherwise. */
export const testFunctionName = /^test/
export const testClassName = /^Test/
