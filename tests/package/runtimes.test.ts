import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { ESLint } from 'eslint'
import { afterAll, describe, expect, it } from 'vitest'
import { Consumer } from './consumer.ts'
import { pack } from './pack.ts'
import { removeFolder, temporaryFolder } from './temporary-folder.ts'

/** The earliest Node.js of each line, where `npm ci --prefix tests/package/runtimes` has been run. */
const installed = path.resolve('tests/package/runtimes/node_modules')
const earliest = existsSync(installed) ? readdirSync(installed).filter((name) => name.startsWith('node-')) : []
const runtimes = [process.execPath, ...earliest.map((name) => path.join(installed, name, 'bin/node'))]

const folder = await temporaryFolder()
const consumer = await Consumer.create(path.join(folder, 'consumer'), await pack(folder), { eslint: 'node_modules/eslint' })
await consumer.write({
  'eslint.config.js': "import fixtureHygiene from 'eslint-plugin-fixture-hygiene'\n\nexport default [fixtureHygiene.configs.recommended]\n",
  'src/db.js': "import { Pool } from 'pg'\n\nexport const db = new Pool({ connectionString: process.env.DATABASE_URL })\n",
  'tests/users.test.js': "import { test } from 'vitest'\nimport { db } from '../src/db.js'\n\ntest('answers', () => db.query('CREATE TABLE users (id integer)'))\n",
})

afterAll(async () => removeFolder(folder))

describe.each(runtimes)('on %s', (runtime) => {
  it.each([
    ['import', 'module', "import plugin from 'eslint-plugin-fixture-hygiene'; console.log(plugin.meta.namespace)"],
    ['require', 'commonjs', "console.log(require('eslint-plugin-fixture-hygiene').meta.namespace)"],
  ])('loads by %s', async (_, type, script) => {
    expect(await consumer.run(runtime, '--no-warnings', `--input-type=${type}`, '--eval', script)).toEqual({ exitCode: 0, stderr: '', stdout: 'fixture-hygiene\n' })
  })

  it('lints', async () => {
    const { stdout, stderr } = await consumer.run(runtime, 'node_modules/eslint/bin/eslint.js', '--format', 'json')

    expect(stderr).toBe('')

    const results = JSON.parse(stdout) as ESLint.LintResult[]
    expect(results.flatMap(({ messages }) => messages.map(({ line, ruleId }) => `${line} ${ruleId}`))).toEqual([
      '2 fixture-hygiene/no-production-session-import',
      '4 fixture-hygiene/require-idempotent-schema',
    ])
  })
})
