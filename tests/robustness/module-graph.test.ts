import { existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import type fileSystem from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { afterAll, beforeEach, describe, expect, test, vi } from 'vitest'
import plugin from '../../src/index.ts'
import { pretendTime } from '../javascript/pretend-time.ts'

/** Every file that was read while the plugin linted. */
const reads = vi.hoisted(() => new Set<string>())
vi.mock('node:fs', async (importOriginal) => {
  const original = await importOriginal<typeof fileSystem>()
  const readFileSync: typeof original.readFileSync = ((file: string, ...others: [BufferEncoding]) => {
    reads.add(file)
    return original.readFileSync(file, ...others)
  }) as typeof original.readFileSync
  return { ...original, readFileSync }
})

const session = "import { Pool } from 'pg'\n\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })\n"
const outside = realpathSync(mkdtempSync(path.join(tmpdir(), 'fixture-hygiene-')))
let root = outside

afterAll(() => {
  vi.useRealTimers()
  rmSync(outside, { recursive: true })
})

beforeEach(() => {
  // What was seen of the disk a moment ago is taken to be there still
  pretendTime()
  root = mkdtempSync(path.join(outside, 'project-'))
  write({ 'package.json': '{ "name": "shop", "type": "module" }', 'src/db.ts': session })
  reads.clear()
})

describe('reads what an import leads to, and no more', () => {
  test('neighbours of the imported module are left alone', () => {
    write({ 'src/other.ts': session, '.env': 'DATABASE_URL=postgres://production', '../secrets.ts': session })

    expect(findings("import { db } from '../src/db.ts'")).toHaveLength(1)
    expect([...reads].map((file) => path.relative(root, file)).sort(byName)).toEqual(['package.json', 'src/db.ts'])
  })

  test('packages are not read', () => {
    write({ 'node_modules/store/package.json': '{ "name": "store", "main": "index.js" }', 'node_modules/store/index.js': session })

    expect(findings("import { db } from 'store'")).toEqual([])
    expect([...reads].filter((file) => file.includes('node_modules'))).toEqual([])
  })

  test('a linked package of the workspace is read where it stands', () => {
    write({ 'packages/store/package.json': '{ "name": "store", "type": "module", "exports": "./index.ts" }', 'packages/store/index.ts': session })
    mkdirSync(path.join(root, 'node_modules'))
    symlinkSync(path.join(root, 'packages/store'), path.join(root, 'node_modules/store'), 'junction')

    expect(findings("import { db } from 'store'")).toHaveLength(1)
    expect([...reads]).toContain(path.join(root, 'packages/store/index.ts'))
  })
})

describe('ends where the project goes round in circles', () => {
  test('modules that pass on each other', () => {
    write({ 'src/a.ts': "export * from './b.ts'\nexport { db as default } from './a.ts'", 'src/b.ts': "export * from './a.ts'\nexport { db as other } from './a.ts'" })

    expect(findings("import a, { db, other } from '../src/a.ts'")).toEqual([])
  })

  test('a folder that is linked into itself', () => {
    write({ 'src/index.ts': "export * from './again/index.ts'\nexport * from './again/again/again/db.ts'" })
    symlinkSync(path.join(root, 'src'), path.join(root, 'src/again'), 'junction')

    expect(findings("import { db } from '../src/again/again/index.ts'")).toHaveLength(1)
    expect([...reads].filter((file) => file.includes('again'))).toEqual([])
  })

  test('a link that leads to itself', () => {
    symlinkSync('loop.ts', path.join(root, 'src/loop.ts'))
    symlinkSync('package.json', path.join(root, 'src/package.json'))

    expect(findings("import { db } from '../src/loop.ts'")).toEqual([])
    expect(findings("import { db } from '../src/db.ts'")).toHaveLength(1)
    expect(findings("import { Pool } from 'pg'; const pool = new Pool()", 'src/db.test.ts')).toHaveLength(1)
  })
})

describe('takes whatever stands where a file should be', () => {
  test.each([
    ['a folder', 'src/store.ts/other.ts', session],
    ['an empty file', 'src/store.ts', ''],
    ['bytes', 'src/store.ts', '\u0000\uFFFD\uD800'],
    ['a large file', 'src/store.ts', session.padEnd(2 ** 21)],
    ['a file that is no module', 'src/store.ts', '{ "db": 1 '],
  ])('%s', (_name, file, text) => {
    write({ [file]: text })

    expect(findings("import { db } from '../src/store.ts'")).toEqual([])
  })

  test('a module with a text of many parts', () => {
    write({ 'src/store.ts': `${session}export const text = db.name + ${Array.from({ length: 60_000 }, () => "'a'").join(' + ')}` })

    expect(findings("import { db, text } from '../src/store.ts'")).toEqual([])
  })

  test('a file where a folder was', () => {
    write({ 'src/store/index.ts': session })
    expect(findings("import { db } from '../src/store'")).toHaveLength(1)

    rmSync(path.join(root, 'src/store'), { recursive: true })
    write({ 'src/store': '' })
    vi.advanceTimersByTime(2000)
    expect(findings("import { db } from '../src/store'")).toEqual([])
  })

  test.each([
    ['a manifest that is a folder', 'src/package.json/a', ''],
    ['a half-written manifest', 'src/package.json', '{ "name": '],
    ['a manifest of another kind', 'src/package.json', '[]'],
    ['peers of another kind', 'src/package.json', '{ "name": "a", "peerDependencies": 1 }'],
    ['a half-written tsconfig', 'tsconfig.json', '{ "compilerOptions": { "paths": '],
    ['a tsconfig that extends itself', 'tsconfig.json', '{ "extends": "./tsconfig.json" }'],
    ['a tsconfig that refers to itself', 'tsconfig.json', '{ "references": [{ "path": "." }] }'],
  ])('%s', (_name, file, text) => {
    write({ [file]: text })

    // No import can be followed beside a manifest that can't be read
    expect(findings("import { db } from './db.ts'", 'src/db.test.ts').length).toBeLessThanOrEqual(1)
    expect(findings("import { Pool } from 'pg'; const pool = new Pool()", 'src/db.test.ts')).toHaveLength(1)
  })
})

test('runs nothing of the project', () => {
  const trace = path.join(root, 'trace')
  const leavesTrace = `import { writeFileSync } from 'node:fs'\n\nwriteFileSync(${JSON.stringify(trace)}, '')\nprocess.exit(1)\n`
  const configurations = ['vitest.config.ts', 'vitest.setup.ts', 'jest.config.js', 'jest.setup.js', 'eslint.config.js', 'playwright.config.ts', 'drizzle.config.ts']
  write(Object.fromEntries(configurations.map((name) => [name, leavesTrace])))
  write({ 'src/db.ts': `${leavesTrace}${session}`, '.pnp.cjs': leavesTrace })

  expect(findings("import { db } from '../src/db.ts'")).toHaveLength(1)
  expect(existsSync(trace)).toBe(false)
})

/** What the rules find in a test file that starts with some imports. */
function findings(imports: string, file = 'tests/a.test.ts'): string[] {
  const linter = new Linter({ cwd: root })
  const configs: Linter.Config[] = [{ files: ['**/*.ts'], languageOptions: { parser } }, ...[plugin.configs.strict].flat()]
  const messages = linter.verify(`${imports}\ntest('answers', () => db.query('SELECT 1'))\n`, configs, path.join(root, file))
  return messages.map(({ message, ruleId }) => `${ruleId}: ${message}`)
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(root, file)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}

function byName(left: string, right: string): number {
  return left < right ? -1 : 1
}
