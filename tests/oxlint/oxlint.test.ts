import { cp, readFile } from 'node:fs/promises'
import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { afterAll, describe, expect, test } from 'vitest'
import plugin from '../../src/index.ts'
import { pageOf } from '../docs/markdown.ts'
import { Consumer } from '../package/consumer.ts'
import { pack } from '../package/pack.ts'
import { removeFolder, temporaryFolder } from '../package/temporary-folder.ts'
import { ruleCases, type RuleCase } from '../rules/rule-cases.ts'

/** What oxlint says in its JSON format, as far as it is compared. */
interface OxlintReport {
  diagnostics: { code: string; message: string; filename: string; labels: { span: { offset: number; length: number } }[] }[]
}

/** A finding in the terms that both linters have. */
type Finding = readonly [begin: number, end: number, rule: string, message: string]

/** What both linters make of one file. */
interface Comparison {
  title: string
  eslint: { findings: Finding[]; fixed: string }
  oxlint: { findings: Finding[]; fixed: string }
}

const { namespace } = plugin.meta
const exampleProject = path.resolve('tests/fixtures/project')
const folder = await temporaryFolder()
const tarball = await pack(folder)
// oxlint lints JavaScript and TypeScript
const cases = (await ruleCases()).filter(({ filename }) => /\.[cm]?[jt]sx?$/.test(filename))
const comparisons = (await Promise.all([...groupsOf(cases).values()].map(compare))).flat()

afterAll(async () => removeFolder(folder))

test('the cases of every rule are compared', () => {
  expect(new Set(cases.filter(({ isInvalid }) => isInvalid).map(({ rule }) => rule))).toEqual(new Set(Object.keys(plugin.rules)))
  expect(comparisons).toHaveLength(cases.length)
})

describe('oxlint finds what ESLint finds', () => {
  test.each(comparisons.map(({ title, eslint, oxlint }) => [title, eslint, oxlint] as const))('%s', (_title, eslint, oxlint) => {
    expect(oxlint.findings).toEqual(eslint.findings)
  })
})

describe('oxlint fixes in its one pass what ESLint fixes', () => {
  const fixed = comparisons.filter(({ title, eslint }) => eslint.fixed !== cases.find((tested) => tested.title === title)?.code)

  test.each(fixed.map(({ title, eslint, oxlint }) => [title, eslint, oxlint] as const))('%s', (_title, eslint, oxlint) => {
    expect(oxlint.fixed).toBe(eslint.fixed)
  })
})

test('the configuration in the documentation works, and has every rule', async () => {
  const block = pageOf('docs/oxlint.md').blocks.find(({ language }) => language === 'json')
  const consumer = await Consumer.create(path.join(folder, 'documented'), tarball, {})
  await consumer.write({
    '.oxlintrc.json': block?.code ?? '',
    'tests/users.test.ts': "import { Pool } from 'pg'\nimport { test } from 'vitest'\n\nconst pool = new Pool({ connectionString: process.env.DATABASE_URL })\n\ntest('answers', () => pool.query('INSERT INTO users VALUES (1)'))\n",
  })
  const { stdout } = await consumer.node(path.resolve('node_modules/oxlint/bin/oxlint'), '--format', 'json', 'tests')
  const { diagnostics } = JSON.parse(stdout) as OxlintReport

  expect(diagnostics.filter(({ code }) => code.startsWith(namespace)).map(({ code }) => code)).toEqual([`${namespace}(no-local-database-fixture)`])
  for (const name of Object.keys(plugin.rules)) expect(block?.code).toContain(`"${namespace}/${name}"`)
})

/** Cases that one configuration lints. */
function groupsOf(all: readonly RuleCase[]): Map<string, RuleCase[]> {
  const groups = new Map<string, RuleCase[]>()
  for (const tested of all) {
    const key = JSON.stringify([tested.settings, tested.options.length > 0 && [tested.rule, tested.options]])
    groups.set(key, [...(groups.get(key) ?? []), tested])
  }
  return groups
}

/** Lints cases of one configuration in a copy of the example project, each as a file beside the one that it stands for. */
async function compare([first, ...others]: RuleCase[], group: number): Promise<Comparison[]> {
  if (first === undefined) return []
  const consumer = await Consumer.create(path.join(folder, `group-${group}`), tarball, {})
  await cp(exampleProject, consumer.folder, { recursive: true })
  const rules = Object.fromEntries(Object.keys(plugin.rules).map((rule) => [`${namespace}/${rule}`, rule === first.rule ? ['error', ...first.options] : 'error'])) as Record<string, Linter.RuleEntry>
  const files = [first, ...others].map((tested, index) => ({ ...tested, file: path.join(path.dirname(tested.filename), `case-${index}-${path.basename(tested.filename)}`) }))
  await consumer.write(Object.fromEntries(files.map(({ code, file }) => [file, code])))
  await consumer.write({
    '.oxlintrc.json': JSON.stringify({ jsPlugins: [plugin.meta.name], categories: { correctness: 'off' }, settings: first.settings, rules }),
  })
  const oxlint = async (...parameters: string[]): Promise<OxlintReport> => {
    const { stdout, stderr } = await consumer.node(path.resolve('node_modules/oxlint/bin/oxlint'), '--format', 'json', ...parameters, ...files.map(({ file }) => file))
    if (!stdout.includes('diagnostics')) throw new Error(`oxlint reports nothing:\n${stdout}${stderr}`)
    return JSON.parse(stdout) as OxlintReport
  }

  const { diagnostics } = await oxlint()
  const linter = new Linter({ cwd: consumer.folder })
  const config: Linter.Config = { files: ['**/*.?(c|m){js,ts}?(x)'], languageOptions: { parser }, plugins: { [namespace]: plugin }, settings: first.settings, rules }
  const compared = files.map(({ code, file, title }) => {
    const filename = path.join(consumer.folder, file)
    return {
      title,
      file,
      eslint: {
        findings: inOrder(linter.verify(code, config, filename).map((message) => findingOfEslint(message, code))),
        fixed: linter.verifyAndFix(code, config, filename).output,
      },
      findings: inOrder(diagnostics.filter((diagnostic) => path.normalize(diagnostic.filename) === file).map((diagnostic) => findingOfOxlint(diagnostic, code))),
    }
  })
  await oxlint('--fix')
  return Promise.all(
    compared.map(async ({ eslint, file, findings, title }) => ({
      title,
      eslint,
      oxlint: { findings, fixed: await readFile(path.join(consumer.folder, file), 'utf8') },
    })),
  )
}

function findingOfEslint({ column, endColumn = column, endLine, line, message, ruleId }: Linter.LintMessage, code: string): Finding {
  const lines = code.split('\n')
  const offset = (row: number, place: number): number => lines.slice(0, row - 1).join('\n').length + (row > 1 ? 1 : 0) + place - 1
  return [offset(line, column), offset(endLine ?? line, endColumn), ruleId ?? 'syntax error', message]
}

/** oxlint counts bytes, and writes `plugin(rule)`. */
function findingOfOxlint({ code: rule, labels, message }: OxlintReport['diagnostics'][number], code: string): Finding {
  const { offset, length } = labels[0]?.span ?? { offset: 0, length: 0 }
  const bytes = Buffer.from(code)
  const begin = bytes.subarray(0, offset).toString().length
  return [begin, begin + bytes.subarray(offset, offset + length).toString().length, rule.replace('(', '/').replace(')', ''), message]
}

function inOrder(findings: Finding[]): Finding[] {
  return findings.toSorted(([leftBegin, , leftRule], [rightBegin, , rightRule]) => leftBegin - rightBegin || leftRule.localeCompare(rightRule))
}
