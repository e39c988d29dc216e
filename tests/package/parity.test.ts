import { readdirSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import plugin from '../../src/index.ts'

const repository = path.resolve(import.meta.dirname, '../..')
const names = rules.map((rule) => rule.name).sort()

it('lists every rule that has a file, under the name of its file', () => {
  expect(names).toEqual(namesIn('rules', '.ts').filter((name) => name !== 'index'))
})

it('offers every rule that is listed', () => {
  expect(Object.keys(plugin.rules).sort()).toEqual(names)
  expect(Object.values(plugin.rules)).toEqual(expect.arrayContaining(rules))
})

it('has a page for every rule and for nothing else', () => {
  expect(namesIn('docs/rules', '.md')).toEqual(names)
})

it('enables in a preset what the rules say of themselves', () => {
  const recommended = rules.filter(({ meta }) => meta.docs.preset === 'recommended').map((rule) => rule.name)

  expect(enabledBy('recommended')).toEqual(recommended.sort())
  expect(enabledBy('strict')).toEqual(names)
})

it('reports in strict whatever it reports in recommended', () => {
  expect(enabledBy('strict')).toEqual(expect.arrayContaining(enabledBy('recommended')))
  expect(plugin.configs.strict.files).toEqual(plugin.configs.recommended.files)
})

it('enables in each preset rules that know its language, on files of that language alone', () => {
  expect(enabledBy('python')).toEqual(enabledBy('recommended'))
  expect(plugin.configs.python.language).toBe('fixture-hygiene/python')
  expect(plugin.configs.python.files?.filter((pattern) => !String(pattern).endsWith('.py'))).toEqual([])
  expect(plugin.configs.recommended.files?.filter((pattern) => !/[jt]s/.test(String(pattern)))).toEqual([])
  for (const { meta } of rules) expect(meta).toMatchObject({ languages: ['js/js', 'fixture-hygiene/python'] })
})

function namesIn(folder: string, extension: string): string[] {
  return readdirSync(path.join(repository, folder))
    .map((file) => path.basename(file, extension))
    .sort()
}

function enabledBy(preset: keyof typeof plugin.configs): string[] {
  return Object.keys(plugin.configs[preset].rules ?? {})
    .map((id) => id.replace(`${plugin.meta.namespace}/`, ''))
    .sort()
}
