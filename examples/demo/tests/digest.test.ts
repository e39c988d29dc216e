import { Kysely, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { findRecipients, subscribe } from '../src/digest.ts'
import type { Schema } from '../src/schema.ts'

let database: Kysely<Schema>

beforeAll(async () => {
  database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: new Database('digest-test.db') }) })
  await database.schema
    .createTable('subscribers')
    .addColumn('email', 'text', (column) => column.notNull())
    .addColumn('topic', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('subscribers_key', ['email', 'topic'])
    .execute()
  await database.schema.createIndex('subscribers_by_topic').on('subscribers').column('topic').execute()
})

beforeEach(async () => {
  await database.deleteFrom('subscribers').execute()
})

afterAll(async () => {
  await database.destroy()
})

test('a digest goes to each subscriber of its topic once', async () => {
  await subscribe(database, 'Grace@example.com', 'releases')
  await subscribe(database, 'grace@example.com', 'releases')
  await subscribe(database, 'ada@example.com', 'releases')
  await subscribe(database, 'alan@example.com', 'incidents')

  expect(await findRecipients(database, 'releases')).toEqual(['ada@example.com', 'grace@example.com'])
})
