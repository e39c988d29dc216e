import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { database } from '../src/database.ts'
import { listFeedback, reviseFeedback, submitFeedback, summarise, withdrawFeedback } from '../src/feedback.ts'
import { createUser, findUser, type User } from '../src/users.ts'

afterAll(async () => {
  await database.destroy()
})

async function answer(user: User, rating: number, comment?: string) {
  return submitFeedback(database, user.id, { subject: 'search', rating, ...(comment !== undefined && { comment }) })
}

describe('users', () => {
  it('are registered by address', async () => {
    const user = await createUser(database, 'Ada@example.com', 'Ada')
    expect(user.email).toBe('ada@example.com')
  })

  it('are found whatever the case of the address', async () => {
    await createUser(database, 'ada@example.com', 'Ada')
    expect(await findUser(database, 'ADA@example.com')).toMatchObject({ name: 'Ada' })
  })

  it('are unknown before they register', async () => {
    await createUser(database, 'ada@example.com', 'Ada')
    expect(await findUser(database, 'grace@example.com')).toBeUndefined()
  })

  it('share no address', async () => {
    await createUser(database, 'ada@example.com', 'Ada')
    await expect(createUser(database, 'ada@example.com', 'Another Ada')).rejects.toThrow('UNIQUE')
  })
})

describe('feedback', () => {
  let ada: User
  let grace: User

  // Two customers, who know nothing of each other
  beforeEach(async () => {
    ada = await createUser(database, 'ada@example.com', 'Ada')
    grace = await createUser(database, 'grace@example.com', 'Grace')
  })

  it('is kept', async () => {
    const feedback = await answer(ada, 4, 'Quick')
    expect(feedback).toMatchObject({ user_id: ada.id, subject: 'search', rating: 4, comment: 'Quick' })
  })

  it('needs no comment', async () => {
    const { comment } = await answer(ada, 4)
    expect(comment).toBeNull()
  })

  it.each([1, 5])('takes a rating of %i', async (rating) => {
    const feedback = await answer(ada, rating)
    expect(feedback.rating).toBe(rating)
  })

  it.each([0, 6, 2.5])('refuses a rating of %d', async (rating) => {
    await expect(answer(ada, rating)).rejects.toThrow(`A rating is 1 to 5, not ${rating}`)
  })

  it('is given once for a subject', async () => {
    await answer(ada, 4)
    await expect(answer(ada, 5)).rejects.toThrow('UNIQUE')
  })

  it('is listed in the order it came', async () => {
    await answer(grace, 2)
    await answer(ada, 5)
    const feedback = await listFeedback(database, 'search')
    expect(feedback.map(({ user_id }) => user_id)).toEqual([grace.id, ada.id])
  })

  it('can be revised', async () => {
    const { id } = await answer(ada, 2)
    expect(await reviseFeedback(database, id, { rating: 5 })).toBe(true)
    expect(await summarise(database, 'search')).toEqual({ answers: 1, average: 5 })
  })

  it('cannot be revised before it is given', async () => {
    expect(await reviseFeedback(database, 1, { rating: 5 })).toBe(false)
  })

  it('can be withdrawn', async () => {
    const { id } = await answer(ada, 2)
    expect(await withdrawFeedback(database, id)).toBe(true)
    expect(await listFeedback(database, 'search')).toEqual([])
  })

  it('is withdrawn once', async () => {
    const { id } = await answer(ada, 2)
    await withdrawFeedback(database, id)
    expect(await withdrawFeedback(database, id)).toBe(false)
  })
})

describe('a summary', () => {
  it('has no average without answers', async () => {
    await createUser(database, 'ada@example.com', 'Ada')
    expect(await summarise(database, 'search')).toEqual({ answers: 0, average: null })
  })

  it('averages the ratings', async () => {
    await answer(await createUser(database, 'ada@example.com', 'Ada'), 5)
    await answer(await createUser(database, 'grace@example.com', 'Grace'), 2)
    expect(await summarise(database, 'search')).toEqual({ answers: 2, average: 3.5 })
  })
})
