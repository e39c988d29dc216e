import { createClient } from '@libsql/client'
import { createSchema } from '../../src/schema.ts'

/** A database in memory with the inventory's schema, and what closes it. */
export async function openTestDatabase() {
  const db = createClient({ url: ':memory:' })
  await createSchema(db)
  return { db, close: async () => db.close() }
}
