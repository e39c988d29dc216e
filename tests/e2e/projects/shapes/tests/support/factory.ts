import { createClient } from '@libsql/client'
import { createSchema } from '../../src/schema.ts'

export async function createTestDatabase() {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
  return { client, cleanup: async () => client.close() }
}
