import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { expect, test } from 'vitest'
import plugin from '../../src/index.ts'
import { caseProjects } from '../rules/case-projects.ts'
import { ruleCases, type RuleCase } from '../rules/rule-cases.ts'

/** The longest squiggle: a name, the head of a call or of a statement, and not a whole hook. */
const mostCharacters = 60

const cases = (await ruleCases()).filter(({ isInvalid }) => isInvalid)

test.each(cases.map((tested) => [tested.title, tested] as const))('underlines part of one line: %s', (_title, tested) => {
  const findings = lint(tested)

  expect(findings).not.toEqual([])
  for (const { line, column, endLine, endColumn = 0 } of findings) {
    const underlined = tested.code.split(/\r\n|\n/)[line - 1]?.slice(column - 1, endColumn - 1) ?? ''

    expect(endLine).toBe(line)
    expect(underlined).toMatch(/^\S(?:.*\S)?$/)
    expect(underlined.length).toBeLessThanOrEqual(mostCharacters)
  }
})

function lint({ code, filename, language, options, rule, settings }: RuleCase): Linter.LintMessage[] {
  const { folder } = caseProjects[language]
  const files: Linter.Config = language === 'python' ? { files: ['**/*.py'], language: 'fixture-hygiene/python' } : { files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'], languageOptions: { parser } }
  const config: Linter.Config = { ...files, plugins: { 'fixture-hygiene': plugin }, settings: { ...settings }, rules: { [`fixture-hygiene/${rule}`]: ['error', ...options] } }
  return new Linter({ cwd: folder }).verify(code, [config], path.join(folder, filename))
}
