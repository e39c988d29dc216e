import type { Kysely, Selectable } from 'kysely'
import type { Schema } from './schema.ts'

export type User = Selectable<Schema['users']>

/** Registers a user; an address belongs to one user. */
export async function createUser(db: Kysely<Schema>, email: string, name: string): Promise<User> {
  return db.insertInto('users').values({ email: email.toLowerCase(), name }).returningAll().executeTakeFirstOrThrow()
}

export async function findUser(db: Kysely<Schema>, email: string): Promise<User | undefined> {
  return db.selectFrom('users').selectAll().where('email', '=', email.toLowerCase()).executeTakeFirst()
}
