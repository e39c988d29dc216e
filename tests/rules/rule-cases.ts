import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { vi } from 'vitest'
import type { FixtureRule } from '../../src/create-rule.ts'
import { caseProjects, type Language } from './case-projects.ts'

type RunRule = typeof import('./rule-tester.ts').runRule
type RunPythonRule = typeof import('./python-rule-tester.ts').runPythonRule
type WrittenCase = Parameters<RunRule>[1]['valid'][number] | Parameters<RunPythonRule>[1]['valid'][number]

/** A case of a rule's test, wherever it runs. */
export interface RuleCase {
  rule: string
  language: Language
  /** What names the case in a list of them. */
  title: string
  code: string
  /** Relative to the project of its language. */
  filename: string
  options: readonly unknown[]
  settings: Readonly<Record<string, unknown>>
  /** Whether the rule has findings in it. */
  isInvalid: boolean
}

/** Collects the cases that the rules' tests hand to `runRule` and `runPythonRule`, without running them. */
export async function ruleCases(): Promise<RuleCase[]> {
  const collected: RuleCase[] = []
  const collect =
    (language: Language) =>
    (rule: FixtureRule, { valid, invalid }: { valid: readonly WrittenCase[]; invalid: readonly WrittenCase[] }): void => {
      collected.push(...valid.map((test) => caseOf(rule, language, test, false)), ...invalid.map((test) => caseOf(rule, language, test, true)))
    }
  vi.doMock(import('./rule-tester.ts'), () => ({ runRule: collect('javascript') }))
  vi.doMock(import('./python-rule-tester.ts'), () => ({ runPythonRule: collect('python') }))
  const names = (await readdir(import.meta.dirname)).filter((name) => name.endsWith('.test.ts')).sort()
  for (const name of names) await import(path.join(import.meta.dirname, name))
  vi.doUnmock(import('./rule-tester.ts'))
  vi.doUnmock(import('./python-rule-tester.ts'))
  if (collected.length === 0) throw new Error("The rules' tests hand over no cases.")
  return collected
}

function caseOf({ name: rule }: FixtureRule, language: Language, test: WrittenCase, isInvalid: boolean): RuleCase {
  const { code, filename = caseProjects[language].defaultFilename, name, options = [], settings = {} } = typeof test === 'string' ? { code: test } : test
  return { rule, language, title: `${rule}: ${name ?? code}`, code, filename, options, settings, isInvalid }
}
