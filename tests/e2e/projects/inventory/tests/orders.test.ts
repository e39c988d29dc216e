import { describe, expect, it } from '@jest/globals'
import { client } from '../src/database.ts'
import { inStock, order, receive } from '../src/stock.ts'

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
