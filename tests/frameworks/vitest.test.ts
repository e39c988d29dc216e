import vitest from '../../src/frameworks/vitest.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(vitest, {
  registers: {
    "import { test } from 'vitest'; test('creates a user', async () => {})": ['test'],
    "import { it as check } from 'vitest'; check('creates a user', async () => {})": ['test'],
    "import * as vitest from 'vitest'; vitest.describe('users', () => { vitest.it('creates one', () => {}) })": ['suite', 'test'],
    "const { describe, it } = await import('vitest'); describe('users', () => { it('creates one', () => {}) })": ['suite', 'test'],
    "import { suite, test } from 'vitest'; suite('users', () => { test('creates one', () => {}) })": ['suite', 'test'],
    "describe('users', () => { beforeEach(async () => {}); it('creates one', async () => {}) })": ['suite', 'hook before each', 'test'],
    "suite('users', () => { aroundEach(async (runTest) => { await runTest() }) })": ['suite', 'hook around each'],

    "import { test } from 'vitest'; test('imports 1000 rows', async () => {}, 30_000)": ['test'],
    "import { test } from 'vitest'; test('imports 1000 rows', { timeout: 30_000, retry: 2 }, async () => {})": ['test'],
    "import { test } from 'vitest'; const timeout = 30_000; test('imports 1000 rows', async () => {}, timeout)": ['test'],
    "import { test } from 'vitest'; test('connects', ({ onTestFinished }) => { onTestFinished(() => db.end()) }, 30_000)": [
      'test',
      'hook after each',
    ],
    "import { describe } from 'vitest'; describe('imports', { timeout: 30_000 }, () => {})": ['suite'],
    "import { describe, it } from 'vitest'; class UserStore {}; describe(UserStore, () => { it(createUser, () => {}) })": ['suite', 'test'],
    "import { test } from 'vitest'; async function createsUser() {}; test('creates a user', createsUser)": ['test'],

    "import { test } from 'vitest'; test.only('creates a user', () => {})": ['test'],
    "import { it } from 'vitest'; it.skip('creates a user', () => {}); it.todo('deletes a user', () => {})": ['test', 'test'],
    "import { test } from 'vitest'; test.fails('rejects a duplicate', async () => {})": ['test'],
    "import { test } from 'vitest'; test.concurrent('a', async () => {}); test.sequential('b', async () => {})": ['test', 'test'],
    "import { test } from 'vitest'; test.concurrent.only('creates a user', async () => {})": ['test'],
    "import { test } from 'vitest'; test.skipIf(process.env.CI)('creates a user', async () => {})": ['test'],
    "import { test } from 'vitest'; test.runIf(process.env.DATABASE_URL).concurrent('creates a user', async () => {})": ['test'],
    "import { describe } from 'vitest'; describe.only('users', () => {}); describe.skip('roles', () => {})": ['suite', 'suite'],
    "import { describe } from 'vitest'; describe.sequential('users', () => {}); describe.shuffle('roles', () => {})": ['suite', 'suite'],
    "import { describe } from 'vitest'; describe.concurrent.skip('users', () => {}); describe.todo('roles', () => {})": ['suite', 'suite'],
    "import { describe } from 'vitest'; describe.runIf(process.env.DATABASE_URL)('users', () => {})": ['suite'],
    "import { describe } from 'vitest'; describe.skipIf(process.env.CI).concurrent('users', () => {})": ['suite'],
    "import { describe } from 'vitest'; const suiteOf = process.env.CI ? describe : describe.skip; suiteOf('users', () => {})": ['suite'],

    "import { test } from 'vitest'; test.each([1, 2])('creates %i users', async (count) => {})": ['test'],
    "import { test } from 'vitest'; test.each`count\n${1}\n${2}`('creates $count users', async ({ count }) => {})": ['test'],
    "import { test } from 'vitest'; test.for([[1, 2]])('adds %i and %i', ([a, b], { onTestFinished }) => { onTestFinished(() => {}) })": [
      'test',
      'hook after each',
    ],
    "import { it } from 'vitest'; it.concurrent.each([1, 2])('creates %i users', async (count) => {}, 30_000)": ['test'],
    "import { describe, it } from 'vitest'; describe.each(['pg', 'mysql'])('on %s', (system) => { it('connects', () => {}) })": [
      'suite',
      'test',
    ],
    "import { describe } from 'vitest'; describe.only.for(['pg', 'mysql'])('on %s', (system) => {})": ['suite'],

    "import { beforeAll, afterAll } from 'vitest'; beforeAll(async () => {}); afterAll(async () => {})": [
      'hook before once',
      'hook after once',
    ],
    "import { beforeEach, afterEach } from 'vitest'; beforeEach(() => {}, 10_000); afterEach(() => {})": [
      'hook before each',
      'hook after each',
    ],
    "import { aroundEach } from 'vitest'; aroundEach(async (runTest) => { await db.transaction(runTest) })": ['hook around each'],
    "import { aroundAll } from 'vitest'; aroundAll(async (runSuite) => { await runSuite() })": ['hook around once'],
    "import { beforeAll } from 'vitest'; async function connect() {}; beforeAll(connect)": ['hook before once'],
    "import { test } from 'vitest'; test.beforeEach(async ({ db }) => {}); test.afterAll(async () => {})": [
      'hook before each',
      'hook after once',
    ],
    "import { it } from 'vitest'; it.describe('users', () => { it.aroundAll(async (runSuite) => { await runSuite() }) })": [
      'suite',
      'hook around once',
    ],

    "import { test, onTestFinished } from 'vitest'; test('connects', async () => { onTestFinished(() => db.end()) })": [
      'test',
      'hook after each',
    ],
    "import { test, onTestFailed } from 'vitest'; test('connects', async () => { onTestFailed(() => db.dump()) })": [
      'test',
      'hook after each',
    ],
    "import { test } from 'vitest'; test('connects', async ({ onTestFinished }) => { onTestFinished(() => db.end()) })": [
      'test',
      'hook after each',
    ],
    "import { beforeEach } from 'vitest'; beforeEach((context) => { context.onTestFinished(() => db.end()) })": [
      'hook before each',
      'hook after each',
    ],
    "import type { TestContext } from 'vitest'; export function connect(context: TestContext) { context.onTestFinished(() => db.end()) }": [
      'hook after each',
    ],

    "import { test as base } from 'vitest'; const test = base.extend({ db: async ({}, use) => {} }); test('reads', ({ db }) => {})": [
      'test',
    ],
    "import { it as base } from 'vitest'; const it = base.extend('db', open).extend('users', ({ db }) => []); it('reads', () => {})": [
      'test',
    ],
    "import { test } from 'vitest'; test.extend('db', ({}, { onCleanup }) => { onCleanup(() => db.end()); return db })": [
      'hook after each',
    ],
    "import { test as base, type TestAPI } from 'vitest'; export function usersOf(test: TestAPI) { test('reads', () => {}) }": ['test'],
    "import type { SuiteAPI } from 'vitest'; export function usersOf(describe: SuiteAPI) { describe('users', () => {}) }": ['suite'],
    "import { describe } from 'vitest'; describe('users', (test) => { test('creates one', () => {}) })": ['suite', 'test'],

    "import { bench, describe } from 'vitest'; describe('insert', () => { bench('1000 rows', async () => {}, { time: 500 }) })": [
      'suite',
      'test',
    ],
    "import { bench } from 'vitest'; bench.skipIf(process.env.CI)('1000 rows', async () => {})": ['test'],
    "import { bench } from 'vitest'; bench.skip('1000 rows', async () => {}); bench.only('10 rows', async () => {})": ['test', 'test'],

    "function test(name, run) { run() }; test('creates a user', () => {})": [],
    "import { test } from './support/harness'; test('creates a user', () => {})": [],
    "import test from 'node:test'; test('creates a user', () => {})": [],
    "import { describe } from 'ava'; describe('users', () => {})": [],
    "import { expect } from 'vitest'; expect.extend({ toBeUser: () => ({ pass: true, message: () => '' }) })": [],
    "bench('1000 rows', async () => {})": [],
    "const it = { each: (rows) => (name, run) => rows.forEach(run) }; it.each([1])('creates %i users', () => {})": [],
  },
  mocks: {
    "import { vi } from 'vitest'; vi.mock('pg')": ['pg'],
    "import { vi } from 'vitest'; vi.mock('../src/db', () => ({ db: {} })); vi.doMock('ioredis', () => ({}))": ['../src/db', 'ioredis'],
    "import { vi } from 'vitest'; vi.mock(import('../src/db'), async (importOriginal) => ({ ...(await importOriginal()) }))": ['../src/db'],
    "import { vitest } from 'vitest'; vitest.mock('pg')": ['pg'],
    "vi.mock('pg')": ['pg'],
    "import { vi } from 'vitest'; const pool = vi.hoisted(() => ({ query: vi.fn() })); vi.mock('pg', () => ({ Pool: () => pool }))": ['pg'],
    "import { vi } from 'vitest'; vi.unmock('pg'); vi.doUnmock('pg'); vi.spyOn(console, 'log'); vi.fn()": [],
    "const vi = { mock(name) {} }; vi.mock('pg')": [],
    "import { jest } from '@jest/globals'; jest.mock('pg')": [],
  },
  fixtures: {
    "import { test } from 'vitest'; export const it = test.extend({ db: async ({}, use) => { await use(open()) } })": ['db'],
    "import { test } from 'vitest'; test.extend<{ db: Pool }>({ db: async ({}, use) => {}, users: async ({ db }, use) => {} })": [
      'db',
      'users',
    ],
    "import { test } from 'vitest'; test.extend({ async db({}, use) { await use(open()) } })": ['db'],
    "import { test } from 'vitest'; test.extend({ db: [async ({}, use) => { await use(open()) }, { scope: 'worker' }] })": ['db'],
    "import { test } from 'vitest'; test.extend('db', () => open()).extend('users', { scope: 'file' }, ({ db }) => [])": ['db', 'users'],
    "import { test } from 'vitest'; test.override({ db: async ({}, use) => {} }); test.override('users', () => [])": ['db', 'users'],
    "import { it } from 'vitest'; describe('users', () => { it.scoped({ db: async ({}, use) => {} }) })": ['db'],
    "test.extend({ db: async ({}, use) => {} })": ['db'],
    "import { expect } from 'vitest'; expect.extend({ toBeUser: () => ({ pass: true, message: () => '' }) })": [],
    "import { test } from '@playwright/test'; test.extend({ db: async ({}, use) => {} })": [],
  },
})
