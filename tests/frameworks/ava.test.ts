import ava from '../../src/frameworks/ava.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(ava, {
  registers: {
    "import test from 'ava'; test('creates a user', async (t) => {})": ['test'],
    "import check from 'ava'; check('creates a user', async (t) => {})": ['test'],
    "const test = require('ava'); test('creates a user', (t) => {})": ['test'],
    "const { default: test } = require('ava'); test('creates a user', (t) => {})": ['test'],
    "const test = require('ava').default; test('creates a user', (t) => {})": ['test'],
    "import anyTest, { type TestFn } from 'ava'; const test = anyTest as TestFn<{ db: Pool }>; test('reads', (t) => {})": ['test'],
    "import type { TestFn } from 'ava'; export function useDatabase(test: TestFn) { test.before(() => {}) }": ['hook before once'],

    "import test from 'ava'; test.only('a', (t) => {}); test.skip('b', (t) => {})": ['test', 'test'],
    "import test from 'ava'; test.failing('a', (t) => {}); test.failing.only('b', (t) => {})": ['test', 'test'],
    "import test from 'ava'; test.serial('a', (t) => {}); test.serial.failing.skip('b', (t) => {})": ['test', 'test'],
    "import test from 'ava'; test.skipIf(process.env.CI)('a', (t) => {}); test.serial.runIf(true)('b', (t) => {})": ['test', 'test'],
    "import test from 'ava'; for (const count of [1, 2]) test(`creates ${count} users`, (t, count) => {}, count)": ['test'],
    "import test from 'ava'; test.todo('archives a user')": [],

    "import test from 'ava'; test.before(async (t) => { t.context.db = open() }); test.after(async (t) => {})": [
      'hook before once',
      'hook after once',
    ],
    "import test from 'ava'; test.beforeEach(async (t) => {}); test.afterEach(async (t) => {})": ['hook before each', 'hook after each'],
    "import test from 'ava'; test.before('connects', async (t) => {}); test.afterEach('truncates', async (t) => {})": [
      'hook before once',
      'hook after each',
    ],
    "import test from 'ava'; test.after.always(async (t) => {}); test.afterEach.always(async (t) => {})": [
      'hook after once',
      'hook after each',
    ],
    "import test from 'ava'; test.after.always.skip((t) => {}); test.beforeEach.skip((t) => {})": ['hook after once', 'hook before each'],
    "import test from 'ava'; test.serial.before((t) => {}); test.serial.afterEach.always((t) => {})": [
      'hook before once',
      'hook after each',
    ],

    "import test from 'ava'; test('connects', async (t) => { t.teardown(() => db.end()) })": ['test', 'hook after each'],
    "import test from 'ava'; test.serial('connects', async ({ teardown }) => { teardown(() => db.end()) })": ['test', 'hook after each'],
    "import test from 'ava'; const reads = test.macro(async (t, table) => { t.teardown(() => db.end()) })": ['hook after each'],
    "import type { ExecutionContext } from 'ava'; export function connect(t: ExecutionContext) { t.teardown(() => db.end()) }": [
      'hook after each',
    ],

    "const test = (title, run) => run(); test('creates a user', () => {})": [],
    "import test from './support/test.js'; test('creates a user', (t) => { t.teardown(() => {}) })": [],
    "import test from 'node:test'; test('creates a user', () => {})": [],
    "test('creates a user', (t) => {})": [],
    "import test from 'ava'; test('compares', (t) => { t.throws(() => {}); t.try('again', (t) => {}) })": ['test'],
  },
})
