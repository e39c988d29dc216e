import type { Generated, Kysely } from 'kysely'

/** The tables of the service. */
export interface Schema {
  feedback: { id: Generated<number>; email: string; rating: number; comment: string }
  heartbeats: { worker: string; seen_at: number }
  subscribers: { email: string; topic: string }
}

/** Creates what the service needs and does not find; it runs at every start. */
export async function createSchema(database: Kysely<Schema>): Promise<void> {
  await database.schema
    .createTable('feedback')
    .ifNotExists()
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('rating', 'integer', (column) => column.notNull())
    .addColumn('comment', 'text', (column) => column.notNull())
    .execute()
  await database.schema
    .createTable('heartbeats')
    .ifNotExists()
    .addColumn('worker', 'text', (column) => column.primaryKey())
    .addColumn('seen_at', 'integer', (column) => column.notNull())
    .execute()
  await database.schema
    .createTable('subscribers')
    .ifNotExists()
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('subscribers_key', ['email', 'topic'])
    .execute()
}
