import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { ESLint, type Linter } from 'eslint'
import { afterAll, describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { exampleProject } from './lint-example.ts'
import { pageOf, pages } from './markdown.ts'

const configurations = pages.flatMap(({ name, blocks }) =>
  blocks.flatMap(({ code, line, marks }): [string, string][] => (marks.has('config') ? [[`${name}:${line}`, code]] : [])),
)
const readme = pageOf('README.md')
const folder = mkdtempSync(path.join(tmpdir(), 'fixture-hygiene-'))

afterAll(() => {
  rmSync(folder, { recursive: true })
})

describe('configurations', () => {
  test.each(configurations)('%s enables the rules for test files', async (at, code) => {
    const eslint = lintWith(await load(at, code))
    const { rules: enabled } = (await eslint.calculateConfigForFile(path.join(exampleProject, 'tests/users.test.js'))) as { rules: object }
    expect(Object.keys(enabled)).toEqual(rules.map(({ name }) => `fixture-hygiene/${name}`))
    const [result] = await eslint.lintText("import { db } from '../src/db.ts'\n\nexport { db }\n", { filePath: path.join(exampleProject, 'tests/users.test.js') })
    expect(result?.messages.filter(({ fatal }) => fatal)).toEqual([])
  })
})

describe('the example of the README', () => {
  const before = readme.blocks.find(({ marks }) => marks.has('incorrect'))
  const after = readme.blocks.find(({ marks }) => marks.has('correct'))
  const findings = readme.blocks.find(({ marks }) => marks.has('findings'))

  test('gives the findings that stand below it', async () => {
    const messages = await lintReadmeExample(before?.code)
    expect(messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId?.split('/')[1]}: ${message}\n`).join('')).toBe(findings?.code)
  })

  test('gives none with the shared fixture', async () => {
    expect(await lintReadmeExample(after?.code)).toEqual([])
  })
})

/** Lints code as a test file of the example project, under the first configuration of the README. */
async function lintReadmeExample(code = ''): Promise<Linter.LintMessage[]> {
  const [at = '', configuration = ''] = configurations.find(([name]) => name.startsWith(readme.name)) ?? []
  const [result] = await lintWith(await load(at, configuration)).lintText(code, { filePath: path.join(exampleProject, 'tests/users.test.ts') })
  return result?.messages ?? []
}

function lintWith(config: Linter.Config[]): ESLint {
  return new ESLint({ cwd: exampleProject, overrideConfigFile: true, overrideConfig: config })
}

/** Imports a configuration as a module that stands outside of the project, with the plugin from its source. */
async function load(at: string, code: string): Promise<Linter.Config[]> {
  const { resolve } = createRequire(import.meta.url)
  const file = path.join(folder, `${at.replaceAll(/\W/g, '-')}.mjs`)
  const located = code.replaceAll(/ from '(.+)'$/gm, (_clause, specifier: string) => {
    const target = specifier === 'eslint-plugin-fixture-hygiene' ? path.resolve('src/index.ts') : resolve(specifier)
    return ` from '${pathToFileURL(target).href}'`
  })
  writeFileSync(file, located)
  const module = (await import(pathToFileURL(file).href)) as { default: Linter.Config[] }
  return module.default
}
