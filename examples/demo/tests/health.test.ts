import { Kysely, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { findSilentWorkers, recordHeartbeat } from '../src/health.ts'
import type { Schema } from '../src/schema.ts'

const sqlite = new Database('health-test.db')
const database = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) })

beforeAll(() => {
  sqlite.exec(`
    CREATE TABLE heartbeats (
      worker TEXT PRIMARY KEY,
      seen_at INTEGER NOT NULL
    );
    CREATE INDEX heartbeats_by_time ON heartbeats (seen_at);
  `)
})

afterEach(() => {
  sqlite.exec('DELETE FROM heartbeats')
})

afterAll(() => {
  sqlite.close()
})

describe('findSilentWorkers', () => {
  test('lists the longest silent first', async () => {
    await recordHeartbeat(database, 'mailer', 200)
    await recordHeartbeat(database, 'importer', 100)
    await recordHeartbeat(database, 'indexer', 900)

    expect(await findSilentWorkers(database, 500)).toEqual(['importer', 'mailer'])
  })

  test('forgets a worker that came back', async () => {
    await recordHeartbeat(database, 'mailer', 200)
    await recordHeartbeat(database, 'mailer', 800)

    expect(await findSilentWorkers(database, 500)).toEqual([])
  })
})
