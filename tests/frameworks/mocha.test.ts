import mocha from '../../src/frameworks/mocha.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(mocha, {
  registers: {
    "describe('users', function () { it('creates one', async function () { this.timeout(5000) }) })": ['suite', 'test'],
    "context('with a database', () => { specify('creates a user', (done) => { done() }) })": ['suite', 'test'],
    "suite('users', () => { suiteSetup(() => {}); setup(() => {}); test('creates one', () => {}) })": [
      'suite',
      'hook before once',
      'hook before each',
      'test',
    ],
    "suite('users', () => { teardown(() => {}); suiteTeardown(() => {}) })": ['suite', 'hook after each', 'hook after once'],
    "import { describe, it } from 'mocha'; describe('users', () => { it('creates one', () => {}) })": ['suite', 'test'],
    "import mocha from 'mocha'; mocha.describe('users', () => { mocha.it('creates one', () => {}) })": ['suite', 'test'],
    "const { describe: group, before } = require('mocha'); group('users', () => { before(async () => {}) })": ['suite', 'hook before once'],
    "const mocha = require('mocha'); mocha.after(async () => {})": ['hook after once'],
    "import { suite, test, setup } from 'mocha'; suite('users', () => { setup(() => {}); test('creates one', () => {}) })": [
      'suite',
      'hook before each',
      'test',
    ],

    "describe.only('users', () => {}); describe.skip('roles', () => {})": ['suite', 'suite'],
    "context.skip('with a database', () => {}); suite.only('users', () => {})": ['suite', 'suite'],
    "it.only('creates a user', () => {}); it.skip('deletes a user', () => {})": ['test', 'test'],
    "specify.only('creates a user', () => {}); test.skip('deletes a user', () => {})": ['test', 'test'],
    "xdescribe('users', () => {}); xcontext('with a database', () => {})": ['suite', 'suite'],
    "xit('creates a user', () => {}); xspecify('deletes a user', () => {})": ['test', 'test'],
    "(process.env.DATABASE_URL ? describe : describe.skip)('users', () => {})": ['suite'],

    "before(async () => {}); after(async () => {})": ['hook before once', 'hook after once'],
    "beforeEach(function () {}); afterEach(function () {})": ['hook before each', 'hook after each'],
    "before('connects', async () => {}); afterEach('truncates', async () => {})": ['hook before once', 'hook after each'],
    "async function connect() {}; before(connect)": ['hook before once'],

    "function describe(name, run) { run() }; describe('users', () => {})": [],
    "import { before } from './support/hooks'; before(async () => {})": [],
    "import { before, it } from 'node:test'; before(() => {}); it('creates a user', () => {})": [],
    "const context = { setup(run) {} }; context.setup(() => {})": [],
    "beforeAll(() => {}); fit('creates a user', () => {})": [],
    "import Mocha from 'mocha'; const runner = new Mocha(); runner.addFile('users.test.js')": [],
  },
})
