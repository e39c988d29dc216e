import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import { lazy } from '../../lazy.ts'
import type { SchemaCreation } from '../../model/fixture-model.ts'
import { firstMeeting, worksWhereItIsThere, type SchemaEvent } from '../../model/second-run.ts'
import { staysInside, takesAway, type SchemaThing } from '../../sql/removal.ts'
import { createTellApart, type TellApart } from '../databases/distinct-databases.ts'
import { createRunFinder, type FindRuns, type Run } from '../runs/execution-runs.ts'
import type { ScopeFinder } from '../runs/execution-scope.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import type { LocatedExpression } from '../values/object-property.ts'
import type { Registrations } from '../runs/registrations.ts'
import { readRunSequence, type Happening } from '../runs/run-sequence.ts'
import { readSchemaEffects, type ReadText, type Taken } from './schema-effects.ts'
import { isGuardedWithin } from './schema-guards.ts'
import type { Repetition } from './schema-repetition.ts'
import { staticPath } from '../values/static-path.ts'
import type { Instance } from '../values/value.ts'

/** A thing that the file makes, with when it does so. */
export interface Making {
  thing: SchemaThing
  /** What it runs on. */
  handle: Instance
  runs: readonly Run[]
}

/** What is known of the database that a thing is made in. */
export interface MadeIn {
  repetition: Repetition
  /** A rollback takes schema back. */
  rollsBack: boolean
}

/** What becomes of the things that a file makes, from one run of it to the next. */
export interface SchemaHistory {
  runsOf: FindRuns
  /**
   * How a creation meets its own result, in view of what is taken away before it runs again.
   *
   * @param making - the creation
   * @param others - other creations of the same thing in the same database
   * @returns `undefined` where it asks first, or works on a database that has the thing already, or nobody knows
   */
  reasonOf: (making: Making, others: readonly Making[], madeIn: MadeIn) => SchemaCreation['reason'] | undefined
  areDistinct: TellApart
}

/**
 * @param file - the linted file
 * @param registrations - what it registers with test frameworks
 * @param scopes - tells when code runs
 * @param executed - the SQL that it executes
 */
export function readSchemaHistory(file: JavaScriptFile, registrations: Registrations, scopes: ScopeFinder, executed: readonly ReadText[]): SchemaHistory {
  const { module, resolver } = file
  const runsOf = createRunFinder(registrations, scopes, (node, around) => isGuardedWithin(node, around, module, resolver))
  const effects = lazy(() => readSchemaEffects(file, registrations, executed, runsOf))
  const putInOrder = lazy(() => readRunSequence(module, registrations, scopes, runsOf))
  const areDistinct = createTellApart(file)

  return { runsOf, reasonOf, areDistinct }

  function reasonOf({ handle, runs, thing }: Making, others: readonly Making[], { repetition: { location, reason, shared }, rollsBack }: MadeIn): SchemaCreation['reason'] | undefined {
    const unguarded = runs.filter(({ isGuarded, when }) => !isGuarded && (typeof when === 'string' || !isSkipped(when)))
    if (unguarded.length === 0) return undefined
    const drops = effects().taken.filter(({ event }) => mayTake(event, thing, handle, location))
    const transactions = rollsBack ? effects().transactions.filter(({ event }) => !areDistinct(event.handle, handle)).map((step) => ({ ...step, event: step.event.step })) : []
    const isTakenBack = transactions.some(({ event }) => event === 'rollback' || event === 'undo') || (transactions.some(({ event }) => event === 'begin') && !transactions.some(({ event }) => event === 'commit'))
    const isKept = drops.length === 0 && !isTakenBack
    // Where it is not known to be one database, each run may well meet another one
    const isOneDatabase = reason !== 'no second run is seen' || shared !== undefined
    if (isKept && !isOneDatabase) return reason
    if (mayBeAnytime(drops) || mayBeAnytime(transactions) || mayBeAnytime(unguarded)) return isKept ? reason : undefined
    const happenings: Happening<SchemaEvent>[] = [
      ...drops.map(({ order, when }) => ({ event: 'drop' as const, order, when })),
      ...(isKept ? [] : transactions),
      ...others.flatMap((other) => other.runs).filter(({ isGuarded }) => !isGuarded).map(({ order, when }) => ({ event: 'make' as const, order, when })),
      ...unguarded.map(({ order, when }) => ({ event: 'create' as const, order, when })),
    ]
    const events = putInOrder()(happenings)
    const meeting = isOneDatabase ? firstMeeting(events, reason === 'database outlives the run' ? 'stays' : 'new each run') : undefined
    if (meeting !== undefined) return meeting === 'in the same run' ? 'runs again' : 'database outlives the run'
    if (isKept) return reason
    return worksWhereItIsThere(events) ? undefined : 'no second run is seen'
  }

  function isSkipped({ isSkipped: isItself, node }: Exclude<Run['when'], string>): boolean {
    for (let current: TSESTree.Node | undefined = node; current !== undefined; current = module.parentOf(current)) if (registrations.ofCallback.get(current)?.isSkipped === true) return true
    return isItself
  }

  function mayTake(taken: Taken, thing: SchemaThing, handle: Instance, location: LocatedExpression | undefined): boolean {
    if ('path' in taken) return location !== undefined && mayHold(taken.path, location)
    return takesAway(taken.removal, thing) && !(taken.handle !== undefined && staysInside(taken.removal) && areDistinct(taken.handle, handle))
  }

  /** Whether a path may be that of a file, or of a directory that it lies in; unless both are written out, it may. */
  function mayHold(removed: LocatedExpression, location: LocatedExpression): boolean {
    const [outer, inner] = [removed, location].map((located) => staticPath(located, file))
    return outer === undefined || inner === undefined || inner.split(path.sep).includes(path.basename(outer))
  }
}

function mayBeAnytime(happenings: readonly { when: Happening<unknown>['when'] }[]): boolean {
  return happenings.some(({ when }) => when === 'anytime')
}
