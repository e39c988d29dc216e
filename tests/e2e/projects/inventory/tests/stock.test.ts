import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { createClient, type Client } from '@libsql/client'
import { createSchema } from '../src/schema.ts'
import { inStock, receive } from '../src/stock.ts'

describe('stock', () => {
  let database: Client

  beforeEach(async () => {
    database = createClient({ url: 'file:stock-test.db' })
    await createSchema(database)
    await receive(database, 'A-1', 5)
  })

  afterEach(() => {
    database.close()
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
