import jest from '../../src/frameworks/jest.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(jest, {
  registers: {
    "test('creates a user', async () => {})": ['test'],
    "describe('users', () => { beforeEach(async () => {}); it('creates one', async () => {}) })": ['suite', 'hook before each', 'test'],
    "import { describe, it } from '@jest/globals'; describe('users', () => { it('creates one', () => {}) })": ['suite', 'test'],
    "const { test: check } = require('@jest/globals'); check('creates a user', () => {})": ['test'],
    "import * as globals from '@jest/globals'; globals.test('creates a user', () => {})": ['test'],
    "globalThis.describe('users', () => {})": ['suite'],

    "test('imports 1000 rows', async () => {}, 30000)": ['test'],
    "function createsUser(done) { done() }; it('creates a user', createsUser)": ['test'],
    "it('creates a user', function (done) { done() })": ['test'],

    "test.only('creates a user', () => {}); test.skip('deletes a user', () => {})": ['test', 'test'],
    "it.failing('rejects a duplicate', () => {}); it.only.failing('rejects a duplicate', () => {})": ['test', 'test'],
    "test.concurrent('a', async () => {}); test.concurrent.only('b', async () => {})": ['test', 'test'],
    "fit('creates a user', () => {}); xit('deletes a user', () => {}); xtest('renames a user', () => {})": ['test', 'test', 'test'],
    "fdescribe('users', () => {}); xdescribe('roles', () => {})": ['suite', 'suite'],
    "import { fit, xdescribe } from '@jest/globals'; xdescribe('users', () => { fit('creates one', () => {}) })": ['suite', 'test'],
    "describe.only('users', () => {}); describe.skip('roles', () => {})": ['suite', 'suite'],
    "const describeIf = process.env.DATABASE_URL ? describe : describe.skip; describeIf('users', () => {})": ['suite'],
    "test.todo('archives a user')": [],

    "test.each([1, 2])('creates %i users', async (count) => {}, 30000)": ['test'],
    "test.each`count\n${1}\n${2}`('creates $count users', async ({ count }) => {})": ['test'],
    "it.skip.each([[1, 2]])('adds %i and %i', (a, b) => {})": ['test'],
    "test.concurrent.each([1, 2])('creates %i users', async (count) => {})": ['test'],
    "test.failing.each([1, 2])('rejects %i users', async (count) => {})": ['test'],
    "fit.each([1, 2])('creates %i users', (count) => {})": ['test'],
    "describe.each(['pg', 'mysql'])('on %s', (system) => { test('connects', () => {}) })": ['suite', 'test'],
    "describe.only.each`system\n${'pg'}`('on $system', ({ system }) => {})": ['suite'],

    "beforeAll(async () => {}, 60000); afterAll(async () => {})": ['hook before once', 'hook after once'],
    "beforeEach((done) => { done() }); afterEach(() => {})": ['hook before each', 'hook after each'],
    "import { beforeAll, afterEach } from '@jest/globals'; beforeAll(async () => {}); afterEach(async () => {})": [
      'hook before once',
      'hook after each',
    ],
    "async function connect() {}; beforeAll(connect)": ['hook before once'],

    "const test = (name, run) => run(); test('creates a user', () => {})": [],
    "import { it } from './support/it-with-database'; it('creates a user', () => {})": [],
    "import { test } from 'vitest'; test('creates a user', () => {})": [],
    "function run(describe) { describe('users', () => {}) }": [],
    "before(() => {}); after(() => {})": [],
  },
  mocks: {
    "jest.mock('pg')": ['pg'],
    "jest.mock('../src/db', () => ({ db: {} }), { virtual: true })": ['../src/db'],
    "jest.doMock('ioredis', () => ({})); jest.setMock('pg', { Pool: class {} })": ['ioredis', 'pg'],
    "jest.unstable_mockModule('pg', () => ({ Pool: class {} }))": ['pg'],
    "jest.mock('pg').mock('ioredis')": ['pg', 'ioredis'],
    "jest.resetModules().doMock('../src/db', () => ({}))": ['../src/db'],
    "import { jest } from '@jest/globals'; jest.mock('pg')": ['pg'],
    "const { jest: mocker } = require('@jest/globals'); mocker.mock('pg')": ['pg'],
    "jest.unmock('pg'); jest.dontMock('pg'); jest.requireActual('pg'); jest.fn(); jest.spyOn(console, 'log')": [],
    "const jest = { mock(name) {} }; jest.mock('pg')": [],
    "vi.mock('pg')": [],
  },
})
