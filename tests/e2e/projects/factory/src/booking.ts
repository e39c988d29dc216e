import type { Client } from '@libsql/client'

export async function addRoom(client: Client, name: string, seats: number): Promise<void> {
  await client.execute({ sql: 'INSERT INTO rooms (name, seats) VALUES (?, ?)', args: [name, seats] })
}

/** Books a room for a day; a room that is taken is refused by its key. */
export async function book(client: Client, room: string, day: string, guest: string): Promise<void> {
  await client.execute({ sql: 'INSERT INTO bookings (room, day, guest) VALUES (?, ?, ?)', args: [room, day, guest] })
}

/** The rooms with enough seats that nobody has booked for a day. */
export async function freeRooms(client: Client, day: string, seats: number): Promise<string[]> {
  const { rows } = await client.execute({
    sql: 'SELECT name FROM rooms WHERE seats >= ? AND name NOT IN (SELECT room FROM bookings WHERE day = ?) ORDER BY name',
    args: [seats, day],
  })
  return rows.map(({ name }) => String(name))
}
