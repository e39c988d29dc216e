import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Linter } from 'eslint'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import plugin from '../../src/index.ts'

const engine = "import os\nfrom sqlalchemy import create_engine\n\nengine = create_engine(os.environ['DATABASE_URL'])\n"
const outside = realpathSync(mkdtempSync(path.join(tmpdir(), 'fixture-hygiene-')))
let root = outside

afterAll(() => {
  rmSync(outside, { recursive: true })
})

beforeEach(() => {
  root = mkdtempSync(path.join(outside, 'project-'))
  write({ 'core/db.py': engine })
})

describe('ends where the project goes round in circles', () => {
  test('modules that import each other', () => {
    write({ 'core/a.py': 'from core.b import *\nfrom core.a import engine as other\n', 'core/b.py': 'from core.a import *\nfrom core.a import engine\n' })

    expect(findings('from core.a import engine, other')).toEqual([])
  })

  test('a folder that is linked into itself', () => {
    symlinkSync(path.join(root, 'core'), path.join(root, 'core/again'), 'junction')

    expect(findings('from core.again.again.db import engine')).toHaveLength(1)
  })

  test('links that lead to themselves', () => {
    for (const name of ['core/loop.py', 'conftest.py', 'pyproject.toml', 'pytest.ini']) symlinkSync(path.basename(name), path.join(root, name))

    expect(findings('from core.loop import engine')).toEqual([])
    expect(findings('from core.db import engine')).toHaveLength(1)
  })
})

describe('takes whatever stands where a file should be', () => {
  test.each([
    ['a folder', 'core/store.py/other.py', engine],
    ['an empty file', 'core/store.py', ''],
    ['bytes', 'core/store.py', '\u0000\uFFFD\uD800'],
    ['another encoding', 'core/store.py', Buffer.from(`\uFEFF${engine}`, 'utf16le')],
    ['a large file', 'core/store.py', engine.padEnd(2 ** 21)],
    ['a file that is no Python', 'core/store.py', 'engine = ('],
    ['deep nesting', 'core/store.py', `engine = ${'['.repeat(20_000)}${']'.repeat(20_000)}\n`],
    ['a long sum', 'core/store.py', `engine = ${Array(20_000).fill("'x'").join(' + ')}\n`],
  ])('%s', (_name, file, text) => {
    write({ [file]: text })

    expect(findings('from core.store import engine')).toEqual([])
  })

  test('a long sum in the linted file', () => {
    expect(findings(`from core.db import engine\n\nlong = ${Array(20_000).fill("'x'").join(' + ')}`)).toEqual([])
  })

  test('what surrounds a name in another encoding', () => {
    write({ 'core/store.py': Buffer.from(`# -*- coding: latin-1 -*-\n# Schl\u00fcssel\n${engine}`, 'latin1') })

    expect(findings('from core.store import engine')).toHaveLength(1)
  })
})

function findings(statement: string): string[] {
  const linter = new Linter({ cwd: root })
  const messages = linter.verify(`${statement}\n\ndef test_user():\n    engine.connect()\n`, [plugin.configs.python].flat(), { filename: path.join(root, 'tests/test_user.py') })
  expect(messages.filter(({ fatal }) => fatal === true)).toEqual([])
  return messages.map(({ message }) => message)
}

function write(files: Record<string, Buffer | string>): void {
  for (const [name, content] of Object.entries(files)) {
    const target = path.join(root, name)
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(target, content)
  }
}
