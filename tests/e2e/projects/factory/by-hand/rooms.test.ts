import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'node:test'
import type { Client } from '@libsql/client'
import { addRoom, book, freeRooms } from '../src/booking.ts'
import { createTestDatabase } from './support/database.ts'

describe('freeRooms', () => {
  let db: Client
  let cleanup: Awaited<ReturnType<typeof createTestDatabase>>['cleanup']

  beforeEach(async () => {
    ;({ client: db, cleanup } = await createTestDatabase())
    await addRoom(db, 'Aquarium', 8)
    await addRoom(db, 'Attic', 4)
  })

  afterEach(async () => {
    await cleanup()
  })

  it('lists the rooms with enough seats', async () => {
    assert.deepEqual(await freeRooms(db, '2026-05-04', 6), ['Aquarium'])
  })

  it('leaves out what is booked', async () => {
    await book(db, 'Aquarium', '2026-05-04', 'Ada')
    assert.deepEqual(await freeRooms(db, '2026-05-04', 1), ['Attic'])
  })
})
