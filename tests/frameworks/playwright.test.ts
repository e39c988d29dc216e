import playwright from '../../src/frameworks/playwright.ts'
import { describeFramework } from './describe-framework.ts'

describeFramework(playwright, {
  registers: {
    "import { test } from '@playwright/test'; test('signs in', async ({ page }) => {})": ['test'],
    "import test from '@playwright/test'; test('signs in', async ({ page }) => {})": ['test'],
    "import { test } from 'playwright/test'; test('signs in', async ({ page }) => {})": ['test'],
    "import * as playwright from '@playwright/test'; playwright.test('signs in', async () => {})": ['test'],
    "const { test } = require('@playwright/test'); test.describe('sign-in', () => { test('works', async () => {}) })": ['suite', 'test'],
    "import { test as base, mergeTests } from '@playwright/test'; const test = mergeTests(base, base); test('signs in', async () => {})": [
      'test',
    ],
    "import { test } from '@playwright/test'; test('signs in', { tag: '@fast' }, async ({ page }, testInfo) => {})": ['test'],

    "import { test } from '@playwright/test'; test.only('a', async () => {}); test.skip('b', async () => {})": ['test', 'test'],
    "import { test } from '@playwright/test'; test.fixme('a', async () => {}); test.fail('b', async () => {})": ['test', 'test'],
    "import { test } from '@playwright/test'; test.fail.only('a', async () => {})": ['test'],
    "import { test } from '@playwright/test'; test.describe.only('a', () => {}); test.describe.skip('b', () => {})": ['suite', 'suite'],
    "import { test } from '@playwright/test'; test.describe.fixme('a', () => {}); test.describe(() => {})": ['suite', 'suite'],
    "import { test } from '@playwright/test'; test.describe.serial('a', () => {}); test.describe.serial.only('b', () => {})": [
      'suite',
      'suite',
    ],
    "import { test } from '@playwright/test'; test.describe.parallel('a', () => {}); test.describe('b', { tag: '@db' }, () => {})": [
      'suite',
      'suite',
    ],

    "import { test } from '@playwright/test'; test.beforeAll(async () => {}); test.afterAll(async () => {})": [
      'hook before once',
      'hook after once',
    ],
    "import { test } from '@playwright/test'; test.beforeEach(async ({ page }) => {}); test.afterEach(async ({}, testInfo) => {})": [
      'hook before each',
      'hook after each',
    ],
    "import { test } from '@playwright/test'; test.beforeAll('seeds the database', async () => {})": ['hook before once'],

    "import { test as base } from '@playwright/test'; const test = base.extend({ async db({}, use) {} }); test('reads', ({ db }) => {})": [
      'test',
    ],
    "import { test as base } from '@playwright/test'; const test = base.extend({ db({}, use) {} }); test.beforeEach(({ db }) => {})": [
      'hook before each',
    ],
    "import type { TestType } from '@playwright/test'; export function accounts(test: TestType<{}, {}>) { test('signs in', () => {}) }": [
      'test',
    ],

    "import { test } from '@playwright/test'; test('signs in', async () => { await test.step('fill in', async () => {}) })": ['test'],
    "import { test } from '@playwright/test'; test.skip(process.env.CI === 'true', 'needs a database')": [],
    "import { test } from '@playwright/test'; test.skip(({ browserName }) => browserName !== 'chromium', 'Chromium only')": [],
    "import { test } from '@playwright/test'; test.describe.configure({ mode: 'serial' }); test.setTimeout(1000); test.slow()": [],
    "function test(name, run) { run() }; test('signs in', () => {})": [],
    "import { test } from './fixtures/test'; test('signs in', () => {})": [],
    "import { chromium } from 'playwright'; chromium.launch()": [],
    "test('signs in', () => {}); beforeEach(() => {})": [],
  },
  fixtures: {
    "import { test } from '@playwright/test'; export const it = test.extend({ db: async ({}, use) => { await use(open()) } })": ['db'],
    "import { test } from '@playwright/test'; test.extend<{}, { db: Pool }>({ db: [async ({}, use) => {}, { scope: 'worker' }] })": ['db'],
    "import { test } from '@playwright/test'; test.extend({ db: async ({}, use) => {} }).extend({ async users({ db }, use) {} })": [
      'db',
      'users',
    ],
    "import { test } from '@playwright/test'; test.use({ db: async ({}, use) => {} })": ['db'],
    "import { expect } from '@playwright/test'; expect.extend({ toBeUser: () => ({ pass: true, message: () => '' }) })": [],
    "import { test } from 'vitest'; test.extend({ db: async ({}, use) => {} })": [],
  },
})
