import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import { lazy } from '../lazy.ts'
import { firstMeeting, type SchemaEvent } from '../model/second-run.ts'
import { takesAway, type SchemaThing } from '../sql/removal.ts'
import { createRunFinder, type FindRuns, type Run } from './execution-runs.ts'
import type { ScopeFinder } from './execution-scope.ts'
import type { JavaScriptFile } from './javascript-file.ts'
import type { LocatedExpression } from './object-property.ts'
import type { Registrations } from './registrations.ts'
import { readRunSequence, type Happening } from './run-sequence.ts'
import { readSchemaEffects, type ReadText, type Taken } from './schema-effects.ts'
import { isGuardedWithin } from './schema-guards.ts'
import type { Repetition } from './schema-repetition.ts'
import { staticPath } from './static-path.ts'

/** A thing that the file makes, with when it does so. */
export interface Making {
  thing: SchemaThing
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
   * Why a creation meets its own result, in view of what is taken away before it runs again.
   *
   * @param making - the creation
   * @param others - other creations of the same thing in the same database
   * @returns `undefined` where it does not, or nobody knows
   */
  reasonFor: (making: Making, others: readonly Making[], madeIn: MadeIn) => Repetition['reason'] | undefined
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
  const effects = lazy(() => readSchemaEffects(file, executed, runsOf))
  const putInOrder = lazy(() => readRunSequence(module, registrations, scopes, runsOf))

  return { runsOf, reasonFor }

  function reasonFor({ runs, thing }: Making, others: readonly Making[], { repetition, rollsBack }: MadeIn): Repetition['reason'] | undefined {
    const { location, reason } = repetition
    const unguarded = runs.filter(({ isGuarded, when }) => !isGuarded && (typeof when === 'string' || !isSkipped(when)))
    if (unguarded.length === 0) return undefined
    const drops = effects().taken.filter(({ event }) => mayTake(event, thing, location))
    const transactions = rollsBack ? effects().transactions : []
    const isTakenBack = transactions.some(({ event }) => event === 'rollback' || event === 'undo') || (transactions.some(({ event }) => event === 'begin') && !transactions.some(({ event }) => event === 'commit'))
    if (drops.length === 0 && !isTakenBack) return reason
    // Each run of it may well meet a database of its own
    if (reason === 'no second run is seen' && repetition.shared === undefined) return undefined
    if (mayBeAnytime(drops) || mayBeAnytime(transactions) || mayBeAnytime(unguarded)) return undefined
    const happenings: Happening<SchemaEvent>[] = [
      ...drops.map(({ order, when }) => ({ event: 'drop' as const, order, when })),
      ...transactions,
      ...others.flatMap((other) => other.runs).filter(({ isGuarded }) => !isGuarded).map(({ order, when }) => ({ event: 'make' as const, order, when })),
      ...unguarded.map(({ order, when }) => ({ event: 'create' as const, order, when })),
    ]
    const meeting = firstMeeting(putInOrder()(happenings), reason === 'database outlives the run' ? 'stays' : 'new each run')
    if (meeting === undefined) return undefined
    return meeting === 'in the same run' ? 'runs again' : 'database outlives the run'
  }

  function isSkipped({ isSkipped: isItself, node }: Exclude<Run['when'], string>): boolean {
    for (let current: TSESTree.Node | undefined = node; current !== undefined; current = module.parentOf(current)) if (registrations.ofCallback.get(current)?.isSkipped === true) return true
    return isItself
  }

  function mayTake(taken: Taken, thing: SchemaThing, location: LocatedExpression | undefined): boolean {
    return 'removal' in taken ? takesAway(taken.removal, thing) : location !== undefined && mayHold(taken.path, location)
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
