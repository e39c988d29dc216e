import { rmSync } from 'node:fs'
import { Kysely, SqliteDialect } from 'kysely'
import Database from 'libsql'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HealthMonitor } from '../src/health.ts'
import { createSchema, type Schema } from '../src/schema.ts'

// The file is shared by the tests below
const DATABASE_FILE = 'health-test.db'

let sqlite: Database.Database
let testDb: Kysely<Schema>
let monitor: HealthMonitor

beforeEach(async () => {
  sqlite = new Database(DATABASE_FILE)
  testDb = new Kysely<Schema>({ dialect: new SqliteDialect({ database: sqlite }) })
  await createSchema(testDb)
  sqlite.exec('CREATE INDEX ix_health_checks_component ON health_checks (component)')
  monitor = new HealthMonitor(testDb)
})

afterEach(async () => {
  await testDb.deleteFrom('health_checks').execute()
  await testDb.destroy()
})

afterAll(() => {
  rmSync(DATABASE_FILE, { force: true })
})

describe('HealthMonitor', () => {
  test('knows nothing of a component that was never checked', async () => {
    expect(await monitor.current('mailer')).toBeUndefined()
  })

  test('remembers a check', async () => {
    await monitor.record('mailer', 'up', 12, 100)
    expect(await monitor.current('mailer')).toMatchObject({ component: 'mailer', status: 'up', latency: 12 })
  })

  test('tells the last check of a component', async () => {
    await monitor.record('mailer', 'up', 12, 100)
    await monitor.record('mailer', 'down', 5000, 200)
    expect(await monitor.current('mailer')).toMatchObject({ status: 'down' })
  })

  test('has no outages before the first check', async () => {
    expect(await monitor.outages()).toEqual([])
  })

  test('lists what is down', async () => {
    await monitor.record('search', 'down', 5000, 100)
    await monitor.record('mailer', 'down', 5000, 200)
    await monitor.record('importer', 'up', 12, 300)
    expect(await monitor.outages()).toEqual(['mailer', 'search'])
  })

  test('strikes out what came back', async () => {
    await monitor.record('mailer', 'down', 5000, 100)
    await monitor.record('mailer', 'up', 12, 200)
    expect(await monitor.outages()).toEqual([])
  })

  test('forgets old checks', async () => {
    await monitor.record('mailer', 'up', 12, 100)
    await monitor.record('mailer', 'up', 12, 200)
    expect(await monitor.forgetBefore(150)).toBe(1)
    const rows = await testDb.selectFrom('health_checks').select('checked_at').execute()
    expect(rows).toEqual([{ checked_at: 200 }])
  })
})
