import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { runInThisContext } from 'node:vm'
import { PGlite } from '@electric-sql/pglite'
import type { Linter } from 'eslint'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runNode } from '../../scripts/project-copy.ts'
import { lintCode } from './linted-text.ts'

/** What a test file does when it runs twice on a database that stays. */
type Outcome = 'fails at once' | 'fails the second time' | 'runs twice'

const twoTests = "test('a', () => {}); test('b', () => {})"
const create = "db.exec('CREATE TABLE users (id int)')"
const drop = "db.exec('DROP TABLE IF EXISTS users')"

/** Code of test files on `db`, an SQLite file; `@@` stands for the file's name without its ending. */
const onSqlite: Readonly<Record<string, Outcome>> = {
  [`beforeAll(() => { ${create} }); ${twoTests}`]: 'fails the second time',
  [`beforeAll(() => { ${create} }); afterAll(() => { ${drop} }); ${twoTests}`]: 'runs twice',
  [`beforeEach(() => { ${create} }); afterEach(() => { ${drop} }); ${twoTests}`]: 'runs twice',
  [`beforeEach(() => { ${create} }); afterAll(() => { ${drop} }); ${twoTests}`]: 'fails at once',
  [`beforeAll(() => { ${drop} }); beforeEach(() => { ${create} }); ${twoTests}`]: 'fails at once',
  [`beforeEach(() => { ${drop}; ${create} }); ${twoTests}`]: 'runs twice',
  [`beforeEach(() => { ${create} }); beforeEach(() => { ${drop} }); ${twoTests}`]: 'runs twice',
  [`describe('users', () => { beforeEach(() => { ${create} }); afterAll(() => { ${drop} }); test('a', () => {}) }); test('b', () => {})`]: 'runs twice',
  [`describe('users', () => { beforeEach(() => { ${create} }); ${twoTests} }); afterEach(() => { ${drop} })`]: 'runs twice',
  [`describe('users', () => { beforeEach(() => { ${create} }); ${twoTests} }); describe('posts', () => { afterEach(() => { ${drop} }); test('c', () => {}) })`]: 'fails at once',
  [`beforeEach(() => { ${create} }); afterAll(() => { ${drop} }); test.each([1, 2])('a %s', () => {})`]: 'fails at once',
  [`beforeEach(() => { ${create} }); afterAll(() => { ${drop} }); for (const name of ['a', 'b']) test(name, () => {})`]: 'fails at once',
  [`test('a', () => { ${create} }); test('b', () => { ${drop} })`]: 'runs twice',
  [`test('a', () => { ${create} }); test.skip('b', () => { ${drop} })`]: 'fails the second time',
  [`test('a', () => { ${create} }); describe.skip('users', () => { test('b', () => { ${drop} }) })`]: 'fails the second time',
  [`test.skip('a', () => { ${create} }); test('b', () => {})`]: 'runs twice',
  [`const make = () => { ${create} }; test('a', () => { make(); ${drop} }); test('b', () => { make(); ${drop} })`]: 'runs twice',
  [`const make = () => { ${create} }; test('a', () => make()); test('b', () => { ${drop}; make() })`]: 'fails the second time',
  [`const make = () => { ${create} }; test('a', () => make()); test('b', () => make()); afterAll(() => { ${drop} })`]: 'fails at once',
  [`function open() { ${create}; onTestFinished(() => { ${drop} }) } test('a', () => open()); test('b', () => open())`]: 'runs twice',
  [`const run = (text) => db.exec(text); beforeAll(() => { run('CREATE TABLE users (id int)') }); afterAll(() => { run('DROP TABLE users') }); ${twoTests}`]: 'runs twice',
  [`const run = (text) => db.exec(text); beforeEach(() => { run('CREATE TABLE users (id int)') }); afterAll(() => { run('DROP TABLE users') }); ${twoTests}`]: 'fails at once',
  [`beforeAll(() => { ${create}; db.exec('CREATE INDEX users_id ON users (id)') }); afterAll(() => { ${drop} }); ${twoTests}`]: 'runs twice',
  [`beforeAll(() => { db.exec('CREATE TABLE next_users (id int); DROP TABLE IF EXISTS users; ALTER TABLE next_users RENAME TO users') }); ${twoTests}`]: 'runs twice',
  [`beforeAll(() => { ${create} }); afterAll(() => { db.exec('DROP VIEW IF EXISTS users_view') }); ${twoTests}`]: 'fails the second time',
  [`beforeAll(() => { ${create} }); afterAll(() => { rmSync('@@.db') }); ${twoTests}`]: 'runs twice',
  [`beforeAll(() => { ${create} }); afterAll(() => { rmSync('other.txt', { force: true }) }); ${twoTests}`]: 'fails the second time',
  [`beforeEach(() => { db.exec('BEGIN'); ${create} }); afterEach(() => { db.exec('ROLLBACK') }); ${twoTests}`]: 'runs twice',
  [`beforeAll(() => { db.exec('BEGIN'); ${create}; db.exec('COMMIT') }); test('a', () => { db.exec('BEGIN'); db.exec('ROLLBACK') })`]: 'fails the second time',
  [`beforeAll(() => { ${create} }); test('a', () => { db.exec('BEGIN'); db.exec('ROLLBACK') })`]: 'fails the second time',
  [`beforeAll(() => { db.exec('BEGIN'); ${create}; db.close() }); ${twoTests}`]: 'runs twice',
  [`beforeEach(() => { db.exec('BEGIN; SAVEPOINT empty'); ${create} }); afterEach(() => { db.exec('ROLLBACK TO empty; COMMIT') }); ${twoTests}`]: 'runs twice',
  [`beforeAll(() => { try { ${create} } catch {} }); ${twoTests}`]: 'runs twice',
  [`beforeAll(() => { try { ${create} } catch (error) { throw error } }); ${twoTests}`]: 'fails the second time',
  [`const make = () => { ${create} }; beforeAll(() => { try { make() } catch {} }); ${twoTests}`]: 'runs twice',
  [`beforeAll(() => { if (db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'users'").get()) return; ${create} }); ${twoTests}`]: 'runs twice',
  [`beforeAll(() => { if (process.env.PATH) { ${create} } }); ${twoTests}`]: 'fails the second time',
  [`beforeAll(() => { ${create.replace('CREATE', 'CREATE TEMP')} }); ${twoTests}`]: 'runs twice',
  [`beforeEach(() => { ${create.replace('CREATE', 'CREATE TEMP')} }); ${twoTests}`]: 'fails at once',
  [`test('a', function () { db.transaction(() => { ${create} })() }); test('b', () => {})`]: 'fails the second time',
}

/** Code of test files on `db`, a PostgreSQL that stays. */
const onPostgresql: Readonly<Record<string, Outcome>> = {
  [`beforeAll(() => db.exec('CREATE SCHEMA IF NOT EXISTS app; CREATE TABLE app.users (id int)')); afterAll(() => db.exec('DROP SCHEMA app CASCADE')); ${twoTests}`]: 'runs twice',
  [`beforeAll(() => db.exec('CREATE SCHEMA IF NOT EXISTS app; CREATE SCHEMA IF NOT EXISTS other; CREATE TABLE app.users (id int)')); afterAll(() => db.exec('DROP SCHEMA other CASCADE; DROP TABLE IF EXISTS other.users')); ${twoTests}`]: 'fails the second time',
  [`beforeAll(() => db.exec('CREATE TABLE IF NOT EXISTS posts (id int); CREATE VIEW drafts AS SELECT id FROM posts')); afterAll(() => db.exec('DROP TABLE posts CASCADE')); ${twoTests}`]: 'runs twice',
  [`beforeAll(() => db.exec("CREATE TYPE mood AS ENUM ('glad')")); beforeAll(() => db.exec("ALTER TYPE mood ADD VALUE 'sad'")); afterAll(() => db.exec('DROP TYPE mood')); ${twoTests}`]: 'runs twice',
  [`const schema = \`s_\${Math.random().toString(36).slice(2)}\`; beforeAll(() => db.exec(\`CREATE SCHEMA \${schema}; SET search_path TO \${schema}; CREATE TABLE users (id int)\`)); ${twoTests}`]: 'runs twice',
  [`beforeAll(() => db.exec('BEGIN; CREATE TABLE users (id int)')); ${twoTests}`]: 'runs twice',
  [`test('a', () => db.transaction(async (tx) => { await tx.exec('CREATE TABLE users (id int)') }))`]: 'fails the second time',
  [`test('a', () => db.transaction(async (tx) => { await tx.exec('CREATE TABLE users (id int)'); await tx.rollback() }))`]: 'runs twice',
  [`test('a', () => db.transaction(async (tx) => { await tx.exec('CREATE TABLE users (id int)'); throw new Error('back') }).catch(() => {}))`]: 'runs twice',
  [`test('a', () => expect(db.exec('CREATE TABLE users (id int)')).resolves.toBeDefined())`]: 'fails the second time',
  [`test('a', async () => { await db.exec('CREATE TABLE IF NOT EXISTS users (id int)'); await expect(db.exec('CREATE TABLE users (id int)')).rejects.toThrow('already exists') })`]: 'runs twice',
  [`beforeAll(() => db.exec("DO $$ BEGIN CREATE TYPE mood AS ENUM ('sad'); EXCEPTION WHEN duplicate_object THEN NULL; END $$")); ${twoTests}`]: 'runs twice',
}

const imports = "import { rmSync } from 'node:fs'; import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';\n"

describe('on SQLite', () => {
  const files = Object.entries(onSqlite).map(([written, outcome], index) => {
    const name = `case-${index}`
    return { name, outcome, written, code: `${imports}import Database from 'libsql'; const db = new Database('@@.db'); ${written}\n`.replaceAll('@@', name) }
  })
  let folder: string

  beforeAll(() => {
    folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'fixture-hygiene-'))
    mkdirSync(path.join(folder, 'tests'))
    symlinkSync(fileURLToPath(new URL('../../node_modules', import.meta.url)), path.join(folder, 'node_modules'), 'junction')
  })

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true })
  })

  test.each(files)('the rule says: $outcome, of $written', ({ code, outcome }) => {
    expect(outcomeOf(lintCode(code))).toBe(outcome)
  })

  test('Vitest says the same', { timeout: 240_000 }, () => {
    for (const { code, name } of files) writeFileSync(path.join(folder, 'tests', `${name}.test.ts`), code)
    const first = failingFiles(folder, files.length)
    const second = failingFiles(folder, files.length)
    const seen = files.map(({ name, written }): [string, Outcome] => [written, first.has(name) ? 'fails at once' : second.has(name) ? 'fails the second time' : 'runs twice'])
    expect(Object.fromEntries(seen)).toEqual(onSqlite)
  })
})

describe('on PostgreSQL', () => {
  const db = new PGlite()

  test.each(Object.entries(onPostgresql))('%s: %s', async (written, outcome) => {
    expect(outcomeOf(lintCode(`${imports}import { PGlite } from '@electric-sql/pglite'; const db = new PGlite('./data'); ${written}\n`))).toBe(outcome)
    await db.exec('DROP SCHEMA IF EXISTS app CASCADE; DROP SCHEMA IF EXISTS other CASCADE; DROP SCHEMA public CASCADE; CREATE SCHEMA public')
    expect(await isAlreadyThere(written, db) ? 'fails at once' : (await isAlreadyThere(written, db)) ? 'fails the second time' : 'runs twice').toBe(outcome)
  }, 60_000)
})

function outcomeOf(messages: readonly Linter.LintMessage[]): Outcome {
  if (messages.length === 0) return 'runs twice'
  return messages.some(({ message }) => message.startsWith('This creates')) ? 'fails at once' : 'fails the second time'
}

/** The test files of a folder that fail because something is there already. */
function failingFiles(folder: string, count: number): ReadonlySet<string> {
  const { stderr, stdout } = runNode(folder, ['node_modules/vitest/vitest.mjs', 'run', '--no-isolate', '--reporter=json'])
  if (!stdout.startsWith('{')) throw new Error(`Vitest gave no report: ${stdout}${stderr}`)
  const { testResults } = JSON.parse(stdout) as { testResults: { name: string; status: string; message: string; assertionResults: { failureMessages: string[] }[] }[] }
  expect(testResults).toHaveLength(count)
  const failed = testResults.filter(({ status }) => status !== 'passed')
  for (const { assertionResults, message } of failed) expect([message, ...assertionResults.flatMap(({ failureMessages }) => failureMessages)].join('\n')).toContain('already exists')
  return new Set(failed.map(({ name }) => path.basename(name, '.test.ts')))
}

/** Runs the hooks and tests of a file in order, and tells whether it fails because something is there already. */
async function isAlreadyThere(code: string, db: PGlite): Promise<boolean> {
  const steps: Record<'after' | 'before' | 'tests', (() => unknown)[]> = { before: [], tests: [], after: [] }
  const register: unknown = runInThisContext(`(({ afterAll, beforeAll, db, expect, test }) => { ${code} })`)
  if (typeof register !== 'function') throw new Error(`No function: ${code}`)
  Reflect.apply(register, undefined, [{
    db,
    expect,
    beforeAll: (run: () => unknown) => steps.before.push(run),
    test: (_name: string, run: () => unknown) => steps.tests.push(run),
    afterAll: (run: () => unknown) => steps.after.push(run),
  }])
  try {
    for (const run of [...steps.before, ...steps.tests, ...steps.after]) await run()
    return false
  } catch (error) {
    if (error instanceof Error && error.message.includes('already exists')) return true
    throw error
  } finally {
    // What the end of its connection leaves
    await db.exec('ROLLBACK; RESET search_path')
  }
}
