import type { Kysely } from 'kysely'
import { describe, expect } from 'vitest'
import { listFeedback, reviseFeedback, submitFeedback, summarise, withdrawFeedback } from '../src/feedback.ts'
import type { Schema } from '../src/schema.ts'
import { createUser, findUser, type User } from '../src/users.ts'
import { test as it } from './support/database.ts'

async function answer(db: Kysely<Schema>, user: User, rating: number, comment?: string) {
  return submitFeedback(db, user.id, { subject: 'search', rating, ...(comment !== undefined && { comment }) })
}

describe('users', () => {
  it('are registered by address', async ({ db }) => {
    const user = await createUser(db, 'Ada@example.com', 'Ada')
    expect(user.email).toBe('ada@example.com')
  })

  it('are found whatever the case of the address', async ({ db }) => {
    await createUser(db, 'ada@example.com', 'Ada')
    expect(await findUser(db, 'ADA@example.com')).toMatchObject({ name: 'Ada' })
  })

  it('are unknown before they register', async ({ db }) => {
    await createUser(db, 'ada@example.com', 'Ada')
    expect(await findUser(db, 'grace@example.com')).toBeUndefined()
  })

  it('share no address', async ({ db }) => {
    await createUser(db, 'ada@example.com', 'Ada')
    await expect(createUser(db, 'ada@example.com', 'Another Ada')).rejects.toThrow('UNIQUE')
  })
})

describe('feedback', () => {
  let ada: User
  let grace: User

  // Two customers, who know nothing of each other
  it.beforeEach(async ({ db }) => {
    ada = await createUser(db, 'ada@example.com', 'Ada')
    grace = await createUser(db, 'grace@example.com', 'Grace')
  })

  it('is kept', async ({ db }) => {
    const feedback = await answer(db, ada, 4, 'Quick')
    expect(feedback).toMatchObject({ user_id: ada.id, subject: 'search', rating: 4, comment: 'Quick' })
  })

  it('needs no comment', async ({ db }) => {
    const { comment } = await answer(db, ada, 4)
    expect(comment).toBeNull()
  })

  it.for([1, 5])('takes a rating of %i', async (rating, { db }) => {
    const feedback = await answer(db, ada, rating)
    expect(feedback.rating).toBe(rating)
  })

  it.for([0, 6, 2.5])('refuses a rating of %d', async (rating, { db }) => {
    await expect(answer(db, ada, rating)).rejects.toThrow(`A rating is 1 to 5, not ${rating}`)
  })

  it('is given once for a subject', async ({ db }) => {
    await answer(db, ada, 4)
    await expect(answer(db, ada, 5)).rejects.toThrow('UNIQUE')
  })

  it('is listed in the order it came', async ({ db }) => {
    await answer(db, grace, 2)
    await answer(db, ada, 5)
    const feedback = await listFeedback(db, 'search')
    expect(feedback.map(({ user_id }) => user_id)).toEqual([grace.id, ada.id])
  })

  it('can be revised', async ({ db }) => {
    const { id } = await answer(db, ada, 2)
    expect(await reviseFeedback(db, id, { rating: 5 })).toBe(true)
    expect(await summarise(db, 'search')).toEqual({ answers: 1, average: 5 })
  })

  it('cannot be revised before it is given', async ({ db }) => {
    expect(await reviseFeedback(db, 1, { rating: 5 })).toBe(false)
  })

  it('can be withdrawn', async ({ db }) => {
    const { id } = await answer(db, ada, 2)
    expect(await withdrawFeedback(db, id)).toBe(true)
    expect(await listFeedback(db, 'search')).toEqual([])
  })

  it('is withdrawn once', async ({ db }) => {
    const { id } = await answer(db, ada, 2)
    await withdrawFeedback(db, id)
    expect(await withdrawFeedback(db, id)).toBe(false)
  })
})

describe('a summary', () => {
  it('has no average without answers', async ({ db }) => {
    await createUser(db, 'ada@example.com', 'Ada')
    expect(await summarise(db, 'search')).toEqual({ answers: 0, average: null })
  })

  it('averages the ratings', async ({ db }) => {
    await answer(db, await createUser(db, 'ada@example.com', 'Ada'), 5)
    await answer(db, await createUser(db, 'grace@example.com', 'Grace'), 2)
    expect(await summarise(db, 'search')).toEqual({ answers: 2, average: 3.5 })
  })
})
