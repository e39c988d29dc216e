import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import { addRoom, book } from '../src/booking.ts'
import { createTestDatabase } from './support/database.ts'

let client: Awaited<ReturnType<typeof createTestDatabase>>['client']
let cleanup: Awaited<ReturnType<typeof createTestDatabase>>['cleanup']

beforeEach(async () => {
  ;({ client, cleanup } = await createTestDatabase())
})

afterEach(() => cleanup())

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
