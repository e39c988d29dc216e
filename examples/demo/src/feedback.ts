import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** What a customer says, once per e-mail address. */
export interface Feedback {
  email: string
  rating: number
  comment: string
}

/** Keeps a customer's feedback; a later one replaces the earlier. */
export async function submitFeedback(database: Kysely<Schema>, feedback: Feedback): Promise<void> {
  if (feedback.rating < 1 || feedback.rating > 5) throw new RangeError(`A rating is 1 to 5, not ${feedback.rating}`)
  const { rating, comment } = feedback
  await database
    .insertInto('feedback')
    .values(feedback)
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ rating, comment }))
    .execute()
}

/** How many customers answered, and how content they are on average; `null` before the first answer. */
export async function summariseFeedback(database: Kysely<Schema>): Promise<{ answers: number; averageRating: number | null }> {
  return database
    .selectFrom('feedback')
    .select(({ fn }) => [fn.countAll<number>().as('answers'), fn.avg<number | null>('rating').as('averageRating')])
    .executeTakeFirstOrThrow()
}
