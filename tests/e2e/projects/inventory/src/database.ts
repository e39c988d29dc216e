import { createClient } from '@libsql/client'

/** The warehouse's database. */
export const client = createClient({ url: process.env['INVENTORY_DATABASE'] ?? 'file:inventory.db' })
