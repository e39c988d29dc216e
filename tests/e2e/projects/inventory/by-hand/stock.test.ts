import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Client } from '@libsql/client'
import { inStock, receive } from '../src/stock.ts'
import { openTestDatabase } from './support/database.ts'

describe('stock', () => {
  let database: Client
  let close: Awaited<ReturnType<typeof openTestDatabase>>['close']

  beforeEach(async () => {
    ;({ db: database, close } = await openTestDatabase())
    await receive(database, 'A-1', 5)
  })

  afterEach(async () => {
    await close()
  })

  it.each([
    ['A-1', 5],
    ['B-2', 0],
  ])('of %s is %d', async (article, stock) => {
    expect(await inStock(database, article)).toBe(stock)
  })

  it('grows with what comes in', async () => {
    await receive(database, 'A-1', 3)
    expect(await inStock(database, 'A-1')).toBe(8)
  })
})
