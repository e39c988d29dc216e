import type { Pair } from './pairs.ts'

/** Pairs whose shared fixture is one of Playwright's, in tests without a browser. */
export const playwrightPairs: readonly Pair[] = [
  {
    name: "a fixture of playwright for a variable that hooks fill",
    shared: 'tests/support/playwright-fixture.ts',
    runner: 'playwright',
    before: `
import { createClient, type Client } from '@libsql/client'
import { expect, test } from '@playwright/test'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

test.describe('users', () => {
  let db: Client

  test.beforeEach(async () => {
    db = createClient({ url: ':memory:' })
    await createSchema(db)
    await addUser(db, 'ada@example.com')
  })

  test.afterEach(() => db.close())

  test('are counted', async ({}, info) => {
    await addUser(db, \`\${info.title}@example.com\`)
    expect(await countUsers(db)).toBe(2)
  })

  test.describe('by name', () => {
    for (const name of ['grace', 'joan']) {
      test(\`count \${name}\`, async () => {
        await addUser(db, \`\${name}@example.com\`)
        expect(await countUsers(db)).toBe(2)
      })
    }
  })
})
`,
    after: `
import { expect } from '@playwright/test'
import { addUser, countUsers } from '../src/users.ts'
import { test } from './support/playwright-fixture.ts'

test.describe('users', () => {
  test.beforeEach(async ({ client }) => {
    await addUser(client, 'ada@example.com')
  })

  test('are counted', async ({ client }, info) => {
    await addUser(client, \`\${info.title}@example.com\`)
    expect(await countUsers(client)).toBe(2)
  })

  test.describe('by name', () => {
    for (const name of ['grace', 'joan']) {
      test(\`count \${name}\`, async ({ client }) => {
        await addUser(client, \`\${name}@example.com\`)
        expect(await countUsers(client)).toBe(2)
      })
    }
  })
})
`,
  },
  {
    name: "a fixture of playwright for a constant of the module, which a hook fills once",
    shared: 'tests/support/playwright-fixture.ts',
    runner: 'playwright',
    before: `
import { createClient } from '@libsql/client'
import { expect, test } from '@playwright/test'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const db = createClient({ url: ':memory:' })

test.beforeAll(async () => {
  await createSchema(db)
  await addUser(db, 'ada@example.com')
})

test.afterAll(() => db.close())

test('counts users', async () => {
  expect(await countUsers(db)).toBe(1)
})
`,
    after: `
import { expect } from '@playwright/test'
import { addUser, countUsers } from '../src/users.ts'
import { test } from './support/playwright-fixture.ts'

test.beforeEach(async ({ client }) => {
  await addUser(client, 'ada@example.com')
})

test('counts users', async ({ client }) => {
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: "a fixture of playwright for one of the file, beside another",
    shared: 'tests/support/playwright-fixture.ts',
    runner: 'playwright',
    before: `
import { createClient, type Client } from '@libsql/client'
import { expect, test as base } from '@playwright/test'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const test = base.extend<{ client: Client; email: string }>({
  client: async ({}, use) => {
    const client = createClient({ url: ':memory:' })
    await createSchema(client)
    await use(client)
    client.close()
  },
  email: async ({ client }, use) => {
    await addUser(client, 'ada@example.com')
    await use('ada@example.com')
  },
})

test('counts users', async ({ client, email }) => {
  expect(email).toContain('@')
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { expect } from '@playwright/test'
import { addUser, countUsers } from '../src/users.ts'
import { test as base } from './support/playwright-fixture.ts'

const test = base.extend<{ email: string }>({
  email: async ({ client }, use) => {
    await addUser(client, 'ada@example.com')
    await use('ada@example.com')
  },
})

test('counts users', async ({ client, email }) => {
  expect(email).toContain('@')
  expect(await countUsers(client)).toBe(1)
})
`,
  },
]
