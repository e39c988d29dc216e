import type { Kysely, Selectable } from 'kysely'
import type { Schema } from './schema.ts'

export type Feedback = Selectable<Schema['feedback']>

/** What a user says of a subject, once. */
export interface Answer {
  subject: string
  rating: number
  comment?: string
}

export async function submitFeedback(db: Kysely<Schema>, userId: number, { comment, rating, subject }: Answer): Promise<Feedback> {
  if (!Number.isInteger(rating) || rating < 1 || rating > 5) throw new RangeError(`A rating is 1 to 5, not ${rating}`)
  return db
    .insertInto('feedback')
    .values({ user_id: userId, subject, rating, comment: comment ?? null })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** Changes an answer, and says whether there was one. */
export async function reviseFeedback(db: Kysely<Schema>, id: number, change: { rating?: number; comment?: string }): Promise<boolean> {
  const { numUpdatedRows } = await db.updateTable('feedback').set(change).where('id', '=', id).executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function withdrawFeedback(db: Kysely<Schema>, id: number): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('feedback').where('id', '=', id).executeTakeFirst()
  return numDeletedRows > 0n
}

export async function listFeedback(db: Kysely<Schema>, subject: string): Promise<Feedback[]> {
  return db.selectFrom('feedback').selectAll().where('subject', '=', subject).orderBy('id').execute()
}

export interface Summary {
  answers: number
  average: number | null
}

export async function summarise(db: Kysely<Schema>, subject: string): Promise<Summary> {
  const ratings = (await listFeedback(db, subject)).map(({ rating }) => rating)
  const sum = ratings.reduce((total, rating) => total + rating, 0)
  return { answers: ratings.length, average: ratings.length === 0 ? null : sum / ratings.length }
}
