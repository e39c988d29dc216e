import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import plugin from '../../src/index.ts'

/** What the rule makes of an SQL text that a test file runs on a database that stays. */
export interface LintedText {
  messages: readonly Linter.LintMessage[]
  /** The text after the fix, else after the first suggestion of each finding; `null` where something is reported and nothing offered. */
  repaired: string | null
}

const config: Linter.Config[] = [
  { files: ['**/*.ts'], languageOptions: { parser } },
  { plugins: plugin.configs.recommended.plugins ?? {}, rules: { 'fixture-hygiene/require-idempotent-schema': 'error' }, files: ['**/*.ts'] },
]

/**
 * Lints an SQL text in a test file.
 *
 * @param text - SQL text
 * @param opening - imports, and a `const db` that stays; it runs the text with `exec`
 * @returns the findings and the repaired text
 */
export function lintText(text: string, opening: string): LintedText {
  const code = `${opening}\nbeforeAll(() => db.exec(${JSON.stringify(text)}))\ntest('runs', () => {})\n`
  const messages = lintCode(code)
  const repaired = repairedCode(code, messages)
  return { messages, repaired: repaired === null ? null : textIn(repaired) }
}

/** The findings of a test file. */
export function lintCode(code: string): Linter.LintMessage[] {
  return new Linter().verify(code, config, { filename: 'tests/a.test.ts' })
}

/** Code after all fixes, else after the first suggestion of each finding; `null` where a finding offers neither. */
export function repairedCode(code: string, messages: readonly Linter.LintMessage[]): string | null {
  const edits = messages.map((message) => message.fix ?? message.suggestions?.[0]?.fix)
  if (edits.includes(undefined)) return null
  const inReverse = edits.flatMap((edit) => edit ?? []).toSorted((left, right) => right.range[0] - left.range[0])
  return inReverse.reduce((done, { range, text }) => done.slice(0, range[0]) + text + done.slice(range[1]), code)
}

function textIn(code: string): string {
  const literal = /exec\((".*")\)\)$/m.exec(code)?.[1] ?? '""'
  const text: unknown = JSON.parse(literal)
  if (typeof text !== 'string') throw new Error(`No text in ${code}`)
  return text
}
