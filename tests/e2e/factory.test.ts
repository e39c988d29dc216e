import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyProject, runNode } from '../../scripts/project-copy.ts'
import { lint, testFixedProject } from './fixed-project.ts'

interface FactoryProject {
  folder: string
  files: readonly string[]
  /** What runs its tests. */
  runner: readonly string[]
  /** What the runner says before the repair. */
  failing: readonly string[]
  /** What it says behind it. */
  passing: RegExp
}

const projects: Readonly<Record<string, FactoryProject>> = {
  'node:test': {
    folder: 'factory',
    files: ['tests/booking.test.ts', 'tests/rooms.test.ts'],
    runner: ['--import', 'tsx', '--test', '--test-reporter', 'tap', 'tests/booking.test.ts', 'tests/rooms.test.ts'],
    failing: ['SQLITE_ERROR: no such table: rooms', 'SQLITE_ERROR: table rooms already exists', '# fail 3\n'],
    passing: /^# pass 4\n# fail 0$/m,
  },
  Jest: {
    folder: 'inventory',
    files: ['tests/orders.test.ts', 'tests/stock.test.ts'],
    runner: ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--ci'],
    failing: ['SQLITE_ERROR: no such table: articles', 'SQLITE_ERROR: table articles already exists', 'Tests:       4 failed, 1 passed, 5 total\n'],
    passing: /^Tests: {7}5 passed, 5 total$/m,
  },
}

describe.each(Object.entries(projects))('under %s', (_name, { failing, files, folder: name, passing, runner }) => {
  const project = fileURLToPath(new URL(`projects/${name}`, import.meta.url))
  let folder: string
  let before: string
  let after: string[]

  beforeAll(() => {
    folder = copyProject(project, ['by-hand'])
    before = runTests()
    lint(folder, '--fix', '.')
    after = [runTests(), runTests()]
  }, 240_000)

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  test('tests on the live session miss its tables, tests on a file of their own create them twice', () => {
    for (const text of failing) expect(before).toContain(text)
  })

  test('all tests pass, and pass again', () => {
    for (const run of after) expect(run).toMatch(passing)
  })

  testFixedProject(project, () => folder, files)

  /** Jest tells what failed on its second channel. */
  function runTests(): string {
    const { stderr, stdout } = runNode(folder, runner)
    return `${stdout}${stderr}`
  }
})
