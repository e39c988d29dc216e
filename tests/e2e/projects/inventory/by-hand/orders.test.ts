import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { inStock, order, receive } from '../src/stock.ts'
import { openTestDatabase } from './support/database.ts'

let client: Awaited<ReturnType<typeof openTestDatabase>>['db']
let close: Awaited<ReturnType<typeof openTestDatabase>>['close']

beforeEach(async () => {
  ;({ db: client, close } = await openTestDatabase())
})

afterEach(() => close())

describe('order', () => {
  it('takes from the stock', async () => {
    await receive(client, 'A-1', 5)
    await order(client, 'A-1', 2)
    expect(await inStock(client, 'A-1')).toBe(3)
  })

  it('refuses what is not there', async () => {
    await receive(client, 'A-1', 1)
    await expect(order(client, 'A-1', 2)).rejects.toThrow(/CHECK/)
    expect(await inStock(client, 'A-1')).toBe(1)
  })
})
