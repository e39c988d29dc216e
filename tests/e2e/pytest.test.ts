import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ESLint } from 'eslint'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

const repository = path.resolve(import.meta.dirname, '../..')
const project = path.join(import.meta.dirname, 'projects/pytest')
const folder = mkdtempSync(path.join(realpathSync(tmpdir()), 'fixture-hygiene-pytest-'))

// Each test starts processes of its own
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/** That of an active environment; Debian's packages belong to Debian's Python, which need not be the first one in the path. */
const python = ['python3', '/usr/bin/python3'].find((command) => spawnSync(command, ['-c', 'import pytest, sqlalchemy']).status === 0)

beforeAll(() => {
  if (python === undefined) throw new Error('These tests run pytest and SQLAlchemy. Install them: apt-get install python3-pytest python3-sqlalchemy')
  cpSync(project, folder, { recursive: true, filter: (source) => !/__pycache__|by-hand|\.db$/.test(source) })
  mkdirSync(path.join(folder, 'node_modules'))
  symlinkSync(repository, path.join(folder, 'node_modules/eslint-plugin-fixture-hygiene'), 'junction')
  const { status, stderr } = run(python, ['-m', 'core.setup'])
  if (status !== 0) throw new Error(stderr)
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('before the fix', () => {
  test('the file with the live session meets a row that is there, the one with its own schema its own index', () => {
    const { stdout, status } = runPytest()
    expect(status).toBe(1)
    expect(stdout).toContain('UNIQUE constraint failed: users.email')
    expect(stdout).toContain('index ix_heartbeats_at already exists')
    expect(stdout).toContain('5 errors in')
  })

  test.each(['node_modules', 'tests/package/earlier/node_modules', 'tests/package/earliest/node_modules'])('the linter in %s says where', (modules) => {
    expect(lintWith(modules, 'tests/test_feedback.py', 'tests/test_health.py')).toEqual([
      'tests/test_feedback.py:6:27 fixture-hygiene/no-production-session-import',
      'tests/test_feedback.py:16:10 fixture-hygiene/no-local-database-fixture',
      'tests/test_health.py:16:10 fixture-hygiene/no-local-database-fixture',
    ])
  })
})

describe('after the fix', () => {
  beforeAll(() => {
    lint('--fix', '.')
  })

  test.each(['test_feedback.py', 'test_health.py', 'test_seeds.py', 'test_unittest.py'])('%s is what a careful hand would write', (name) => {
    expect(readFileSync(path.join(folder, 'tests', name), 'utf8')).toBe(readFileSync(path.join(project, 'by-hand', name), 'utf8'))
  })

  test.each(['first', 'second'])('the %s run passes', () => {
    const { stdout, status } = runPytest()
    expect(stdout).toContain('10 passed in')
    expect(status).toBe(0)
  })

  test('nothing is left to find, with a cache and in several threads', () => {
    expect(lint('--cache', '--concurrency=2', '.')).toEqual([])
    expect(lint('--cache', '.')).toEqual([])
  })
})

function runPytest(): { status: number | null; stdout: string; stderr: string } {
  return run(python ?? '', ['-m', 'pytest', '-q', '-p', 'no:cacheprovider', 'tests'])
}

function lint(...parameters: string[]): string[] {
  return lintWith('node_modules', ...parameters)
}

/** Lints the copy with one of the installed versions of ESLint, and says where it finds what. */
function lintWith(modules: string, ...parameters: string[]): string[] {
  const { stderr, stdout } = run(process.execPath, [path.join(repository, modules, 'eslint/bin/eslint.js'), '--format', 'json', ...parameters])
  expect(stderr).toBe('')
  const results = JSON.parse(stdout) as ESLint.LintResult[]
  return results.flatMap(({ filePath, messages }) => messages.map(({ column, line, ruleId, message }) => `${path.relative(folder, filePath)}:${line}:${column} ${ruleId ?? message}`))
}

function run(command: string, parameters: string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(command, parameters, { cwd: folder, encoding: 'utf8', env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1', NODE_NO_WARNINGS: '1', NODE_OPTIONS: '' } })
}
