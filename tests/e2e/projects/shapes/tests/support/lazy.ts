import { createClient, type Client } from '@libsql/client'

let client: Client | undefined

/** The database of a test file, opened on the first call. */
export function getFileClient(): Client {
  client ??= createClient({ url: ':memory:' })
  return client
}
