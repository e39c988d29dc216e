import { createClient, type Client } from '@libsql/client'
import { afterEach, beforeEach } from 'vitest'
import { createSchema } from '../../src/schema.ts'

let client: Client

beforeEach(async () => {
  client = createClient({ url: ':memory:' })
  await createSchema(client)
})

afterEach(() => client.close())

/** The database of the test that runs. */
export function getTestClient(): Client {
  return client
}
