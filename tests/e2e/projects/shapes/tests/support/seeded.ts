import { createClient, type Client } from '@libsql/client'
import { test as base } from 'vitest'
import { createSchema } from '../../src/schema.ts'
import { addUser } from '../../src/users.ts'

export const test = base.extend<{ client: Client }>({
  client: async ({}, use) => {
    const client = createClient({ url: ':memory:' })
    await createSchema(client)
    await addUser(client, 'root@example.com')
    await use(client)
    client.close()
  },
})
