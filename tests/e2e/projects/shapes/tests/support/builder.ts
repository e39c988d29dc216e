import { createClient } from '@libsql/client'
import { test } from 'vitest'
import { createSchema } from '../../src/schema.ts'

export const databaseTest = test.extend('client', async ({}, { onCleanup }) => {
  const client = createClient({ url: ':memory:' })
  onCleanup(() => client.close())
  await createSchema(client)
  return client
})
