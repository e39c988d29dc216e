import type { Client } from '@libsql/client'

export async function createSchema(client: Client): Promise<void> {
  await client.execute('CREATE TABLE IF NOT EXISTS users (email TEXT PRIMARY KEY)')
}
