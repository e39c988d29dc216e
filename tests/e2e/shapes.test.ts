import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { copyProject, runNode } from '../../scripts/project-copy.ts'
import plugin from '../../src/index.ts'
import { pairs, type Pair } from './pairs.ts'

const project = fileURLToPath(new URL('projects/shapes', import.meta.url))
const linter = new Linter({ cwd: project })

let folder: string

beforeAll(() => {
  folder = copyProject(project)
})

afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe.each(pairs.map((pair): [string, Pair] => [pair.name, pair]))('%s', (_name, pair) => {
  test(pair.after === pair.before ? 'is left alone, and says why' : 'is rewritten as by hand', () => {
    const { fixed, messages, output } = linter.verifyAndFix(pair.before, configFor(pair), path.join(project, 'tests', fileOf(pair)))
    expect(output).toBe(pair.after)
    expect(fixed).toBe(pair.after !== pair.before)
    expect(messages.map(({ message }) => /The fix leaves it to you: (.*)\.$/.exec(message)?.[1] ?? message)).toEqual(pair.declined === undefined ? [] : [pair.declined])
  })
})

describe('what is rewritten', () => {
  const rewritten = pairs.filter(({ after, before }) => after !== before)

  beforeAll(() => {
    for (const pair of rewritten) {
      mkdirSync(path.join(folder, 'tests', pair.runner), { recursive: true })
      writeFileSync(path.join(folder, 'tests', pair.runner, fileOf(pair)), pair.after.replaceAll(/(["'])\.\.\/src\//g, '$1../../src/').replaceAll(/(["'])\.\/support\//g, '$1../support/'))
    }
  })

  test('compiles', { timeout: 240_000 }, () => {
    expect(['tsconfig.json', 'tsconfig.mocha.json'].map((name) => runNode(folder, ['node_modules/typescript/bin/tsc', '--noEmit', '--project', name]).stdout).join('')).toBe('')
  })

  test('passes under Vitest', { timeout: 240_000 }, () => {
    const { stdout } = runNode(folder, ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', '--allowOnly', '--globals', '--testTimeout=60000', '--hookTimeout=60000', 'tests/vitest'])
    const { numFailedTests, numTotalTestSuites, success, testResults } = JSON.parse(stdout) as { numFailedTests: number; numTotalTestSuites: number; success: boolean; testResults: { message: string; status: string }[] }
    expect(testResults.flatMap(({ message, status }) => (status === 'passed' ? [] : [message]))).toEqual([])
    expect([success, numFailedTests]).toEqual([true, 0])
    expect(numTotalTestSuites).toBeGreaterThan(0)
  })

  test('passes under Jest', { timeout: 240_000 }, () => {
    const { stderr, stdout } = runNode(folder, ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js', '--json'])
    if (stdout === '') throw new Error(stderr)
    const { numPassedTests, success, testResults } = JSON.parse(stdout) as { numPassedTests: number; success: boolean; testResults: { message: string; status: string }[] }
    expect(testResults.flatMap(({ message, status }) => (status === 'passed' ? [] : [message]))).toEqual([])
    expect(success).toBe(true)
    expect(numPassedTests).toBeGreaterThan(0)
  })

  test('passes under Mocha', { timeout: 240_000 }, () => {
    const { stderr, stdout } = runNode(folder, ['--import', 'tsx', 'node_modules/mocha/bin/mocha.js', '--reporter', 'json', 'tests/mocha/*.spec.ts'])
    if (stdout === '') throw new Error(stderr)
    const { failures, stats } = JSON.parse(stdout) as { failures: readonly { err: { message: string } }[]; stats: { passes: number } }
    expect(failures.map(({ err }) => err.message)).toEqual([])
    expect(stats.passes).toBeGreaterThan(0)
  })

  test('passes under Playwright', { timeout: 240_000 }, () => {
    const { stderr, stdout } = runNode(folder, ['node_modules/@playwright/test/cli.js', 'test'])
    if (stdout === '') throw new Error(stderr)
    const { errors, stats } = JSON.parse(stdout) as { errors: readonly { message: string }[]; stats: { expected: number; unexpected: number } }
    expect(errors.map(({ message }) => message)).toEqual([])
    expect(stats.unexpected).toBe(0)
    expect(stats.expected).toBeGreaterThan(0)
  })

  test('passes under node:test', { timeout: 240_000 }, () => {
    const files = rewritten.flatMap((pair) => (pair.runner === 'node' ? [path.join('tests', 'node', fileOf(pair))] : []))
    const { stdout } = runNode(folder, ['--import', 'tsx', '--test', '--test-reporter', 'tap', ...files])
    expect(stdout).toMatch(/^# pass [1-9]/m)
    expect(stdout).toMatch(/^# fail 0$/m)
  })
})

test('two databases of a file are repaired one after the other, each whole', () => {
  const code = `import { createClient } from '@libsql/client'
import { describe, expect, test } from 'vitest'
import { client } from '../src/database.ts'
import { addUser, countUsers } from '../src/users.ts'

test('counts users', async () => {
  await addUser(client, 'ada@example.com')
  expect(await countUsers(client)).toBe(1)
})

describe('without users', () => {
  const own = createClient({ url: ':memory:' })

  test('counts nobody', async () => {
    expect(await countUsers(own)).toBe(0)
  })
})
`
  const config = configFor({ shared: 'tests/support/fixture.ts' })
  const filename = path.join(project, 'tests/two.test.ts')
  const messages = linter.verify(code, config, filename)
  const fixes = messages.flatMap(({ fix }) => (fix === undefined ? [] : [fix]))
  expect(fixes.map(({ range }) => range)).toEqual([
    [0, code.length - 1],
    [0, code.length - 1],
  ])
  for (const { range, text } of fixes) {
    const half = code.slice(0, range[0]) + text + code.slice(range[1])
    expect(linter.verify(half, config, filename)).toHaveLength(1)
  }
  expect(linter.verifyAndFix(code, config, filename)).toMatchObject({ fixed: true, messages: [], output: expect.stringContaining("test('counts nobody', async ({ client }) => {") as unknown })
})

function fileOf({ name, runner }: Pair): string {
  return `${name.replaceAll(/\W+/g, '-')}.${runner === 'vitest' ? 'test' : 'spec'}.ts`
}

function configFor({ shared }: Pick<Pair, 'shared'>): Linter.Config[] {
  return [
    {
      files: ['**/*.ts'],
      languageOptions: { parser },
      plugins: { 'fixture-hygiene': plugin },
      settings: { 'fixture-hygiene': { sharedFixtures: [shared] } },
      rules: { 'fixture-hygiene/no-local-database-fixture': ['error', { handedOver: true, testBodies: true }], 'fixture-hygiene/no-production-session-import': 'error' },
    },
  ]
}
