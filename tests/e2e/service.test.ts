import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { copyProject, runNode } from '../../scripts/project-copy.ts'
import { lint, testFixedProject } from './fixed-project.ts'

interface TestRun {
  numPassedTests: number
  numFailedTests: number
  testResults: { name: string; assertionResults: { status: string; failureMessages: string[] }[] }[]
}

const project = fileURLToPath(new URL('projects/service', import.meta.url))
const files = ['tests/feedback.test.ts', 'tests/health.test.ts']

let folder: string
let before: TestRun
let findings: readonly string[]
let after: TestRun[]

beforeAll(() => {
  folder = copyProject(project, ['by-hand'])
  const seeding = runNode(folder, ['--import', 'tsx', 'src/seed.ts'])
  if (seeding.status !== 0) throw new Error(seeding.stderr)
  before = runTests()
  findings = lint(folder, '.').flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId ?? 'syntax error'))
  lint(folder, '--fix', '.')
  after = [runTests(), runTests()]
}, 120_000)

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

test('19 tests on the live session meet the rows of earlier runs', () => {
  expect(errorsOf('feedback.test.ts')).toEqual(Array.from({ length: 19 }, () => 'SqliteError: UNIQUE constraint failed: users.email'))
})

test('7 tests with a schema of their own create an index twice', () => {
  expect(errorsOf('health.test.ts')).toEqual(Array.from({ length: 7 }, () => 'SqliteError: index ix_health_checks_component already exists'))
})

test('the linter finds why', () => {
  expect(findings).toContain('fixture-hygiene/no-production-session-import')
  expect(findings).toContain('fixture-hygiene/no-local-database-fixture')
})

test('26 tests pass, and pass again', () => {
  expect(after.map(({ numFailedTests, numPassedTests }) => [numPassedTests, numFailedTests])).toEqual([
    [26, 0],
    [26, 0],
  ])
})

testFixedProject(project, () => folder, files)

function runTests(): TestRun {
  const { stderr, stdout } = runNode(folder, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json'])
  if (stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as TestRun
}

/** The first line of what each failing test of a file says. */
function errorsOf(file: string): (string | undefined)[] {
  const run = before.testResults.find(({ name }) => name.endsWith(file))
  return (run?.assertionResults ?? []).flatMap(({ failureMessages, status }) => (status === 'failed' ? [failureMessages[0]?.split('\n')[0]] : []))
}
