import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'

const repository = fileURLToPath(new URL('../..', import.meta.url))
const script = fileURLToPath(new URL('../../scripts/demo.ts', import.meta.url))

let demo: { status: number | null; stderr: string; stdout: string }

beforeAll(() => {
  demo = spawnSync(process.execPath, ['--import', 'tsx', script], { cwd: repository, encoding: 'utf8', timeout: 60_000 })
}, 60_000)

test('the demo goes as it says', () => {
  expect(demo.status, demo.stderr).toBe(0)
})

test('the messy project passes its first run and fails its second', () => {
  const [before] = demo.stdout.split('$ eslint --fix .')

  expect(before).toContain('  FAIL  tests/digest.test.ts: table "subscribers" already exists\n')
  expect(before).toContain('  FAIL  tests/health.test.ts: table heartbeats already exists\n')
  expect(before).toContain('✓ the first run passes\n')
  expect(before).toContain('✓ the second run fails, in the files that the linter said it would\n')
})

test('the fixed project passes both', () => {
  const [, after] = demo.stdout.split('$ eslint --fix .')

  expect(after).toContain("+ import { test } from './support/database.ts'\n")
  expect(after).toContain("+   test('forgets a worker that came back', async ({ database }) => {\n")
  expect(after).toContain('✓ no finding is left\n')
  expect(after).toContain('✓ the first run passes\n')
  expect(after).toContain('✓ the second run passes\n')
  expect(after).not.toContain('FAIL')
})
