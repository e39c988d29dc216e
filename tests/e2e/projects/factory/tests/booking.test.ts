import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { addRoom, book } from '../src/booking.ts'
import { client } from '../src/database.ts'

beforeEach(async () => {
  await addRoom(client, 'Aquarium', 8)
})

describe('book', () => {
  it('keeps the guest', async () => {
    await book(client, 'Aquarium', '2026-05-04', 'Ada')
    const { rows } = await client.execute('SELECT guest FROM bookings')
    assert.deepEqual(rows.map(({ guest }) => guest), ['Ada'])
  })

  it('refuses a room that is taken', async () => {
    await book(client, 'Aquarium', '2026-05-04', 'Ada')
    await assert.rejects(book(client, 'Aquarium', '2026-05-04', 'Grace'), /UNIQUE/)
  })
})
