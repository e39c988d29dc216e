import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Linter } from 'eslint'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import noProductionSessionImport from '../../rules/no-production-session-import.ts'
import { pretendTime } from './pretend-time.ts'

const session = "import { Pool } from 'pg'\nexport const db = new Pool()\n"
const state = { root: '' }

beforeEach(() => {
  pretendTime()
  state.root = realpathSync(mkdtempSync(path.join(tmpdir(), 'project-modules-')))
})

afterEach(() => {
  vi.useRealTimers()
  rmSync(state.root, { recursive: true })
})

/** Writes a file of the project; an editor's next lint comes a moment later. */
function write(filename: string, text: string): void {
  mkdirSync(path.dirname(path.join(state.root, filename)), { recursive: true })
  writeFileSync(path.join(state.root, filename), text)
  vi.advanceTimersByTime(2000)
}

/** How many sessions a test file imports. */
function sessionsOf(code: string): number {
  const messages = new Linter({ cwd: state.root }).verify(
    `${code}\ntest('answers', () => db.query('SELECT 1'))`,
    [{ plugins: { plugin: { rules: { 'no-production-session-import': noProductionSessionImport } } }, rules: { 'plugin/no-production-session-import': 'error' } }],
    { filename: path.join(state.root, 'app.test.js') },
  )
  expect(messages.filter(({ fatal }) => fatal)).toEqual([])
  return messages.length
}

test('an edit of an imported module shows at the next lint', () => {
  write('src/db.js', 'export const db = null\n')
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(0)
  write('src/db.js', session)
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(1)
})

test('a module that appears, and one that is deleted, show at the next lint', () => {
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(0)
  write('src/db.js', session)
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(1)
  rmSync(path.join(state.root, 'src/db.js'))
  vi.advanceTimersByTime(2000)
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(0)
})

test('a file that takes long to parse does not end the run', () => {
  write('src/db.js', 'export const db = null\n')
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(0)
  const { idle } = performance.eventLoopUtilization()
  vi.mocked(performance.eventLoopUtilization).mockReturnValue({ idle, active: 0, utilization: 0 })
  write('src/db.js', session)
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(0)
})

test('an edit of a module further away shows at the next lint', () => {
  write('src/client.js', 'export const db = null\n')
  write('src/db.js', "export * from './client.js'\n")
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(0)
  write('src/client.js', session)
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(1)
})

test('a set-up file that stops to point the session at a test database shows at the next lint', () => {
  write('src/db.js', "import { Pool } from 'pg'\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })\n")
  write('package.json', '{ "jest": { "setupFiles": ["./setup.js"] } }')
  write('setup.js', "process.env.DATABASE_URL = 'postgres://localhost/app_test'\n")
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(0)
  write('setup.js', '\n')
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(1)
})

test('a linked file and a linked folder lead to the module', () => {
  write('real/db.js', session)
  symlinkSync(path.join(state.root, 'real/db.js'), path.join(state.root, 'linked.js'))
  symlinkSync(path.join(state.root, 'real'), path.join(state.root, 'folder'))
  expect(sessionsOf("import { db } from './linked.js'")).toBe(1)
  expect(sessionsOf("import { db } from './folder/db.js'")).toBe(1)
  expect(sessionsOf("import { db } from './folder/db.js'; vi.mock('./real/db.js')")).toBe(0)
})

test('links in a circle, and links that lead nowhere, lead to no module', () => {
  symlinkSync('b.js', path.join(state.root, 'a.js'))
  symlinkSync('a.js', path.join(state.root, 'b.js'))
  symlinkSync('nowhere.js', path.join(state.root, 'c.js'))
  expect(sessionsOf("import { db } from './a.js'")).toBe(0)
  expect(sessionsOf("import { db } from './c.js'")).toBe(0)
})

test('a module of 2 MB is not read', () => {
  write('src/db.js', `${session}// ${'x'.repeat(2 * 1024 * 1024)}\n`)
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(0)
})

test('a module with a syntax error exports nothing', () => {
  write('src/db.js', `${session}export const = 1\n`)
  expect(sessionsOf("import { db } from './src/db.js'")).toBe(0)
})

test('modules that re-export each other end', () => {
  write('src/a.js', "export * from './b.js'\n")
  write('src/b.js', "export * from './a.js'\nexport { db } from './c.js'\n")
  write('src/c.js', session)
  expect(sessionsOf("import { db } from './src/a.js'")).toBe(1)
  expect(sessionsOf("import { other as db } from './src/a.js'")).toBe(0)
})

test('a package whose modules pass on each other many times over ends', () => {
  const layers = 30
  for (let layer = 0; layer < layers; layer += 1) {
    for (const side of ['left', 'right']) write(`src/${side}${layer}.js`, `export * from './left${layer + 1}.js'\nexport * from './right${layer + 1}.js'\n`)
  }
  write(`src/left${layers}.js`, 'export const limit = 1\n')
  write(`src/right${layers}.js`, session)
  expect(sessionsOf("import { db } from './src/left0.js'")).toBe(1)
  expect(sessionsOf("import { limit as db } from './src/left0.js'")).toBe(0)
  expect(sessionsOf("import { missing as db } from './src/left0.js'")).toBe(0)
})

test('a barrel of many modules ends', () => {
  const names = Array.from({ length: 1000 }, (_, index) => `module${index}`)
  for (const name of names) write(`src/${name}.js`, `import { Pool } from 'pg'\nimport { users } from './index.js'\nexport const ${name} = (pool = new Pool()) => pool.query(users)\n`)
  write('src/db.js', session)
  write('src/index.js', [...names, 'db'].map((name) => `export * from './${name}.js'\n`).join(''))
  expect(sessionsOf("import { db } from './src/index.js'")).toBe(1)
  expect(sessionsOf("import { module500 as db } from './src/index.js'")).toBe(0)
})

test('a name in another case leads where the file system says', () => {
  write('src/db.js', session)
  write('src/DB.js', session)
  expect(sessionsOf("import { db } from './src/DB.js'")).toBe(1)
})

test('half-written manifests of a workspace are passed over', () => {
  write('package.json', '{ "workspaces": ["packages/*"] }')
  write('packages/broken/package.json', '{ "name": ')
  write('packages/db/package.json', '{ "name": "@acme/db", "main": "dist/index.js" }')
  write('packages/db/src/index.ts', session)
  expect(sessionsOf("import { db } from '@acme/db'")).toBe(1)
  write('pnpm-workspace.yaml', 'packages: [')
  expect(sessionsOf("import { db } from '@acme/db'")).toBe(1)
})
