import { createClient, type Client } from '@libsql/client'
import { afterEach, beforeEach } from 'mocha'
import { createSchema } from '../../src/schema.ts'

/** Opens a database for each test, which the function gives that is returned. */
export function useDatabase(): () => Client {
  let client: Client

  beforeEach(async () => {
    client = createClient({ url: ':memory:' })
    await createSchema(client)
  })

  afterEach(() => client.close())

  return () => client
}
