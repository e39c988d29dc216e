import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { problemAffectsResolutionKind } from '@arethetypeswrong/core/problems'
import type { ESLint } from 'eslint'
import { publint } from 'publint'
import { afterAll, describe, expect, it } from 'vitest'
import { rules } from '../../rules/index.ts'
import { Consumer } from './consumer.ts'
import { pack } from './pack.ts'
import { removeFolder, temporaryFolder } from './temporary-folder.ts'

/** Ways to write a configuration: the file, its text, and the first ESLint that takes it. */
const configurations = [
  { file: 'is-an-array.config.js', since: '9.15', text: "import fixtureHygiene from 'eslint-plugin-fixture-hygiene'\n\nexport default [fixtureHygiene.configs.recommended]\n" },
  {
    file: 'is-common-js.config.cjs',
    since: '9.15',
    text: "const fixtureHygiene = require('eslint-plugin-fixture-hygiene')\n\nmodule.exports = [fixtureHygiene.configs.recommended]\n",
  },
  {
    file: 'takes-a-preset.config.ts',
    since: '9.22',
    text: `
import { defineConfig } from 'eslint/config'
import fixtureHygiene from 'eslint-plugin-fixture-hygiene'

export default defineConfig(fixtureHygiene.configs.recommended)
`,
  },
  {
    file: 'extends-a-name.config.ts',
    since: '9.22',
    text: `
import { defineConfig } from 'eslint/config'
import fixtureHygiene from 'eslint-plugin-fixture-hygiene'

export default defineConfig([
  { files: ['tests/**/*.js'], plugins: { 'fixture-hygiene': fixtureHygiene }, extends: ['fixture-hygiene/recommended'] },
])
`,
  },
]
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

/** Where this repository has what its users may have: the versions it uses itself, and earlier ones. */
const eslints = [
  { version: '10.15', modules: 'node_modules' },
  { version: '9.39', modules: 'tests/package/earlier/node_modules' },
  { version: '9.15', modules: 'tests/package/earliest/node_modules' },
]
const typescripts = ['node_modules/typescript', 'tests/package/earlier/node_modules/typescript']

const folder = await temporaryFolder()
const tarball = await pack(folder)
const tarballData = await readFile(tarball.file)

afterAll(async () => removeFolder(folder))

describe('the tarball', () => {
  it('holds what is needed and nothing else', async () => {
    const docs = (await readdir('docs', { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map(({ name, parentPath }) => path.posix.join(parentPath, name))

    expect(tarball.contents).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'dist/index.d.mts', 'dist/index.mjs', 'dist/linting.cjs', ...docs, 'package.json'].sort())
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

describe.each(eslints)('beside ESLint $version', async ({ modules, version }) => {
  const consumer = await Consumer.create(path.join(folder, `consumer-${version}`), tarball, { eslint: `${modules}/eslint`, jiti: 'node_modules/jiti' })
  const taken = configurations.filter(({ since }) => since === '9.15' || version !== '9.15')
  for (const { file, text } of taken) await consumer.write({ [file]: text })
  await consumer.write({ ...code, 'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }) })

  it.each([
    ['import', 'module', "import plugin from 'eslint-plugin-fixture-hygiene'; console.log(plugin.meta.namespace)"],
    ['require', 'commonjs', "console.log(require('eslint-plugin-fixture-hygiene').meta.namespace)"],
  ])('loads by %s', async (_, type, script) => {
    expect(await consumer.node(`--input-type=${type}`, '--eval', script)).toEqual({ exitCode: 0, stderr: '', stdout: 'fixture-hygiene\n' })
  })

  it('reads what lints with the first file that a rule looks at', async () => {
    const script = `
      import { createRequire } from 'node:module'
      import { ESLint } from 'eslint'
      import plugin from 'eslint-plugin-fixture-hygiene'
      const isRead = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.endsWith('linting.cjs'))
      const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: plugin.configs.recommended })
      await eslint.lintText('start()', { filePath: 'src/start.js' })
      const before = isRead()
      await eslint.lintText('start()', { filePath: 'src/start.test.js' })
      console.log(before, isRead())`

    expect(await consumer.node('--input-type=module', '--eval', script)).toEqual({ exitCode: 0, stderr: '', stdout: 'false true\n' })
  })

  it('leads from each rule to its page', async () => {
    const script = "import { existsSync } from 'node:fs'; import plugin from 'eslint-plugin-fixture-hygiene'; for (const { meta } of Object.values(plugin.rules)) console.log(existsSync(new URL(meta.docs.url)))"

    expect(await consumer.node('--input-type=module', '--eval', script)).toHaveProperty('stdout', 'true\n'.repeat(rules.length))
  })

  it.each(taken)('lints under $file', async ({ file }) => {
    const { stdout, stderr } = await consumer.eslint('--config', file, '--format', 'json', 'src', 'tests')

    expect(stderr).toBe('')

    const results = JSON.parse(stdout) as ESLint.LintResult[]
    expect(results.flatMap(({ filePath, messages }) => messages.map(({ line, ruleId }) => `${path.basename(filePath)}:${line} ${ruleId}`))).toEqual([
      'users.test.js:4 fixture-hygiene/no-production-session-import',
      'users.test.js:6 fixture-hygiene/no-local-database-fixture',
      'users.test.js:8 fixture-hygiene/require-idempotent-schema',
    ])
  })
})

describe.each(eslints.filter(({ version }) => version !== '9.15'))('under the types of ESLint $version', async ({ modules, version }) => {
  const consumer = await Consumer.create(path.join(folder, `typed-${version}`), tarball, { eslint: `${modules}/eslint` })
  for (const { file, text } of configurations) await consumer.write({ [file]: text })
  await consumer.write({ 'tsconfig.json': JSON.stringify({ compilerOptions, include: ['*.ts'] }) })

  it.each(typescripts)('has the types of a plugin for %s', async (typescript) => {
    expect(await consumer.typecheck(typescript)).toEqual({ exitCode: 0, stderr: '', stdout: '' })
  }, 20_000)
})
