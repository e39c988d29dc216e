import type { Client } from '@libsql/client'

/** Creates the tables of the inventory. */
export async function createSchema(client: Client): Promise<void> {
  await client.batch([
    'CREATE TABLE articles (number TEXT PRIMARY KEY, stock INTEGER NOT NULL CHECK (stock >= 0))',
    'CREATE TABLE orders (id INTEGER PRIMARY KEY, article TEXT NOT NULL REFERENCES articles (number), quantity INTEGER NOT NULL)',
  ])
}
