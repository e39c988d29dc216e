import type { Client } from '@libsql/client'

export async function receive(db: Client, article: string, quantity: number): Promise<void> {
  await db.execute({
    sql: 'INSERT INTO articles (number, stock) VALUES (?, ?) ON CONFLICT (number) DO UPDATE SET stock = stock + excluded.stock',
    args: [article, quantity],
  })
}

/** Takes an order; what is not in stock can't be ordered. */
export async function order(db: Client, article: string, quantity: number): Promise<void> {
  await db.batch([
    { sql: 'UPDATE articles SET stock = stock - ? WHERE number = ?', args: [quantity, article] },
    { sql: 'INSERT INTO orders (article, quantity) VALUES (?, ?)', args: [article, quantity] },
  ])
}

export async function inStock(db: Client, article: string): Promise<number> {
  const { rows } = await db.execute({ sql: 'SELECT stock FROM articles WHERE number = ?', args: [article] })
  return Number(rows[0]?.['stock'] ?? 0)
}
