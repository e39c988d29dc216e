import type { Left, Pair } from './pairs.ts'

/** Pairs whose file has a fixture of its own: `test.extend()`. */
export const ownFixturePairs: readonly Pair[] = [
  {
    name: "a fixture of the file",
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import { expect, test as base } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const it = base.extend<{ client: Client }>({
  client: async ({}, use) => {
    const client = createClient({ url: ':memory:' })
    await createSchema(client)
    await use(client)
    client.close()
  },
})

it('counts users', async ({ client }) => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test as it } from './support/fixture.ts'

it('counts users', async ({ client }) => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: "a fixture of the file under another name, beside one that uses it",
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import { expect, test as base } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

interface Fixtures {
  db: Client
  email: string
}

const test = base.extend<Fixtures>({
  db: async ({}, use) => {
    const db = createClient({ url: ':memory:' })
    await createSchema(db)
    await use(db)
    db.close()
  },
  email: async ({ db }, use) => {
    await addUser(db, 'ada@example.com')
    await use('ada@example.com')
  },
})

test.beforeEach(async ({ db }) => {
  await addUser(db, 'grace@example.com')
})

test('counts users', async ({ email, db }) => {
  expect(email).toContain('@')
  expect(await countUsers(db)).toBe(2)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test as base } from './support/fixture.ts'

interface Fixtures {
  email: string
}

const test = base.extend<Fixtures>({
  email: async ({ client: db }, use) => {
    await addUser(db, 'ada@example.com')
    await use('ada@example.com')
  },
})

test.beforeEach(async ({ client: db }) => {
  await addUser(db, 'grace@example.com')
})

test('counts users', async ({ email, client: db }) => {
  expect(email).toContain('@')
  expect(await countUsers(db)).toBe(2)
})
`,
  },
  {
    name: "a fixture of the file under vitest's builder",
    shared: 'tests/support/builder.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { expect, test as base } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const test = base.extend('client', async ({}, { onCleanup }) => {
  const client = createClient({ url: ':memory:' })
  onCleanup(() => client.close())
  await createSchema(client)
  return client
})

test('counts users', async ({ client }) => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { databaseTest as test } from './support/builder.ts'

test('counts users', async ({ client }) => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'a factory in a fixture of the file',
    shared: 'tests/support/factory.ts',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import { expect, test as base } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const test = base.extend<{ client: Client }>({
  client: async ({}, use) => {
    const client = createClient({ url: ':memory:' })
    await createSchema(client)
    await addUser(client, 'ada@example.com')
    await use(client)
    client.close()
  },
})

test('counts users', async ({ client }) => {
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import type { Client } from '@libsql/client'
import { expect, test as base } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { createTestDatabase } from './support/factory.ts'

const test = base.extend<{ client: Client }>({
  client: async ({}, use) => {
    const { client, cleanup } = await createTestDatabase()
    await addUser(client, 'ada@example.com')
    await use(client)
    await cleanup()
  },
})

test('counts users', async ({ client }) => {
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'an accessor in a fixture of the file',
    shared: 'tests/support/lazy.ts',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import { expect, test as base } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const test = base.extend<{ client: Client }>({
  client: [
    async ({}, use) => {
      const client = createClient({ url: ':memory:' })
      await createSchema(client)
      await use(client)
      client.close()
    },
    { scope: 'file' },
  ],
})

test('counts users', async ({ client }) => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import type { Client } from '@libsql/client'
import { expect, test as base } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'
import { getFileClient } from './support/lazy.ts'

const test = base.extend<{ client: Client }>({
  client: [
    async ({}, use) => {
      const client = getFileClient()
      await createSchema(client)
      await use(client)
    },
    { scope: 'file' },
  ],
})

test('counts users', async ({ client }) => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'a fixture of the file that hands out a live session',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { expect, test as base } from 'vitest'
import { client as session } from '../src/database.ts'
import { addUser, countUsers } from '../src/users.ts'

const test = base.extend<{ client: typeof session }>({
  client: async ({}, use) => {
    await use(session)
  },
})

test('counts users', async ({ client }) => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test } from './support/fixture.ts'

test('counts users', async ({ client }) => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'a fixture of the file that hands out a live session under another name, beside one that uses it',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { expect, test as base } from 'vitest'
import { client } from '../src/database.ts'
import { addUser, countUsers } from '../src/users.ts'

interface Fixtures {
  db: typeof client
  email: string
}

const test = base.extend<Fixtures>({
  db: async ({}, use) => {
    await use(client)
  },
  email: async ({ db }, use) => {
    await addUser(db, 'ada@example.com')
    await use('ada@example.com')
  },
})

test('counts users', async ({ db, email }) => {
  expect(email).toContain('@')
  expect(await countUsers(db)).toBe(1)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test as base } from './support/fixture.ts'

interface Fixtures {
  email: string
}

const test = base.extend<Fixtures>({
  email: async ({ client: db }, use) => {
    await addUser(db, 'ada@example.com')
    await use('ada@example.com')
  },
})

test('counts users', async ({ client: db, email }) => {
  expect(email).toContain('@')
  expect(await countUsers(db)).toBe(1)
})
`,
  },
  {
    name: 'a fixture of the file that uses a live session',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { expect, test as base } from 'vitest'
import { client } from '../src/database.ts'
import { addUser, countUsers } from '../src/users.ts'

const test = base.extend<{ email: string }>({
  email: async ({}, use) => {
    await addUser(client, 'ada@example.com')
    await use('ada@example.com')
  },
})

test('counts users', async ({ email }) => {
  expect(email).toContain('@')
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test as base } from './support/fixture.ts'

const test = base.extend<{ email: string }>({
  email: async ({ client }, use) => {
    await addUser(client, 'ada@example.com')
    await use('ada@example.com')
  },
})

test('counts users', async ({ email, client }) => {
  expect(email).toContain('@')
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'a fixture of the file that gives what works on its database',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { expect, test as base } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

interface Users {
  add: (email: string) => Promise<void>
  count: () => Promise<number>
}

const test = base.extend<{ users: Users }>({
  users: async ({}, use) => {
    const db = createClient({ url: ':memory:' })
    await createSchema(db)
    await use({ add: (email) => addUser(db, email), count: () => countUsers(db) })
    db.close()
  },
})

test('counts users', async ({ users }) => {
  await users.add('ada@example.com')
  expect(await users.count()).toBe(1)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test as base } from './support/fixture.ts'

interface Users {
  add: (email: string) => Promise<void>
  count: () => Promise<number>
}

const test = base.extend<{ users: Users }>({
  users: async ({ client }, use) => {
    await use({ add: (email) => addUser(client, email), count: () => countUsers(client) })
  },
})

test('counts users', async ({ users }) => {
  await users.add('ada@example.com')
  expect(await users.count()).toBe(1)
})
`,
  },
]

/** Files whose own fixture no shared one can stand in for. */
export const ownFixtureLeft: readonly Left[] = [
  {
    name: 'a fixture of the file that seeds',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    declined: 'the fixture of the file does more than the shared one',
    code: `
import { createClient, type Client } from '@libsql/client'
import { expect, test as base } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const test = base.extend<{ client: Client }>({
  client: async ({}, use) => {
    const client = createClient({ url: ':memory:' })
    await createSchema(client)
    await addUser(client, 'ada@example.com')
    await use(client)
    client.close()
  },
})

test('counts users', async ({ client }) => {
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'a fixture of the file for all its tests',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    declined: '`client` of the file and the shared fixture live for different times',
    code: `
import { createClient, type Client } from '@libsql/client'
import { expect, test as base } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

const test = base.extend<{ client: Client }>({
  client: [
    async ({}, use) => {
      const client = createClient({ url: ':memory:' })
      await createSchema(client)
      await use(client)
      client.close()
    },
    { scope: 'file' },
  ],
})

test('counts users', async ({ client }) => {
  expect(await countUsers(client)).toBe(0)
})
`,
  },
  {
    name: 'a live value in a fixture of the file',
    shared: 'tests/support/live.ts',
    runner: 'vitest',
    declined: 'each test has a database of its own here, and the shared fixture is one for all',
    code: `
import { createClient, type Client } from '@libsql/client'
import { expect, test as base } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

const test = base.extend<{ client: Client }>({
  client: async ({}, use) => {
    const client = createClient({ url: ':memory:' })
    await createSchema(client)
    await use(client)
    client.close()
  },
})

test('counts users', async ({ client }) => {
  expect(await countUsers(client)).toBe(0)
})
`,
  },
  {
    name: 'a fixture of the file for all its tests that uses a live session',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    declined: '`email` of the file and the shared fixture live for different times',
    code: `
import { expect, test as base } from 'vitest'
import { client } from '../src/database.ts'
import { addUser } from '../src/users.ts'

const test = base.extend<{ email: string }>({
  email: [
    async ({}, use) => {
      await addUser(client, 'ada@example.com')
      await use('ada@example.com')
    },
    { scope: 'file' },
  ],
})

test('has a user', ({ email }) => {
  expect(email).toContain('@')
})
`,
  },
  {
    name: 'a fixture of the file that uses what hooks open',
    shared: 'tests/support/vitest-hooks.ts',
    runner: 'vitest',
    declined: '`client` is used by a fixture of the file',
    code: `
import { expect, test as base } from 'vitest'
import { client } from '../src/database.ts'
import { addUser } from '../src/users.ts'

const test = base.extend<{ email: string }>({
  email: async ({}, use) => {
    await addUser(client, 'ada@example.com')
    await use('ada@example.com')
  },
})

test('has a user', ({ email }) => {
  expect(email).toContain('@')
})
`,
  },
]
