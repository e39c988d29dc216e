import { PGlite } from '@electric-sql/pglite'

/** Opens a database. */
export const createTestDatabase = () => PGlite.create()
