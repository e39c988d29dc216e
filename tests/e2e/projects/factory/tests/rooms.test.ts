import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, afterEach, beforeEach, describe, it } from 'node:test'
import { createClient, type Client } from '@libsql/client'
import { addRoom, book, freeRooms } from '../src/booking.ts'
import { createSchema } from '../src/schema.ts'

const file = 'rooms-test.db'

describe('freeRooms', () => {
  let db: Client

  beforeEach(async () => {
    db = createClient({ url: `file:${file}` })
    await createSchema(db)
    await addRoom(db, 'Aquarium', 8)
    await addRoom(db, 'Attic', 4)
  })

  afterEach(() => {
    db.close()
  })

  after(() => {
    rmSync(file, { force: true })
  })

  it('lists the rooms with enough seats', async () => {
    assert.deepEqual(await freeRooms(db, '2026-05-04', 6), ['Aquarium'])
  })

  it('leaves out what is booked', async () => {
    await book(db, 'Aquarium', '2026-05-04', 'Ada')
    assert.deepEqual(await freeRooms(db, '2026-05-04', 1), ['Attic'])
  })
})
