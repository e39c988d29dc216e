import type { Client } from '@libsql/client'

/** Creates the tables of the booking service. */
export async function createSchema(client: Client): Promise<void> {
  await client.executeMultiple(`
    CREATE TABLE rooms (name TEXT PRIMARY KEY, seats INTEGER NOT NULL);
    CREATE TABLE bookings (
      room TEXT NOT NULL REFERENCES rooms (name),
      day TEXT NOT NULL,
      guest TEXT NOT NULL,
      PRIMARY KEY (room, day)
    );
  `)
}
