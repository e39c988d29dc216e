import type { Left, Pair } from './pairs.ts'

/** Pairs for databases that Mocha's hooks keep on `this`. */
export const thisPairs: readonly Pair[] = [
  {
    name: "a factory with a clean-up for what mocha's hooks keep",
    shared: 'tests/support/factory.ts',
    runner: 'mocha',
    before: `
import assert from 'node:assert/strict'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe('users', function () {
  this.timeout(5000)

  beforeEach(async function () {
    this.db = createClient({ url: ':memory:' })
    await createSchema(this.db)
    await addUser(this.db, 'ada@example.com')
  })

  afterEach(function () {
    return this.db.close()
  })

  it('are counted', async function () {
    assert.equal(await countUsers(this.db), 1)
  })

  describe('with another', function () {
    beforeEach(async function () {
      await Promise.all(['grace', 'joan'].map((name) => addUser(this.db, \`\${name}@example.com\`)))
    })

    it('are counted', async function () {
      assert.equal(await countUsers(this.db), 3)
    })
  })
})
`,
    after: `
import assert from 'node:assert/strict'
import { addUser, countUsers } from '../src/users.ts'
import { createTestDatabase } from './support/factory.ts'

describe('users', function () {
  this.timeout(5000)

  beforeEach(async function () {
    ;({ client: this.db, cleanup: this.cleanup } = await createTestDatabase())
    await addUser(this.db, 'ada@example.com')
  })

  afterEach(function () {
    return this.cleanup()
  })

  it('are counted', async function () {
    assert.equal(await countUsers(this.db), 1)
  })

  describe('with another', function () {
    beforeEach(async function () {
      await Promise.all(['grace', 'joan'].map((name) => addUser(this.db, \`\${name}@example.com\`)))
    })

    it('are counted', async function () {
      assert.equal(await countUsers(this.db), 3)
    })
  })
})
`,
  },
  {
    name: "a factory for what mocha's hooks keep under a declared type",
    shared: 'tests/support/factory.ts',
    runner: 'mocha',
    before: `
import assert from 'node:assert/strict';
import { createClient, type Client } from '@libsql/client';
import { createSchema } from '../src/schema.ts';
import { addUser, countUsers } from '../src/users.ts';

declare module 'mocha' {
  interface Context {
    client: Client;
  }
}

async function openDatabase(): Promise<Client> {
  const client = createClient({ url: ':memory:' });
  await createSchema(client);
  return client;
}

describe('users', () => {
  before(async function () {
    this.client = await openDatabase();
  });

  after(function (this: Mocha.Context) {
    this.client.close();
  });

  it('are counted', async function (this: Mocha.Context) {
    await addUser(this.client, 'ada@example.com');
    assert.equal(await countUsers(this.client), 1);
  });
});
`,
    after: `
import assert from 'node:assert/strict';
import type { Client } from '@libsql/client';
import { addUser, countUsers } from '../src/users.ts';
import { createTestDatabase } from './support/factory.ts';

declare module 'mocha' {
  interface Context {
    client: Client;
  }
}

describe('users', () => {
  before(async function () {
    ({ client: this.client, cleanup: this.cleanup } = await createTestDatabase());
  });

  after(async function (this: Mocha.Context) {
    await this.cleanup();
  });

  it('are counted', async function (this: Mocha.Context) {
    await addUser(this.client, 'ada@example.com');
    assert.equal(await countUsers(this.client), 1);
  });
});
`,
  },
  {
    name: "a factory that gives the client alone for what mocha's hooks keep",
    shared: 'tests/support/open.ts',
    runner: 'mocha',
    before: `
import assert from 'node:assert/strict'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe('users', () => {
  beforeEach(async function () {
    this.db = createClient({ url: ':memory:' })
    await createSchema(this.db)
  })

  afterEach(function () {
    this.db.close()
    this.db = undefined
  })

  it('are counted', async function () {
    await addUser(this.db, 'ada@example.com')
    assert.equal(await countUsers(this.db), 1)
  })
})
`,
    after: `
import assert from 'node:assert/strict'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'
import { openTestDatabase } from './support/open.ts'

describe('users', () => {
  beforeEach(async function () {
    this.db = openTestDatabase()
    await createSchema(this.db)
  })

  afterEach(function () {
    this.db.close()
    this.db = undefined
  })

  it('are counted', async function () {
    await addUser(this.db, 'ada@example.com')
    assert.equal(await countUsers(this.db), 1)
  })
})
`,
  },
  {
    name: "a helper with hooks for what mocha's hooks keep",
    shared: 'tests/support/mocha-hooks.ts',
    runner: 'mocha',
    before: `
import assert from 'node:assert/strict'
import { createClient, type Client } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

declare module 'mocha' {
  interface Context {
    db: Client
  }
}

describe('users', function () {
  beforeEach(async function () {
    this.db = createClient({ url: ':memory:' })
    await createSchema(this.db)
  })

  beforeEach(async function () {
    await addUser(this.db, 'ada@example.com')
  })

  afterEach(function () {
    this.db.close()
  })

  it('are counted', async function () {
    assert.equal(await countUsers(this.db), 1)
  })

  describe('with another', function () {
    it('are counted', async function () {
      const counts = await Promise.all([1, 2].map(async () => countUsers(this.db)))
      assert.deepEqual(counts, [1, 1])
    })
  })
})
`,
    after: `
import assert from 'node:assert/strict'
import { addUser, countUsers } from '../src/users.ts'
import { useDatabase } from './support/mocha-hooks.ts'

describe('users', function () {
  const getDatabase = useDatabase()

  beforeEach(async function () {
    await addUser(getDatabase(), 'ada@example.com')
  })

  it('are counted', async function () {
    assert.equal(await countUsers(getDatabase()), 1)
  })

  describe('with another', function () {
    it('are counted', async function () {
      const counts = await Promise.all([1, 2].map(async () => countUsers(getDatabase())))
      assert.deepEqual(counts, [1, 1])
    })
  })
})
`,
  },
  {
    name: "a helper with hooks for what hooks of a whole file keep",
    shared: 'tests/support/mocha-hooks.ts',
    runner: 'mocha',
    before: `
import assert from 'node:assert/strict'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

beforeEach(async function () {
  this.db = createClient({ url: ':memory:' })
  await createSchema(this.db)
  await addUser(this.db, 'ada@example.com')
})

afterEach(function () {
  this.db.close()
})

describe('users', function () {
  it('are counted', async function () {
    assert.equal(await countUsers(this.db), 1)
  })
})
`,
    after: `
import assert from 'node:assert/strict'
import { addUser, countUsers } from '../src/users.ts'
import { useDatabase } from './support/mocha-hooks.ts'

const getDatabase = useDatabase()

beforeEach(async function () {
  await addUser(getDatabase(), 'ada@example.com')
})

describe('users', function () {
  it('are counted', async function () {
    assert.equal(await countUsers(getDatabase()), 1)
  })
})
`,
  },
  {
    name: "an accessor for what mocha's hooks keep",
    shared: 'tests/support/lazy.ts',
    runner: 'mocha',
    before: `
import assert from 'node:assert/strict'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe('users', function () {
  before(async function () {
    this.db = createClient({ url: ':memory:' })
    await createSchema(this.db)
  })

  after(function () {
    this.db.close()
  })

  it('are counted', async function () {
    await addUser(this.db, 'ada@example.com')
    assert.equal(await countUsers(this.db), 1)
  })
})
`,
    after: `
import assert from 'node:assert/strict'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'
import { getFileClient } from './support/lazy.ts'

describe('users', function () {
  before(async function () {
    await createSchema(getFileClient())
  })

  it('are counted', async function () {
    await addUser(getFileClient(), 'ada@example.com')
    assert.equal(await countUsers(getFileClient()), 1)
  })
})
`,
  },
  {
    name: "a live value for what mocha's hooks keep",
    shared: 'tests/support/live.ts',
    runner: 'mocha',
    before: `
import assert from 'node:assert/strict'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe('users', function () {
  before(async function () {
    this.client = createClient({ url: ':memory:' })
    await createSchema(this.client)
  })

  it('are counted', async function () {
    const users = await countUsers(this.client)
    await addUser(this.client, 'ada@example.com')
    assert.equal(await countUsers(this.client), users + 1)
  })
})
`,
    after: `
import assert from 'node:assert/strict'
import { addUser, countUsers } from '../src/users.ts'
import { testClient } from './support/live.ts'

describe('users', function () {
  it('are counted', async function () {
    const users = await countUsers(testClient)
    await addUser(testClient, 'ada@example.com')
    assert.equal(await countUsers(testClient), users + 1)
  })
})
`,
  },
  {
    name: 'a factory for what hooks of two suites keep under one name',
    shared: 'tests/support/factory.ts',
    runner: 'mocha',
    before: `
import assert from 'node:assert/strict'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { addUser, countUsers } from '../src/users.ts'

describe('users', () => {
  beforeEach(async function () {
    this.db = createClient({ url: ':memory:' })
    await createSchema(this.db)
  })

  afterEach(function () {
    this.db.close()
  })

  it('are counted', async function () {
    await addUser(this.db, 'ada@example.com')
    assert.equal(await countUsers(this.db), 1)
  })
})

describe('nobody', () => {
  before(async function () {
    this.db = createClient({ url: ':memory:' })
    await createSchema(this.db)
  })

  after(function () {
    this.db.close()
  })

  it('is counted', async function () {
    assert.equal(await countUsers(this.db), 0)
  })
})
`,
    after: `
import assert from 'node:assert/strict'
import { addUser, countUsers } from '../src/users.ts'
import { createTestDatabase } from './support/factory.ts'

describe('users', () => {
  beforeEach(async function () {
    ;({ client: this.db, cleanup: this.cleanup } = await createTestDatabase())
  })

  afterEach(async function () {
    await this.cleanup()
  })

  it('are counted', async function () {
    await addUser(this.db, 'ada@example.com')
    assert.equal(await countUsers(this.db), 1)
  })
})

describe('nobody', () => {
  before(async function () {
    ;({ client: this.db, cleanup: this.cleanup } = await createTestDatabase())
  })

  after(async function () {
    await this.cleanup()
  })

  it('is counted', async function () {
    assert.equal(await countUsers(this.db), 0)
  })
})
`,
  },
  {
    name: 'a helper with hooks for a constant that a hook puts on this',
    shared: 'tests/support/mocha-hooks.ts',
    runner: 'mocha',
    before: `
import assert from 'node:assert/strict'
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

describe('nobody', () => {
  beforeEach(async function () {
    const db = createClient({ url: ':memory:' })
    await createSchema(db)
    this.db = db
  })

  afterEach(function () {
    this.db.close()
  })

  it('is counted', async function () {
    assert.equal(await countUsers(this.db), 0)
  })
})
`,
    after: `
import assert from 'node:assert/strict'
import { countUsers } from '../src/users.ts'
import { useDatabase } from './support/mocha-hooks.ts'

const getDatabase = useDatabase()

describe('nobody', () => {
  beforeEach(async function () {
    const db = getDatabase()
    this.db = db
  })

  it('is counted', async function () {
    assert.equal(await countUsers(this.db), 0)
  })
})
`,
  },
]

/** Suites around one database on `this`, and what makes it hard to follow. */
function suite(test: string, before = '', parameters = ''): string {
  return `
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'
${before}
describe('users', function () {
  beforeEach(async function (${parameters}) {
    this.db = createClient({ url: ':memory:' })
    await createSchema(this.db)
  })

  afterEach(function () {
    this.db.close()
  })

  ${test}
})
`
}

/** Files in which nobody can tell what has the database. */
export const thisLeft: readonly Left[] = [
  {
    name: 'a factory for a constant that a hook puts on this',
    shared: 'tests/support/factory.ts',
    runner: 'mocha',
    declined: 'it is closed where the clean-up of the shared fixture is out of reach',
    code: `
import { createClient } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { countUsers } from '../src/users.ts'

describe('nobody', () => {
  beforeEach(async function () {
    const db = createClient({ url: ':memory:' })
    await createSchema(db)
    this.db = db
  })

  afterEach(function () {
    this.db.close()
  })

  it('is counted', async function () {
    await countUsers(this.db)
  })
})
`,
  },
  {
    name: 'an arrow function, whose this is not that of the test',
    shared: 'tests/support/factory.ts',
    runner: 'mocha',
    declined: '`this.db` is used where `this` is not that of a test or hook',
    code: suite("it('are counted', async () => countUsers(this.db))"),
  },
  {
    name: 'a helper that is called on this',
    shared: 'tests/support/factory.ts',
    runner: 'mocha',
    declined: '`this.db` is used where `this` is not that of a test or hook',
    code: suite("it('are counted', async function () { await count.call(this) })", '\nasync function count() { return countUsers(this.db) }\n'),
  },
  {
    name: 'a this that is handed on',
    shared: 'tests/support/factory.ts',
    runner: 'mocha',
    declined: '`this` is handed on',
    code: suite("it('are counted', async function () { await count.call(this) })", "\nimport { count } from './count.ts'\n"),
  },
  {
    name: 'a this that has another name',
    shared: 'tests/support/mocha-hooks.ts',
    runner: 'mocha',
    declined: '`this` is handed on',
    code: suite("it('are counted', async function () { const self = this; await countUsers(self.db) })"),
  },
  {
    name: 'a this whose type is written out',
    shared: 'tests/support/factory.ts',
    runner: 'mocha',
    declined: 'the type of `this` is written out',
    code: suite("it('are counted', async function () { await countUsers(this.db) })", "\nimport type { Client } from '@libsql/client'\n", 'this: { db: Client }'),
  },
  {
    name: 'a this that has the clean-up already',
    shared: 'tests/support/factory.ts',
    runner: 'mocha',
    declined: '`this.cleanup` means something else in the file',
    code: suite("it('are counted', async function () { this.cleanup = () => undefined; await countUsers(this.db) })"),
  },
  {
    name: 'a this of another suite',
    shared: 'tests/support/factory.ts',
    runner: 'mocha',
    declined: '`this.db` is used outside the suite whose hooks fill it',
    code: `${suite("it('are counted', async function () { await countUsers(this.db) })")}
describe('others', function () {
  it('are counted', async function () {
    await countUsers(this.db)
  })
})
`,
  },
]
