import { createClient } from '@libsql/client'
import { createSchema } from '../../src/schema.ts'

/** A database in memory with the service's schema, and what closes it. */
export async function createTestDatabase() {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
  return { client, cleanup: async () => client.close() }
}
