import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { problemAffectsResolutionKind } from '@arethetypeswrong/core/problems'
import type { ESLint } from 'eslint'
import { publint } from 'publint'
import { afterAll, describe, expect, it } from 'vitest'
import { Consumer } from './consumer.ts'
import { pack } from './pack.ts'
import { removeFolder, temporaryFolder } from './temporary-folder.ts'

const configurations = {
  'extends-a-name.config': `
import { defineConfig } from 'eslint/config'
import fixtureHygiene from 'eslint-plugin-fixture-hygiene'

export default defineConfig([
  { files: ['tests/**/*.js'], plugins: { 'fixture-hygiene': fixtureHygiene }, extends: ['fixture-hygiene/recommended'] },
])
`,
  'takes-a-preset.config': `
import { defineConfig } from 'eslint/config'
import fixtureHygiene from 'eslint-plugin-fixture-hygiene'

export default defineConfig(fixtureHygiene.configs.recommended)
`,
}
const code = {
  'src/db.js': `
import { Pool } from 'pg'

export const db = new Pool({ connectionString: process.env.DATABASE_URL })
`,
  'tests/users.test.js': `
import { Pool } from 'pg'
import { beforeAll, test } from 'vitest'
import { db } from '../src/db.js'

const pool = new Pool({ connectionString: process.env.DATABASE_URL })

beforeAll(() => pool.query('CREATE TABLE users (id integer)'))
test('a user is found', () => db.query('SELECT * FROM users'))
`,
}
const compilerOptions = {
  exactOptionalPropertyTypes: true,
  module: 'nodenext',
  noEmit: true,
  skipLibCheck: false,
  strict: true,
  target: 'es2023',
  types: [],
}

/** Where this repository has what its users may have: the versions it uses itself, and the earliest. */
const installed = ['node_modules', 'tests/package/earlier/node_modules']

const folder = await temporaryFolder()
const tarball = await pack(folder)
const tarballData = await readFile(tarball.file)

afterAll(async () => removeFolder(folder))

describe('the tarball', () => {
  it('holds what is needed and nothing else', () => {
    expect(tarball.contents).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'dist/index.d.mts', 'dist/index.mjs', 'package.json'])
  })

  it('satisfies publint', async () => {
    const { messages } = await publint({ pack: { tarball: Uint8Array.from(tarballData).buffer }, strict: true })

    expect(messages).toEqual([])
  })

  it('has types wherever an ES module can be loaded', async () => {
    const analysis = await checkPackage(createPackageFromTarballData(tarballData))
    if (analysis.types === false) throw new Error('The package has no types.')
    const resolutions = ['node16-esm', 'bundler'] as const

    expect(analysis.problems.filter((problem) => resolutions.some((resolution) => problemAffectsResolutionKind(problem, resolution, analysis)))).toEqual([])
  })
})

describe.each(installed)('beside the ESLint in %s', async (modules) => {
  const consumer = await Consumer.create(path.join(folder, `consumer-${installed.indexOf(modules)}`), tarball, { eslint: `${modules}/eslint` })
  for (const [name, text] of Object.entries(configurations)) await consumer.write({ [`${name}.js`]: text, [`${name}.ts`]: text })
  await consumer.write({ ...code, 'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }) })

  it.each([
    ['import', 'module', "import plugin from 'eslint-plugin-fixture-hygiene'; console.log(plugin.meta.namespace)"],
    ['require', 'commonjs', "console.log(require('eslint-plugin-fixture-hygiene').default.meta.namespace)"],
  ])('loads by %s', async (_, type, script) => {
    expect(await consumer.node(`--input-type=${type}`, '--eval', script)).toEqual({ exitCode: 0, stderr: '', stdout: 'fixture-hygiene\n' })
  })

  it.each(Object.keys(configurations))('lints where a configuration %s', async (name) => {
    const { stdout, stderr } = await consumer.eslint('--config', `${name}.js`, '--format', 'json', '.')

    expect(stderr).toBe('')

    const results = JSON.parse(stdout) as ESLint.LintResult[]
    expect(results.flatMap(({ filePath, messages }) => messages.map(({ line, ruleId }) => `${path.basename(filePath)}:${line} ${ruleId}`))).toEqual([
      'users.test.js:4 fixture-hygiene/no-production-session-import',
      'users.test.js:6 fixture-hygiene/no-local-database-fixture',
      'users.test.js:8 fixture-hygiene/require-idempotent-schema',
    ])
  })

  it.each(installed)('has the types of a plugin for the TypeScript in %s', async (compilers) => {
    expect(await consumer.typecheck(`${compilers}/typescript`)).toEqual({ exitCode: 0, stderr: '', stdout: '' })
  }, 20_000)
})
