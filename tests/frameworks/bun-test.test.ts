import bunTest from '../../src/frameworks/bun-test.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(bunTest, {
  registers: {
    "import { test } from 'bun:test'; test('creates a user', async () => {})": ['test'],
    "import { describe, it } from 'bun:test'; describe('users', () => { it('creates one', () => {}) })": ['suite', 'test'],
    "import * as bun from 'bun:test'; bun.describe('users', () => { bun.test('creates one', () => {}) })": ['suite', 'test'],
    "const { test } = require('bun:test'); test('creates a user', () => {})": ['test'],
    "describe('users', () => { beforeEach(() => {}); it('creates one', (done) => { done() }) })": ['suite', 'hook before each', 'test'],

    "import { test } from 'bun:test'; test('imports rows', async () => {}, 30_000)": ['test'],
    "import { test } from 'bun:test'; test('imports rows', { retry: 2 }, async () => {})": ['test'],
    "import { test } from 'bun:test'; test('imports rows', async () => {}, { timeout: 30_000 })": ['test'],
    "import { describe } from 'bun:test'; describe(() => {})": ['suite'],

    "import { test } from 'bun:test'; test.only('a', () => {}); test.skip('b', () => {}); test.todo('c', () => {})": [
      'test',
      'test',
      'test',
    ],
    "import { test } from 'bun:test'; test.failing('rejects a duplicate', () => {})": ['test'],
    "import { it } from 'bun:test'; it.concurrent('a', async () => {}); it.serial('b', async () => {})": ['test', 'test'],
    "import { test } from 'bun:test'; test.if(process.env.DATABASE_URL)('a', () => {}); test.skipIf(process.env.CI)('b', () => {})": [
      'test',
      'test',
    ],
    "import { test } from 'bun:test'; test.runIf(process.env.DATABASE_URL)('creates a user', () => {})": ['test'],
    "import { test } from 'bun:test'; test.todoIf(true)('a', () => {}); test.failingIf(true)('b', () => {})": ['test', 'test'],
    "import { test } from 'bun:test'; test.concurrentIf(true)('a', () => {}); test.serialIf(true)('b', () => {})": ['test', 'test'],
    "import { xtest, xit, xdescribe } from 'bun:test'; xdescribe('users', () => { xtest('a', () => {}); xit('b', () => {}) })": [
      'suite',
      'test',
      'test',
    ],
    "import { describe } from 'bun:test'; describe.only('a', () => {}); describe.skip('b', () => {}); describe.todo('c', () => {})": [
      'suite',
      'suite',
      'suite',
    ],
    "import { describe } from 'bun:test'; describe.concurrent('a', () => {}); describe.serial.only('b', () => {})": ['suite', 'suite'],
    "import { describe } from 'bun:test'; describe.if(true)('a', () => {}); describe.skipIf(true)('b', () => {})": ['suite', 'suite'],
    "import { describe } from 'bun:test'; describe.todoIf(!process.env.DATABASE_URL)('users', () => {})": ['suite'],

    "import { test } from 'bun:test'; test.each([1, 2])('creates %i users', async (count) => {})": ['test'],
    "import { it } from 'bun:test'; it.only.each([[1, 2]])('adds %i and %i', (a, b) => {})": ['test'],
    "import { describe } from 'bun:test'; describe.each(['pg', 'mysql'])('on %s', (system) => {})": ['suite'],

    "import { beforeAll, afterAll } from 'bun:test'; beforeAll(async () => {}, { timeout: 1000 }); afterAll(async () => {})": [
      'hook before once',
      'hook after once',
    ],
    "import { beforeEach, afterEach } from 'bun:test'; beforeEach(() => {}, 1000); afterEach(() => {})": [
      'hook before each',
      'hook after each',
    ],
    "import { aroundEach, aroundAll } from 'bun:test'; aroundEach(async (runTest) => {}); aroundAll(async (runSuite) => {})": [
      'hook around each',
      'hook around once',
    ],
    "import { test, onTestFinished } from 'bun:test'; test('connects', () => { onTestFinished(() => db.close()) })": [
      'test',
      'hook after each',
    ],
    "import { test as base } from 'bun:test'; const test = base.extend({ db: async ({}, use) => {} }); test.beforeEach(({ db }) => {})": [
      'hook before each',
    ],
    "import { test } from 'bun:test'; test.extend({})('connects', ({ onTestFinished }) => { onTestFinished(() => db.close()) })": [
      'test',
      'hook after each',
    ],

    "import { test } from 'bun:test'; test.aroundEach(async (runTest) => { await runTest() }); test.afterAll(() => {})": [
      'hook around each',
      'hook after once',
    ],
    "beforeAll(async () => {}); xdescribe('users', () => { xit('a', () => {}); xtest('b', () => {}); test('c', () => {}) })": [
      'hook before once',
      'suite',
      'test',
      'test',
      'test',
    ],

    "const test = (name, run) => run(); test('creates a user', () => {})": [],
    "import { test } from './support/test'; test('creates a user', () => {})": [],
    "import { test } from 'node:test'; test('creates a user', () => {})": [],
    "import { mock, spyOn } from 'bun:test'; mock(() => 1); spyOn(console, 'log')": [],
    "before(() => {}); onTestFinished(() => {})": [],
  },
  mocks: {
    "import { mock } from 'bun:test'; mock.module('pg', () => ({ Pool: class {} }))": ['pg'],
    "import { mock } from 'bun:test'; await mock.module('../src/db', async () => ({ db: {} }))": ['../src/db'],
    "import { vi } from 'bun:test'; vi.mock('pg', () => ({}))": ['pg'],
    "import { jest } from 'bun:test'; jest.mock('pg', () => ({})); jest.doMock('ioredis', () => ({}))": ['pg', 'ioredis'],
    "vi.mock('pg', () => ({}))": ['pg'],
    "import { mock } from 'bun:test'; mock.restore(); mock.clearAllMocks()": [],
    "import { mock } from 'node:test'; mock.module('pg')": [],
    "mock.module('pg', () => ({}))": [],
  },
  fixtures: {
    "import { test } from 'bun:test'; export const it = test.extend({ db: async ({}, use) => { await use(open()) } })": ['db'],
    "import { test } from 'bun:test'; test.extend({ db: [async ({}, use) => {}, { scope: 'file' }] })": ['db'],
    "import { test } from 'bun:test'; test.extend({}).override({ users: async ({ db }, use) => {} })": ['users'],
    "import { expect } from 'bun:test'; expect.extend({ toBeUser: () => ({ pass: true }) })": [],
  },
})
