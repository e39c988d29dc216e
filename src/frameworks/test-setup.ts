/** Files in which a project says how its tests are run, without their ending. */
export const configurationNames: ReadonlySet<string> = new Set([
  '.mocharc',
  'bunfig',
  'jest.config',
  'package',
  'playwright.config',
  'vite.config',
  'vitest.config',
  'vitest.workspace',
])

/** Set-up files that test runners' own templates name, below the folder of a configuration and without their ending. */
export const usualSetupFiles = ['vitest.setup', 'jest.setup', 'setupTests', 'src/setupTests', 'test/setup', 'tests/setup']

/** Keys of a configuration whose values are the paths of modules that run before the tests. */
export const setupKeys = ['environment', 'file', 'globalSetup', 'preload', 'require', 'setupFiles', 'setupFilesAfterEnv', 'testEnvironment']

/** Files of environment variables that tests get by their name alone. */
export const testEnvironmentFiles = ['.env.test', '.env.testing']
