import { ESLint, type Linter } from 'eslint'
import { expect, test } from 'vitest'
import plugin from '../src/index.ts'

const code = [
  'src/user.test.ts',
  'src/user.e2e-spec.ts',
  'src/user.itest.ts',
  'src/user_test.js',
  'src/UserSpec.tsx',
  'src/user/test.mjs',
  'src/__tests__/user.js',
  'tests/support/database.ts',
  'apps/shop-e2e/checkout.ts',
  'jest.setup.ts',
  'vitest.setup.integration.mts',
  'config/jest-setup.js',
  'src/test-setup.ts',
  'src/setupTests.js',
  'setup-vitest.ts',
  'setup.jest.cjs',
  'src/testSetup.ts',
]

const other = ['src/user.ts', 'src/latest.ts', 'src/contest/entry.ts', 'src/setup.ts', 'src/setup-database.ts', 'src/protest-setup.ts', 'vitest.config.ts', 'tests/users.sql']

test.each(code)('the presets are for %s', async (filename) => {
  expect(await rulesFor(filename)).toContain('fixture-hygiene/no-production-session-import')
})

test.each(other)('the presets are not for %s', async (filename) => {
  expect(await rulesFor(filename)).toEqual([])
})

async function rulesFor(filename: string): Promise<string[]> {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [plugin.configs.recommended] })
  const config = (await eslint.calculateConfigForFile(filename)) as Linter.Config | undefined
  return Object.keys(config?.rules ?? {})
}
