import noProductionSessionImport from '../../rules/no-production-session-import.ts'
import { runRule } from './rule-tester.ts'

const inTest = "\ntest('creates a user', async () => { await run() })"
const sharedFixture = 'a fixture that all tests share'
const pool = { library: 'pg', thing: 'connection pool', sharedFixture, reason: '' }
const db = { ...pool, name: 'db', way: '`db` ← `src/db.ts`' }
const client = { library: '@prisma/client', thing: 'client', sharedFixture, reason: '' }

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
    { name: 'another export of a workspace package', code: `import { limit } from '@example/db'; limit${inTest}` },
    { name: 'another property of an exported object', code: `import database from '../src/shapes/objects'; database.limit${inTest}` },
    { name: 'another property of an object that gets a session', code: `const db = require('../src/shapes/models.cjs'); db.limit${inTest}` },
    { name: 'an object of sessions that is only closed', code: `import database from '../src/shapes/objects'; afterAll(() => database.pool.end())${inTest}` },
    { name: 'an instance whose session is not touched', code: `import { database } from '../src/shapes/wrapper'; database.now()${inTest}` },
    { name: 'a function that wraps what it is given', code: `import { connect } from '../src/shapes/wrapped'; import { pool } from './support/database'; connect(pool).select()${inTest}` },
    { name: 'in memory, wrapped by a function that others call with another client', code: `import { inMemory } from '../src/shapes/wrapped-here'; inMemory.select()${inTest}` },
    { name: 'an accessor', code: `import { getPool } from '../src/shapes/proxy'; getPool().query('SELECT 1')${inTest}` },
    { name: 'a class that opens a session', code: `import { Database } from '../src/shapes/proxy'; new Database()${inTest}` },
    {
      name: 'a function that opens a session for whoever calls it',
      code: `import { createPool } from '../src/shapes/proxy'; createPool()${inTest}`,
      options: [{ accessors: true, classes: true }],
    },
    {
      name: 'a class that opens what it is told',
      code: `import { Store } from '../src/shapes/proxy'; new Store('postgres://localhost/app_test')${inTest}`,
      options: [{ accessors: true, classes: true }],
    },
    { name: 'a library that is connected, mocked', code: `import { sql } from 'bun'; import { mock } from 'bun:test'; mock.module('bun', () => ({ sql: fake })); sql\`SELECT 1\`${inTest}` },
    { name: "a library's tag that is connected to nothing", code: `import { sql } from 'drizzle-orm'; sql\`SELECT 1\`${inTest}` },
    { name: 'loading a module that opens nothing', code: `import '../src/connect'${inTest}` },
    { name: 'only bound into a mock', code: `import { pool } from '../src/db'; vi.spyOn(other, 'query').mockImplementation(pool.query.bind(pool))${inTest}` },
    { name: 'only replaced by a stub', code: `import { pool } from '../src/db'; sinon.stub(pool, 'query').resolves({ rows: [] }); sinon.replace(pool, 'end', fake)${inTest}` },
    { name: 'assigned from an import and only closed', code: `let pool; beforeAll(async () => { pool = (await import('../src/db')).pool }); afterAll(() => pool.end())${inTest}` },
    { name: 'only spied on, asserted to be there', code: `import { redis } from '../src/shapes/optional'; vi.spyOn(redis!, 'get')${inTest}` },
    { name: 'only spied on, as another type', code: `import { db } from '../src/db'; vi.spyOn(db as any, 'select'); vi.spyOn(<any>db, 'insert')${inTest}` },
    {
      name: 'with delegates that are collected and replaced',
      code: `import { prisma } from '../src/prisma'; const models = [prisma.user, prisma.team]; for (const model of models) vi.spyOn(model, 'findMany')${inTest}`,
    },
    { name: 'with delegates that are replaced one by one', code: `import { prisma } from '../src/prisma'; [prisma.user, prisma.team].forEach((model) => vi.spyOn(model, 'findMany'))${inTest}` },
    { name: 'only closed, asserted to be there', code: `import { redis } from '../src/shapes/optional'; afterAll(async () => { await redis!.quit() })${inTest}` },
    { name: 'with a method that is replaced, as another type', code: `import { redis } from '../src/shapes/optional'; (redis as any).del = vi.fn()${inTest}` },
    { name: 'only closed, unless there is none', code: `import { redis } from '../src/shapes/optional'; afterAll(() => { if (!redis) return; redis.disconnect() })${inTest}` },
    {
      name: 'only closed, where it is ready',
      code: `import { redis } from '../src/shapes/optional'; afterAll(() => { if (redis && redis.status === 'ready') redis.disconnect(); redis && redis.status && redis?.disconnect() })${inTest}`,
    },
    {
      name: 'a partial mock that replaces the session',
      code: `import { db } from '../src/db'; vi.mock('../src/db', async (original) => ({ ...(await original()), db: fake })); db.select()${inTest}`,
    },
    { name: 'a mock that keeps nothing', code: `import { db } from '../src/db'; jest.mock('../src/db', () => ({ db: fake })); db.select()${inTest}` },
    { name: 'replaced by testdouble', code: `import td from 'testdouble'; td.replace('../src/db'); const { db } = require('../src/db'); db.select()${inTest}` },
    { name: 'replaced by mockery', code: `import mockery from 'mockery'; mockery.registerMock('../src/db', fake); const { db } = require('../src/db'); db.select()${inTest}` },
    { name: 'replaced by mock-require', code: `const mock = require('mock-require'); mock('../src/db', fake); const { db } = require('../src/db'); db.select()${inTest}` },
    { name: 'replaced by rewiremock', code: `import rewiremock from 'rewiremock'; rewiremock('../src/db').with(fake); const { db } = require('../src/db'); db.select()${inTest}` },
    { name: 'loaded with fakes by proxyquire', code: `const { db } = require('proxyquire')('../src/db', { pg: fake }); db.select()${inTest}` },
    { name: 'loaded with fakes by esmock', code: `import esmock from 'esmock'; const { db } = await esmock('../src/db', { pg: fake }); db.select()${inTest}` },
    {
      name: 'pointed at a test database by a module that the set-up imports',
      filename: 'environment/config/example.test.ts',
      code: `import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: "pointed at a test database by the configuration's environment",
      filename: 'environment/config-env/example.test.ts',
      code: `import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database by an environment file for tests',
      filename: 'environment/env-file/example.test.ts',
      code: `import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database by the script that runs the tests',
      filename: 'environment/script/example.test.ts',
      code: `import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database by the set-up of its own runner',
      filename: 'environment/unit-config/example.test.ts',
      code: `import { test } from 'vitest'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database by the set-up of a runner, where its own one is not known',
      filename: 'environment/unit-config/example.test.ts',
      code: `import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database by the script of its own runner',
      filename: 'environment/e2e-script/example.test.ts',
      code: `import { test } from '@playwright/test'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database by a configuration that a script names',
      filename: 'environment/named-config/example.test.ts',
      code: `import { test } from 'vitest'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database by an environment file that its runner loads',
      filename: 'environment/env-file-unused/example.test.ts',
      code: `import { test } from 'bun:test'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    { name: 'whose library is mocked in a set-up file', filename: 'mocked-library/example.test.ts', code: `import { db } from '../src/db'; db.select()${inTest}` },
    {
      name: 'replaced by an alias below a barrel',
      filename: 'replaced-below/example.test.ts',
      code: `import { database } from '../src'; database.select()${inTest}`,
    },
    {
      name: 'whose library an alias replaces',
      filename: 'replaced-below/example.test.ts',
      code: `import { cache } from '@example/cache'; cache.flushall()${inTest}`,
    },
    {
      name: 'mocked by a module of the tests that is imported first',
      code: `import './support/fake-db'; import { db } from '../src/db'; db.select()${inTest}`,
    },
    {
      name: 'another name of a module that a set-up file mocks in part',
      filename: 'partly-mocked/example.test.ts',
      code: `import { pool } from '../src/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'mocked by the set-up of the project that the file belongs to',
      filename: 'selected/example.unit.test.ts',
      code: `import { test } from 'vitest'; import { db } from '../src/db'; db.select()${inTest}`,
    },
    {
      name: 'pointed at a test database by the project that the file belongs to',
      filename: 'selected/example.integration.test.ts',
      code: `import { test } from 'vitest'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'mocked by the set-up of a configuration whose pattern the file matches',
      filename: 'selected/example.unit.test.ts',
      code: `import { test } from '@jest/globals'; import { db } from '../src/db'; db.select()${inTest}`,
    },
    {
      name: 'pointed at a test database by a configuration that another one is merged with',
      filename: 'based/vitest/example.test.ts',
      code: `import { test } from 'vitest'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database by a preset',
      filename: 'based/jest/example.test.ts',
      code: `import { test } from '@jest/globals'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database by what mocha requires',
      filename: 'mocha-setup/example.test.ts',
      code: `import { test } from 'mocha'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database by what Node.js imports first',
      filename: 'node-setup/example.test.ts',
      code: `import { test } from 'node:test'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database by what AVA requires',
      filename: 'ava-setup/example.test.ts',
      code: `import test from 'ava'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'mocked by a set-up that holds for folders without a configuration of their own',
      filename: 'listed/apps/api/example.test.ts',
      code: `import { test } from 'vitest'; import { db } from '../../../src/db'; db.select()${inTest}`,
    },
    {
      name: 'replaced by an alias',
      filename: 'replaced/example.test.ts',
      code: `import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'replaced by an alias with a pattern',
      filename: 'replaced/example.test.ts',
      code: `import { db } from '../src/db'; db.select()${inTest}`,
    },
    {
      name: 'replaced by a module name mapper',
      filename: 'replaced-by-jest/example.test.ts',
      code: `import { test } from '@jest/globals'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database before it is imported',
      code: "test('answers', async () => { process.env.DATABASE_URL = container.getConnectionUri(); const { pool } = await import('@example/db'); await pool.query('SELECT 1') })",
    },
    {
      name: 'pointed at a test database before the imports',
      code: `import { pool } from '@example/db'; vi.hoisted(() => { process.env.DATABASE_URL = 'postgres://localhost/app_test' }); pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database by a module of the tests that is imported first',
      code: `import './support/environment'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
    },
    {
      name: 'pointed at a test database, as settings say',
      code: `import { db } from '../src/db'; db.select()${inTest}`,
      settings: { 'fixture-hygiene': { setupPointsAtTestDatabase: true } },
    },
    { name: 'a session that a support module hands on', code: `import { db } from './support/handed-on'; db.select()${inTest}` },
    {
      name: 'a support module that uses a session and keeps it',
      filename: 'tests/support/seed-users.ts',
      code: "import { db } from '../../src/db'; export async function seed() { await db.insert(users) }",
    },
    { name: 'an allowed module by path', code: `import { db } from '../src/db'; db.select()${inTest}`, settings: { 'fixture-hygiene': { allowedModules: ['src/db.ts'] } } },
    { name: 'an allowed module by glob', code: `import { db } from '../src/db'; db.select()${inTest}`, settings: { 'fixture-hygiene': { allowedModules: ['src/*.ts'] } } },
    { name: 'an allowed package', code: `import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`, settings: { 'fixture-hygiene': { allowedModules: ['@example/*'] } } },
    { name: 'an allowed export', code: `import { db } from '../src/db'; db.select()${inTest}`, settings: { 'fixture-hygiene': { allowedModules: ['src/db.ts#db'] } } },
    {
      name: 'another export than the declared one',
      code: `import { connect } from '../src/connect'; connect()${inTest}`,
      settings: { 'fixture-hygiene': { productionModules: ['src/connect.ts#pool'] } },
    },
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
      errors: [{ messageId: 'session', data: { ...pool, name: 'database', way: '`database` ← `src/db.ts`' } }],
    },
    {
      name: 'where a shared fixture is declared',
      code: `import { afterAll, expect, it } from 'vitest'
import { pool } from '../src/neon'

afterAll(() => pool.end())

it('answers', async () => {
  expect(await pool.query('SELECT 1')).toBeDefined()
})
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/database.ts'] } },
      output: `import { expect } from 'vitest'
import { test as it } from './support/database'

it('answers', async ({ db }) => {
  expect(await db.query('SELECT 1')).toBeDefined()
})
`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'beside which its module passes on what does not work on it',
      code: `import { it } from 'vitest'
import { pool, schema } from '../src/neon'

it('answers', () => pool.query(String(schema.users)))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/database.ts'] } },
      output: `import { schema } from '../src/neon'
import { test as it } from './support/database'

it('answers', ({ db }) => db.query(String(schema.users)))
`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'beside which its module has what works on it',
      code: `import { it } from 'vitest'
import { pool, schema, countUsers } from '../src/neon'

it('answers', async () => (await pool.query(String(schema.users)), countUsers()))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/database.ts'] } },
      errors: [{ messageId: 'session', data: { library: '@neondatabase/serverless', thing: 'connection pool', name: 'pool', way: '`pool` ← `src/neon.ts`', sharedFixture: 'the shared fixture in tests/support/database.ts', reason: " The fix leaves it to you: `countUsers` works on the application's own session." } }],
    },
    {
      name: 'where one was not, for a suggestion',
      code: `import { it } from 'vitest'
import { pool } from '../src/neon'

it('answers', () => pool.query('SELECT 1'))
`,
      errors: [
        {
          messageId: 'session',
          suggestions: [
            {
              messageId: 'adopt',
              data: { fixture: '`db` of tests/support/database.ts' },
              output: `import { test as it } from './support/database'

it('answers', ({ db }) => db.query('SELECT 1'))
`,
            },
          ],
        },
      ],
    },
    {
      name: 'which models of the application stay bound to',
      code: `import { it } from 'vitest'
import { Account } from '../src/models/account'
import { sequelize } from '../src/models/sequelize'

it('answers', () => sequelize.transaction(() => Account.create()))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/sequelize.ts'] } },
      errors: [{ messageId: 'session', data: { library: 'sequelize', thing: 'ORM instance', name: 'sequelize', way: '`sequelize` ← `src/models/sequelize.ts`', sharedFixture: 'the shared fixture in tests/support/sequelize.ts', reason: ' The fix leaves it to you: `Account` works on models, which the application binds to its own session.' } }],
    },
    {
      name: 'whose models the shared fixture binds to its own',
      code: `import { it } from 'vitest'
import { Account } from '../src/models/account'
import { sequelize } from '../src/models/sequelize'

it('answers', () => sequelize.transaction(() => Account.create()))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/sequelize-with-models.ts'] } },
      output: `import { Account } from '../src/models/account'
import { test as it } from './support/sequelize-with-models'

it('answers', ({ sequelize }) => sequelize.transaction(() => Account.create()))
`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'which entities of TypeORM stay bound to',
      code: `import { it } from 'vitest'
import { Person } from '../src/models/person'
import { dataSource } from '../src/models/data-source'

it('answers', () => dataSource.transaction(() => Person.save([])))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/models/data-source.ts'] } },
      errors: [{ messageId: 'session', data: { library: 'typeorm', thing: 'data source', name: 'dataSource', way: '`dataSource` ← `src/models/data-source.ts`', sharedFixture: 'the shared fixture in tests/models/data-source.ts', reason: ' The fix leaves it to you: `Person` works on models, which the application binds to its own session.' } }],
    },
    {
      name: 'whose entities of TypeORM the shared fixture binds to its own',
      code: `import { it } from 'vitest'
import { Person } from '../src/models/person'
import { dataSource } from '../src/models/data-source'

it('answers', () => dataSource.transaction(() => Person.save([])))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/models/data-source-with-models.ts'] } },
      output: `import { Person } from '../src/models/person'
import { test as it } from './models/data-source-with-models'

it('answers', ({ dataSource }) => dataSource.transaction(() => Person.save([])))
`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'which models of Objection stay bound to',
      code: `import { it } from 'vitest'
import { Pet } from '../src/models/pet'
import { knex } from '../src/models/knex'

it('answers', () => knex.transaction(() => Pet.query().insert({})))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/models/knex.ts'] } },
      errors: [{ messageId: 'session', data: { library: 'knex', thing: 'connection pool', name: 'knex', way: '`knex` ← `src/models/knex.ts`', sharedFixture: 'the shared fixture in tests/models/knex.ts', reason: ' The fix leaves it to you: `Pet` works on models, which the application binds to its own session.' } }],
    },
    {
      name: 'whose models of Objection the shared fixture binds to its own',
      code: `import { it } from 'vitest'
import { Pet } from '../src/models/pet'
import { knex } from '../src/models/knex'

it('answers', () => knex.transaction(() => Pet.query().insert({})))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/models/knex-with-models.ts'] } },
      output: `import { Pet } from '../src/models/pet'
import { test as it } from './models/knex-with-models'

it('answers', ({ knex }) => knex.transaction(() => Pet.query().insert({})))
`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'which models of Mongoose stay bound to',
      code: `import { it } from 'vitest'
import { Comment } from '../src/models/comment'
import { connection } from '../src/models/mongo'

it('answers', () => connection.transaction(() => Comment.create({})))
`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/models/mongo.ts'] } },
      errors: [{ messageId: 'session', data: { library: 'mongoose', thing: 'connection', name: 'connection', way: '`connection` ← `src/models/mongo.ts`', sharedFixture: 'the shared fixture in tests/models/mongo.ts', reason: ' The fix leaves it to you: `Comment` works on models, which the application binds to its own session.' } }],
    },
    {
      name: 'a default import',
      code: `import database from '../src/db'; database.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'database', way: '`database` ← `src/db.ts`' } }],
    },
    {
      name: 'a namespace import whose session is used',
      code: `import * as database from '../src/db'; database.pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'database', way: '`database` ← `src/db.ts`' } }],
    },
    {
      name: 'through a barrel',
      code: `import { database } from '../src'; database.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'database', way: '`database` ← `src/index.ts` ← `src/db.ts`' } }],
    },
    {
      name: 'through a tsconfig path',
      code: `import { db } from '@/db'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, way: '`db` ← `@/db` ← `src/db.ts`' } }],
    },
    {
      name: "through the package's own imports",
      code: `import { db } from '#app/db.ts'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, way: '`db` ← `#app/db.ts` ← `src/db.ts`' } }],
    },
    {
      name: 'kept on globalThis between reloads',
      code: `import { prisma } from '../src/prisma'; prisma.user.deleteMany()${inTest}`,
      errors: [
        {
          messageId: 'session',
          data: { ...client, name: 'prisma', way: '`prisma` ← `src/prisma.ts`' },
        },
      ],
    },
    {
      name: "made by another module's function",
      code: `import { client } from '../src/client'; client.query('SELECT 1')${inTest}`,
      errors: [
        {
          messageId: 'session',
          data: { ...pool, name: 'client', way: '`client` ← `src/client.ts` ← `src/connect.ts`' },
        },
      ],
    },
    {
      name: 'kept on a typed globalThis',
      code: `import { typed } from '../src/singletons'; typed.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...client, name: 'typed', way: '`typed` ← `src/singletons.ts`' } }],
    },
    {
      name: 'declared, and required whole',
      code: `const database = require('@acme/database'); database.create()${inTest}`,
      settings: { 'fixture-hygiene': { productionModules: ['@acme/database'] } },
      errors: [{ messageId: 'declared', data: { specifier: '@acme/database', sharedFixture, reason: '' } }],
    },
    {
      name: 'taken from the module as it is imported',
      code: "test('answers', async () => { (await import('../src/db')).pool.query('SELECT 1') })",
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `src/db.ts`' } }],
    },
    {
      name: 'taken from the module over several lines, its name underlined',
      code: "test('answers', async () => {\n  await (\n    await import('../src/db')\n  ).db.select()\n})",
      errors: [{ messageId: 'session', line: 4, column: 5, endLine: 4, endColumn: 7 }],
    },
    {
      name: 'remembered between reloads by a library',
      code: `import { remembered } from '../src/singletons'; remembered.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...client, name: 'remembered', way: '`remembered` ← `src/singletons.ts`' } }],
    },
    {
      name: 'kept in a slot of globalThis by a function',
      code: `import { single } from '../src/singletons'; single.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...client, name: 'single', way: '`single` ← `src/singletons.ts`' } }],
    },
    {
      name: 'made in one of two branches',
      code: `import { branched } from '../src/singletons'; branched.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...client, name: 'branched', way: '`branched` ← `src/singletons.ts`' } }],
    },
    {
      name: 'where the tsconfig extends a package that is not installed',
      filename: 'unconfigured/example.test.ts',
      code: `import { db } from '../src/db'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'kept by a partial mock in a set-up file',
      filename: 'partly-mocked/example.test.ts',
      code: `import { db } from '../src/db'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'that the file takes in spite of a mock of its library in the set-up',
      filename: 'mocked-library/example.test.ts',
      code: `import { test, vi } from 'vitest'; import { db } from '../src/db'; vi.unmock('pg'); db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'that is imported before a module of the tests mocks it',
      code: `import { db } from '../src/db'; import './support/fake-db'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'that the set-up of a project points at a test database, to which the file does not belong',
      filename: 'selected/example.unit.test.ts',
      code: `import { test } from 'vitest'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'that the set-up of a project points at a test database, which leaves the file out',
      filename: 'selected/slow/example.integration.test.ts',
      code: `import { test } from 'vitest'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'that is mocked by the set-up of a configuration which passes the file over',
      filename: 'selected/contract/example.unit.test.ts',
      code: `import { test } from '@jest/globals'; import { db } from '../../src/db'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'that is mocked by the set-up of a configuration whose pattern the file does not match',
      filename: 'selected/example.test.ts',
      code: `import { test } from '@jest/globals'; import { db } from '../src/db'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: "that only the environment of Playwright's server points at a test database",
      filename: 'web-server/example.test.ts',
      code: `import { test } from '@playwright/test'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'that is mocked by a set-up which leaves the file to a listed folder',
      filename: 'listed/apps/web/example.test.ts',
      code: `import { test } from 'vitest'; import { db } from '../../../src/db'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'through a tsconfig path of a tsconfig that leaves tests out',
      filename: 'excluded/tests/example.test.ts',
      code: `import { db } from '~/database'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, way: '`db` ← `~/database` ← `excluded/src/database.ts` ← `src/db.ts`' } }],
    },
    {
      name: 'through the tsconfig path whose pattern is the closest',
      filename: 'excluded/tests/example.test.ts',
      code: `import { db } from '~/data/db.js'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, way: '`db` ← `~/data/db.js` ← `src/db.ts`' } }],
    },
    {
      name: 'through the base URL of a tsconfig',
      filename: 'excluded/tests/example.test.ts',
      code: `import { db } from 'src/database'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, way: '`db` ← `src/database` ← `excluded/src/database.ts` ← `src/db.ts`' } }],
    },
    {
      name: 'through a tsconfig path, where another part of the tsconfig is not installed',
      filename: 'extending/example.test.ts',
      code: `import { db } from '~/database'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...db, way: '`db` ← `~/database` ← `excluded/src/database.ts` ← `src/db.ts`' } }],
    },
    {
      name: 'required',
      code: `const { pool } = require('../src/legacy.cjs'); pool.query('SELECT 1')${inTest}`,
      errors: [
        {
          messageId: 'session',
          data: { ...pool, name: 'pool', way: '`pool` ← `src/legacy.cjs`' },
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
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `src/db.ts`' } }],
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
      errors: [{ messageId: 'declared', data: { specifier: '../src/connect', sharedFixture, reason: '' } }],
    },
    {
      name: 'from a workspace package that is not built',
      code: `import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `@example/db` ← `packages/db/src/index.ts` ← `packages/db/src/client.ts`' } }],
    },
    {
      name: 'from a subpath of a workspace package that is not built',
      code: `import { pool } from '@example/db/client'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `@example/db/client` ← `packages/db/src/client.ts`' } }],
    },
    {
      name: "under the workspace's own condition for sources",
      code: `import { pool } from '@example/db/source'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `@example/db/source` ← `packages/db/src/client.ts`' } }],
    },
    {
      name: 'from a subpath that the package does not export',
      code: `import { pool } from '@example/db/src/client'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `@example/db/src/client` ← `packages/db/src/client.ts`' } }],
    },
    {
      name: 'from a CommonJS package of the workspace',
      code: `import { cache } from '@example/cache'; cache.flushall()${inTest}`,
      errors: [{ messageId: 'session', data: { library: 'ioredis', thing: 'client', sharedFixture, reason: '', name: 'cache', way: '`cache` ← `@example/cache` ← `packages/cache/lib/index.js`' } }],
    },
    {
      name: 'a property of an exported object',
      code: `import database from '../src/shapes/objects'; database.pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'database', way: '`database` ← `src/shapes/objects.ts`' } }],
    },
    {
      name: 'a property of an object in an exported object',
      code: `import database from '../src/shapes/objects'; database.nested.replica.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'database', way: '`database` ← `src/shapes/objects.ts`' } }],
    },
    {
      name: 'taken out of an exported object',
      code: `import database from '../src/shapes/objects'; const { pool } = database; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'database', way: '`database` ← `src/shapes/objects.ts`' } }],
    },
    {
      name: 'added to the object that a CommonJS module exports',
      code: `const db = require('../src/shapes/models.cjs'); db.sequelize.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { library: 'sequelize', thing: 'ORM instance', sharedFixture, reason: '', name: 'db', way: '`db` ← `src/shapes/models.cjs`' } }],
    },
    {
      name: 'assigned to a name of module.exports',
      code: `import legacy from '../src/shapes/assigned.cjs'; legacy.pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'legacy', way: '`legacy` ← `src/shapes/assigned.cjs`' } }],
    },
    {
      name: 'made by getInstance()',
      code: `import { prisma } from '../src/shapes/instance'; prisma.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...client, name: 'prisma', way: '`prisma` ← `src/shapes/instance.ts`' } }],
    },
    {
      name: 'assigned to globalThis where it is exported',
      code: `import { prisma } from '../src/shapes/global'; prisma.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...client, name: 'prisma', way: '`prisma` ← `src/shapes/global.ts`' } }],
    },
    {
      name: 'read from globalThis',
      code: `import { other } from '../src/shapes/global'; other.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...client, name: 'other', way: '`other` ← `src/shapes/global.ts`' } }],
    },
    {
      name: 'kept on globalThis, whose slot has the type of what makes it',
      code: `import { prisma } from '../src/shapes/global-slot'; prisma.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...client, name: 'prisma', way: '`prisma` ← `src/shapes/global-slot.ts`' } }],
    },
    {
      name: 'kept on globalThis, made where the slot is empty or false',
      code: `import { either } from '../src/shapes/global-slot'; either.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...client, name: 'either', way: '`either` ← `src/shapes/global-slot.ts`' } }],
    },
    {
      name: 'read from a typed slot of globalThis',
      code: `import { filled } from '../src/shapes/global-slot'; filled.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...client, name: 'filled', way: '`filled` ← `src/shapes/global-slot.ts`' } }],
    },
    {
      name: 'a function that runs the queries it is given',
      code: `import { query } from '../src/shapes/query'; await query('DELETE FROM users')${inTest}`,
      errors: [{ messageId: 'query', data: { ...pool, name: 'query', way: '`query` ← `src/shapes/query.ts`' } }],
    },
    {
      name: 'behind a proxy',
      code: `import { lazyPool } from '../src/shapes/proxy'; lazyPool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'lazyPool', way: '`lazyPool` ← `src/shapes/proxy.ts`' } }],
    },
    {
      name: 'extended',
      code: `import { prisma } from '../src/shapes/extended'; prisma.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...client, name: 'prisma', way: '`prisma` ← `src/shapes/extended.ts`' } }],
    },
    {
      name: 'wrapped by a function of another module',
      code: `import { db } from '../src/shapes/wrapped'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'db', way: '`db` ← `src/shapes/wrapped.ts`' } }],
    },
    {
      name: 'wrapped, with a client that a function of another module gives back',
      code: `import { tracedDb } from '../src/shapes/wrapped'; tracedDb.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'tracedDb', way: '`tracedDb` ← `src/shapes/wrapped.ts`' } }],
    },
    {
      name: 'wrapped by a function of another module without types',
      code: `import { untyped } from '../src/shapes/wrapped'; untyped.select()${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'untyped', way: '`untyped` ← `src/shapes/wrapped.ts`' } }],
    },
    {
      name: 'wrapped by a function that others call with another client',
      code: `import { onDisk } from '../src/shapes/wrapped-here'; onDisk.select()${inTest}`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'extended by a function of another module',
      code: `import { prisma } from '../src/shapes/wrapped'; prisma.user.create()${inTest}`,
      errors: [{ messageId: 'session', data: { ...client, name: 'prisma', way: '`prisma` ← `src/shapes/wrapped.ts`' } }],
    },
    {
      name: 'kept by an instance of a class',
      code: `import { database } from '../src/shapes/wrapper'; database.pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'database', way: '`database` ← `src/shapes/wrapper.ts`' } }],
    },
    {
      name: 'connected by the library',
      code: `import { sql } from '@vercel/postgres'; sql\`DELETE FROM users\`${inTest}`,
      errors: [{ messageId: 'session', data: { library: '@vercel/postgres', thing: 'client', sharedFixture, reason: '', name: 'sql', way: '`sql` ← `@vercel/postgres`' } }],
    },
    {
      name: 'connected by the library, and passed on',
      code: `import { sql } from '../src/shapes/connected'; sql\`DELETE FROM users\`${inTest}`,
      errors: [{ messageId: 'session', data: { library: '@vercel/postgres', thing: 'client', sharedFixture, reason: '', name: 'sql', way: '`sql` ← `src/shapes/connected.ts`' } }],
    },
    {
      name: 'connected by the runtime',
      code: `import { sql } from 'bun'; sql\`DELETE FROM users\`${inTest}`,
      errors: [{ messageId: 'session', data: { library: 'bun', thing: 'client', sharedFixture, reason: '', name: 'sql', way: '`sql` ← `bun`' } }],
    },
    {
      name: 'opened by loading its module',
      code: `import '../src/shapes/quiet'${inTest}`,
      errors: [{ messageId: 'loaded', data: { ...pool, specifier: '../src/shapes/quiet', way: '`src/shapes/quiet.ts`' } }],
    },
    {
      name: 'asserted to be there, and used',
      code: `import { redis } from '../src/shapes/optional'; redis!.flushall()${inTest}`,
      errors: [{ messageId: 'session', data: { library: 'ioredis', thing: 'client', sharedFixture, reason: '', name: 'redis', way: '`redis` ← `src/shapes/optional.ts`' } }],
    },
    {
      name: 'looked at, and handed to a function',
      code: `import { redis } from '../src/shapes/optional'; if (redis) seed(redis as any); const other = redis || fake${inTest}`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'assigned in a hook',
      code: `let db; beforeAll(async () => { db = (await import('../src/db')).db }); test('answers', () => db.select())`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'assigned in a hook by destructuring',
      code: `let db; beforeAll(async () => { ({ db } = await import('../src/db')) }); test('answers', () => db.select())`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'a namespace assigned in a hook',
      code: `let database; beforeAll(async () => { database = await import('../src/db') }); test('answers', () => database.db.select())`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'database', way: '`database` ← `src/db.ts`' } }],
    },
    {
      name: 'imported with then',
      code: "test('answers', () => import('../src/db').then(({ db }) => db.select()))",
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'the original of a mocked module',
      code: `import { vi } from 'vitest'; vi.mock('../src/db'); const { db } = await vi.importActual('../src/db'); db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'the original of a module that jest mocks',
      code: `jest.mock('../src/db'); const { db } = jest.requireActual('../src/db'); db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'kept by a partial mock',
      code: `import { db } from '../src/db'; vi.mock('../src/db', async (original) => ({ ...(await original()), limit: 1 })); db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'kept by a partial mock of jest',
      code: `import { db } from '../src/db'; jest.mock('../src/db', () => ({ ...jest.requireActual('../src/db'), limit: 1 })); db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'kept by a partial mock through a variable',
      code: `import { db } from '../src/db'; vi.mock('../src/db', async () => { const actual = await vi.importActual('../src/db'); return { ...actual, limit: 1 } }); db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'spied on, and used',
      code: `import { db } from '../src/db'; vi.mock('../src/db', { spy: true }); db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'with delegates that are collected and used',
      code: `import { prisma } from '../src/prisma'; for (const model of [prisma.user, prisma.team]) model.deleteMany()${inTest}`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'with delegates that are collected, replaced and handed on',
      code: `import { prisma } from '../src/prisma'; const models = [prisma.user]; for (const model of models) vi.spyOn(model, 'findMany'); wipe(models)${inTest}`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'bound, and called',
      code: `import { pool } from '../src/db'; const query = pool.query.bind(pool); query('DELETE FROM users')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `src/db.ts`' } }],
    },
    {
      name: 'that a set-up only points at a test database where nothing else is said',
      code: `import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
      filename: 'environment/weak/example.test.ts',
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `@example/db` ← `packages/db/src/index.ts` ← `packages/db/src/client.ts`' } }],
    },
    {
      name: 'that only another runner\'s set-up points at a test database',
      filename: 'environment/unit-config/example.test.ts',
      code: `import { test } from '@playwright/test'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `@example/db` ← `packages/db/src/index.ts` ← `packages/db/src/client.ts`' } }],
    },
    {
      name: 'that only another runner\'s script points at a test database',
      filename: 'environment/e2e-script/example.test.ts',
      code: `import { test } from 'vitest'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `@example/db` ← `packages/db/src/index.ts` ← `packages/db/src/client.ts`' } }],
    },
    {
      name: 'that only a script which runs no tests points at a test database',
      filename: 'environment/other-script/example.test.ts',
      code: `import { test } from 'vitest'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'that an environment file is about, which nothing loads',
      filename: 'environment/env-file-unused/example.test.ts',
      code: `import { test } from 'vitest'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `@example/db` ← `packages/db/src/index.ts` ← `packages/db/src/client.ts`' } }],
    },
    {
      name: 'that an alias of another runner replaces',
      filename: 'replaced/example.test.ts',
      code: `import { test } from '@jest/globals'; import { pool } from '@example/db'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `@example/db` ← `packages/db/src/index.ts` ← `packages/db/src/client.ts`' } }],
    },
    {
      name: 'of a package that an alias replaces by its sources',
      filename: 'replaced/example.test.ts',
      code: `import { cache } from '@example/cache'; cache.flushall()${inTest}`,
      errors: [{ messageId: 'session', data: { library: 'ioredis', thing: 'client', sharedFixture, reason: '', name: 'cache', way: '`cache` ← `@example/cache` ← `packages/cache/lib/index.js`' } }],
    },
    {
      name: 'that a set-up file mocks in a comment',
      filename: 'mocked-in-comment/example.test.ts',
      code: `import { db } from '../src/db'; db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'that the file takes in spite of a mock in the set-up',
      filename: 'mocked/example.test.ts',
      code: `import { test, vi } from 'vitest'; import { db } from '../src/db'; vi.unmock('../src/db'); db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'that the file takes in spite of a mock in the set-up, by Jest',
      filename: 'mocked/example.test.ts',
      code: `import { db } from '../src/db'; jest.unmock('../src/db'); db.select()${inTest}`,
      errors: [{ messageId: 'session', data: db }],
    },
    {
      name: 'whose variable is set too late',
      code: `import { pool } from '@example/db'; process.env.DATABASE_URL = 'postgres://localhost/app_test'; pool.query('SELECT 1')${inTest}`,
      errors: [{ messageId: 'session', data: { ...pool, name: 'pool', way: '`pool` ← `@example/db` ← `packages/db/src/index.ts` ← `packages/db/src/client.ts`' } }],
    },
    {
      name: 'an accessor that keeps what it opens',
      code: `import { getPool } from '../src/shapes/proxy'; getPool().query('SELECT 1')${inTest}`,
      options: [{ accessors: true, classes: false }],
      errors: [{ messageId: 'accessor', data: { ...pool, name: 'getPool', way: '`getPool` ← `src/shapes/proxy.ts`' } }],
    },
    {
      name: 'a class that opens a session',
      code: `import { Database } from '../src/shapes/proxy'; new Database()${inTest}`,
      options: [{ accessors: false, classes: true }],
      errors: [{ messageId: 'class', data: { ...pool, name: 'Database', way: '`Database` ← `src/shapes/proxy.ts`' } }],
    },
    {
      name: 'handed on by a support module',
      code: "export { db } from '../../src/db'",
      filename: 'tests/support/database-for-all.ts',
      errors: [{ messageId: 'handedOn', data: { way: '`db` ← `src/db.ts`' } }],
    },
    {
      name: 'imported and exported by a support module',
      code: "import { db } from '../../src/db'; export { db }",
      filename: 'tests/support/database-for-all.ts',
      errors: [{ messageId: 'handedOn', data: { way: '`db` ← `src/db.ts`' } }],
    },
    {
      name: 'returned by a support module',
      code: "import { db } from '../../src/db'; export function testDatabase() { return { db } }",
      filename: 'tests/support/database-for-all.ts',
      errors: [{ messageId: 'handedOn', data: { way: '`db` ← `src/db.ts`' } }],
    },
    {
      name: 'given to tests as a fixture',
      code: "import { test as base } from 'vitest'; import { db } from '../../src/db'; export const test = base.extend({ db: async ({}, use) => { await use(db) } })",
      filename: 'tests/support/database-for-all.ts',
      errors: [{ messageId: 'handedOn', data: { way: '`db` ← `src/db.ts`' } }],
    },
    {
      name: 'handed on with all of a module',
      code: "export * from '../../src/db'",
      filename: 'tests/support/database-for-all.ts',
      errors: [{ messageId: 'handedOn', data: { way: '`src/db.ts`' } }],
    },
    {
      name: 'declared by export name',
      code: `import { connect } from '../src/connect'; connect()${inTest}`,
      settings: { 'fixture-hygiene': { productionModules: ['src/connect.ts#connect'] } },
      errors: [{ messageId: 'declared', data: { specifier: '../src/connect', sharedFixture } }],
    },
    {
      name: 'declared by glob',
      code: `import { connect } from '../src/connect'; connect()${inTest}`,
      settings: { 'fixture-hygiene': { productionModules: ['src/con*.ts'] } },
      errors: [{ messageId: 'declared', data: { specifier: '../src/connect', sharedFixture } }],
    },
  ],
})
