import type { Kysely, Selectable } from 'kysely'
import type { Schema } from './schema.ts'

export type HealthCheck = Selectable<Schema['health_checks']>

export class HealthMonitor {
  readonly #db: Kysely<Schema>

  constructor(db: Kysely<Schema>) {
    this.#db = db
  }

  async record(component: string, status: HealthCheck['status'], latency: number, checkedAt: number): Promise<void> {
    await this.#db.insertInto('health_checks').values({ component, status, latency, checked_at: checkedAt }).execute()
  }

  /** The last check of a component. */
  async current(component: string): Promise<HealthCheck | undefined> {
    return this.#db.selectFrom('health_checks').selectAll().where('component', '=', component).orderBy('checked_at', 'desc').executeTakeFirst()
  }

  /** The components whose last check found them down, by name. */
  async outages(): Promise<string[]> {
    const checks = await this.#db.selectFrom('health_checks').selectAll().orderBy('checked_at').execute()
    const last = new Map(checks.map(({ component, status }) => [component, status]))
    return [...last].flatMap(([component, status]) => (status === 'down' ? [component] : [])).sort()
  }

  async forgetBefore(time: number): Promise<number> {
    const { numDeletedRows } = await this.#db.deleteFrom('health_checks').where('checked_at', '<', time).executeTakeFirst()
    return Number(numDeletedRows)
  }
}
