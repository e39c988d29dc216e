import type { TSESTree } from '@typescript-eslint/utils'
import type { SchemaEvent } from '../../model/second-run.ts'
import { removedBy } from '../../sql/removal.ts'
import type { Statement } from '../../sql/statement.ts'
import { createRemovalReader, type CalledRemovals, type HandleRemoval } from './called-drops.ts'
import type { FindRuns, Run } from '../runs/execution-runs.ts'
import { hookOf, outsideCode } from '../runs/outside-code.ts'
import { libraryMember, type JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import type { Registrations } from '../runs/registrations.ts'
import type { Happening } from '../runs/run-sequence.ts'
import { transactionEvents } from './schema-transactions.ts'
import type { SqlText } from './sql-text.ts'
import type { Invocation } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/** SQL text with the statements read in it, and the call that executes it. */
export interface ReadText {
  node: Invocation
  /** What it runs on. */
  handle: Instance
  sql: SqlText
  statements: readonly Statement[]
}

/** What is taken away: things in a database, or a file that a database may live in. */
export type Taken = HandleRemoval | { path: { node: TSESTree.Node; module: ModuleSource } }

/** A step of a transaction, and the handle that takes it. */
export interface TransactionStep {
  step: SchemaEvent
  handle: Instance
}

/** What a file does to the databases of its tests beside making things, each with when it happens. */
export interface SchemaEffects {
  taken: readonly Happening<Taken>[]
  transactions: readonly Happening<TransactionStep>[]
}

/** When a statement runs: where its text is handed over, after the statements before it. */
export function runsOfStatement({ node, sql }: ReadText, start: number, module: ModuleSource, runsOf: FindRuns): Run[] {
  const passedBy = sql.passedBy?.module === module ? sql.passedBy.node : undefined
  const isGuarded = passedBy !== undefined && runsOf(node).every((run) => run.isGuarded)
  return runsOf(passedBy ?? node).map((run) => ({ when: run.when, order: [...run.order, start], isGuarded: run.isGuarded || isGuarded }))
}

/**
 * Reads what a file does to the databases of its tests: itself, through functions of other modules that it calls, and
 * through what runs around its tests from elsewhere.
 *
 * @param file - the linted file
 * @param registrations - what it registers with test frameworks
 * @param executed - the SQL that it executes
 * @param runsOf - tells when code runs
 */
export function readSchemaEffects(file: JavaScriptFile, registrations: Registrations, executed: readonly ReadText[], runsOf: FindRuns): SchemaEffects {
  const { invocations, module, resolver } = file
  const reader = createRemovalReader(file)
  const taken: Happening<Taken>[] = []
  const transactions: Happening<TransactionStep>[] = []
  for (const text of executed) {
    for (const statement of text.statements) {
      const runs = runsOfStatement(text, statement.start, module, runsOf)
      const { handle } = text
      if (statement.verb === 'transaction' && statement.control !== 'savepoint') transactions.push(...happenings({ step: statement.control, handle }, runs))
      for (const removal of removedBy(statement, text.sql.text, text.sql.holes)) taken.push(...happenings({ removal, handle }, runs))
    }
  }
  const read = new Set(executed.map(({ node }) => node))
  for (const node of invocations) {
    const invoked = read.has(node) ? undefined : resolver.invokedMember(node, module)
    const isUnread = libraryMember(invoked)?.member.executes !== undefined
    if (isUnread) taken.push(...happenings({ removal: 'anything' as const, handle: invoked?.receiver }, runsOf(node)))
    transactions.push(...transactionEvents(node, file).flatMap(({ at, event: step, handle }) => happenings({ step, handle }, at === undefined ? runsOf(node) : runsOf(node).map((run) => ({ ...run, order: [...run.order.slice(0, -1), at] })))))
    // afterAll(resetDatabase)
    const hook = hookOf(node, file)
    const called = hook === undefined ? reader.ofCall(node, module) : hook.module === module ? undefined : reader.ofCode(hook.code, hook.module)
    if (called !== undefined) taken.push(...takenBy(called, hook === undefined ? runsOf(node) : [{ when: hook.when, order: [] }]))
  }
  for (const { code, module: support, when } of outsideCode(file, registrations)) taken.push(...takenBy(reader.ofCode(code, support), [{ when, order: [] }]))
  return { taken, transactions }
}

function takenBy({ isLater, paths, removals }: CalledRemovals, runs: readonly Omit<Happening<unknown>, 'event'>[]): Happening<Taken>[] {
  const all: Taken[] = [...removals, ...paths.map((path) => ({ path }))]
  return all.flatMap((event) => happenings(event, isLater ? [{ when: 'anytime', order: [] }] : runs))
}

function happenings<T>(event: T, runs: readonly Omit<Happening<unknown>, 'event'>[]): Happening<T>[] {
  return runs.map(({ order, when }) => ({ event, order, when }))
}
