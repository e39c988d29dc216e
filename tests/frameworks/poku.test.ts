import poku from '../../src/frameworks/poku.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(poku, {
  registers: {
    "import { test } from 'poku'; test('creates a user', async () => {})": ['test'],
    "import { describe, it } from 'poku'; describe('users', async () => { await it('creates one', async () => {}) })": ['suite', 'test'],
    "const { test } = require('poku'); test('creates a user', () => {})": ['test'],
    "import * as poku from 'poku'; poku.test('creates a user', () => {})": ['test'],
    "import { test } from 'poku'; await test(async () => {})": ['test'],
    "import { describe, test } from 'poku'; describe(() => { test(() => {}) })": ['suite', 'test'],
    "import { describe } from 'poku'; describe('users', { background: false, icon: '#' })": [],
    "import { test } from 'poku'; test.only('a', () => {}); test.skip('b', () => {}); test.todo('c', () => {})": ['test', 'test', 'test'],
    "import { it } from 'poku'; it.only(() => {}); it.skip('b', () => {})": ['test', 'test'],
    "import { describe } from 'poku'; describe.only('a', () => {}); describe.skip('b', () => {}); describe.todo('c', () => {})": [
      'suite',
      'suite',
      'suite',
    ],
    "import { beforeEach, afterEach } from 'poku'; beforeEach(async () => {}, { immediate: true }); afterEach(async () => {})": [
      'hook before each',
      'hook after each',
    ],

    "const test = (title, run) => run(); test('creates a user', () => {})": [],
    "import { test } from './support/test.js'; test('creates a user', () => {})": [],
    "import { it } from 'mocha'; it('creates a user', () => {})": [],
    "import { assert, waitForPort } from 'poku'; assert.throws(() => {}); await waitForPort(5432)": [],
    "test('creates a user', () => {})": [],
  },
})
