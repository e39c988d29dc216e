import { createClient, type Client } from '@libsql/client'
import { afterEach, beforeEach } from 'vitest'
import { createSchema } from '../../src/schema.ts'

/** Opens a database for each test, and closes it behind the test. */
export function useTestDatabase() {
  const context = {} as { client: Client }

  beforeEach(async () => {
    context.client = createClient({ url: ':memory:' })
    await createSchema(context.client)
  })

  afterEach(() => context.client.close())

  return context
}
