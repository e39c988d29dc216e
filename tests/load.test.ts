import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { expect, test } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }
import { frameworks } from '../src/frameworks/registry.ts'
import plugin from '../src/index.ts'
import { libraries } from '../src/libraries/registry.ts'

const dependencies = Object.keys(packageJson.dependencies)

test('loading the plugin builds no model of a library or test framework', () => {
  expect(Object.keys(plugin.configs)).toContain('recommended')
  const built = [...libraries, ...frameworks].filter((api) => Object.getOwnPropertyDescriptor(api, 'types')?.get === undefined)
  expect(built.map(({ name }) => name)).toEqual([])
})

test('no file imports a dependency as it is loaded', () => {
  const imported = globSync(['rules/*.ts', 'src/**/*.ts']).flatMap((filename) => [...readFileSync(filename, 'utf8').matchAll(/^import (?!type\b).* from '([^.'][^']*)'$/gm)].map(([, specifier = '']) => specifier))
  expect(imported).toContain('node:path')
  expect(imported.filter((specifier) => dependencies.some((name) => specifier === name || specifier.startsWith(`${name}/`)))).toEqual([])
})

test('loading the plugin requires no dependency', () => {
  const script = "import Module from 'node:module'\nawait import('./src/index.ts')\nconsole.log(JSON.stringify(Object.keys(Module._cache)))"
  const loaded = JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { encoding: 'utf8' })) as string[]
  expect(loaded.filter((filename) => dependencies.some((name) => filename.includes(`/node_modules/${name}/`)))).toEqual([])
})
