import { Kysely, SqliteDialect } from 'kysely'
import Database from 'libsql'
import type { Schema } from './schema.ts'

/** The service's database: every customer's feedback. */
export const database = new Kysely<Schema>({
  dialect: new SqliteDialect({ database: new Database(process.env['FEEDBACK_DATABASE'] ?? 'feedback.db') }),
})
