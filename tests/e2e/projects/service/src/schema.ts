import { sql, type Generated, type Kysely } from 'kysely'

/** The tables of the support desk. */
export interface Schema {
  users: { id: Generated<number>; email: string; name: string }
  feedback: { id: Generated<number>; user_id: number; subject: string; rating: number; comment: string | null }
  health_checks: { id: Generated<number>; component: string; status: 'up' | 'down'; latency: number; checked_at: number }
}

/** Creates the tables and indexes that are not there yet. */
export async function createSchema(db: Kysely<Schema>): Promise<void> {
  await sql`CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, name TEXT NOT NULL)`.execute(db)
  await sql`CREATE TABLE IF NOT EXISTS feedback (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL REFERENCES users (id),
    subject TEXT NOT NULL,
    rating INTEGER NOT NULL,
    comment TEXT,
    UNIQUE (user_id, subject)
  )`.execute(db)
  await sql`CREATE TABLE IF NOT EXISTS health_checks (
    id INTEGER PRIMARY KEY,
    component TEXT NOT NULL,
    status TEXT NOT NULL,
    latency INTEGER NOT NULL,
    checked_at INTEGER NOT NULL
  )`.execute(db)
  await sql`CREATE INDEX IF NOT EXISTS ix_health_checks_component ON health_checks (component, checked_at)`.execute(db)
}
