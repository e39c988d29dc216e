import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { ESLint } from 'eslint'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyProject, runNode } from '../../scripts/project-copy.ts'

const project = fileURLToPath(new URL('projects/factory', import.meta.url))
const files = ['tests/booking.test.ts', 'tests/rooms.test.ts']

let folder: string
let before: string
let after: string[]
let compiled: string
let left: ESLint.LintResult[]

beforeAll(() => {
  folder = copyProject(project, ['by-hand'])
  before = runTests()
  lint('--fix', '.')
  after = [runTests(), runTests()]
  compiled = runNode(folder, ['node_modules/typescript/bin/tsc', '--noEmit']).stdout
  left = lint('.')
}, 120_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('tests on the live session miss its tables, tests on a file of their own create them twice', () => {
  expect(before).toContain('SQLITE_ERROR: no such table: rooms')
  expect(before).toContain('SQLITE_ERROR: table rooms already exists')
  expect(before).toContain('# fail 3\n')
})

test('the fix does what was done by hand', () => {
  for (const file of files) expect(readFileSync(path.join(folder, file), 'utf8')).toBe(readFileSync(path.join(project, 'by-hand', path.basename(file)), 'utf8'))
})

test('all tests pass, and pass again', () => {
  for (const run of after) expect(run).toMatch(/^# pass 4\n# fail 0$/m)
})

test('the compiler has nothing to say', () => {
  expect(compiled).toBe('')
})

test('neither has the linter', () => {
  expect(left.flatMap(({ messages }) => messages)).toEqual([])
})

function lint(...parameters: string[]): ESLint.LintResult[] {
  const { stderr, stdout } = runNode(folder, ['node_modules/eslint/bin/eslint.js', '--format', 'json', ...parameters])
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as ESLint.LintResult[]
}

function runTests(): string {
  return runNode(folder, ['--import', 'tsx', '--test', '--test-reporter', 'tap', ...files]).stdout
}
