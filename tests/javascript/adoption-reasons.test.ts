import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import plugin from '../../src/index.ts'
import { reasons } from '../../src/javascript/adoption/reasons.ts'
import { pairs } from '../e2e/pairs.ts'

type Reason = keyof typeof reasons

interface Case {
  /** What the shared module exports. */
  shared: string
  code: string
  declined: string
}

const open = "import { createClient } from '@libsql/client'; "
const fixture = `${open}import { test as base } from 'vitest'; export const test = base.extend({ client: async ({}, use) => { const client = createClient({ url: ':memory:' }); await use(client); client.close() } })`
const factory = `${open}export function createTestClient() { const client = createClient({ url: ':memory:' }); return { client, cleanup: () => client.close() } }`
const handle = `${open}export function openTestClient() { return createClient({ url: ':memory:' }) }`
const asyncHandle = `${open}export async function openTestClient() { return createClient({ url: ':memory:' }) }`
const hooks = `${open}import { afterEach, beforeEach } from 'vitest'; export function useTestClient() { const ctx = {}; beforeEach(() => { ctx.client = createClient({ url: ':memory:' }) }); afterEach(() => ctx.client.close()); return ctx }`
const live = `${open}export const client = createClient({ url: 'file:test.db' })`
const session = "import { client } from '../src/database'; "
const vitest = `${open}import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'; `
const own = `${vitest}const db = createClient({ url: ':memory:' }); `
const answers = "test('answers', () => db.execute('DELETE FROM users'))"

/** The reasons that the tests of the rules have, where settings lead nowhere. */
const inRuleTests = [reasons.noFile('…'), reasons.noFixture('…')]

/** The reasons that no pair of the end-to-end tests has. */
const cases: Partial<Record<Reason, Case>> = {
  noneProvides: { shared: "import pg from 'pg'; export const pool = new pg.Pool()", code: `${own}${answers}`, declined: 'no shared fixture provides what it opens' },
  otherFramework: { shared: fixture, code: `${open}import { test } from 'node:test'; const db = createClient({ url: ':memory:' }); ${answers}`, declined: 'the shared fixture is for tests of vitest' },
  otherSystem: {
    shared: "import knex from 'knex'; export function openTestDatabase() { return knex({ client: 'better-sqlite3', connection: ':memory:' }) }",
    code: "import knex from 'knex'; import { test } from 'vitest'; const db = knex({ client: 'pg', connection: process.env.DATABASE_URL }); test('answers', () => db.raw('DELETE FROM users'))",
    declined: 'the shared fixture leads to another database system',
  },
  otherHandle: {
    shared: "import pg from 'pg'; import { drizzle } from 'drizzle-orm/node-postgres'; import { test as base } from 'vitest'; export const test = base.extend({ db: async ({}, use) => { const pool = new pg.Pool(); await use(drizzle(pool)); await pool.end() } })",
    code: "import pg from 'pg'; import { drizzle } from 'drizzle-orm/node-postgres'; import { test } from 'vitest'; const pool = new pg.Pool(); const db = drizzle(pool); test('answers', () => Promise.all([pool.query('DELETE FROM users'), db.execute('DELETE FROM users')]))",
    declined: '`pool` is a pg Pool, and the shared fixture gives a drizzle-orm NodePgDatabase',
  },
  hiddenHandle: {
    shared: "import pg from 'pg'; import { drizzle } from 'drizzle-orm/node-postgres'; export function openTestDatabase() { return drizzle(new pg.Pool()) }",
    code: "import pg from 'pg'; import { drizzle } from 'drizzle-orm/node-postgres'; import { test } from 'vitest'; const pool = new pg.Pool(); const db = drizzle(pool); test('answers', () => Promise.all([pool.query('DELETE FROM users'), db.execute('DELETE FROM users')]))",
    declined: '`pool` is a pg Pool, which the shared fixture keeps to itself',
  },
  ownOption: {
    shared: "import { PGlite } from '@electric-sql/pglite'; export function openTestDatabase() { return new PGlite() }",
    code: "import { PGlite } from '@electric-sql/pglite'; import { vector } from '@electric-sql/pglite/vector'; import { test } from 'vitest'; const db = new PGlite({ extensions: { vector } }); test('answers', () => db.query('DELETE FROM users'))",
    declined: 'it is opened with `extensions`, and the shared fixture is not',
  },
  createdTwice: {
    shared: `${open}import { test as base } from 'vitest'; export const test = base.extend({ client: async ({}, use) => { const client = createClient({ url: ':memory:' }); await client.execute('CREATE TABLE users (id int)'); await use(client); client.close() } })`,
    code: `${own}test('counts', async () => { await db.execute('CREATE TABLE users (id int, name text)') })`,
    declined: '`users` is created by the shared fixture too',
  },
  openedAgain: { shared: handle, code: `${vitest}let db = createClient({ url: 'file:a.db' }); test('opens again', async () => { db.close(); db = createClient({ url: 'file:a.db' }); await db.execute('DELETE FROM users') })`, declined: '`db` is opened again' },
  openedByHelper: { shared: live, code: `${vitest}function openDatabase() { const db = createClient({ url: ':memory:' }); return { db, name: 'db' } } const one = openDatabase(); test('answers', () => one.db.execute('DELETE FROM users'))`, declined: 'a function opens `db` each time it is called' },
  severalNames: { shared: live, code: `${own}const other = db; test('answers', () => Promise.all([db.execute('DELETE FROM users'), other.execute('DELETE FROM users')]))`, declined: 'it is kept under several names' },
  worksOnSession: { shared: handle.replace('function openTestClient() { return', 'function openTestClient() { const client =').replace(/ \}$/, '; return { client, cleanup: () => client.close() } }'), code: `${session}import { countUsers } from '../src/users'; import { expect, test } from 'vitest'; test('counts', async () => { await client.execute('DELETE FROM users'); expect(await countUsers()).toBe(0) })`, declined: "`countUsers` works on the application's own session" },
  hookWithoutTest: { shared: factory, code: `${session}import { beforeAll, test } from 'vitest'; let users; beforeAll(async () => { users = await client.execute('SELECT name FROM users') }); test('answers', () => client.execute('DELETE FROM users'))`, declined: 'a hook uses `client` before there is a test or behind it' },
  noAwait: { shared: asyncHandle, code: `${vitest}describe('users', () => { const db = createClient({ url: ':memory:' }); ${answers} })`, declined: 'the shared fixture has to be awaited where nothing can be' },
  noCleanUp: { shared: handle, code: `${session}import { test } from 'vitest'; test('answers', () => client.execute('DELETE FROM users'))`, declined: 'the shared fixture has nothing that closes it' },
  unnamed: { shared: handle, code: `${vitest}const app = makeApp({ client: createClient({ url: 'file:a.db' }) }); test('answers', () => app.inject('/'))`, declined: 'nothing keeps it under a name' },
  onContext: { shared: handle, code: `${open}import test from 'ava'; test.beforeEach((t) => { t.context.db = createClient({ url: ':memory:' }) }); test('answers', (t) => t.context.db.execute('DELETE FROM users'))`, declined: '`t.context` keeps it for hooks and tests, whose uses can not be followed' },
  notSeenInTest: { shared: fixture, code: `${vitest}let db; beforeAll(async () => { db = createClient({ url: 'file:a.db' }); await db.execute('DELETE FROM users') }); afterAll(() => db.close()); test('answers', () => fetch('/users'))`, declined: 'no test of the file is seen to use it' },
  mixedWork: { shared: factory, code: `${vitest}let db; beforeAll(() => { db ??= createClient({ url: ':memory:' }) }); ${answers}`, declined: 'the way it is opened is mixed with other work' },
  exported: { shared: fixture, code: `${vitest}export const db = createClient({ url: ':memory:' }); ${answers}`, declined: '`db` is exported' },
  otherValue: { shared: fixture, code: `${vitest}let db = createClient({ url: ':memory:' }); afterAll(() => report((db = undefined))); ${answers}`, declined: '`db` is given another value' },
  namesType: { shared: fixture, code: `${own}test('answers', async () => { const empty = (other: typeof db) => other.execute('DELETE FROM users'); await empty(db) })`, declined: '`db` names a type' },
  needed: { shared: fixture, code: `${vitest}function open() { const db = createClient({ url: ':memory:' }); return { db, name: 'main' } } const { db, name } = open(); test('answers', async () => { await db.execute('DELETE FROM users'); expect(name).toBe('main') })`, declined: '`name` comes with it and is needed' },
  everyNameTaken: { shared: hooks, code: `${own}const ctx = 1, context = 2, testDatabase = 3; test('answers', () => db.execute('DELETE FROM users WHERE id = ?', [ctx, context, testDatabase]))`, declined: 'each name for the shared fixture means something else in the file' },
  noImport: { shared: hooks, code: `${session}test('answers', () => client.execute('DELETE FROM users'))`, declined: 'no import stays in the file' },
  unnamedFunction: { shared: fixture, code: `${own}const api = { count: () => db.execute('DELETE FROM users') }; test('answers', () => api.count())`, declined: '`db` is used in a function that has no name' },
  handedOn: { shared: fixture, code: `${own}const count = () => db.execute('DELETE FROM users'); test('answers', () => run(count))`, declined: '`db` is used in `count`, which is handed on' },
  unknownType: { shared: fixture, code: `${own}const count = () => db.execute('DELETE FROM users'); test('answers', () => count())`, declined: '`db` is used in a function, whose new parameter would need a type' },
  byName: { shared: fixture, code: `${own}function answers() { return db.execute('DELETE FROM users') } test('answers', answers)`, declined: 'a test is registered by the name of its function' },
  noRoom: { shared: fixture, code: `${own}test.for([1])('answers', (...args) => db.execute('DELETE FROM users', args))`, declined: '`arguments` of a test are taken in a way that leaves no room' },
  placeTaken: { shared: fixture, code: `${own}test('answers', (context) => db.execute("DELETE FROM users", [context.task.name]))`, declined: '`context` takes the place of the fixture in a callback' },
  tableWithMore: { shared: fixture, code: `${own}test.each([1, 2])('answers', (row, more) => db.execute('DELETE FROM users WHERE id = ?', [row, more]))`, declined: 'a table of tests hands out more than its rows' },
  tableSpreads: { shared: fixture, code: `${own}test.each([[1, make()]])('answers', (one, two) => db.execute('DELETE FROM users WHERE id = ?', [one, two]))`, declined: 'a table of tests spreads rows over parameters, whose types would be lost' },
  tableUnseen: { shared: fixture, code: `${own}test.each(rows())('answers', (row) => db.execute('DELETE FROM users WHERE id = ?', [row]))`, declined: 'a table of tests takes rows that the file does not show' },
  ownFixtures: { shared: fixture, code: `${open}import { test } from './other'; const db = createClient({ url: ':memory:' }); ${answers}`, declined: '`test` brings fixtures of its own' },
  typesElsewhere: {
    shared: fixture,
    code: `${open}import { test as base } from 'vitest'; import type { Fixtures } from '../src/types'; const test = base.extend<Fixtures>({ db: async ({}, use) => { const db = createClient({ url: ':memory:' }); await use(db); db.close() }, name: async ({}, use) => { await use('ada') } }); test('answers', ({ db, name }) => db.execute('DELETE FROM users', [name]))`,
    declined: 'the types of the fixtures are written elsewhere',
  },
  newerHook: { shared: fixture, code: `${own}beforeEach(() => db.execute('INSERT INTO users VALUES (1)')); test('answers', () => db.execute('DELETE FROM users'))`, declined: 'the hook it would need is newer than the installed test framework' },
  worksOnModels: {
    shared: "import { Sequelize } from 'sequelize'; export function openTestDatabase() { const sequelize = new Sequelize(process.env.TEST_DATABASE_URL); return { sequelize, cleanup: () => sequelize.close() } }",
    code: "import { sequelize } from '../src/sequelize'; import { User } from '../src/user'; import { test } from 'vitest'; test('empties', async () => { await sequelize.query('DELETE FROM users'); await User.count() })",
    declined: '`User` works on models, which the application binds to its own session',
  },
  noThis: { shared: fixture, code: `${vitest}beforeEach(function () { this.db = createClient({ url: ':memory:' }) }); test('answers', function () { return this.db.execute('DELETE FROM users') })`, declined: 'a test that is given the shared fixture has no `this`' },
  thisPlace: { shared: handle, code: `${open}import { beforeEach, it } from 'mocha'; beforeEach(async function () { this.url = await makeDatabase(); this.db = createClient({ url: this.url }) }); it('answers', function () { return this.db.execute('DELETE FROM users') })`, declined: 'what it is opened with is kept on `this`' },
}

const files = {
  'package.json': '{ "name": "shop", "private": true, "type": "module" }',
  'node_modules/vitest/package.json': '{ "name": "vitest", "version": "2.1.9" }',
  'src/sequelize.ts': "import { Sequelize } from 'sequelize'; export const sequelize = new Sequelize(process.env.DATABASE_URL)",
  'src/user.ts': "import { Model } from 'sequelize'; export class User extends Model {}",
  'src/database.ts': `${open}export const client = createClient({ url: 'file:app.db' })`,
  'src/users.ts': "import { client } from './database'; export const countUsers = () => client.execute('DELETE FROM users')",
  'src/types.ts': 'export type Fixtures = unknown',
  'tests/other.ts': "import { test as base } from 'vitest'; export const test = base.extend({ name: 'ada' })",
}

let folder: string

beforeAll(() => {
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'fixture-hygiene-reasons-')))
  for (const [name, text] of Object.entries(files)) write(name, text)
  for (const [name, { shared }] of Object.entries(cases)) write(`support/${name}.ts`, shared)
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

function write(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
  writeFileSync(path.join(folder, name), text)
}

test('every reason has a case, here or elsewhere', () => {
  const elsewhere = new Set([...pairs.flatMap(({ declined }) => declined ?? []), ...inRuleTests].map(withoutNames))
  const left = Object.entries(reasons).filter(([name, reason]) => !(name in cases) && !elsewhere.has(withoutNames(typeof reason === 'string' ? reason : reason('`…`', '`…`', '`…`'))))
  expect(left.map(([name]) => name)).toEqual([])
})

function withoutNames(text: string): string {
  return text.replaceAll(/`[^`]+`|``…``/g, '…')
}

test.each(Object.entries(cases))('%s', (name, { code, declined }) => {
  const messages = new Linter({ cwd: folder }).verify(
    code,
    {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: { 'fixture-hygiene': plugin },
      settings: { 'fixture-hygiene': { sharedFixtures: [`support/${name}.ts`] } },
      rules: { 'fixture-hygiene/no-local-database-fixture': ['error', { handedOver: true, testBodies: true }], 'fixture-hygiene/no-production-session-import': 'error' },
    },
    path.join(folder, 'tests/users.test.ts'),
  )
  expect(messages.map(({ message }) => / leaves it to you: (.*)\.$/.exec(message)?.[1] ?? message)).toContain(declined)
})
