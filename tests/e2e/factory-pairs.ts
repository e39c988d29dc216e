import type { Left, Pair } from './pairs.ts'

/** Pairs in which a function of the shared module is awaited, or cleans up what the file never closed. */
export const factoryPairs: readonly Pair[] = [
  {
    name: 'a factory that passes a promise on',
    shared: 'tests/support/promised.ts#createPromisedClient',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

let client: Client

beforeEach(async () => {
  client = createClient({ url: ':memory:' })
  await createSchema(client)
})

afterEach(() => client.close())

it('counts users', async () => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import type { Client } from '@libsql/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { createPromisedClient } from './support/promised.ts'

let client: Client

beforeEach(async () => {
  client = await createPromisedClient()
})

afterEach(() => client.close())

it('counts users', async () => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'schema that the shared factory does not create: an index for speed goes, what a test can tell stays',
    shared: 'tests/support/promised.ts#createPromisedClient',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser } from '../src/users.ts'

let client: Client

beforeEach(async () => {
  client = createClient({ url: ':memory:' })
  await createSchema(client)
  await client.execute('CREATE INDEX users_by_email ON users (email)')
  await client.execute('CREATE UNIQUE INDEX users_lower ON users (lower(email))')
  await client.execute("CREATE TRIGGER users_kept BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'kept'); END")
})

afterEach(() => client.close())

it('takes an address once, and keeps it', async () => {
  await addUser(client, 'ada@example.com')
  await expect(addUser(client, 'Ada@example.com')).rejects.toThrow('UNIQUE')
  await expect(client.execute('DELETE FROM users')).rejects.toThrow('kept')
})
`,
    after: `
import type { Client } from '@libsql/client'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { addUser } from '../src/users.ts'
import { createPromisedClient } from './support/promised.ts'

let client: Client

beforeEach(async () => {
  client = await createPromisedClient()
  await client.execute('CREATE UNIQUE INDEX users_lower ON users (lower(email))')
  await client.execute("CREATE TRIGGER users_kept BEFORE DELETE ON users BEGIN SELECT RAISE(ABORT, 'kept'); END")
})

afterEach(() => client.close())

it('takes an address once, and keeps it', async () => {
  await addUser(client, 'ada@example.com')
  await expect(addUser(client, 'Ada@example.com')).rejects.toThrow('UNIQUE')
  await expect(client.execute('DELETE FROM users')).rejects.toThrow('kept')
})
`,
  },
  {
    name: "a factory that passes on what a library's function promises",
    shared: 'tests/support/pglite.ts',
    runner: 'vitest',
    before: `
import { PGlite } from '@electric-sql/pglite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import '../src/users.ts'

let db: PGlite

beforeEach(async () => {
  db = await PGlite.create()
})

afterEach(() => db.close())

test('answers', async () => {
  await db.exec('CREATE TABLE users (id int)')
  expect((await db.query('SELECT * FROM users')).rows).toEqual([])
})
`,
    after: `
import { PGlite } from '@electric-sql/pglite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import '../src/users.ts'
import { createTestDatabase } from './support/pglite.ts'

let db: PGlite

beforeEach(async () => {
  db = await createTestDatabase()
})

afterEach(() => db.close())

test('answers', async () => {
  await db.exec('CREATE TABLE users (id int)')
  expect((await db.query('SELECT * FROM users')).rows).toEqual([])
})
`,
  },
  {
    name: 'an accessor that has to be awaited',
    shared: 'tests/support/promised.ts#getPromisedClient',
    runner: 'node',
    before: `
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { createClient, type Client } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

let client: Client

before(async () => {
  client = createClient({ url: ':memory:' })
  await createSchema(client)
})

after(() => client.close())

test('counts users', async () => {
  await addUser(client, 'ada@example.com')
  assert.equal(await countUsers(client), 1)
})
`,
    after: `
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Client } from '@libsql/client'
import { addUser, countUsers } from '../src/users.ts'
import { getPromisedClient } from './support/promised.ts'

let client: Client

before(async () => {
  client = await getPromisedClient()
})

test('counts users', async () => {
  await addUser(client, 'ada@example.com')
  assert.equal(await countUsers(client), 1)
})
`,
  },
  {
    name: 'a factory for a function of the file that opens one for each test',
    shared: 'tests/support/factory.ts',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import { expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

/** A new database. */
async function openDatabase(): Promise<Client> {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
  return client
}

test('starts empty', async () => {
  const client = await openDatabase()
  expect(await countUsers(client)).toBe(0)
  client.close()
})

test('counts users', async () => {
  const client = await openDatabase()
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
  client.close()
})
`,
    after: `
import { expect, test } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { createTestDatabase } from './support/factory.ts'

test('starts empty', async () => {
  const { client, cleanup } = await createTestDatabase()
  expect(await countUsers(client)).toBe(0)
  await cleanup()
})

test('counts users', async () => {
  const { client, cleanup } = await createTestDatabase()
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
  await cleanup()
})
`,
  },
  {
    name: 'a factory in a function of the file that gives what works on it',
    shared: 'tests/support/factory.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { expect, onTestFinished, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

async function openService() {
  const client = createClient({ url: ':memory:' })
  onTestFinished(() => client.close())
  await createSchema(client)
  return { add: (email: string) => addUser(client, email), count: () => countUsers(client) }
}

test('counts users of each service', async () => {
  const [one, other] = await Promise.all([openService(), openService()])
  await one.add('ada@example.com')
  expect(await one.count()).toBe(1)
  expect(await other.count()).toBe(0)
})
`,
    after: `
import { expect, onTestFinished, test } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { createTestDatabase } from './support/factory.ts'

async function openService() {
  const { client, cleanup } = await createTestDatabase()
  onTestFinished(() => cleanup())
  return { add: (email: string) => addUser(client, email), count: () => countUsers(client) }
}

test('counts users of each service', async () => {
  const [one, other] = await Promise.all([openService(), openService()])
  await one.add('ada@example.com')
  expect(await one.count()).toBe(1)
  expect(await other.count()).toBe(0)
})
`,
  },
  {
    name: 'a factory in a hook with nothing to close behind it',
    shared: 'tests/support/factory.ts',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import { beforeEach, describe, expect, it } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe('users', () => {
  let client: Client

  beforeEach(async () => {
    client = createClient({ url: ':memory:' })
    await createSchema(client)
    await addUser(client, 'ada@example.com')
  })

  it('are counted', async () => {
    expect(await countUsers(client)).toBe(1)
  })
})
`,
    after: `
import type { Client } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { createTestDatabase } from './support/factory.ts'

describe('users', () => {
  let client: Client
  let cleanup: Awaited<ReturnType<typeof createTestDatabase>>['cleanup']

  beforeEach(async () => {
    ;({ client, cleanup } = await createTestDatabase())
    await addUser(client, 'ada@example.com')
  })

  afterEach(() => cleanup())

  it('are counted', async () => {
    expect(await countUsers(client)).toBe(1)
  })
})
`,
  },
  {
    name: "a factory for what a hook of mocha keeps, with nothing to close behind it",
    shared: 'tests/support/factory.ts',
    runner: 'mocha',
    before: `
import assert from 'node:assert/strict'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe('users', function () {
  before(async function () {
    this.timeout(5000)
    this.db = createClient({ url: ':memory:' })
    await createSchema(this.db)
  })

  it('are counted', async function () {
    await addUser(this.db, 'ada@example.com')
    assert.equal(await countUsers(this.db), 1)
  })
})
`,
    after: `
import assert from 'node:assert/strict'
import { addUser, countUsers } from '../src/users.ts'
import { createTestDatabase } from './support/factory.ts'

describe('users', function () {
  before(async function () {
    this.timeout(5000)
    ;({ client: this.db, cleanup: this.cleanup } = await createTestDatabase())
  })

  after(function () { return this.cleanup() })

  it('are counted', async function () {
    await addUser(this.db, 'ada@example.com')
    assert.equal(await countUsers(this.db), 1)
  })
})
`,
  },
  {
    name: 'hooks that are left with nothing but their time',
    shared: 'tests/support/mocha-hooks.ts',
    runner: 'mocha',
    before: `
import assert from 'node:assert/strict'
import { createClient, type Client } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe('users', function () {
  let client: Client

  beforeEach(async function () {
    this.timeout(5000)
    client = createClient({ url: ':memory:' })
    await createSchema(client)
  })

  afterEach(function () {
    this.timeout(5000)
    client.close()
  })

  it('are counted', async () => {
    await addUser(client, 'ada@example.com')
    assert.equal(await countUsers(client), 1)
  })
})
`,
    after: `
import assert from 'node:assert/strict'
import { addUser, countUsers } from '../src/users.ts'
import { useDatabase } from './support/mocha-hooks.ts'

describe('users', function () {
  const getDatabase = useDatabase()

  it('are counted', async () => {
    await addUser(getDatabase(), 'ada@example.com')
    assert.equal(await countUsers(getDatabase()), 1)
  })
})
`,
  },
]

/** Files that such a function does not fit. */
export const factoryLeft: readonly Left[] = [
  {
    name: 'an accessor that has to be awaited where each test has its own',
    shared: 'tests/support/promised.ts#getPromisedClient',
    runner: 'vitest',
    declined: 'each test has a database of its own here, and the shared fixture is one for all',
    code: `
import { createClient, type Client } from '@libsql/client'
import { beforeEach, expect, it } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

let client: Client

beforeEach(async () => {
  client = createClient({ url: ':memory:' })
  await createSchema(client)
})

it('counts users', async () => {
  expect(await countUsers(client)).toBe(0)
})
`,
  },
  {
    name: 'a folder that other files may be in',
    shared: 'tests/support/factory.ts',
    runner: 'vitest',
    declined: '`path` leads to the same database',
    code: `
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { createClient, type Client } from '@libsql/client'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

const path = 'output/users.db'
let client: Client

beforeAll(async () => {
  const folder = dirname(path)
  mkdirSync(folder, { recursive: true })
  client = createClient({ url: \`file:\${path}\` })
  await createSchema(client)
})

afterAll(() => {
  client.close()
  writeFileSync('output/report.json', '{}')
})

it('counts users', async () => {
  expect(await countUsers(client)).toBe(0)
})
`,
  },
]
