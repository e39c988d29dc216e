import uvu from '../../src/frameworks/uvu.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(uvu, {
  registers: {
    "import { test } from 'uvu'; test('creates a user', async () => {}); test.run()": ['test'],
    "import { suite } from 'uvu'; const users = suite('users'); users('creates one', async () => {}); users.run()": ['test'],
    "const { suite } = require('uvu'); const users = suite('users'); users('creates one', () => {})": ['test'],
    "import * as uvu from 'uvu'; uvu.test('creates a user', () => {})": ['test'],
    "import { suite } from 'uvu'; const users = suite('users', { db: open() }); users('creates one', ({ db }) => {})": ['test'],
    "import { test } from 'uvu'; test.only('a', () => {}); test.skip('b', () => {})": ['test', 'test'],
    "import { suite } from 'uvu'; const users = suite('users'); users.only('a', () => {}); users.skip('b', () => {})": ['test', 'test'],
    "import { test } from 'uvu'; test.before(async () => {}); test.after(async () => {})": ['hook before once', 'hook after once'],
    "import { test } from 'uvu'; test.before.each(async () => {}); test.after.each(async () => {})": [
      'hook before each',
      'hook after each',
    ],
    "import { suite } from 'uvu'; const users = suite('users'); users.before(async (context) => { context.db = open() })": [
      'hook before once',
    ],
    "import { suite } from 'uvu'; const users = suite('users'); users.before.each(() => {}); users.after.each(() => {})": [
      'hook before each',
      'hook after each',
    ],
    "import type { Test } from 'uvu'; export function useDatabase(test: Test) { test.before(() => {}); test.after(() => {}) }": [
      'hook before once',
      'hook after once',
    ],

    "const suite = (name) => (title, run) => run(); suite('users')('creates one', () => {})": [],
    "import { suite } from './support/suite.js'; const users = suite('users'); users.before(() => {})": [],
    "import { suite } from 'mocha'; suite('users', () => {})": [],
    "import { is, throws } from 'uvu/assert'; is(1, 1); throws(() => {})": [],
    "test('creates a user', () => {})": [],
  },
})
