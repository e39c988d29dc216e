import { afterAll, beforeAll, beforeEach } from '@jest/globals'
import { createClient, type Client } from '@libsql/client'
import { createSchema } from '../../src/schema.ts'

/** Opens a database for all tests of a suite, which each of them finds empty. */
export function useSuiteDatabase() {
  const database = {} as { client: Client }

  beforeAll(async () => {
    database.client = createClient({ url: ':memory:' })
    await createSchema(database.client)
  })

  beforeEach(async () => {
    await database.client.execute('DELETE FROM users')
  })

  afterAll(() => database.client.close())

  return database
}
