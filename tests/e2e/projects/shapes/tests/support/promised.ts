import { createClient, type Client } from '@libsql/client'
import { createSchema } from '../../src/schema.ts'

let fileClient: Promise<Client> | undefined

/** Opens a database. */
export function createPromisedClient() {
  return openClient()
}

/** The database of a test file, opened on the first call. */
export function getPromisedClient() {
  fileClient ??= openClient()
  return fileClient
}

async function openClient(): Promise<Client> {
  const client = createClient({ url: ':memory:' })
  await createSchema(client)
  return client
}
