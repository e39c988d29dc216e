import { createClient } from '@libsql/client'

/** The service's database. */
export const client = createClient({ url: process.env['BOOKING_DATABASE'] ?? 'file:booking.db' })
