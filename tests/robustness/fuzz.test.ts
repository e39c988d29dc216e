import { cpSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { faultFinder } from '../../scripts/lint-faults.ts'
import { pretendTime } from '../javascript/pretend-time.ts'
import { caseProjects } from '../rules/case-projects.ts'
import { ruleCases } from '../rules/rule-cases.ts'

/** The same each time; `npm run fuzz` takes more, and others. */
const parameters = { numRuns: Number(process.env['FUZZ_RUNS'] ?? 1500), seed: Number(process.env['FUZZ_SEED'] ?? 42) }
const timeout = 60_000 + parameters.numRuns * 200

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'fixture-hygiene-')))
for (const project of Object.values(caseProjects)) cpSync(project.folder, folder, { recursive: true })
const cases = await ruleCases()
const modules = ['src', 'core']
  .flatMap((directory) => readdirSync(path.join(folder, directory), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map(({ name, parentPath }) => {
    const filename = path.join(parentPath, name)
    return { filename, text: readFileSync(filename, 'utf8') }
  })
const faultsOf = faultFinder(folder)

beforeAll(() => {
  // What was seen of the disk a moment ago is taken to be there still
  pretendTime()
})

afterAll(() => {
  vi.useRealTimers()
  rmSync(folder, { recursive: true })
})

const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })

/** What hands at a keyboard make of a text, or what a bad merge leaves. */
const damage = fc.oneof(
  place.map((at) => (text: string) => text.slice(0, Math.floor(at * text.length))),
  place.map((at) => (text: string) => text.slice(Math.floor(at * text.length))),
  place.map((at) => (text: string) => changed(text, at, () => [])),
  place.map((at) => (text: string) => changed(text, at, (token) => [token, token])),
  fc.tuple(place, fc.constantFrom(...'(){}[]<>;,.=?:`\'"$#@!*/\\'.split(''), '=>', '...', 'await ', 'new ', '\n', '\r\n', '\uFEFF', '\uD800')).map(
    ([at, inserted]) => (text: string) => changed(text, at, (token) => [inserted, token]),
  ),
  fc.tuple(place, place).map(([at, other]) => (text: string) => changed(text, at, () => [tokensOf(text)[Math.floor(other * tokensOf(text).length)] ?? ''])),
)
const damages = fc.array(damage, { minLength: 1, maxLength: 3 }).map((all) => (text: string) => all.reduce((damaged, apply) => apply(damaged), text))

test(
  'no damage to a test file makes a rule throw or repair it wrongly',
  () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), damages, ({ code, filename, settings }, apply) => {
        const damaged = apply(code)
        expect(faultsOf(damaged, path.join(folder, filename), settings), damaged).toEqual([])
      }),
      parameters,
    )
  },
  timeout,
)

test(
  'no damage to the modules that it imports does',
  () => {
    const importing = cases.flatMap((tested) => modules.filter(({ filename }) => tested.code.includes(importedAs(filename))).map((module) => ({ ...tested, module })))
    fc.assert(
      fc.property(fc.constantFrom(...importing), damages, ({ code, filename, module, settings }, apply) => {
        writeFileSync(module.filename, apply(module.text))
        vi.advanceTimersByTime(2000)
        expect(faultsOf(code, path.join(folder, filename), settings)).toEqual([])
        writeFileSync(module.filename, module.text)
      }),
      { ...parameters, numRuns: Math.ceil(parameters.numRuns / 5) },
    )
  },
  timeout,
)

test(
  'no two files in one make a rule throw or repair them wrongly',
  () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.constantFrom(...cases), (first, second) => {
        expect(faultsOf(`${first.code}\n${second.code}`, path.join(folder, first.filename), first.settings)).toEqual([])
      }),
      { ...parameters, numRuns: Math.ceil(parameters.numRuns / 5) },
    )
  },
  timeout,
)

function changed(text: string, at: number, change: (token: string) => string[]): string {
  const tokens = tokensOf(text)
  const index = Math.floor(at * tokens.length)
  return tokens.toSpliced(index, 1, ...change(tokens[index] ?? '')).join('')
}

function tokensOf(text: string): string[] {
  return text.match(/\w+|\s+|[^\w\s]/gu) ?? []
}

/** What a test that imports a module of the example projects has in its text: `src/db`, `core.database`. */
function importedAs(filename: string): string {
  const { dir, ext, name } = path.parse(path.relative(folder, filename))
  return ext === '.py' ? `${dir}.${name}` : `${path.basename(dir)}/${name}`
}
