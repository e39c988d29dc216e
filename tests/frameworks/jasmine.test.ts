import jasmine from '../../src/frameworks/jasmine.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(jasmine, {
  registers: {
    "describe('users', () => { it('creates one', async () => {}) })": ['suite', 'test'],
    "fdescribe('users', () => { fit('creates one', () => {}) })": ['suite', 'test'],
    "xdescribe('users', () => { xit('creates one', () => {}) })": ['suite', 'test'],
    "it('imports rows', async () => {}, 30000)": ['test'],
    "beforeAll(async () => {}, 30000); afterAll(async () => {})": ['hook before once', 'hook after once'],
    "beforeEach((done) => { done() }); afterEach(() => {})": ['hook before each', 'hook after each'],
    "async function connect() {}; beforeAll(connect)": ['hook before once'],
    "jasmine.getEnv().beforeEach(async () => {})": ['hook before each'],
    "import { describe, it } from 'jasmine-core'; describe('users', () => { it('creates one', () => {}) })": ['suite', 'test'],
    "import core from 'jasmine-core'; const { beforeAll, it } = core.noGlobals(); beforeAll(() => {}); it('reads', () => {})": [
      'hook before once',
      'test',
    ],
    "const { describe } = require('jasmine-core').noGlobals(); describe('users', () => {})": ['suite'],
    "import Jasmine from 'jasmine'; const runner = new Jasmine(); runner.env.afterAll(async () => {})": ['hook after once'],
    "const Jasmine = require('jasmine'); const runner = new Jasmine(); runner.env.describe('users', () => {})": ['suite'],

    "const it = (name, run) => run(); it('creates a user', () => {})": [],
    "import { it } from './support/it'; it('creates a user', () => {})": [],
    "import { it } from 'vitest'; it('creates a user', () => {})": [],
    "const jasmine = { getEnv: () => ({ beforeEach(run) {} }) }; jasmine.getEnv().beforeEach(() => {})": [],
    "jasmine.createSpy('query'); spyOn(console, 'log'); test('creates a user', () => {})": [],
  },
})
