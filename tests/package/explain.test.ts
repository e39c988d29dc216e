import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Consumer } from './consumer.ts'
import { pack } from './pack.ts'
import { removeFolder, temporaryFolder } from './temporary-folder.ts'

const folder = await temporaryFolder()
const consumer = await Consumer.create(path.join(folder, 'consumer'), await pack(folder), { eslint: 'node_modules/eslint' })
await consumer.write({
  'eslint.config.js': "import fixtureHygiene from 'eslint-plugin-fixture-hygiene'\n\nexport default [fixtureHygiene.configs.recommended]\n",
  'src/mocked.js': "import { Pool } from 'pg'\n\nexport const db = new Pool()\n",
  'src/db.js': "import { Pool } from 'pg'\n\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })\n",
  'tests/sum.test.js': "import { test } from 'vitest'\n\ntest('adds', () => 1 + 1)\n",
  'tests/lost.test.js': "import { db } from '@/db'\nimport { test } from 'vitest'\n\ntest('answers', () => db.query('SELECT 1'))\n",
  'tests/users.test.js': `import Database from 'better-sqlite3'
import { test, vi } from 'vitest'
import { db } from '../src/db.js'
import { db as lost } from '~/db.js'
import { db as fake } from '../src/mocked.js'

vi.mock('../src/mocked.js')
test('answers', () => {
  const other = new Database(':memory:')
  other.exec('CREATE TABLE users (id integer)')
  other.close()
  return [db, lost, fake].map((each) => each.query('SELECT 1'))
})
`,
})

afterAll(async () => removeFolder(folder))

function explanation(file: string, environment: NodeJS.ProcessEnv): string[] {
  const { stderr } = spawnSync(process.execPath, ['node_modules/eslint/bin/eslint.js', file], { cwd: consumer.folder, encoding: 'utf8', env: { ...process.env, ...environment } })
  return stderr.replaceAll(/^FIXTURE-HYGIENE \d+: /gm, '').split('\n')
}

test('a file that a rule leaves says so', () => {
  const lines = explanation('tests/sum.test.js', { NODE_DEBUG: 'fixture-hygiene' })

  expect(lines).toContain('tests/sum.test.js: no-local-database-fixture does not look further, the file imports nothing that could concern it')
})

test('a file that a rule leaves says which of its imports lead nowhere', () => {
  const lines = explanation('tests/lost.test.js', { NODE_DEBUG: 'fixture-hygiene' })

  expect(lines).toContain('tests/lost.test.js: no-production-session-import does not look further, the file imports nothing that could concern it; no file is found for @/db')
})

test('a file that a rule reads says what was seen in it, once', () => {
  const lines = explanation('tests/users.test.js', { NODE_DEBUG: 'fixture-hygiene' })

  expect(lines.filter((line) => line.includes(': role '))).toEqual(['tests/users.test.js: role test'])
  expect(lines.find((line) => line.startsWith('  opens at 9:17'))).toMatch(/library: 'better-sqlite3'.*database: 'memory'.*scope: \{ kind: 'test', repeated: false \}.*closedInPlace: true/)
  expect(lines.find((line) => line.startsWith('  imports at 3:10'))).toMatch(/local: 'db'.*origin: 'src\/db.js'.*library: 'pg'/)
  const spared = lines.filter((line) => line.startsWith('  spares '))
  expect(spared.map((line) => line.replace(/range: \[[^\]]*\], /, ''))).toEqual([
    "  spares at 4:10 { local: 'lost', specifier: '~/db.js', reason: 'no file is found there' }",
    "  spares at 5:10 { local: 'fake', specifier: '../src/mocked.js', reason: 'tests/users.test.js puts a fake in its place' }",
  ])
  expect(lines.some((line) => line.startsWith('  creates '))).toBe(true)
})

test('nothing is said where nobody asks', () => {
  expect(explanation('tests/users.test.js', { NODE_DEBUG: 'other' })).toEqual([''])
})
