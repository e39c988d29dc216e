import tape from '../../src/frameworks/tape.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(tape, {
  registers: {
    "import test from 'tape'; test('creates a user', (t) => { t.end() })": ['test'],
    "import { test } from 'tape'; test('creates a user', async (t) => {})": ['test'],
    "const test = require('tape'); test('creates a user', (t) => { t.end() })": ['test'],
    "const tape = require('tape'); tape.test('creates a user', (t) => { t.end() })": ['test'],
    "import tape = require('tape'); tape('creates a user', (t) => { t.end() })": ['test'],
    "import test from 'tape'; test('imports rows', { timeout: 30_000 }, (t) => {}); test((t) => {})": ['test', 'test'],
    "import test from 'tape'; test.only('a', (t) => {}); test.skip('b', (t) => {})": ['test', 'test'],
    "import test from 'tape'; test('users', (t) => { t.test('creates one', (st) => { st.end() }) })": ['test', 'test'],
    "import test from 'tape'; test('users', async (t) => { t.teardown(async () => { await db.end() }) })": ['test', 'hook after once'],
    "import test from 'tape'; test('a', (t) => { t.test('b', (st) => { st.teardown(() => {}) }) })": ['test', 'test', 'hook after once'],
    "import test from 'tape'; test.onFinish(() => db.end())": ['hook after once'],
    "import { createHarness } from 'tape'; const check = createHarness(); check('creates a user', (t) => {})": ['test'],
    "import { getHarness } from 'tape'; getHarness().only('creates a user', (t) => {})": ['test'],
    "import test, { type Test } from 'tape'; export function connect(t: Test) { t.teardown(() => db.end()) }": ['hook after once'],

    "const test = (name, run) => run(); test('creates a user', () => {})": [],
    "import test from './support/tape.js'; test('creates a user', (t) => { t.teardown(() => {}) })": [],
    "import test from 'tap'; test.test('creates a user', () => {})": [],
    "import test from 'tape'; test('compares', (t) => { t.throws(() => {}); t.skip('later') })": ['test'],
    "test('creates a user', (t) => { t.end() })": [],
  },
})
