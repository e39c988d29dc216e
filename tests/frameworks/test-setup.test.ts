import { expect, test } from 'vitest'
import { testRunners } from '../../src/frameworks/test-setup.ts'

test.each([
  ['vite.config.ts', 'vitest'],
  ['vitest.config.mts', 'vitest'],
  ['vitest.workspace.ts', 'vitest'],
  ['vitest.integration.config.ts', 'vitest'],
  ['vitest.config.integration.ts', 'vitest'],
  ['vitest-e2e.config.mts', 'vitest'],
  ['jest.config.cjs', '@jest/globals'],
  ['jest.config.integration.js', '@jest/globals'],
  ['playwright.config.ts', '@playwright/test'],
  ['playwright.smoke.config.ts', '@playwright/test'],
  ['.mocharc.yml', 'mocha'],
  ['bunfig.toml', 'bun:test'],
  ['vitest.setup.ts', undefined],
  ['tsdown.config.ts', undefined],
  ['jest.config.ts.bak', undefined],
])('%s configures %s', (name, framework) => {
  expect(testRunners.find(({ configurations }) => configurations?.test(name))?.runs[0]).toBe(framework)
})

test.each([
  ['cross-env DATABASE_URL=postgres://localhost/test npx vitest run', ['vitest']],
  ['jest --config e2e/jest.json', ['@jest/globals']],
  ['playwright test', ['@playwright/test']],
  ['bun --env-file=.env.local test', ['bun:test', '@jest/globals', 'vitest']],
  ['node --import tsx --test', ['node:test']],
  ['turbo run test', []],
])('%s runs the tests of %j', (command, frameworks) => {
  expect(testRunners.filter((runner) => runner.command.test(command)).flatMap(({ runs }) => runs)).toEqual(frameworks)
})
