import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { pageOf } from '../docs/markdown.ts'
import { Consumer, type Outcome } from './consumer.ts'
import { pack } from './pack.ts'
import { removeFolder, temporaryFolder } from './temporary-folder.ts'

const folder = await temporaryFolder()
const consumer = await Consumer.create(path.join(folder, 'consumer'), await pack(folder), {
  eslint: 'node_modules/eslint',
  '@microsoft/eslint-formatter-sarif': 'node_modules/@microsoft/eslint-formatter-sarif',
})
const session = "import { Pool } from 'pg'\n\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })\n"
await consumer.write({
  'eslint.config.js': "import fixtureHygiene from 'eslint-plugin-fixture-hygiene'\n\nexport default [fixtureHygiene.configs.recommended]\n",
  'src/db.js': session,
  'tests/users.test.js': "import { test } from 'vitest'\nimport { db } from '../src/db.js'\n\ntest('answers', () => db.query('SELECT 1'))\n",
})

afterAll(async () => removeFolder(folder))

async function exitCode(...parameters: string[]): Promise<number> {
  const outcome: Outcome = await consumer.eslint(...parameters)
  return outcome.exitCode
}

test('findings fail the run, and warnings do where none are allowed', async () => {
  await consumer.write({ 'warn.config.js': "import fixtureHygiene from 'eslint-plugin-fixture-hygiene'\n\nexport default [fixtureHygiene.configs.recommended, { files: ['tests/**'], rules: { 'fixture-hygiene/no-production-session-import': 'warn' } }]\n" })

  expect(await exitCode()).toBe(1)
  expect(await exitCode('--config', 'warn.config.js')).toBe(0)
  expect(await exitCode('--config', 'warn.config.js', '--max-warnings', '0')).toBe(1)
})

test('SARIF names the rule, its page and the place', async () => {
  await consumer.eslint('--format', '@microsoft/eslint-formatter-sarif', '--output-file', 'eslint.sarif')
  const { runs } = JSON.parse(await readFile(path.join(consumer.folder, 'eslint.sarif'), 'utf8')) as {
    runs: { tool: { driver: { rules: { id: string; helpUri: string }[] } }; results: { ruleId: string; locations: { physicalLocation: { region: { startLine: number } } }[] }[] }[]
  }

  expect(runs[0]?.results.map(({ ruleId, locations }) => [ruleId, locations[0]?.physicalLocation.region.startLine])).toEqual([['fixture-hygiene/no-production-session-import', 2]])
  expect(runs[0]?.tool.driver.rules[0]?.helpUri).toMatch(/docs\/rules\/no-production-session-import\.md$/)
})

test('threads find the same', async () => {
  const alone = await consumer.eslint('--format', 'json')
  const together = await consumer.eslint('--format', 'json', '--concurrency', '2')

  expect(together.stdout).toBe(alone.stdout)
})

test('the cache does not know of a change in an imported module', async () => {
  expect(await exitCode('--cache')).toBe(1)

  await consumer.write({ 'src/db.js': 'export const db = { query() {} }\n' })

  expect(await exitCode('--cache')).toBe(1)
  expect(await exitCode()).toBe(0)

  await consumer.write({ 'src/db.js': session })
})

test('what an old code base has can be recorded, and pruned when it is repaired', async () => {
  expect(await exitCode('--fix', '--suppress-all')).toBe(0)
  expect(existsSync(path.join(consumer.folder, 'eslint-suppressions.json'))).toBe(true)
  expect(await exitCode()).toBe(0)

  await consumer.write({ 'tests/orders.test.js': "import { test } from 'vitest'\nimport { db } from '../src/db.js'\n\ntest('answers', () => db.query('SELECT 2'))\n" })

  expect(await exitCode('tests')).toBe(1)

  await consumer.write({ 'tests/orders.test.js': '', 'tests/users.test.js': '' })

  expect(await exitCode()).toBe(2)
  expect(await exitCode('--prune-suppressions')).toBe(0)
  expect(await exitCode()).toBe(0)
})

test('the commands of the page are those that are tested', () => {
  const commands = pageOf('docs/ci.md').text.match(/eslint(?: --[\w-]+(?: [\w@/.-]+)?)+/g)
  const flags = new Set(commands?.flatMap((command) => command.match(/--[\w-]+/g) ?? []))

  expect(flags).toEqual(new Set(['--cache', '--concurrency', '--fix', '--format', '--max-warnings', '--output-file', '--prune-suppressions', '--suppress-all']))
})
