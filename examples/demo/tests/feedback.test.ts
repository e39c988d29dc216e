import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { database } from '../src/database.ts'
import { submitFeedback } from '../src/feedback.ts'
import { createSchema } from '../src/schema.ts'

beforeAll(() => createSchema(database))

beforeEach(async () => {
  await database.deleteFrom('feedback').execute()
})

afterAll(() => database.destroy())

describe('submitFeedback', () => {
  test('keeps the last answer of a customer', async () => {
    await submitFeedback(database, { email: 'ada@example.com', rating: 2, comment: 'Slow on Mondays' })
    await submitFeedback(database, { email: 'ada@example.com', rating: 5, comment: 'Quick on Tuesdays' })

    const answers = await database.selectFrom('feedback').select(['rating', 'comment']).execute()
    expect(answers).toEqual([{ rating: 5, comment: 'Quick on Tuesdays' }])
  })

  test('refuses six stars', async () => {
    const sixStars = submitFeedback(database, { email: 'ada@example.com', rating: 6, comment: 'Beyond words' })

    await expect(sixStars).rejects.toThrow('A rating is 1 to 5, not 6')
  })
})
