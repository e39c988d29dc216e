import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Signs an address up for a topic's digest; signing up twice is signing up once. */
export async function subscribe(database: Kysely<Schema>, email: string, topic: string): Promise<void> {
  await database
    .insertInto('subscribers')
    .values({ email: email.toLowerCase(), topic })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Who gets a topic's digest, in alphabetical order. */
export async function findRecipients(database: Kysely<Schema>, topic: string): Promise<string[]> {
  const subscribers = await database.selectFrom('subscribers').select('email').where('topic', '=', topic).orderBy('email').execute()
  return subscribers.map(({ email }) => email)
}
