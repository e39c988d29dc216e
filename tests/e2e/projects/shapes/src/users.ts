import type { Client } from '@libsql/client'

export async function addUser(client: Client, email: string): Promise<void> {
  await client.execute({ sql: 'INSERT INTO users (email) VALUES (?)', args: [email] })
}

export async function countUsers(client: Client): Promise<number> {
  const { rows } = await client.execute('SELECT count(*) AS users FROM users')
  return Number(rows[0]?.['users'])
}
