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
import { ruleCases } from '../rules/rule-cases.ts'
import { LanguageServer, type Range } from './language-server.ts'

const configuration = `
import parser from '@typescript-eslint/parser'
import { defineConfig } from 'eslint/config'
import fixtureHygiene from 'eslint-plugin-fixture-hygiene'

export default defineConfig([{ files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'], languageOptions: { parser } }, fixtureHygiene.configs.strict])
`

/** The longest squiggle: a name or the head of a call, and not a whole hook. */
const mostCharacters = 60

const folder = await temporaryFolder()
const consumer = await Consumer.create(path.join(folder, 'consumer'), await pack(folder), {
  eslint: 'node_modules/eslint',
  '@typescript-eslint/parser': 'node_modules/@typescript-eslint/parser',
})
await cp('tests/fixtures/project', consumer.folder, { recursive: true })
await consumer.write({ 'eslint.config.js': configuration })
const cases = (await ruleCases()).filter(({ isInvalid, options, settings }) => isInvalid && options.length === 0 && Object.keys(settings).length === 0)
// The server finds the working directory of a file by the folder that the file is in
for (const { filename } of cases) await mkdir(path.join(consumer.folder, path.dirname(filename)), { recursive: true })
const server = await LanguageServer.start(consumer.folder)
/** The rules whose repair an editor offered, by its kind. */
const offeredFixes = new Set<string | null>()
const offeredSuggestions = new Set<string | null>()
const linter = new Linter({ cwd: consumer.folder })
const config: Linter.Config[] = [{ files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'], languageOptions: { parser } }, ...[plugin.configs.strict].flat()]

afterAll(async () => {
  await server.stop()
  await removeFolder(folder)
})

test('every rule has a case that an editor shows', () => {
  expect(new Set(cases.map(({ rule }) => rule))).toEqual(new Set(Object.keys(plugin.rules)))
})

describe('an editor shows, and offers to repair, what ESLint finds', () => {
  test.each(cases.map(({ title, ...tested }, index) => [title, { ...tested, file: path.join(path.dirname(tested.filename), `case-${index}-${path.basename(tested.filename)}`) }] as const))(
    '%s',
    async (_title, { code, file }) => {
      const messages = linter.verify(code, config, path.join(consumer.folder, file))
      server.write(file, code)
      const squiggles = await server.diagnostics(file)

      expect(squiggles.map((squiggle) => [squiggle.code, squiggle.message, ...edgesOf(squiggle.range)])).toEqual(
        messages.map(({ column, endColumn, endLine, line, message, ruleId }) => [ruleId, message, line, column, endLine, endColumn]),
      )
      for (const { range } of squiggles) {
        expect(range.end.line).toBe(range.start.line)
        expect(range.end.character - range.start.character).toBeLessThanOrEqual(mostCharacters)
      }

      const remedies = messages.flatMap(({ fix, ruleId, suggestions = [] }, index) => {
        const squiggle = squiggles.slice(index, index + 1)
        const suggested = suggestions.map((suggestion) => ({ squiggle, title: suggestion.desc, fix: suggestion.fix }))
        if (fix !== undefined) offeredFixes.add(ruleId)
        if (suggestions.length > 0) offeredSuggestions.add(ruleId)
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

test('every rule that repairs has a case in which an editor offers it', () => {
  const names = (has: (rule: FixtureRule) => boolean): Set<string> => new Set(Object.values(plugin.rules).filter(has).map(({ name }) => `${plugin.meta.namespace}/${name}`))

  // Without a declared shared fixture, what could be a fix is a suggestion
  expect(new Set([...offeredFixes, ...offeredSuggestions])).toEqual(names(({ meta }) => meta.fixable !== undefined))
  expect(offeredSuggestions).toEqual(names(({ meta }) => meta.hasSuggestions === true))
})

/** Longer than the plugin takes the disk to hold what it saw there. */
const aMoment = 700

test('an edit to the application shows in the next pull', async () => {
  const file = 'tests/edited.test.ts'
  await consumer.write({ 'src/edited.ts': 'export const db = { select() {} }\n' })
  server.write(file, "import { db } from '../src/edited'\n\ntest('answers', () => db.select())\n")

  expect(await server.diagnostics(file)).toEqual([])

  await consumer.write({ 'src/edited.ts': "import { drizzle } from 'drizzle-orm/node-postgres'\n\nexport const db = drizzle(process.env.DATABASE_URL!)\n" })
  await setTimeout(aMoment)

  expect((await server.diagnostics(file)).map(({ code }) => code)).toEqual(['fixture-hygiene/no-production-session-import'])

  await consumer.write({ 'src/edited.ts': 'export const db = drizzle(' })
  await setTimeout(aMoment)

  expect(await server.diagnostics(file)).toEqual([])
})

test('a file that is being typed never makes it throw', async () => {
  const file = 'tests/typed.test.ts'
  const [longest] = cases.toSorted((left, right) => right.code.length - left.code.length)
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
