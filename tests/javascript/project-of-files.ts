import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { afterEach, beforeEach, expect, vi } from 'vitest'
import noProductionSessionImport from '../../rules/no-production-session-import.ts'
import { pretendTime } from './pretend-time.ts'

/** A project on disk, empty before each test. */
interface ProjectOfFiles {
  /** @param files - texts by path */
  write: (files: Readonly<Record<string, string>>) => void
  /**
   * The ways to sessions that a test file is told of.
   *
   * @param code - the test file
   * @param filename - its path; `tests/db.test.ts` where left out
   */
  waysFrom: (code: string, filename?: string) => string[]
}

/** Makes a project for the tests of a file, and removes it. */
export function projectOfFiles(): ProjectOfFiles {
  const state = { root: '' }

  beforeEach(() => {
    // What was seen of the disk a moment ago is taken to be there still
    pretendTime()
    state.root = realpathSync(mkdtempSync(path.join(tmpdir(), 'project-of-files-')))
  })

  afterEach(() => {
    vi.useRealTimers()
    rmSync(state.root, { recursive: true })
  })

  return {
    write: (files) => {
      for (const [file, text] of Object.entries(files)) {
        const target = path.join(state.root, file)
        mkdirSync(path.dirname(target), { recursive: true })
        writeFileSync(target, text)
      }
    },
    waysFrom: (code, filename = 'tests/db.test.ts') => {
      const messages = new Linter({ cwd: state.root }).verify(
        code,
        [{ files: ['**/*.ts'], languageOptions: { parser }, plugins: { plugin: { rules: { 'no-production-session-import': noProductionSessionImport } } }, rules: { 'plugin/no-production-session-import': 'error' } }],
        { filename: path.join(state.root, filename) },
      )
      expect(messages.filter(({ fatal }) => fatal)).toEqual([])
      return messages.map(({ message }) => /\((`.+`)\)/.exec(message)?.[1] ?? message)
    },
  }
}
