import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { vi } from 'vitest'
import type { FixtureRule } from '../../src/create-rule.ts'

type RunRule = typeof import('./rule-tester.ts').runRule
type RunCases = Parameters<RunRule>[1]

/** A case of a rule's test, wherever it runs. */
export interface RuleCase {
  rule: string
  /** What names the case in a list of them. */
  title: string
  code: string
  /** Relative to the example project. */
  filename: string
  options: readonly unknown[]
  settings: Readonly<Record<string, unknown>>
  /** Whether the rule has findings in it. */
  isInvalid: boolean
}

/** Where a case stands that says nothing else. */
const defaultFilename = 'tests/example.test.ts'

/** Collects the cases that the rules' tests hand to `runRule`, without running them. */
export async function ruleCases(): Promise<RuleCase[]> {
  const collected: RuleCase[] = []
  const runRule = (rule: FixtureRule, { valid, invalid }: RunCases): void => {
    collected.push(...valid.map((test) => caseOf(rule, test, false)), ...invalid.map((test) => caseOf(rule, test, true)))
  }
  vi.doMock(import('./rule-tester.ts'), () => ({ runRule }))
  const names = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.test.ts')).sort()
  for (const name of names) await import(path.join(import.meta.dirname, name))
  vi.doUnmock(import('./rule-tester.ts'))
  if (collected.length === 0) throw new Error("The rules' tests hand no cases to runRule.")
  return collected
}

function caseOf({ name: rule }: FixtureRule, test: RunCases['valid'][number], isInvalid: boolean): RuleCase {
  const { code, filename = defaultFilename, name, options = [], settings = {} } = typeof test === 'string' ? { code: test } : test
  return { rule, title: `${rule}: ${name ?? code}`, code, filename, options, settings, isInvalid }
}
