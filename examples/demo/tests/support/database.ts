import { Kysely, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { test as base } from 'vitest'
import { createSchema, type Schema } from '../../src/schema.ts'

/** A test whose `database` is its own: in memory, with the service's schema, closed afterwards. */
export const test = base.extend<{ database: Kysely<Schema> }>({
  // Vitest reads from the pattern which other fixtures this one needs: none
  database: async ({}, use) => {
    const database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: new Database(':memory:') }) })
    await createSchema(database)
    await use(database)
    await database.destroy()
  },
})
