import nodeTest from '../../src/frameworks/node-test.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(nodeTest, {
  registers: {
    "import test from 'node:test'; test('creates a user', async () => {})": ['test'],
    "import { test } from 'node:test'; test('creates a user', (t, done) => { done() })": ['test'],
    "import { describe, it } from 'node:test'; describe('users', () => { it('creates one', () => {}) })": ['suite', 'test'],
    "import { suite, test as check } from 'node:test'; suite('users', () => { check('creates one', () => {}) })": ['suite', 'test'],
    "import * as runner from 'node:test'; runner.test('a', () => {}); runner.default('b', () => {})": ['test', 'test'],
    "const test = require('node:test'); test('creates a user', () => {})": ['test'],
    "const { describe, it, before } = require('node:test'); describe('users', () => { before(() => {}); it('creates one', () => {}) })": [
      'suite',
      'hook before once',
      'test',
    ],
    "import test from 'node:test'; test.describe('users', () => { test.it('creates one', () => {}) })": ['suite', 'test'],
    "import test from 'node:test'; test.suite('users', () => { test.test('creates one', () => {}) })": ['suite', 'test'],

    "import test from 'node:test'; test('imports rows', { timeout: 30_000, concurrency: true }, async () => {})": ['test'],
    "import test from 'node:test'; test(async function createsUser() {}); test({ skip: true }, () => {})": ['test', 'test'],
    "import { describe } from 'node:test'; describe('users', { concurrency: true }, () => {}); describe(() => {})": ['suite', 'suite'],

    "import test from 'node:test'; test.only('a', () => {}); test.skip('b', () => {}); test.todo('c', () => {})": ['test', 'test', 'test'],
    "import { it } from 'node:test'; it.only('a', () => {}); it.skip('b', { timeout: 10 }, () => {})": ['test', 'test'],
    "import { it } from 'node:test'; it.expectFailure('rejects a duplicate', () => {})": ['test'],
    "import { describe } from 'node:test'; describe.only('users', () => {}); describe.skip('roles', () => {})": ['suite', 'suite'],
    "import { suite } from 'node:test'; suite.todo('users', () => {})": ['suite'],
    "import { describe } from 'node:test'; describe.expectFailure('users', () => {})": ['suite'],
    "import { only, skip } from 'node:test'; only('creates a user', () => {}); skip('deletes a user', () => {})": ['test', 'test'],

    "import { before, after } from 'node:test'; before(async () => {}, { timeout: 1000 }); after(async () => {})": [
      'hook before once',
      'hook after once',
    ],
    "import { beforeEach, afterEach } from 'node:test'; beforeEach(async () => {}); afterEach(async () => {})": [
      'hook before each',
      'hook after each',
    ],
    "import test from 'node:test'; test.before(async () => {}); test.afterEach(async () => {})": ['hook before once', 'hook after each'],
    "import { before } from 'node:test'; async function connect() {}; before(connect)": ['hook before once'],

    "import test from 'node:test'; test('users', async (t) => { await t.test('creates one', async () => {}) })": ['test', 'test'],
    "import test from 'node:test'; test('users', async (t) => { t.before(() => {}); t.after(() => {}) })": [
      'test',
      'hook before once',
      'hook after once',
    ],
    "import { it } from 'node:test'; it('users', { timeout: 10 }, async (t) => { t.beforeEach(() => {}); t.afterEach(() => {}) })": [
      'test',
      'hook before each',
      'hook after each',
    ],
    "import test from 'node:test'; test('users', async ({ test: check, after }) => { after(() => {}); await check('reads', () => {}) })": [
      'test',
      'hook after once',
      'test',
    ],
    "import test from 'node:test'; test('a', async (t) => { await t.test('b', async (t) => { await t.test('c', () => {}) }) })": [
      'test',
      'test',
      'test',
    ],
    "import { beforeEach } from 'node:test'; beforeEach((t) => { t.after(() => db.close()) })": ['hook before each', 'hook after once'],
    "import type { TestContext } from 'node:test'; export function connect(t: TestContext) { t.after(() => db.close()) }": [
      'hook after once',
    ],

    "import { beforeAll, describe, it, test } from './support/runner'; describe('users', () => { beforeAll(() => {}); it('creates one', () => {}); test('reads one', () => {}) })": [
      'suite',
      'hook before once',
      'test',
      'test',
    ],

    "import test from 'test'; test('creates a user', () => {})": [],
    "import { run } from 'node:test'; run({ files: ['users.test.js'], setup: () => {} })": [],
    "const test = (name, run) => run({ after() {} }); test('creates a user', (t) => { t.after(() => {}) })": [],
    "import { test } from './support/test'; test('creates a user', () => {})": [],
    "describe('users', () => { it('creates one', () => {}) })": [],
    "import { spec } from 'node:test/reporters'; spec(() => {})": [],
  },
  mocks: {
    "import { mock } from 'node:test'; mock.module('pg', { namedExports: { Pool: class {} } })": ['pg'],
    "import test from 'node:test'; test.mock.module('../src/db.js', { defaultExport: {} })": ['../src/db.js'],
    "const { mock } = require('node:test'); mock.module('pg')": ['pg'],
    "import test from 'node:test'; test('connects', (t) => { t.mock.module('pg', { namedExports: {} }) })": ['pg'],
    "import { beforeEach } from 'node:test'; beforeEach(({ mock }) => { mock.module('pg') })": ['pg'],
    "import { mock } from 'node:test'; mock.method(console, 'log'); mock.fn(); mock.timers.enable()": [],
    "import { mock } from 'bun:test'; mock.module('pg', () => ({}))": [],
  },
})
