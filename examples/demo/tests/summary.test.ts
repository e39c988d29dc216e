import { describe, expect } from 'vitest'
import { submitFeedback, summariseFeedback } from '../src/feedback.ts'
import { test } from './support/database.ts'

describe('summariseFeedback', () => {
  test('has no average before the first answer', async ({ database }) => {
    expect(await summariseFeedback(database)).toEqual({ answers: 0, averageRating: null })
  })

  test('averages the ratings', async ({ database }) => {
    await submitFeedback(database, { email: 'ada@example.com', rating: 5, comment: 'Quick and friendly' })
    await submitFeedback(database, { email: 'grace@example.com', rating: 2, comment: 'Slow on Mondays' })

    expect(await summariseFeedback(database)).toEqual({ answers: 2, averageRating: 3.5 })
  })
})
