import { Kysely, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { createSchema, type Schema } from './schema.ts'

/** The application's database. */
export const database = new Kysely<Schema>({
  dialect: new SqliteDialect({ database: new Database(process.env['SUPPORT_DATABASE'] ?? 'support.db') }),
})

await createSchema(database)
