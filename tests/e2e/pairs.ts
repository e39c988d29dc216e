import { accessLeft, accessPairs } from './access-pairs.ts'
import { factoryLeft, factoryPairs } from './factory-pairs.ts'
import { ownFixtureLeft, ownFixturePairs } from './own-fixture-pairs.ts'
import { playwrightPairs } from './playwright-pairs.ts'
import { thisLeft, thisPairs } from './this-pairs.ts'

/** A test file before and after it takes its database from the shared module; equal where the fix leaves it alone. */
export interface Pair {
  name: string
  /** The declared shared fixture. */
  shared: string
  /** What runs the tests. */
  runner: 'jest' | 'mocha' | 'node' | 'playwright' | 'vitest'
  before: string
  after: string
  /** Why the fix leaves the file alone. */
  declined?: string
}

const rewritten: readonly Pair[] = [
  {
    name: 'a constant of the module',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { afterAll, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const client = createClient({ url: ':memory:' })
await createSchema(client)

afterAll(() => client.close())

test('counts users', async () => {
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
    name: 'a variable that hooks around all tests fill and close',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

let db: Client

beforeAll(async () => {
  db = createClient({ url: ':memory:' })
  await createSchema(db)
})

afterAll(() => {
  db.close()
})

test('counts users', async () => {
  await addUser(db, 'ada@example.com')
  expect(await countUsers(db)).toBe(1)
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
    name: 'a variable that hooks around each test fill and close',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient, type Client } from "@libsql/client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createSchema } from "../src/schema.ts";
import { addUser, countUsers } from "../src/users.ts";

describe("users", () => {
  let db: Client;

  beforeEach(async () => {
    db = createClient({ url: ":memory:" });
    await createSchema(db);
    // Everybody's first customer
    await addUser(db, "ada@example.com");
  });

  afterEach(async () => {
    await db.execute("DELETE FROM users");
    db.close();
  });

  it("are counted", async () => {
    await addUser(db, "grace@example.com");
    expect(await countUsers(db)).toBe(2);
  });

  it.skip("are forgotten", async function () {
    expect(await countUsers(db)).toBe(0);
  });
});
`,
    after: `
import { describe, expect } from "vitest";

import { addUser, countUsers } from "../src/users.ts";
import { test as it } from "./support/fixture.ts";

describe("users", () => {
  it.beforeEach(async ({ client }) => {
    // Everybody's first customer
    await addUser(client, "ada@example.com");
  });

  it("are counted", async ({ client }) => {
    await addUser(client, "grace@example.com");
    expect(await countUsers(client)).toBe(2);
  });

  it.skip("are forgotten", async function ({ client }) {
    expect(await countUsers(client)).toBe(0);
  });
});
`,
  },
  {
    name: 'a hook that empties what is empty for each test',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const client = createClient({ url: ':memory:' })
await createSchema(client)

beforeEach(async () => {
  await client.execute('DELETE FROM users')
  await addUser(client, 'ada@example.com')
})

afterAll(() => client.close())

test('counts users', async () => {
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test } from './support/fixture.ts'

test.beforeEach(async ({ client }) => {
  await addUser(client, 'ada@example.com')
})

test('counts users', async ({ client }) => {
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'a hook that empties what the shared fixture fills',
    shared: 'tests/support/seeded.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const client = createClient({ url: ':memory:' })
await createSchema(client)

beforeEach(async () => {
  await client.execute('DELETE FROM users')
  await addUser(client, 'ada@example.com')
})

afterAll(() => client.close())

test('counts users', async () => {
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test } from './support/seeded.ts'

test.beforeEach(async ({ client }) => {
  await client.execute('DELETE FROM users')
  await addUser(client, 'ada@example.com')
})

test('counts users', async ({ client }) => {
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'a helper that opens one for each test',
    shared: 'tests/support/fixture.ts',
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

test('counts users', async ({ task }) => {
  const client = await openDatabase()
  await addUser(client, \`\${task.name}@example.com\`)
  expect(await countUsers(client)).toBe(1)
  client.close()
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test } from './support/fixture.ts'

test('starts empty', async ({ client }) => {
  expect(await countUsers(client)).toBe(0)
})

test('counts users', async ({ task, client }) => {
  await addUser(client, \`\${task.name}@example.com\`)
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: "a test's own",
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

test('counts users', async () => {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
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
    name: 'a live session',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { afterAll, beforeAll, expect, test } from 'vitest'
import { client } from '../src/database.ts'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

beforeAll(() => createSchema(client))

afterAll(async () => {
  await client.execute('DELETE FROM users')
  client.close()
})

test('counts users', async () => {
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
    name: 'seeding once becomes seeding for each test',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'

const database = createClient({ url: ':memory:' })

beforeAll(async () => {
  await database.execute('CREATE TABLE IF NOT EXISTS users (email TEXT PRIMARY KEY)')
  await addUser(database, 'ada@example.com')
})

afterAll(() => database.close())

test('counts users', async () => {
  expect(await countUsers(database)).toBe(1)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test } from './support/fixture.ts'

test.beforeEach(async ({ client }) => {
  await addUser(client, 'ada@example.com')
})

test('counts users', async ({ client }) => {
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'tables of tests',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const client = createClient({ url: ':memory:' })
await createSchema(client)

test.each(['ada', 'grace'])('counts %s', async name => {
  await addUser(client, \`\${name}@example.com\`)
  expect(await countUsers(client)).toBe(1)
})

test.each([['joan', 1], ['mary', 1]])('counts %s', async (name: string, count: number) => {
  await addUser(client, \`\${name}@example.com\`)
  expect(await countUsers(client)).toBe(count)
})

test.for([{ name: 'alan' }])('counts $name', async ({ name }) => {
  await addUser(client, \`\${name}@example.com\`)
  expect(await countUsers(client)).toBe(1)
})

test.concurrent('counts nobody', async ({ expect: check }) => {
  check(await countUsers(client)).toBe(0)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test } from './support/fixture.ts'

test.for(['ada', 'grace'])('counts %s', async (name, { client }) => {
  await addUser(client, \`\${name}@example.com\`)
  expect(await countUsers(client)).toBe(1)
})

test.for([['joan', 1], ['mary', 1]] as const)('counts %s', async ([name, count], { client }) => {
  await addUser(client, \`\${name}@example.com\`)
  expect(await countUsers(client)).toBe(count)
})

test.for([{ name: 'alan' }])('counts $name', async ({ name }, { client }) => {
  await addUser(client, \`\${name}@example.com\`)
  expect(await countUsers(client)).toBe(1)
})

test.concurrent('counts nobody', async ({ expect: check, client }) => {
  check(await countUsers(client)).toBe(0)
})
`,
  },
  {
    name: 'helpers of the file',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

let database: Client

beforeEach(async () => {
  database = createClient({ url: ':memory:' })
  await createSchema(database)
})

afterEach(() => database.close())

const add = async (name: string) => addUser(database, \`\${name}@example.com\`)

async function addBoth() {
  await add('ada')
  await add('grace')
}

test('counts users', async () => {
  await addBoth()
  expect(await countUsers(database)).toBe(2)
})
`,
    after: `
import type { Client } from '@libsql/client'
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test } from './support/fixture.ts'

const add = async (client: Client, name: string) => addUser(client, \`\${name}@example.com\`)

async function addBoth(client: Client) {
  await add(client, 'ada')
  await add(client, 'grace')
}

test('counts users', async ({ client }) => {
  await addBoth(client)
  expect(await countUsers(client)).toBe(2)
})
`,
  },
  {
    name: 'a name that is taken',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const database = createClient({ url: ':memory:' })
await createSchema(database)

test('counts users', async () => {
  const client = 'ada@example.com'
  await addUser(database, client)
  expect(await countUsers(database)).toBe(1)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test } from './support/fixture.ts'

test('counts users', async ({ client: database }) => {
  const client = 'ada@example.com'
  await addUser(database, client)
  expect(await countUsers(database)).toBe(1)
})
`,
  },
  {
    name: 'global test functions',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const client = createClient({ url: ':memory:' })
await createSchema(client)

it('counts users', async () => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { addUser, countUsers } from '../src/users.ts'
import { test as it } from './support/fixture.ts'

it('counts users', async ({ client }) => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: "a fixture under vitest's builder",
    shared: 'tests/support/builder.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { afterAll, expect, it } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const client = createClient({ url: ':memory:' })
await createSchema(client)

afterAll(() => client.close())

it('counts users', async () => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { databaseTest as it } from './support/builder.ts'

it('counts users', async ({ client }) => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'a factory in hooks around each test',
    shared: 'tests/support/factory.ts',
    runner: 'node',
    before: `
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { createClient, type Client } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

let client: Client

beforeEach(async () => {
  client = createClient({ url: ':memory:' })
  await createSchema(client)
})

afterEach(() => client.close())

test('counts users', async () => {
  await addUser(client, 'ada@example.com')
  assert.equal(await countUsers(client), 1)
})
`,
    after: `
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import type { Client } from '@libsql/client'
import { addUser, countUsers } from '../src/users.ts'
import { createTestDatabase } from './support/factory.ts'

let client: Client
let cleanup: Awaited<ReturnType<typeof createTestDatabase>>['cleanup']

beforeEach(async () => {
  ;({ client, cleanup } = await createTestDatabase())
})

afterEach(() => cleanup())

test('counts users', async () => {
  await addUser(client, 'ada@example.com')
  assert.equal(await countUsers(client), 1)
})
`,
  },
  {
    name: 'a factory in a constant of the module',
    shared: 'tests/support/factory.ts',
    runner: 'node',
    before: `
import assert from 'node:assert/strict'
import { after, test } from 'node:test';
import { createClient } from '@libsql/client';
import { createSchema } from '../src/schema.ts';
import { addUser, countUsers } from '../src/users.ts';

const database = createClient({ url: ':memory:' });
await createSchema(database);

after(() => {
  database.close();
});

test('counts users', async () => {
  await addUser(database, 'ada@example.com');
  assert.equal(await countUsers(database), 1);
});
`,
    after: `
import assert from 'node:assert/strict'
import { after, test } from 'node:test';
import { addUser, countUsers } from '../src/users.ts';
import { createTestDatabase } from './support/factory.ts';

const { client: database, cleanup } = await createTestDatabase();

after(async () => {
  await cleanup();
});

test('counts users', async () => {
  await addUser(database, 'ada@example.com');
  assert.equal(await countUsers(database), 1);
});
`,
  },
  {
    name: 'a factory in a test that closes nothing',
    shared: 'tests/support/factory.ts',
    runner: 'node',
    before: `
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

test('counts users', async () => {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
  await addUser(client, 'ada@example.com')
  assert.equal(await countUsers(client), 1)
})
`,
    after: `
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addUser, countUsers } from '../src/users.ts'
import { createTestDatabase } from './support/factory.ts'

test('counts users', async (t) => {
  const { client, cleanup } = await createTestDatabase()
  t.after(() => cleanup())
  await addUser(client, 'ada@example.com')
  assert.equal(await countUsers(client), 1)
})
`,
  },
  {
    name: 'a factory in a test of vitest that closes nothing',
    shared: 'tests/support/factory.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

test.concurrent('starts empty', async () => {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
  expect(await countUsers(client)).toBe(0)
})

test('counts users', async ({ task }) => {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
  await addUser(client, \`\${task.name}@example.com\`)
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { expect, test } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { createTestDatabase } from './support/factory.ts'

test.concurrent('starts empty', async ({ onTestFinished }) => {
  const { client, cleanup } = await createTestDatabase()
  onTestFinished(() => cleanup())
  expect(await countUsers(client)).toBe(0)
})

test('counts users', async ({ task, onTestFinished }) => {
  const { client, cleanup } = await createTestDatabase()
  onTestFinished(() => cleanup())
  await addUser(client, \`\${task.name}@example.com\`)
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'a factory for a live session',
    shared: 'tests/support/factory.ts',
    runner: 'vitest',
    before: `
import { expect, test } from 'vitest'
import { client } from '../src/database.ts'
import { addUser, countUsers } from '../src/users.ts'

test('counts users', async () => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { createTestDatabase } from './support/factory.ts'

let client: Awaited<ReturnType<typeof createTestDatabase>>['client']
let cleanup: Awaited<ReturnType<typeof createTestDatabase>>['cleanup']

beforeEach(async () => {
  ;({ client, cleanup } = await createTestDatabase())
})

afterEach(() => cleanup())

test('counts users', async () => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'a factory that gives the handle alone',
    shared: 'tests/support/open.ts',
    runner: 'node',
    before: `
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import { createClient, type Client } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const url = ':memory:'
let client: Client

beforeEach(async () => {
  client = createClient({ url })
  await createSchema(client)
})

afterEach(() => client.close())

test('counts users', async () => {
  await addUser(client, 'ada@example.com')
  assert.equal(await countUsers(client), 1)
})
`,
    after: `
import assert from 'node:assert/strict'
import { afterEach, beforeEach, test } from 'node:test'
import type { Client } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'
import { openTestDatabase } from './support/open.ts'

let client: Client

beforeEach(async () => {
  client = openTestDatabase()
  await createSchema(client)
})

afterEach(() => client.close())

test('counts users', async () => {
  await addUser(client, 'ada@example.com')
  assert.equal(await countUsers(client), 1)
})
`,
  },
  {
    name: 'a live value',
    shared: 'tests/support/live.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { afterAll, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const database = createClient({ url: ':memory:' })
await createSchema(database)

afterAll(() => database.close())

test('counts users', async () => {
  await addUser(database, 'ada@example.com')
  expect(await countUsers(database)).toBe(1)
})
`,
    after: `
import { afterAll, expect, test } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { testClient } from './support/live.ts'

afterAll(() => testClient.close())

test('counts users', async () => {
  await addUser(testClient, 'ada@example.com')
  expect(await countUsers(testClient)).toBe(1)
})
`,
  },
  {
    name: 'a live value for a live session',
    shared: 'tests/support/live.ts',
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
import { beforeEach, expect, it } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { testClient } from './support/live.ts'

beforeEach(async () => {
  await testClient.execute('DELETE FROM users')
})

it('counts users', async () => {
  await addUser(testClient, 'ada@example.com')
  expect(await countUsers(testClient)).toBe(1)
})
`,
  },
  {
    name: 'a constant of a suite that runs for each row',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe.each(['ada', 'grace'])('users like %s', (name) => {
  const client = createClient({ url: ':memory:' })

  beforeAll(() => createSchema(client))

  afterAll(() => client.close())

  test.only('are counted', async function () {
    await addUser(client, \`\${name}@example.com\`)
    expect(await countUsers(client)).toBe(1)
  })
})
`,
    after: `
import { describe, expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test } from './support/fixture.ts'

describe.each(['ada', 'grace'])('users like %s', (name) => {
  test.only('are counted', async function ({ client }) {
    await addUser(client, \`\${name}@example.com\`)
    expect(await countUsers(client)).toBe(1)
  })
})
`,
  },
  {
    name: 'a live value that hooks empty',
    shared: 'tests/support/live.ts',
    runner: 'vitest',
    before: `
import { createClient } from '@libsql/client'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

const client = createClient({ url: ':memory:' })
await createSchema(client)

beforeEach(async () => {
  await client.execute('DELETE FROM users')
  await addUser(client, 'ada@example.com')
})

afterAll(() => client.close())

test('counts users', async () => {
  expect(await countUsers(client)).toBe(1)
})
`,
    after: `
import { afterAll, beforeEach, expect, test } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { testClient } from './support/live.ts'

beforeEach(async () => {
  await testClient.execute('DELETE FROM users')
  await addUser(testClient, 'ada@example.com')
})

afterAll(() => testClient.close())

test('counts users', async () => {
  expect(await countUsers(testClient)).toBe(1)
})
`,
  },
  {
    name: 'a live session and what the file makes of it',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { afterAll, expect, test } from 'vitest'
import { client } from '../src/database.ts'
import { addUser, countUsers } from '../src/users.ts'

const db = client

afterAll(() => db.close())

test('counts users', async () => {
  await addUser(db, 'ada@example.com')
  expect(await countUsers(db)).toBe(1)
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
    name: 'a file with Windows line breaks',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    before: `
import { createClient, type Client } from '@libsql/client'
import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
} from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

let client: Client

beforeEach(async () => {
  client = createClient({ url: ':memory:' })
  await createSchema(client)
})

afterEach(() => client.close())

describe('users', () => {
  it('are counted', async () => {
    await addUser(client, 'ada@example.com')
    expect(await countUsers(client)).toBe(1)
  })
})
`.replaceAll('\n', '\r\n').replace('\r', ''),
    after: `
import { describe, expect } from 'vitest'
import { addUser, countUsers } from '../src/users.ts'
import { test as it } from './support/fixture.ts'

describe('users', () => {
  it('are counted', async ({ client }) => {
    await addUser(client, 'ada@example.com')
    expect(await countUsers(client)).toBe(1)
  })
})
`.replaceAll('\n', '\r\n').replace('\r', ''),
  },
]

/** A test file that the fix leaves alone. */
export type Left = Omit<Pair, 'after' | 'before'> & { code: string }

const left: readonly Left[] = [
  {
    name: 'a factory with nothing to close behind a test, in a framework where no test can say what does',
    shared: 'tests/support/factory.ts',
    runner: 'jest',
    declined: 'nothing closes it, and the shared fixture has to be cleaned up',
    code: `
import { expect, test } from '@jest/globals'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

test('counts users', async () => {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})
`,
  },
  {
    name: 'two databases at a time',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    declined: "`other` and `one` are databases of their own at the same time",
    code: `
import { createClient } from '@libsql/client'
import { expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

async function open() {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
  return client
}

test('are apart', async () => {
  const one = await open()
  const other = await open()
  expect(await countUsers(one)).toBe(await countUsers(other))
})
`,
  },
  {
    name: 'a handle that goes elsewhere while tests are collected',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    declined: "`client` is used outside tests and hooks",
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
    name: 'a file that stays in use',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    declined: "`path` leads to the same database",
    code: `
import { createClient } from '@libsql/client'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

const path = 'users.db'
const client = createClient({ url: \`file:\${path}\` })
await createSchema(client)

test('counts users', async () => {
  expect(existsSync(path)).toBe(true)
  expect(await countUsers(client)).toBe(0)
})
`,
  },
  {
    name: 'a helper that is told a file which stays in use',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    declined: '`path` leads to the same database',
    code: `
import { createClient, type Client } from '@libsql/client'
import { existsSync } from 'node:fs'
import { expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

const path = 'users.db'

async function openDatabase(file: string): Promise<Client> {
  const client = createClient({ url: \`file:\${file}\` })
  await createSchema(client)
  return client
}

test('counts users', async () => {
  const client = await openDatabase(path)
  expect(existsSync(path)).toBe(true)
  expect(await countUsers(client)).toBe(0)
})
`,
  },
  {
    name: 'a path that a function of the file makes',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    declined: '`file` would be left without a use',
    code: `
import { createClient } from '@libsql/client'
import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

const files: string[] = []

function temporaryFile() {
  files.push(\`users-\${files.length}.db\`)
  return files.at(-1)
}

afterAll(() => {
  for (const file of files) rmSync(file, { force: true })
})

const file = temporaryFile()
const client = createClient({ url: \`file:\${file}\` })
await createSchema(client)

test('counts users', async () => {
  expect(await countUsers(client)).toBe(0)
})
`,
  },
  {
    name: 'a set-up that takes the handle along',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    declined: "a hook that runs once uses it, and the shared fixture is there for each test",
    code: `
import { createClient } from '@libsql/client'
import { beforeAll, expect, test } from 'vitest'
import { countUsers } from '../src/users.ts'

const client = createClient({ url: ':memory:' })
let users: number

beforeAll(async () => {
  users = await countUsers(client)
})

test('counts users', async () => {
  expect(await countUsers(client)).toBe(users)
})
`,
  },
  {
    name: 'tests of another framework',
    shared: 'tests/support/fixture.ts',
    runner: 'node',
    declined: "the shared fixture is for tests of vitest",
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
    name: 'a helper with work of its own',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    declined: "the function that opens it does more than the shared fixture",
    code: `
import { createClient } from '@libsql/client'
import { expect, test } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

async function open() {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
  await addUser(client, 'ada@example.com')
  return client
}

test('counts users', async () => {
  const client = await open()
  expect(await countUsers(client)).toBe(1)
  client.close()
})
`,
  },
  {
    name: 'a live value where each test has its own',
    shared: 'tests/support/live.ts',
    runner: 'vitest',
    declined: "each test has a database of its own here, and the shared fixture is one for all",
    code: `
import { createClient, type Client } from '@libsql/client'
import { beforeEach, expect, test } from 'vitest'
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
    name: 'a live session beside a database of the file',
    shared: 'tests/support/fixture.ts',
    runner: 'vitest',
    declined: 'a test that uses it has the shared fixture beside it',
    code: `
import { createClient } from '@libsql/client'
import { expect } from 'vitest'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'
import { test } from './support/fixture.ts'

const other = createClient({ url: ':memory:' })
await createSchema(other)

test('counts users', async ({ client }) => {
  await addUser(other, 'ada@example.com')
  expect(await countUsers(client)).toBe(0)
})
`,
  },
]

/** Every pair, without the line break that each text begins with. */
export const pairs: readonly Pair[] = [
  ...[...rewritten, ...factoryPairs, ...accessPairs, ...ownFixturePairs, ...playwrightPairs, ...thisPairs].map((pair) => ({ ...pair, before: pair.before.slice(1), after: pair.after.slice(1) })),
  ...[...left, ...factoryLeft, ...accessLeft, ...ownFixtureLeft, ...thisLeft].map(({ code, ...pair }) => ({ ...pair, before: code.slice(1), after: code.slice(1) })),
]
