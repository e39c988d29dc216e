import { afterEach, beforeEach } from 'node:test'
import { createClient, type Client } from '@libsql/client'
import { createSchema } from '../../src/schema.ts'

/** Opens a database for each test, and closes it behind the test. */
export function setUpDatabase() {
  let client: Client | undefined

  beforeEach(async () => {
    client = createClient({ url: ':memory:' })
    await createSchema(client)
  })

  afterEach(() => client?.close())

  return {
    get db(): Client {
      if (client === undefined) throw new Error('The database is there in hooks and tests only.')
      return client
    },
  }
}
