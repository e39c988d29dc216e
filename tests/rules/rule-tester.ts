import * as parser from '@typescript-eslint/parser'
import { RuleTester, type RunTests } from '@typescript-eslint/rule-tester'
import { afterAll, describe, it } from 'vitest'
import type { FixtureRule } from '../../src/create-rule.ts'
import { caseProjects } from './case-projects.ts'

RuleTester.afterAll = afterAll
RuleTester.describe = describe
RuleTester.describeSkip = describe.skip
RuleTester.it = it
RuleTester.itOnly = it.only
RuleTester.itSkip = it.skip

const { folder, defaultFilename } = caseProjects.javascript

type TesterRule = Parameters<RuleTester['run']>[1]
type Cases = RunTests<string, readonly unknown[]>

/**
 * Runs a rule's cases, each as a test file of the example project.
 *
 * @param rule - the rule
 * @param cases - valid and invalid code
 */
export function runRule(rule: FixtureRule, cases: Cases): void {
  const tester = new RuleTester({
    // The working directory of the lint run is the project's folder
    languageOptions: { parser, parserOptions: { tsconfigRootDir: folder } },
    defaultFilenames: { ts: defaultFilename, tsx: `${defaultFilename}x` },
  })
  const tested: unknown = rule
  if (!isTesterRule(tested)) throw new Error('A rule has a create function.')
  tester.run(rule.name, tested, cases)
}

/** ESLint's and typescript-eslint's rule types describe the same object. */
function isTesterRule(rule: unknown): rule is TesterRule {
  return typeof rule === 'object' && rule !== null && 'create' in rule
}
