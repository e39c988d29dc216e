import { createClient, type Client } from '@libsql/client'
import { test as base } from '@playwright/test'
import { createSchema } from '../../src/schema.ts'

export const test = base.extend<{ client: Client }>({
  client: async ({}, use) => {
    const client = createClient({ url: ':memory:' })
    await createSchema(client)
    await use(client)
    client.close()
  },
})
