/** What happens to one thing in a database. */
export type SchemaEvent =
  /** The creation in question runs: it fails where the thing is there. */
  | 'create'
  /** Something else makes the thing. */
  | 'make'
  | 'drop'
  | 'begin'
  | 'commit'
  /** What the open transaction did is taken back, and the transaction ends. */
  | 'rollback'
  /** What was done since a savepoint is taken back. */
  | 'undo'

/**
 * Plays what one run of a file does to a thing, twice where the database stays, and tells when the creation meets the
 * thing. A transaction that nobody commits is gone at the end of the run. Where no transaction is seen to begin, one is
 * taken to be open all the time, for what a rollback takes back.
 *
 * @param events - what happens in one run of the file, in order
 * @param database - whether the next run finds what this one leaves behind
 */
export function firstMeeting(events: readonly SchemaEvent[], database: 'new each run' | 'stays'): 'in the next run' | 'in the same run' | undefined {
  const isAlwaysOpen = !events.includes('begin')
  let isThere = false
  let isOpen = isAlwaysOpen
  let isUncommitted = false
  for (const run of database === 'stays' ? ([1, 2] as const) : ([1] as const)) {
    for (const event of events) {
      switch (event) {
        case 'create':
          if (isThere) return run === 1 ? 'in the same run' : 'in the next run'
          isThere = true
          isUncommitted = isOpen
          break
        case 'make':
          isUncommitted ||= isOpen && !isThere
          isThere = true
          break
        case 'drop':
          isThere = false
          break
        case 'begin':
          isOpen = true
          isUncommitted = false
          break
        case 'commit':
          isOpen = isAlwaysOpen
          isUncommitted = false
          break
        case 'rollback':
        case 'undo':
          if (isUncommitted) isThere = false
          if (event === 'rollback') isOpen = isAlwaysOpen
          isUncommitted = false
          break
      }
    }
    if (isUncommitted && !isAlwaysOpen) isThere = false
    isOpen = isAlwaysOpen
    isUncommitted = false
  }
  return undefined
}

/** Whether a creation works on a database that has the thing: what comes before it in the run takes the thing away. */
export function worksWhereItIsThere(events: readonly SchemaEvent[]): boolean {
  return firstMeeting(['make', 'commit', ...events], 'new each run') === undefined
}
