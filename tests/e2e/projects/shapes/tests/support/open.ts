import { createClient } from '@libsql/client'

export function openTestDatabase() {
  return createClient({ url: ':memory:' })
}
