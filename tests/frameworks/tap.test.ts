import tap from '../../src/frameworks/tap.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(tap, {
  registers: {
    "import t from 'tap'; t.test('creates a user', async (t) => {})": ['test'],
    "import { test } from 'tap'; test('creates a user', (t) => { t.end() })": ['test'],
    "import { t } from 'tap'; t.test('creates a user', async () => {})": ['test'],
    "import * as tap from 'tap'; tap.test('creates a user', async () => {})": ['test'],
    "const t = require('tap'); t.test('creates a user', (t) => { t.end() })": ['test'],
    "const { test, beforeEach } = require('tap'); beforeEach(async () => {}); test('creates a user', async () => {})": [
      'hook before each',
      'test',
    ],

    "import t from 'tap'; t.test('imports rows', { timeout: 30_000 }, async (t) => {})": ['test'],
    "import t from 'tap'; t.test(async (t) => {})": ['test'],
    "import t from 'tap'; t.only('a', async () => {}); t.skip('b', async () => {}); t.todo('c', async () => {})": ['test', 'test', 'test'],

    "import t from 'tap'; t.before(async () => {}); t.after(async () => {})": ['hook before once', 'hook after once'],
    "import t from 'tap'; t.teardown(async () => {})": ['hook after once'],
    "import t from 'tap'; t.beforeEach(async (t) => {}); t.afterEach(async (t) => {})": ['hook before each', 'hook after each'],
    "import { before, after } from 'tap'; before(async () => {}); after(async () => {})": ['hook before once', 'hook after once'],

    "import t from 'tap'; t.test('users', async (t) => { await t.test('creates one', async (t) => {}) })": ['test', 'test'],
    "import t from 'tap'; t.test('users', { timeout: 10 }, async (t) => { t.teardown(() => db.end()); t.beforeEach(() => {}) })": [
      'test',
      'hook after once',
      'hook before each',
    ],
    "import { test } from 'tap'; test('users', async (t) => { t.test('creates one', async (t) => { t.after(() => {}) }) })": [
      'test',
      'test',
      'hook after once',
    ],
    "import t from 'tap'; t.beforeEach((t) => { t.teardown(() => db.end()) })": ['hook before each', 'hook after once'],
    "import type { Test } from 'tap'; export function connect(t: Test) { t.teardown(() => db.end()) }": ['hook after once'],
    "import type { TAP } from 'tap'; export function connect(t: TAP) { t.teardown(() => db.end()) }": ['hook after once'],
    "import type { Test } from '@tapjs/test'; export function connect(t: Test) { t.after(() => db.end()) }": ['hook after once'],

    "const t = { test(name, run) {} }; t.test('creates a user', () => {})": [],
    "import t from './support/tap.js'; t.test('creates a user', (t) => { t.teardown(() => {}) })": [],
    "import t from 'tape'; t.test('creates a user', () => {})": [],
    "import t from 'tap'; t.throws(() => {}); t.equal(1, 1); t.plan(2)": [],
    "t.test('creates a user', async (t) => {})": [],
  },
})
