import { createClient } from '@libsql/client'
import { createSchema } from '../../src/schema.ts'

export const testClient = createClient({ url: ':memory:' })

await createSchema(testClient)
