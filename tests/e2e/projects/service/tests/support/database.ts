import { Kysely, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { test as base } from 'vitest'
import { createSchema, type Schema } from '../../src/schema.ts'

/** A test with a database of its own: in memory, with the schema, closed afterwards. */
export const test = base.extend<{ db: Kysely<Schema> }>({
  // Vitest reads from the pattern which other fixtures this one needs: none
  db: async ({}, use) => {
    const db = new Kysely<Schema>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) })
    await createSchema(db)
    await use(db)
    await db.destroy()
  },
})
