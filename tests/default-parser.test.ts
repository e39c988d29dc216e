import { Linter } from 'eslint'
import { expect, test } from 'vitest'
import plugin from '../src/index.ts'

test("work with ESLint's own parser, whose trees and scopes differ in detail", () => {
  const code = `const { Pool } = require('pg')
const pool = new Pool({ connectionString: process.env.DATABASE_URL })
beforeAll(() => pool.query(\`CREATE TABLE \${name}; CREATE TABLE users (id int)\`))
test('creates a user', () => {})
`
  const linter = new Linter()
  const config: Linter.Config[] = [plugin.configs.strict, { files: ['**/*.js'], languageOptions: { sourceType: 'commonjs' } }]
  const findings = linter.verify(code, config, { filename: 'users.test.js' })
  expect(findings.map(({ ruleId, line, column }) => `${line}:${column} ${ruleId ?? 'error'}`)).toEqual([
    '2:14 fixture-hygiene/no-local-database-fixture',
    '3:51 fixture-hygiene/require-idempotent-schema',
  ])
  const { output } = linter.verifyAndFix(code, config, { filename: 'users.test.js' })
  expect(output).toBe(code.replace('TABLE users', 'TABLE IF NOT EXISTS users'))
})
