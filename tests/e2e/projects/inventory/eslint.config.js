import { defineConfig } from 'eslint/config'
import fixtureHygiene from 'eslint-plugin-fixture-hygiene'
import tseslint from 'typescript-eslint'

export default defineConfig([
  tseslint.configs.base,
  fixtureHygiene.configs.recommended,
  { settings: { 'fixture-hygiene': { sharedFixtures: ['tests/support/database.ts'] } } },
])
