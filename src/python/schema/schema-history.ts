import path from 'node:path'
import type { Opening } from '../../libraries/define-library.ts'
import { lazy } from '../../lazy.ts'
import type { SchemaCreation } from '../../model/fixture-model.ts'
import { outlivesRun } from '../../model/repetition.ts'
import { firstMeeting, worksWhereItIsThere, type SchemaEvent } from '../../model/second-run.ts'
import type { Dialect } from '../../sql/guards.ts'
import { staysInside, takesAway, type SchemaThing } from '../../sql/removal.ts'
import { argumentAt } from '../values/call-arguments.ts'
import { openedDialect } from '../databases/database-system.ts'
import { databaseKind } from '../databases/database-target.ts'
import { originOf, runsOnLoad, type OpeningCall } from '../databases/opening-call.ts'
import type { PythonFile } from '../python-file.ts'
import { registeredAround } from '../runs/registrations.ts'
import { commitsOf, createTracer, type Occurrence } from './run-trace.ts'
import { effectsOf, type Effect } from './schema-effects.ts'
import { isGuardedWithin } from './schema-guards.ts'
import { filePath, staticText } from '../values/static-path.ts'
import { testRun } from '../runs/test-run.ts'
import type { Call, FunctionNode } from '../syntax.ts'
import { lineageOf, type Instance } from '../values/value.ts'

/** A thing that the file makes, and the call that does so. */
export interface Making {
  node: Call
  /** What it runs on, where that is known. */
  handle: Instance | undefined
  thing: SchemaThing
  /** Where in the text of the call it is made. */
  start: number
}

/** Why a creation meets its own result; `undefined` where it asks first, works on a database that has the thing, or nobody knows. */
export type FindReason = (making: Making) => Extract<SchemaCreation['reason'], 'database outlives the run' | 'no second run is seen' | 'runs again'> | undefined

/** What becomes of the things that a file makes, from one run of it to the next. */
export interface SchemaHistory {
  reasonOf: FindReason
  /** Whether two handles surely lead to two databases. */
  areDistinct: (left: Instance, right: Instance) => boolean
}

/** The database behind a handle, as far as the code shows it. */
interface Database {
  opening: OpeningCall
  kind: ReturnType<typeof databaseKind>
  /** It is there before the run, and stays behind it. */
  stays: boolean
  /** The path of its file. */
  file: string | undefined
}

/** Systems whose schema statements commit the transaction they stand in. */
const commitsSchema: ReadonlySet<Dialect | undefined> = new Set(['mariadb', 'mysql', 'oracle.db'])

/**
 * Tells what becomes of the things that a file makes, from one test and one run to the next, by playing the file's run.
 *
 * @param file - the linted file
 * @param makings - what it makes without a guard
 */
export function readSchemaHistory(file: PythonFile, makings: readonly Making[]): SchemaHistory {
  const { module, registrations, resolver } = file
  const made = new Set(makings.map(({ node }) => node))
  const follow = lazy(() => createTracer(file, (node) => made.has(node)))
  const run = lazy(() => testRun(file))
  const codeOfTests = lazy(() => new Set(run().map(({ code }) => code)))
  const ofTests = lazy(() => follow()(run()))
  const hasTests = lazy(() => [...registrations.ofFunction.values()].some(({ registers }) => registers === 'test'))
  const databases = new Map<Instance, Database | undefined>()
  return { reasonOf, areDistinct }

  function reasonOf(making: Making): ReturnType<FindReason> {
    const { handle, node, thing } = making
    const trace = traceFor(node)
    const runs = trace.filter((occurrence) => occurrence.node === node)
    const isReached = runs.length > 0
    if (isReached ? runs.every(({ isGuarded }) => isGuarded) : isGuardedWithin(node, module, file)) return undefined
    const database = handle && databaseOf(handle)
    const takes = (effect: Effect): boolean => mayTake(effect, thing, handle, database)
    const played = new Set(trace.map((occurrence) => occurrence.node))
    const isLeftOut = (call: Call): boolean => !played.has(call) && !isNotRun(call)
    // What nothing is seen to run may run at any time
    if (isNotRun(node) || file.calls.some((call) => isLeftOut(call) && effectsOf(call, module, file).some(takes))) return undefined
    if (!isReached) return database?.stays === true && !trace.some(({ effects }) => effects.some(takes)) ? 'database outlives the run' : 'no second run is seen'
    const events = trace.flatMap((occurrence) => eventsAt(occurrence, making, database))
    const isBornInSight = database === undefined || database.stays || played.has(database.opening.node) || runsOnLoad(database.opening.node, database.opening.module)
    const meeting = database === undefined || !isBornInSight ? undefined : firstMeeting(withTransactions(events.map(({ event }) => event), making, database), database.stays ? 'stays' : 'new each run')
    if (meeting !== undefined) return meeting === 'in the same run' ? 'runs again' : 'database outlives the run'
    return worksWhereItIsThere(events.flatMap(({ event, isBirth }) => (isBirth === true ? [] : event))) ? undefined : 'no second run is seen'
  }

  /** Whether code stands in a test that is skipped, or in a fixture or hook that no test of the file has. */
  function isNotRun(node: Call): boolean {
    if (!hasTests() || module.text.includes('getfixturevalue')) return false
    const around = registeredAround(node, module, registrations)
    return around !== undefined && !codeOfTests().has(around)
  }

  /** In a file without tests, those are imagined that ask for a fixture which leads to the call. */
  function traceFor(node: Call): Occurrence[] {
    if (hasTests()) return ofTests()
    const fixtures = [...registrations.ofFunction].flatMap(([fixture, { registers }]): FunctionNode[] => (registers === 'fixture' ? [fixture] : []))
    const traces = (fixtures.length === 0 ? [undefined] : fixtures).map((fixture) => follow()(testRun(file, fixture)))
    return traces.find((trace) => trace.some((occurrence) => occurrence.node === node)) ?? follow()(testRun(file))
  }

  function eventsAt({ effects, isGuarded, node }: Occurrence, making: Making, database: Database | undefined): { event: SchemaEvent; isBirth?: boolean }[] {
    const { handle, start, thing } = making
    const placed = effects.flatMap((effect): { at: number; event: SchemaEvent; isBirth?: boolean }[] => {
      if (effect.does === 'opens') return database !== undefined && !database.stays && database.opening.node === node ? [{ at: -1, event: 'drop', isBirth: true }] : []
      if (effect.does === 'steps') return isOfTransaction(effect, making, database) ? [{ at: effect.start, event: effect.step }] : []
      return mayTake(effect, thing, handle, database) ? [{ at: effect.does === 'removes' ? effect.start : 0, event: 'drop' }] : []
    })
    if (!isGuarded) {
      if (node === making.node) placed.push({ at: start, event: 'create' })
      for (const other of makings) if (other !== making && other.node === node && isSameThing(other, making)) placed.push({ at: other.start, event: 'make' })
    }
    return placed.toSorted((left, right) => left.at - right.at)
  }

  /** Whether a step of a transaction commits or takes back what is made. */
  function isOfTransaction({ byLeaving, handle: stepping }: Effect & { does: 'steps' }, { handle, thing }: Making, database: Database | undefined): boolean {
    if (handle === undefined || database === undefined || thing.kind === 'database' || commitsSchema.has(openedDialect(database.opening)) || areDistinct(stepping, handle)) return false
    return byLeaving !== true || isAlwaysOpen(handle, database)
  }

  /** Whether a connection has a transaction open at any time, which it commits when it is told to; SQLite's opens none for schema. */
  function isAlwaysOpen(handle: Instance, { opening }: Database): boolean {
    const dialect = openedDialect(opening)
    return commitsOf(handle, file) !== undefined && dialect !== 'sqlite' && !commitsSchema.has(dialect) && ![module, opening.module].some(({ text }) => /autocommit/i.test(text))
  }

  function withTransactions(events: readonly SchemaEvent[], { handle, thing }: Making, database: Database): SchemaEvent[] {
    if (handle === undefined || thing.kind === 'database' || !isAlwaysOpen(handle, database)) return [...events]
    return ['begin', ...events.flatMap((event): SchemaEvent[] => (event === 'commit' || event === 'rollback' ? [event, 'begin'] : event === 'begin' ? [] : [event]))]
  }

  function mayTake(effect: Effect, thing: SchemaThing, handle: Instance | undefined, database: Database | undefined): boolean {
    if (effect.does === 'removes') return takesAway(effect.removal, thing) && !(effect.handle !== undefined && handle !== undefined && staysInside(effect.removal) && areDistinct(effect.handle, handle))
    if (effect.does !== 'removes a path' || database === undefined || (database.kind !== 'file' && database.kind !== 'ephemeral')) return false
    const removed = staticText(effect.path)
    return removed === undefined || database.file === undefined || database.file.split(path.sep).includes(path.basename(filePath(removed)))
  }

  /** Whether two handles surely lead to two databases. */
  function areDistinct(left: Instance, right: Instance): boolean {
    const [one, other] = [left, right].map((handle) => (lineageOf(handle).some(({ isOneOfSeveral }) => isOneOfSeveral) ? undefined : databaseOf(handle)))
    if (one === undefined || other === undefined || one.opening.node === other.opening.node) return false
    const kinds = [one.kind, other.kind]
    if (kinds.includes('memory')) return !kinds.includes('environment') && !kinds.includes('unknown')
    return one.file !== undefined && other.file !== undefined && one.file !== other.file
  }

  function databaseOf(handle: Instance): Database | undefined {
    if (databases.has(handle)) return databases.get(handle)
    const origin = originOf(handle, resolver)
    const database = origin.kind === 'opened' ? readDatabase(origin.call) : undefined
    databases.set(handle, database)
    return database
  }

  function readDatabase(opening: OpeningCall): Database {
    const kind = databaseKind(opening.node, opening.opening, opening.module, resolver)
    const name = kind === 'file' || kind === 'ephemeral' ? nameOf(opening) : undefined
    // A temporary file of a fixed name is there in the next run
    return { opening, kind, stays: outlivesRun(kind) || (kind === 'ephemeral' && name !== undefined), file: name === undefined ? undefined : filePath(name) }
  }
}

function nameOf({ module, node, opening: { target } }: { module: PythonFile['module']; node: Call; opening: Opening }): string | undefined {
  const [argument] = (target ?? []).flatMap((place) => (place.names === 'server' ? [] : (argumentAt(node, place) ?? [])))
  return argument && staticText({ node: argument, module })
}

/** Whether two creations surely make one thing on one handle. */
function isSameThing(left: Making, right: Making): boolean {
  if (left.thing.name === null || left.handle === undefined || right.handle === undefined) return false
  const [one, other] = [left.handle, right.handle].map((handle) => lineageOf(handle).at(-1)?.node)
  return one !== undefined && one === other && JSON.stringify(left.thing).toLowerCase() === JSON.stringify(right.thing).toLowerCase()
}
