import path from 'node:path'
import { RuleTester } from 'eslint'
import { describe, it, vi } from 'vitest'
import type { FixtureRule } from '../../src/create-rule.ts'
import plugin from '../../src/index.ts'
import { caseProjects } from './case-projects.ts'

RuleTester.describe = describe
RuleTester.it = it
RuleTester.itOnly = it.only

const { folder, defaultFilename } = caseProjects.python

type Cases = Parameters<RuleTester['run']>[2]
type Case = Exclude<Cases['valid'][number], string>
type InvalidCase = Cases['invalid'][number]

/**
 * Runs a rule's cases, each as a pytest file of the example project.
 *
 * @param rule - the rule
 * @param cases - valid and invalid code; `filename` is relative to the project
 */
export function runPythonRule(rule: FixtureRule, { valid, invalid }: { valid: Case[]; invalid: InvalidCase[] }): void {
  const tester = testerInProject()
  const cases = { valid: valid.map(placed), invalid: invalid.map(placed) }
  // Called without a caller to look for: its guess at a case's line fails under Vitest, and hides what the case failed with
  Reflect.apply(tester.run.bind(tester), undefined, [rule.name, rule, cases])
}

/** A tester whose lint runs have their working directory in the project. */
function testerInProject(): RuleTester {
  const cwd = vi.spyOn(process, 'cwd').mockReturnValue(folder)
  const tester = new RuleTester({ plugins: { 'fixture-hygiene': plugin }, language: 'fixture-hygiene/python' })
  cwd.mockRestore()
  return tester
}

function placed<T extends Case>(one: T): T {
  return { ...one, filename: path.join(folder, one.filename ?? defaultFilename) }
}
