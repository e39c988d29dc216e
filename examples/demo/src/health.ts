import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/** Notes that a worker is alive. */
export async function recordHeartbeat(database: Kysely<Schema>, worker: string, seenAt: number): Promise<void> {
  await database
    .insertInto('heartbeats')
    .values({ worker, seen_at: seenAt })
    .onConflict((conflict) => conflict.column('worker').doUpdateSet({ seen_at: seenAt }))
    .execute()
}

/** The workers that were not heard of since a point in time, the longest silent first. */
export async function findSilentWorkers(database: Kysely<Schema>, since: number): Promise<string[]> {
  const silent = await database.selectFrom('heartbeats').select('worker').where('seen_at', '<', since).orderBy('seen_at').execute()
  return silent.map(({ worker }) => worker)
}
