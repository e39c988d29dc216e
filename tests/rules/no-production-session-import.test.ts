import noProductionSessionImport from '../../rules/no-production-session-import.ts'
import { runRule } from './rule-tester.ts'

const inTest = "\ntest('creates a user', async () => { await run() })"
const sharedFixture = "the project's shared fixture"
const db = { name: 'db', library: 'pg', thing: 'connection pool', origin: 'src/db.ts', sharedFixture }

runRule(noProductionSessionImport, {
  valid: [
    { name: 'only a type', code: `import type { Database } from '../src/db'; import { type Database as D } from '../src/db'${inTest}` },
    { name: 'used as a type only', code: `import { db } from '../src/db'; let database: typeof db${inTest}` },
    { name: 'a function that opens when called', code: `import { connect } from '../src/connect'; connect(url)${inTest}` },
    { name: 'a class', code: `import { Store } from '../src/connect'; new Store()${inTest}` },
    { name: 'a schema', code: `import { users } from '../src/schema'; users${inTest}` },
    { name: 'a database in memory', code: `import { cache } from '../src/in-memory'; cache.exec('SELECT 1')${inTest}` },
    { name: 'a module that tests own', code: `import { pool, test } from './support/database'; test('answers', () => pool.query('SELECT 1'))` },
    { name: 'mocked', code: `import { vi } from 'vitest'; import { db } from '../src/db'; vi.mock('../src/db'); db.select()${inTest}` },
    { name: 'mocked by jest', code: `import { db } from '../src/db'; jest.mock('../src/db'); db.select()${inTest}` },
    { name: 'only closed', code: `import { pool } from '../src/db'; afterAll(() => pool.end())${inTest}` },
    { name: 'only closed through what it wraps', code: `import { db } from '../src/db'; afterAll(async () => { await db.$client.end() })${inTest}` },
    { name: 'whose library is mocked', code: `import { db } from '../src/db'; vi.mock('pg'); db.select()${inTest}` },
    { name: 'whose module is mocked below a barrel', code: `import { database } from '../src'; vi.mock('../src/db'); database.select()${inTest}` },
    { name: 'a function that opens when called, kept by a library', code: `import { lazyPool } from '../src/singletons'; lazyPool().query('SELECT 1')${inTest}` },
    { name: 'in memory under test', code: `import { switched } from '../src/in-memory'; switched.exec('SELECT 1')${inTest}` },
    { name: 'read-only', code: `import { readOnly } from '../src/in-memory'; readOnly.prepare('SELECT 1')${inTest}` },
    { name: 'only closed, if it is open', code: `import { pool } from '../src/db'; afterAll(async () => { if (pool.ended) await pool.end() }); afterAll(pool.end)${inTest}` },
    { name: 'with methods that are replaced', code: `import { pool } from '../src/db'; pool.query = vi.fn(); expect(pool.query).toHaveBeenCalled()${inTest}` },
    {
      name: 'a shared fixture through a barrel',
      code: `import { database } from '../src'; database.select()${inTest}`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['src/db.ts'] } },
    },
    { name: 'only looked at', code: `import { db } from '../src/db'; expect(db.$client.options).toMatchObject({ max: 10 }); if (db === other) skip()${inTest}` },
    { name: 'mocked by another specifier of the same file', code: `import { db } from '../src/db.ts'; vi.mock('@/db'); db.select()${inTest}` },
    { name: 'mocked in a set-up file', filename: 'mocked/example.test.ts', code: `import { db } from '../src/db'; db.select()${inTest}` },
    { name: 'only handed to a mocking call', code: `import { db } from '../src/db'; vi.mocked(db); vi.spyOn(db, 'select')${inTest}` },
    { name: 'another export of the same module', code: `const { limit } = require('../src/legacy.cjs'); limit${inTest}` },
    { name: 'a module that does not parse', code: `import { db } from '../src/broken'; db.select()${inTest}` },
    { name: 'a module that is not there', code: `import { db } from '../src/nowhere'; db.select()${inTest}` },
    { name: 'modules that import each other', code: `import { looped, other } from '../src/cycle-a'; looped(other)${inTest}` },
    { name: 'no test file', code: "import { db } from '../src/db'; export const users = () => db.select()" },
    {
      name: 'a support module',
      filename: 'tests/support/seed.ts',
      code: "import { db } from '../../src/db'; export const seed = () => db.insert(users)",
    },
    {
      name: 'declared as a shared fixture',
      code: `import { db } from '../src/db'; db.select()${inTest}`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['src/db.ts'] } },
    },
  ],
  invalid: [
    {
      name: 'a named import',
      code: `import { db } from '../src/db'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db, line: 1, column: 10, endColumn: 12 }],
    },
    {
      name: 'renamed, with the ending of the emitted file',
      code: `import { db as database } from '../src/db.js'; database.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, name: 'database' } }],
    },
    {
      name: 'a default import',
      code: `import database from '../src/db'; database.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, name: 'database' } }],
    },
    {
      name: 'a namespace import whose session is used',
      code: `import * as database from '../src/db'; database.pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, name: 'database' } }],
    },
    {
      name: 'through a barrel',
      code: `import { database } from '../src'; database.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, name: 'database' } }],
    },
    {
      name: 'through a tsconfig path',
      code: `import { db } from '@/db'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: "through the package's own imports",
      code: `import { db } from '#app/db.ts'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'kept on globalThis between reloads',
      code: `import { prisma } from '../src/prisma'; prisma.user.deleteMany()${inTest}`,
      errors: [
        {
          messageId: 'session',
          data: { name: 'prisma', library: '@prisma/client', thing: 'client', origin: 'src/prisma.ts', sharedFixture },
        },
      ],
    },
    {
      name: "made by another module's function",
      code: `import { client } from '../src/client'; client.query('SELECT 1')${inTest}`,
      errors: [
        {
          messageId: 'session',
          data: { name: 'client', library: 'pg', thing: 'connection pool', origin: 'src/connect.ts', sharedFixture },
        },
      ],
    },
    {
      name: 'kept on a typed globalThis',
      code: `import { typed } from '../src/singletons'; typed.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, name: 'typed', library: '@prisma/client', thing: 'client', origin: 'src/singletons.ts' } }],
    },
    {
      name: 'declared, and required whole',
      code: `const database = require('@acme/database'); database.create()${inTest}`,
      settings: { 'fixture-hygiene': { productionModules: ['@acme/database'] } },
      errors: [{ messageId: 'declared', data: { specifier: '@acme/database', sharedFixture } }],
    },
    {
      name: 'taken from the module as it is imported',
      code: "test('answers', async () => { (await import('../src/db')).pool.query('SELECT 1') })",
      errors: [{ messageId: 'session', data: { ...db, name: 'pool' } }],
    },
    {
      name: 'remembered between reloads by a library',
      code: `import { remembered } from '../src/singletons'; remembered.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, name: 'remembered', library: '@prisma/client', thing: 'client', origin: 'src/singletons.ts' } }],
    },
    {
      name: 'kept in a slot of globalThis by a function',
      code: `import { single } from '../src/singletons'; single.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, name: 'single', library: '@prisma/client', thing: 'client', origin: 'src/singletons.ts' } }],
    },
    {
      name: 'made in one of two branches',
      code: `import { branched } from '../src/singletons'; branched.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, name: 'branched', library: '@prisma/client', thing: 'client', origin: 'src/singletons.ts' } }],
    },
    {
      name: 'where the tsconfig extends a package that is not installed',
      filename: 'unconfigured/example.test.ts',
      code: `import { db } from '../src/db'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'required',
      code: `const { pool } = require('../src/legacy.cjs'); pool.query('SELECT 1')${inTest}`,
      errors: [
        {
          messageId: 'session',
          data: { name: 'pool', library: 'pg', thing: 'connection pool', origin: 'src/legacy.cjs', sharedFixture },
        },
      ],
    },
    {
      name: 'imported while the test runs',
      code: "test('creates a user', async () => { const { db } = await import('../src/db'); await db.select() })",
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'closed, and used too',
      code: `import { pool } from '../src/db'; afterAll(() => pool.end()); beforeEach(() => pool.query('DELETE FROM users'))${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, name: 'pool' } }],
    },
    {
      name: 'declared in settings, by package',
      code: `import { prisma } from '@acme/database'; prisma.user.create()${inTest}`,
      settings: { 'fixture-hygiene': { productionModules: ['@acme/database'], sharedFixtures: ['tests/support/database.ts'] } },
      errors: [{ messageId: 'declared', data: { specifier: '@acme/database', sharedFixture: 'the shared fixture in tests/support/database.ts' } }],
    },
    {
      name: 'declared in settings, by path, imported for its side effect',
      code: `import '../src/connect'${inTest}`,
      settings: { 'fixture-hygiene': { productionModules: ['src/connect'] } },
      errors: [{ messageId: 'declared', data: { specifier: '../src/connect', sharedFixture } }],
    },
  ],
})
