import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { ESLint } from 'eslint'
import { expect, test } from 'vitest'
import { runNode } from '../../scripts/project-copy.ts'

/** Lints a copied project as its own configuration says. */
export function lint(folder: string, ...parameters: string[]): ESLint.LintResult[] {
  const { stderr, stdout } = runNode(folder, ['node_modules/eslint/bin/eslint.js', '--format', 'json', ...parameters])
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as ESLint.LintResult[]
}

/**
 * Tests what holds of every project behind the fix.
 *
 * @param project - the project, with what was done by hand
 * @param folderOf - its fixed copy, which is there when the tests run
 * @param files - its test files
 */
export function testFixedProject(project: string, folderOf: () => string, files: readonly string[]): void {
  test('the fix does what was done by hand', () => {
    for (const file of files) expect(readFileSync(path.join(folderOf(), file), 'utf8')).toBe(readFileSync(path.join(project, 'by-hand', path.basename(file)), 'utf8'))
  })

  test('the compiler has nothing to say', () => {
    expect(runNode(folderOf(), ['node_modules/typescript/bin/tsc', '--noEmit']).stdout).toBe('')
  })

  test('neither has the linter', () => {
    expect(lint(folderOf(), '.').flatMap(({ messages }) => messages)).toEqual([])
  })
}
