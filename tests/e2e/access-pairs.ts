import type { Left, Pair } from './pairs.ts'

/** Pairs with a shared fixture that hooks of its own module open. */
export const accessPairs: readonly Pair[] = [
  {
    name: 'a helper with hooks for a variable that hooks fill',
    shared: 'tests/support/vitest-hooks.ts',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe('users', () => {
  let db: Client

  beforeEach(async () => {
    db = createClient({ url: ':memory:' })
    await createSchema(db)
    await addUser(db, 'ada@example.com')
  })

  afterEach(() => db.close())

  const count = () => countUsers(db)

  test('are counted', async () => {
    const services = { db }
    await addUser(services.db, 'grace@example.com')
    expect(await count()).toBe(2)
  })
})
`,
    after: `
import { beforeEach, describe, expect, test } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { useTestDatabase } from './support/vitest-hooks.ts'

describe('users', () => {
  const ctx = useTestDatabase()

  beforeEach(async () => {
    await addUser(ctx.client, 'ada@example.com')
  })

  const count = () => countUsers(ctx.client)

  test('are counted', async () => {
    const services = { db: ctx.client }
    await addUser(services.db, 'grace@example.com')
    expect(await count()).toBe(2)
  })
})
`,
  },
  {
    name: 'a helper with hooks for a constant, which a hook fills once',
    shared: 'tests/support/vitest-hooks.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const client = createClient({ url: ':memory:' })

beforeAll(async () => {
  await createSchema(client)
  await addUser(client, 'ada@example.com')
})

afterAll(() => client.close())

test('counts users', async () => {
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { beforeEach, expect, test } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { useTestDatabase } from './support/vitest-hooks.ts'

const ctx = useTestDatabase()

beforeEach(async () => {
  await addUser(ctx.client, 'ada@example.com')
})

test('counts users', async () => {
  expect(await countUsers(ctx.client)).toBe(1)
})
`,
  },
  {
    name: 'a helper with hooks in two suites',
    shared: 'tests/support/vitest-hooks.ts',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe('without users', () => {
  let db: Client

  beforeEach(async () => {
    db = createClient({ url: ':memory:' })
    await createSchema(db)
  })

  afterEach(() => db.close())

  test('counts nobody', async () => {
    expect(await countUsers(db)).toBe(0)
  })
})

describe('with users', () => {
  let db: Client

  beforeEach(async () => {
    db = createClient({ url: ':memory:' })
    await createSchema(db)
    await addUser(db, 'ada@example.com')
  })

  afterEach(() => db.close())

  test('counts them', async () => {
    expect(await countUsers(db)).toBe(1)
  })
})
`,
    after: `
import { beforeEach, describe, expect, test } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { useTestDatabase } from './support/vitest-hooks.ts'

describe('without users', () => {
  const ctx = useTestDatabase()

  test('counts nobody', async () => {
    expect(await countUsers(ctx.client)).toBe(0)
  })
})

describe('with users', () => {
  const ctx = useTestDatabase()

  beforeEach(async () => {
    await addUser(ctx.client, 'ada@example.com')
  })

  test('counts them', async () => {
    expect(await countUsers(ctx.client)).toBe(1)
  })
})
`,
  },
  {
    name: 'a helper with hooks for what a helper opens in tests',
    shared: 'tests/support/node-hooks.ts',
    runner: 'node',
    before: `
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

async function openDatabase() {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
  return client
}

test('starts empty', async () => {
  const client = await openDatabase()
  assert.equal(await countUsers(client), 0)
  client.close()
})

test('counts users', async () => {
  const client = await openDatabase()
  await addUser(client, 'ada@example.com')
  assert.equal(await countUsers(client), 1)
  client.close()
})
`,
    after: `
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addUser, countUsers } from '../src/users.ts'
import { setUpDatabase } from './support/node-hooks.ts'

const ctx = setUpDatabase()

test('starts empty', async () => {
  const client = ctx.db
  assert.equal(await countUsers(client), 0)
})

test('counts users', async () => {
  const client = ctx.db
  await addUser(client, 'ada@example.com')
  assert.equal(await countUsers(client), 1)
})
`,
  },
  {
    name: 'a helper with hooks for a live session',
    shared: 'tests/support/node-hooks.ts',
    runner: 'node',
    before: `
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { client } from '../src/database.ts'
import { addUser, countUsers } from '../src/users.ts'

before(async () => {
  await addUser(client, 'ada@example.com')
})

test('counts users', async () => {
  assert.equal(await countUsers(client), 1)
})
`,
    after: `
import assert from 'node:assert/strict'
import { beforeEach, test } from 'node:test'
import { addUser, countUsers } from '../src/users.ts'
import { setUpDatabase } from './support/node-hooks.ts'

const ctx = setUpDatabase()

beforeEach(async () => {
  await addUser(ctx.db, 'ada@example.com')
})

test('counts users', async () => {
  assert.equal(await countUsers(ctx.db), 1)
})
`,
  },
  {
    name: "a helper with hooks of jest, once for a suite",
    shared: 'tests/support/jest-hooks.ts',
    runner: 'jest',
    before: `
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { createClient, type Client } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe('users', () => {
  let client: Client

  beforeAll(async () => {
    client = createClient({ url: ':memory:' })
    await createSchema(client)
  })

  afterAll(() => {
    client.close()
  })

  it('are counted', async () => {
    await addUser(client, 'ada@example.com')
    expect(await countUsers(client)).toBe(1)
  })
})
`,
    after: `
import { describe, expect, it } from '@jest/globals'
import { addUser, countUsers } from '../src/users.ts'
import { useSuiteDatabase } from './support/jest-hooks.ts'

describe('users', () => {
  const ctx = useSuiteDatabase()

  it('are counted', async () => {
    await addUser(ctx.client, 'ada@example.com')
    expect(await countUsers(ctx.client)).toBe(1)
  })
})
`,
  },
  {
    name: "a helper with hooks of mocha that returns a function",
    shared: 'tests/support/mocha-hooks.ts',
    runner: 'mocha',
    before: `
import assert from 'node:assert/strict'
import { createClient, type Client } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe('users', () => {
  let client: Client

  before(async () => {
    client = createClient({ url: ':memory:' })
    await createSchema(client)
    await addUser(client, 'ada@example.com')
  })

  after(() => client.close())

  it('are counted', async () => {
    assert.equal(await countUsers(client), 1)
  })
})
`,
    after: `
import assert from 'node:assert/strict'
import { addUser, countUsers } from '../src/users.ts'
import { useDatabase } from './support/mocha-hooks.ts'

describe('users', () => {
  const getDatabase = useDatabase()

  beforeEach(async () => {
    await addUser(getDatabase(), 'ada@example.com')
  })

  it('are counted', async () => {
    assert.equal(await countUsers(getDatabase()), 1)
  })
})
`,
  },
  {
    name: 'an accessor of what hooks open',
    shared: 'tests/support/vitest-accessor.ts',
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
import { expect, it } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { getTestClient } from './support/vitest-accessor.ts'

it('counts users', async () => {
  await addUser(getTestClient(), 'ada@example.com')
  expect(await countUsers(getTestClient())).toBe(1)
})
`,
  },
  {
    name: 'an accessor in a test',
    shared: 'tests/support/vitest-accessor.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { expect, it } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

it('counts users', async () => {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { expect, it } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { getTestClient } from './support/vitest-accessor.ts'

it('counts users', async () => {
  const client = getTestClient()
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'an accessor for a live session',
    shared: 'tests/support/vitest-accessor.ts',
    runner: 'vitest',
    before: `
import { beforeEach, expect, it } from 'vitest'
import { client } from '../src/database.ts'
import { addUser, countUsers } from '../src/users.ts'

beforeEach(async () => {
  await client.execute('DELETE FROM users')
})

it('counts users', async () => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { expect, it } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { getTestClient } from './support/vitest-accessor.ts'

it('counts users', async () => {
  await addUser(getTestClient(), 'ada@example.com')
  expect(await countUsers(getTestClient())).toBe(1)
})
`,
  },
  {
    name: 'an accessor that opens on its first call',
    shared: 'tests/support/lazy.ts',
    runner: 'node',
    before: `
import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const client = createClient({ url: ':memory:' })
await createSchema(client)

after(() => client.close())

test('counts users', async () => {
  await addUser(client, 'ada@example.com')
  assert.equal(await countUsers(client), 1)
})
`,
    after: `
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'
import { getFileClient } from './support/lazy.ts'

await createSchema(getFileClient())

test('counts users', async () => {
  await addUser(getFileClient(), 'ada@example.com')
  assert.equal(await countUsers(getFileClient()), 1)
})
`,
  },
]

/** Files that such a fixture does not fit. */
export const accessLeft: readonly Left[] = [
  {
    name: 'a helper with hooks of another framework',
    shared: 'tests/support/vitest-hooks.ts',
    runner: 'node',
    declined: 'the shared fixture is for tests of vitest',
    code: `
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

const client = createClient({ url: ':memory:' })
await createSchema(client)

test('counts users', async () => {
  assert.equal(await countUsers(client), 0)
})
`,
  },
  {
    name: 'a helper with hooks around all tests where each test has its own',
    shared: 'tests/support/jest-hooks.ts',
    runner: 'jest',
    declined: 'each test has a database of its own here, and the shared fixture is one for all',
    code: `
import { beforeEach, expect, test } from '@jest/globals'
import { createClient, type Client } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

let client: Client

beforeEach(async () => {
  client = createClient({ url: ':memory:' })
  await createSchema(client)
})

test('counts users', async () => {
  expect(await countUsers(client)).toBe(0)
})
`,
  },
  {
    name: 'a helper with hooks where tests are made of rows',
    shared: 'tests/support/vitest-hooks.ts',
    runner: 'vitest',
    declined: '`client` is used outside tests and hooks',
    code: `
import { createClient } from '@libsql/client'
import { expect, test } from 'vitest'
import { countUsers } from '../src/users.ts'

const client = createClient({ url: ':memory:' })
const counting = countUsers(client)

test('counts users', async () => {
  expect(await counting).toBe(0)
})
`,
  },
  {
    name: 'a helper with hooks where tests run at the same time',
    shared: 'tests/support/vitest-hooks.ts',
    runner: 'vitest',
    declined: 'tests that run at the same time would share it',
    code: `
import { createClient } from '@libsql/client'
import { describe, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

describe.concurrent('users', () => {
  test('start empty', async () => {
    const client = createClient({ url: ':memory:' })
    await createSchema(client)
    expect(await countUsers(client)).toBe(0)
  })
})
`,
  },
  {
    name: 'a database beside that of a helper with hooks',
    shared: 'tests/support/vitest-hooks.ts',
    runner: 'vitest',
    declined: 'a test that uses it has the shared fixture beside it',
    code: `
import { createClient } from '@libsql/client'
import { expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'
import { useTestDatabase } from './support/vitest-hooks.ts'

const ctx = useTestDatabase()
const other = createClient({ url: ':memory:' })
await createSchema(other)

test('counts users', async () => {
  await addUser(other, 'ada@example.com')
  expect(await countUsers(ctx.client)).toBe(0)
})
`,
  },
]
