import { database } from './database.ts'
import { createUser } from './users.ts'

// Customers to look at while developing
await createUser(database, 'ada@example.com', 'Ada')
await createUser(database, 'grace@example.com', 'Grace')
await database.destroy()
