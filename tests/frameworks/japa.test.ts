import japa from '../../src/frameworks/japa.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(japa, {
  registers: {
    "import { test } from '@japa/runner'; test('creates a user', async ({ assert }) => {})": ['test'],
    "const { test } = require('@japa/runner'); test('creates a user', async ({ assert }) => {})": ['test'],
    "import * as japa from '@japa/runner'; japa.test('creates a user', async () => {})": ['test'],
    "import { test } from '@japa/runner'; test.group('users', () => { test('creates one', async () => {}) })": ['suite', 'test'],

    "import { test } from '@japa/runner'; test('creates a user', async () => {}).pin()": ['test'],
    "import { test } from '@japa/runner'; test('creates a user', async () => {}).skip(true, 'later').tags(['@db']).timeout(6000)": ['test'],
    "import { test } from '@japa/runner'; test('rejects a duplicate', async () => {}).fails('a known bug')": ['test'],
    "import { test } from '@japa/runner'; test('creates {$i} users').with([1, 2]).run(async ({ assert }, count) => {})": ['test'],
    "import { test } from '@japa/runner'; test('creates {$i} users', async ({ assert }, count) => {}).with([1, 2])": ['test'],
    "import { test } from '@japa/runner'; test('reads', async () => {}).setup(async () => {}).teardown(async () => {})": [
      'test',
      'hook before each',
      'hook after each',
    ],
    "import { test } from '@japa/runner'; test('reads', async () => {}).retry(2).cleanup(async () => {})": ['test', 'hook after each'],

    "import { test } from '@japa/runner'; test.group('users', (group) => { group.setup(() => {}); group.teardown(() => {}) })": [
      'suite',
      'hook before once',
      'hook after once',
    ],
    "import { test } from '@japa/runner'; test.group('users', (group) => { group.each.setup(async () => { return () => drop() }) })": [
      'suite',
      'hook before each',
    ],
    "import { test } from '@japa/runner'; test.group('users', ({ each }) => { each.setup(() => {}); each.teardown(() => {}) })": [
      'suite',
      'hook before each',
      'hook after each',
    ],
    "import { test } from '@japa/runner'; test.group('users', (group) => { group.tap((test) => test.setup(() => {})) })": [
      'suite',
      'hook before each',
    ],
    "import { test } from '@japa/runner'; test('reads', async ({ cleanup }) => { cleanup(() => db.close()) })": ['test', 'hook after each'],
    "import type { Group } from '@japa/runner/core'; export function useDatabase(group: Group) { group.each.setup(async () => {}) }": [
      'hook before each',
    ],

    "import type { TestContext } from '@japa/runner/core'; export function connect({ cleanup }: TestContext) { cleanup(() => {}) }": [
      'hook after each',
    ],
    "import type { Test } from '@japa/runner/core'; export function useDatabase(test: Test) { test.setup(() => {}).waitForDone() }": [
      'hook before each',
    ],

    "import { test } from '@japa/runner'; test.group('users', (group) => { group.each.timeout(6000); group.each.disableTimeout() })": [
      'suite',
    ],
    "function test(title, run) { run() }; test('creates a user', () => {})": [],
    "import { test } from './bootstrap.js'; test('creates a user', () => {})": [],
    "import { configure, run } from '@japa/runner'; configure({ files: [], setup: [() => {}] }); run()": [],
    "const group = { each: { setup(run) {} } }; group.each.setup(() => {})": [],
    "test('creates a user', () => {})": [],
  },
})
