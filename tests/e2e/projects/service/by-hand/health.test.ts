import { describe, expect } from 'vitest'
import { HealthMonitor } from '../src/health.ts'
import { test } from './support/database.ts'

let monitor: HealthMonitor

test.beforeEach(({ db }) => {
  monitor = new HealthMonitor(db)
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

  test('forgets old checks', async ({ db }) => {
    await monitor.record('mailer', 'up', 12, 100)
    await monitor.record('mailer', 'up', 12, 200)
    expect(await monitor.forgetBefore(150)).toBe(1)
    const rows = await db.selectFrom('health_checks').select('checked_at').execute()
    expect(rows).toEqual([{ checked_at: 200 }])
  })
})
