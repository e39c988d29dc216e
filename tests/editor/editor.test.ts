import { cp, mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import * as parser from '@typescript-eslint/parser'
import { Linter } from 'eslint'
import { afterAll, describe, expect, test } from 'vitest'
import type { FixtureRule } from '../../src/create-rule.ts'
import plugin from '../../src/index.ts'
import { Consumer } from '../package/consumer.ts'
import { pack } from '../package/pack.ts'
import { removeFolder, temporaryFolder } from '../package/temporary-folder.ts'
import { caseProjects } from '../rules/case-projects.ts'
import { ruleCases, type RuleCase } from '../rules/rule-cases.ts'
import { LanguageServer, type Range } from './language-server.ts'

const scripts = '**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'

const folder = await temporaryFolder()
const consumer = await Consumer.create(path.join(folder, 'consumer'), await pack(folder), {
  eslint: 'node_modules/eslint',
  '@typescript-eslint/parser': 'node_modules/@typescript-eslint/parser',
})
for (const project of Object.values(caseProjects)) await cp(project.folder, consumer.folder, { recursive: true })
const cases = (await ruleCases()).filter(({ isInvalid }) => isInvalid).map((tested, index) => ({ ...tested, file: fileFor(tested, index) }))
const entries = cases.map(({ file, options, rule, settings }): Linter.Config => ({ files: [file], settings: { ...settings }, rules: options.length === 0 ? {} : { [`${plugin.meta.namespace}/${rule}`]: ['error', ...options] } }))
await consumer.write({
  'eslint.config.js': `
import parser from '@typescript-eslint/parser'
import fixtureHygiene from 'eslint-plugin-fixture-hygiene'

export default [{ files: ['${scripts}'], languageOptions: { parser } }, fixtureHygiene.configs.strict, fixtureHygiene.configs.python, ...${JSON.stringify(entries)}]
`,
})
// The server finds the working directory of a file by the folder that the file is in
for (const { file } of cases) await mkdir(path.join(consumer.folder, path.dirname(file)), { recursive: true })
const server = await LanguageServer.start(consumer.folder)
const linter = new Linter({ cwd: consumer.folder })
const config: Linter.Config[] = [{ files: [scripts], languageOptions: { parser } }, plugin.configs.strict, plugin.configs.python, ...entries]
/** The rules whose repair an editor offered, by its kind, each with the language. */
const offeredFixes = new Set<string>()
const offeredSuggestions = new Set<string>()

afterAll(async () => {
  await server.stop()
  await removeFolder(folder)
})

test('every rule has a case that an editor shows, in each language', () => {
  expect(new Set(cases.map(nameOf))).toEqual(inEachLanguage(() => true))
})

describe('an editor shows, and offers to repair, what ESLint finds', () => {
  test.each(cases.map((tested) => [tested.title, tested] as const))(
    '%s',
    async (_title, { code, file, language }) => {
      const messages = linter.verify(code, config, path.join(consumer.folder, file))
      server.write(file, code)
      const squiggles = await server.diagnostics(file)

      expect(squiggles.map((squiggle) => [squiggle.code, squiggle.message, ...edgesOf(squiggle.range)])).toEqual(
        messages.map(({ column, endColumn, endLine, line, message, ruleId }) => [ruleId, message, line, column, endLine, endColumn]),
      )
      const remedies = messages.flatMap(({ fix, ruleId, suggestions = [] }, index) => {
        const squiggle = squiggles.slice(index, index + 1)
        const suggested = suggestions.map((suggestion) => ({ squiggle, title: suggestion.desc, fix: suggestion.fix }))
        const rule = nameOf({ language, rule: ruleId?.split('/')[1] ?? '' })
        if (fix !== undefined) offeredFixes.add(rule)
        if (suggestions.length > 0) offeredSuggestions.add(rule)
        return fix === undefined ? suggested : [{ squiggle, title: 'Fix this', fix }, ...suggested]
      })
      for (const { squiggle, title, fix } of remedies) {
        const offered = (await server.quickFixes(file, squiggle)).find((action) => action.title.startsWith(title))
        if (offered === undefined) throw new Error(`The editor does not offer: ${title}`)

        expect(await server.after(file, offered)).toBe(code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1]))
      }
      expect(await server.afterSave(file)).toBe(linter.verifyAndFix(code, config, path.join(consumer.folder, file)).output)
    },
  )
})

test('every rule that repairs has a case in which an editor offers it, in each language', () => {
  expect(offeredFixes).toEqual(inEachLanguage(({ meta }) => meta.fixable !== undefined))
  expect(offeredSuggestions).toEqual(inEachLanguage(({ meta }) => meta.hasSuggestions === true))
})

/** Longer than the plugin takes the disk to hold what it saw there. */
const aMoment = 700

test.each([
  {
    language: 'javascript',
    file: 'tests/edited.test.ts',
    test: "import { db } from '../src/edited'\n\ntest('answers', () => db.select())\n",
    module: 'src/edited.ts',
    fake: 'export const db = { select() {} }\n',
    session: "import { drizzle } from 'drizzle-orm/node-postgres'\n\nexport const db = drizzle(process.env.DATABASE_URL!)\n",
    halfTyped: 'export const db = drizzle(',
  },
  {
    language: 'python',
    file: 'tests/test_edited.py',
    test: 'from core.edited import session\n\n\ndef test_answers():\n    session.commit()\n',
    module: 'core/edited.py',
    fake: 'session = Fake()\n',
    session: 'from sqlalchemy import create_engine\nfrom sqlalchemy.orm import Session\n\nsession = Session(create_engine("postgresql://localhost/app"))\n',
    halfTyped: 'session = Session(',
  },
])('an edit to the application shows in the next pull: $language', async ({ fake, file, halfTyped, module, session, test: code }) => {
  await consumer.write({ [module]: fake })
  server.write(file, code)

  expect(await server.diagnostics(file)).toEqual([])

  await consumer.write({ [module]: session })
  await setTimeout(aMoment)

  expect((await server.diagnostics(file)).map((squiggle) => squiggle.code)).toEqual(['fixture-hygiene/no-production-session-import'])

  await consumer.write({ [module]: halfTyped })
  await setTimeout(aMoment)

  expect(await server.diagnostics(file)).toEqual([])
})

test.each([
  ['javascript', 'tests/typed.test.ts'],
  ['python', 'tests/test_typed.py'],
] as const)('a file that is being typed never makes it throw: %s', async (language, file) => {
  const [longest] = cases.filter((tested) => tested.language === language).toSorted((left, right) => right.code.length - left.code.length)
  const code = longest?.code ?? ''
  for (let length = 0; length <= code.length; length += 1) {
    server.write(file, code.slice(0, length))
    const squiggles = await server.diagnostics(file)

    // A file that does not parse has its syntax error, which belongs to no rule
    expect(squiggles.filter((squiggle) => squiggle.code?.startsWith('fixture-hygiene/') !== true).length).toBeLessThanOrEqual(1)
  }
})

test('nothing made the server complain', () => {
  expect(server.complaints).toEqual([])
})

/** A range in the terms of ESLint: lines and columns from 1. */
function edgesOf({ start, end }: Range): number[] {
  return [start.line + 1, start.character + 1, end.line + 1, end.character + 1]
}

/** Where a case stands beside the file that it stands for, under a name that makes both a test file. */
function fileFor({ filename, language }: RuleCase, index: number): string {
  const prefix = language === 'python' ? `test_${index}_` : `case-${index}-`
  return path.join(path.dirname(filename), prefix + path.basename(filename))
}

function nameOf({ language, rule }: Pick<RuleCase, 'language' | 'rule'>): string {
  return `${rule} in ${language}`
}

function inEachLanguage(has: (rule: FixtureRule) => boolean): Set<string> {
  const names = Object.values(plugin.rules).filter(has).map(({ name }) => name)
  return new Set((['javascript', 'python'] as const).flatMap((language) => names.map((rule) => nameOf({ language, rule }))))
}
