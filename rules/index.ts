import noLocalDatabaseFixture from './no-local-database-fixture.ts'
import noProductionSessionImport from './no-production-session-import.ts'
import requireIdempotentSchema from './require-idempotent-schema.ts'

/** Every rule of the plugin. */
export const rules = [noLocalDatabaseFixture, noProductionSessionImport, requireIdempotentSchema]
