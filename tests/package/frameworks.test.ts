import { cp, readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ESLint } from 'eslint'
import { afterAll, describe, expect, it } from 'vitest'
import { pageOf } from '../docs/markdown.ts'
import { Consumer } from './consumer.ts'
import { pack } from './pack.ts'
import { removeFolder, temporaryFolder } from './temporary-folder.ts'

/** `project` is what the frameworks share; beside it, a folder for each with what it has of its own, and what the fix gives. */
const examples = path.resolve('tests/fixtures/frameworks')
const frameworks = (await readdir(examples)).filter((name) => name !== 'project')

const folder = await temporaryFolder()
const tarball = await pack(folder)

afterAll(async () => removeFolder(folder))

describe.each(frameworks)('with %s', async (framework) => {
  const own = path.join(examples, framework)
  const consumer = await Consumer.create(path.join(folder, framework), tarball, { eslint: 'node_modules/eslint', '@typescript-eslint/parser': 'node_modules/@typescript-eslint/parser' })
  for (const source of [path.join(examples, 'project'), own]) await cp(source, consumer.folder, { recursive: true })
  const [file = ''] = await readdir(path.join(own, 'fixed'))
  const lint = async (...parameters: string[]): Promise<string[]> => {
    const { stdout } = await consumer.eslint('--format', 'json', ...parameters, 'tests')
    const results = JSON.parse(stdout) as ESLint.LintResult[]
    return results.flatMap(({ filePath, messages }) => messages.map(({ message, ruleId }) => `${path.basename(filePath)}: ${ruleId ?? message}`))
  }

  it('has its shared fixture put in the place of a local one', async () => {
    expect(await lint()).toEqual([`${file}: fixture-hygiene/no-local-database-fixture`])
    expect(await lint('--fix')).toEqual([])
    expect(await readFile(path.join(consumer.folder, 'tests', file), 'utf8')).toBe(await readFile(path.join(own, 'fixed', file), 'utf8'))
  })

  it('is named in the documentation', () => {
    expect(pageOf('docs/frameworks.md').text.toLowerCase()).toContain(framework.replace('-', ':'))
  })
})
