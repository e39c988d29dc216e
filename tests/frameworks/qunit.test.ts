import qunit from '../../src/frameworks/qunit.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(qunit, {
  registers: {
    "QUnit.test('creates a user', async (assert) => {})": ['test'],
    "QUnit.module('users', () => { QUnit.test('creates one', (assert) => {}) })": ['suite', 'test'],
    "import QUnit from 'qunit'; QUnit.module('users', (hooks) => { QUnit.test('creates one', (assert) => {}) })": ['suite', 'test'],
    "import { module, test } from 'qunit'; module('users', (hooks) => { test('creates one', (assert) => {}) })": ['suite', 'test'],
    "import { QUnit } from 'qunit'; QUnit.test('creates a user', (assert) => {})": ['test'],
    "const QUnit = require('qunit'); QUnit.test('creates a user', (assert) => {})": ['test'],
    "const { module: group, test } = require('qunit'); group('users', () => { test('creates one', (assert) => {}) })": ['suite', 'test'],

    "QUnit.test.only('a', (assert) => {}); QUnit.test.skip('b', (assert) => {}); QUnit.test.todo('c', (assert) => {})": [
      'test',
      'test',
      'test',
    ],
    "QUnit.only('a', (assert) => {}); QUnit.skip('b', (assert) => {}); QUnit.todo('c', (assert) => {})": ['test', 'test', 'test'],
    "QUnit.test.if('reads', Boolean(process.env.DATABASE_URL), (assert) => {})": ['test'],
    "QUnit.test.each('adds', [[1, 2], [3, 4]], (assert, [a, b]) => {})": ['test'],
    "QUnit.test.only.each('adds', { one: 1 }, (assert, value) => {}); QUnit.test.if.each('adds', true, [1], (assert, value) => {})": [
      'test',
      'test',
    ],
    "QUnit.module.only('a', () => {}); QUnit.module.skip('b', () => {}); QUnit.module.todo('c', () => {})": ['suite', 'suite', 'suite'],
    "QUnit.module.if('users', true, (hooks) => {}); QUnit.module('roles', { db: null }, (hooks) => {})": ['suite', 'suite'],

    "QUnit.module('users', (hooks) => { hooks.before(async () => {}); hooks.after(async () => {}) })": [
      'suite',
      'hook before once',
      'hook after once',
    ],
    "QUnit.module('users', (hooks) => { hooks.beforeEach(() => {}); hooks.afterEach(() => {}) })": [
      'suite',
      'hook before each',
      'hook after each',
    ],
    "import { module } from 'qunit'; module('users', { db: null }, function ({ before }) { before(async () => {}) })": [
      'suite',
      'hook before once',
    ],
    "QUnit.module('a', (hooks) => { QUnit.module('b', (hooks) => { hooks.beforeEach(() => {}) }) })": [
      'suite',
      'suite',
      'hook before each',
    ],
    "QUnit.hooks.beforeEach(() => {}); QUnit.hooks.afterEach(() => {})": ['hook before each', 'hook after each'],

    "QUnit.module('users')": [],
    "QUnit.testStart(() => {}); QUnit.begin(() => {}); QUnit.on('runEnd', () => {})": [],
    "const QUnit = { test(name, run) {} }; QUnit.test('creates a user', () => {})": [],
    "import { test } from './support/qunit'; test('creates a user', (assert) => {})": [],
    "import { module, test } from 'ember-qunit'; module('users', (hooks) => { hooks.before(() => {}) })": [],
    "test('creates a user', (assert) => {})": [],
  },
})
