import path from 'node:path'
import type { ESLint } from 'eslint'
import { afterAll, describe, expect, it } from 'vitest'
import { Consumer } from './consumer.ts'
import { pack } from './pack.ts'
import { removeFolder, temporaryFolder } from './temporary-folder.ts'

const packages = {
  eslint: 'node_modules/eslint',
  ...Object.fromEntries(
    ['@eslint/js', '@typescript-eslint/parser', '@vitest/eslint-plugin', 'eslint-plugin-jest', 'svelte', 'svelte-eslint-parser', 'typescript', 'typescript-eslint', 'vitest', 'vue-eslint-parser'].map(
      (name) => [name, `node_modules/${name}`],
    ),
  ),
}

const test = `import { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'

const pool = new Pool({ connectionString: process.env.DATABASE_URL })

beforeAll(() => pool.query('CREATE TABLE users (id integer)'))
afterAll(() => pool.end())
test('a user is found', async () => {
  expect(await pool.query('SELECT * FROM users')).toBeDefined()
})
`
const found = ['4 no-local-database-fixture', '6 require-idempotent-schema']

const parsers = `
import typescriptParser from '@typescript-eslint/parser'
import fixtureHygiene from 'eslint-plugin-fixture-hygiene'
import * as svelteParser from 'svelte-eslint-parser'
import vueParser from 'vue-eslint-parser'

const { plugins, rules } = fixtureHygiene.configs.strict
const parsers = [
  { files: ['**/*.ts'], languageOptions: { parser: typescriptParser } },
  { files: ['**/*.vue'], languageOptions: { parser: vueParser, parserOptions: { parser: typescriptParser } } },
  { files: ['**/*.svelte'], languageOptions: { parser: svelteParser, parserOptions: { parser: typescriptParser } } },
]
`

const neighbours = `
import vitest from '@vitest/eslint-plugin'
import { defineConfig } from 'eslint/config'
import fixtureHygiene from 'eslint-plugin-fixture-hygiene'
import jest from 'eslint-plugin-jest'
import typescriptEslint from 'typescript-eslint'

export default defineConfig([
  typescriptEslint.configs.strict,
  typescriptEslint.configs.stylistic,
  vitest.configs.recommended,
  jest.configs['flat/recommended'],
  fixtureHygiene.configs.strict,
  { settings: { jest: { version: 30 } } },
])
`

const folder = await temporaryFolder()
const consumer = await Consumer.create(path.join(folder, 'consumer'), await pack(folder), packages)

afterAll(async () => removeFolder(folder))

async function lint(config: string, ...parameters: string[]): Promise<string[]> {
  const { stdout, stderr } = await consumer.eslint('--config', config, '--format', 'json', ...parameters)
  expect(stderr).toBe('')
  const results = JSON.parse(stdout) as ESLint.LintResult[]
  return results.flatMap(({ messages }) =>
    messages.filter(({ fatal, ruleId }) => fatal === true || ruleId?.startsWith('fixture-hygiene/')).map(({ line, message, ruleId }) => `${line} ${ruleId?.split('/')[1] ?? message}`),
  )
}

describe('beside the parsers of other languages', async () => {
  await consumer.write({
    'parsers.config.js': `${parsers}\nexport default [...parsers, fixtureHygiene.configs.strict]\n`,
    'forced.config.js': `${parsers}\nexport default [...parsers, { files: ['**/*.vue', '**/*.svelte', '**/*.js', '**/*.ts'], plugins, rules }]\n`,
    'tests/users.test.js': test,
    'tests/users.test.ts': test,
    'tests/users.vue': `<script setup lang="ts">\n${test}</script>\n\n<template>\n  <p v-for="user of users" :key="user.id">{{ user.name }}</p>\n</template>\n`,
    'tests/users.svelte': `<script lang="ts">\n${test}</script>\n\n{#each users as user}<p>{user.name}</p>{/each}\n`,
  })

  it.each(['tests/users.test.js', 'tests/users.test.ts'])('lints %s', async (file) => {
    expect(await lint('parsers.config.js', file)).toEqual(found)
  })

  it.each(['tests/users.vue', 'tests/users.svelte'])('leaves %s alone', async (file) => {
    expect(await lint('parsers.config.js', file)).toEqual([])
  })

  it('lints a Vue file where a configuration asks for it', async () => {
    expect(await lint('forced.config.js', 'tests/users.vue')).toEqual(['5 no-local-database-fixture', '7 require-idempotent-schema'])
  })

  it('reads a Svelte file without complaint, whose script stands deeper than imports do elsewhere', async () => {
    expect(await lint('forced.config.js', 'tests/users.svelte')).toEqual([])
  })
})

describe('beside other plugins for tests', async () => {
  await consumer.write({ 'neighbours.config.js': neighbours, 'beside/tests/users.test.ts': test })

  it('finds what it finds alone', async () => {
    expect(await lint('neighbours.config.js', 'beside')).toEqual(found)
  })

  it('repairs, and leaves nothing to repair', async () => {
    expect(await lint('neighbours.config.js', '--fix', 'beside')).toEqual(['4 no-local-database-fixture'])
    expect(await consumer.eslint('--config', 'neighbours.config.js', '--fix-dry-run', '--format', 'json', 'beside')).not.toHaveProperty('stdout', expect.stringContaining('"output"'))
  })
})
