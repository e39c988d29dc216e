import type { TSESTree } from '@typescript-eslint/utils'
import type { SchemaEvent } from '../model/second-run.ts'
import { removedBy, type Removal } from '../sql/removal.ts'
import type { Statement } from '../sql/statement.ts'
import { createRemovalReader, type CalledRemovals } from './called-drops.ts'
import type { FindRuns, Run } from './execution-runs.ts'
import { hookOf, importedHooks } from './imported-hooks.ts'
import { libraryMember, type JavaScriptFile } from './javascript-file.ts'
import type { ModuleSource } from './module-source.ts'
import type { Happening } from './run-sequence.ts'
import { textControl, transactionEvents } from './schema-transactions.ts'
import type { SqlText } from './sql-text.ts'
import type { Invocation } from './syntax.ts'

/** SQL text with the statements read in it, and the call that executes it. */
export interface ReadText {
  node: Invocation
  sql: SqlText
  statements: readonly Statement[]
}

/** What is taken away: things in a database, or a file that a database may live in. */
export type Taken = { removal: Removal } | { path: { node: TSESTree.Node; module: ModuleSource } }

/** What a file does to the databases of its tests beside making things, each with when it happens. */
export interface SchemaEffects {
  taken: readonly Happening<Taken>[]
  transactions: readonly Happening<SchemaEvent>[]
}

/** When a statement runs: where its text is handed over, after the statements before it. */
export function runsOfStatement({ node, sql }: ReadText, start: number, module: ModuleSource, runsOf: FindRuns): Run[] {
  const passedBy = sql.passedBy?.module === module ? sql.passedBy.node : undefined
  const isGuarded = passedBy !== undefined && runsOf(node).every((run) => run.isGuarded)
  return runsOf(passedBy ?? node).map((run) => ({ when: run.when, order: [...run.order, start], isGuarded: run.isGuarded || isGuarded }))
}

/**
 * Reads what a file does to the databases of its tests: itself, through functions of other modules that it calls, and
 * through the hooks of the support modules that it imports.
 *
 * @param file - the linted file
 * @param executed - the SQL that it executes
 * @param runsOf - tells when code runs
 */
export function readSchemaEffects(file: JavaScriptFile, executed: readonly ReadText[], runsOf: FindRuns): SchemaEffects {
  const { invocations, module, resolver } = file
  const reader = createRemovalReader(file)
  const taken: Happening<Taken>[] = []
  const transactions: Happening<SchemaEvent>[] = []
  for (const text of executed) {
    for (const statement of text.statements) {
      const runs = runsOfStatement(text, statement.start, module, runsOf)
      const control = textControl(statement, text.sql.text)
      if (control !== undefined) transactions.push(...happenings(control, runs))
      for (const removal of removedBy(statement, text.sql.text, text.sql.holes)) taken.push(...happenings({ removal }, runs))
    }
  }
  const read = new Set(executed.map(({ node }) => node))
  for (const node of invocations) {
    const isUnread = !read.has(node) && libraryMember(resolver.invokedMember(node, module))?.member.executes !== undefined
    if (isUnread) taken.push(...happenings({ removal: 'anything' as const }, runsOf(node)))
    transactions.push(...transactionEvents(node, file).flatMap(({ at, event }) => happenings(event, at === undefined ? runsOf(node) : runsOf(node).map((run) => ({ ...run, order: [...run.order.slice(0, -1), at] })))))
    // afterAll(resetDatabase)
    const hook = hookOf(node, file)
    const called = hook === undefined ? reader.ofCall(node, module) : hook.module === module ? undefined : reader.ofFunction(hook.callback, hook.module)
    if (called !== undefined) taken.push(...takenBy(called, hook === undefined ? runsOf(node) : [{ when: hook.hook, order: [] }]))
  }
  for (const { callback, hook, module: support } of importedHooks(file)) taken.push(...takenBy(reader.ofFunction(callback, support), [{ when: hook, order: [] }]))
  return { taken, transactions }
}

function takenBy({ isLater, paths, removals }: CalledRemovals, runs: readonly Omit<Happening<unknown>, 'event'>[]): Happening<Taken>[] {
  const all: Taken[] = [...removals.map((removal) => ({ removal })), ...paths.map((path) => ({ path }))]
  return all.flatMap((event) => happenings(event, isLater ? [{ when: 'anytime', order: [] }] : runs))
}

function happenings<T>(event: T, runs: readonly Omit<Happening<unknown>, 'event'>[]): Happening<T>[] {
  return runs.map(({ order, when }) => ({ event, order, when }))
}
