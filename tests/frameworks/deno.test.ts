import deno from '../../src/frameworks/deno.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(deno, {
  registers: {
    "import { describe, it } from '@std/testing/bdd'; describe('users', () => { it('creates one', async () => {}) })": ['suite', 'test'],
    "import { test } from 'jsr:@std/testing/bdd'; test('creates a user', () => {})": ['test'],
    "import { test } from 'jsr:@std/testing@^1.0.0/bdd'; test('creates a user', () => {})": ['test'],
    "import { test } from 'jsr:/@std/testing@1/bdd'; test('creates a user', () => {})": ['test'],
    "import * as bdd from '@std/testing/bdd'; bdd.test(() => {})": ['test'],
    "import { beforeAll, before, beforeEach, afterEach, afterAll, after } from '@std/testing/bdd'; beforeAll(() => {}); before(() => {}); beforeEach(() => {}); afterEach(() => {}); afterAll(() => {}); after(() => {})": [
      'hook before once',
      'hook before once',
      'hook before each',
      'hook after each',
      'hook after once',
      'hook after once',
    ],
    "import { describe, it } from '@std/testing/bdd'; const users = describe('users'); it(users, 'creates one', () => {})": ['test'],
    "import { describe, it } from '@std/testing/bdd'; describe({ name: 'users', fn() { it({ name: 'creates one', fn: async () => {} }) } })": ['suite', 'test'],
    "import { it } from '@std/testing/bdd'; it('creates a user', { sanitizeOps: false }, () => {}); it('deletes a user', { fn() {} })": ['test', 'test'],
    "import { describe } from '@std/testing/bdd'; describe.only('a', () => {}); describe.ignore('b', () => {}); describe.skip('c', () => {})": ['suite', 'suite', 'suite'],
    "import { it } from '@std/testing/bdd'; it.only('a', () => {}); it.ignore('b', () => {}); it.skip('c', () => {})": ['test', 'test', 'test'],
    "import { describe, tearDown, test } from './support/deno'; describe('users', () => { tearDown(() => {}); test('creates one', () => {}) })": ['suite', 'hook after once', 'test'],
    "Deno.test('creates a user', async () => {})": ['test'],
    'Deno.test(async function createsUser() {})': ['test'],
    "Deno.test({ name: 'creates a user', permissions: { net: true }, async fn() {} })": ['test'],
    "const check = () => {}; Deno.test({ name: 'creates a user', fn: check })": ['test'],
    "Deno.test('creates a user', { ignore: true }, () => {}); Deno.test.only('a', () => {}); Deno.test.ignore({ name: 'b', fn() {} })": ['test', 'test', 'test'],
    'Deno.test.beforeAll(() => {}); Deno.test.beforeEach(() => {}); Deno.test.afterEach(() => {}); Deno.test.afterAll(() => {})': [
      'hook before once',
      'hook before each',
      'hook after each',
      'hook after once',
    ],
    "Deno.test('users', async (t) => { await t.step('creates one', async (t) => { await t.step({ name: 'reads it', fn: () => {} }) }) })": ['test', 'test', 'test'],
    "Deno.test({ name: 'users', async fn(t) { await t.step('creates one', () => {}) } })": ['test', 'test'],
    "export async function check(t: Deno.TestContext) { await t.step('creates a user', () => {}) }": ['test'],
    "globalThis.Deno.test('creates a user', () => {})": ['test'],

    "test('creates a user', () => {})": [],
    "const Deno = { test(name, run) { run() } }; Deno.test('creates a user', () => {})": [],
    "Deno.test({ name: 'creates a user', run() {} })": [],
    "Deno.serve({ port: 8000, fn() {} }, () => {})": [],
    "import { test } from 'jsr:@std/testing-tools/bdd'; test('creates a user', () => {})": [],
    "import { FakeTime } from '@std/testing/time'; new FakeTime(() => {})": [],
    "run({ name: 'users', fn(t) { t.step('creates one', () => {}) } })": [],
  },
})
