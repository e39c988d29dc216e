/** A program that runs tests, by what a project's files say of it. */
export interface TestRunner {
  /** The frameworks whose tests it runs, by name. */
  runs: readonly string[]
  /** Names of the files that configure it. */
  configurations?: RegExp
  /** The key of package.json under which its configuration may stand. */
  manifestKey?: string
  /** How a command calls it. */
  command: RegExp
  /** Set-up files that its templates name, below the folder of a configuration and without their ending. */
  usualSetupFiles?: readonly string[]
}

/** Test runners that are told apart: what sets up the tests of one says nothing about those of another. */
export const testRunners: readonly TestRunner[] = [
  {
    runs: ['vitest'],
    configurations: /^vite(?:st)?(?:[.-]\w+)*\.(?:config|projects|workspace)(?:\.\w+)*\.(?:[cm]?[jt]s|json)$/,
    command: /\bvitest\b/,
    usualSetupFiles: ['vitest.setup'],
  },
  {
    runs: ['@jest/globals'],
    configurations: /^jest(?:[.-]\w+)*\.config(?:\.\w+)*\.(?:[cm]?[jt]s|json)$/,
    manifestKey: 'jest',
    command: /\bjest\b|\breact-scripts\s+test\b/,
    usualSetupFiles: ['jest.setup'],
  },
  { runs: ['@playwright/test'], configurations: /^playwright(?:[.-]\w+)*\.config(?:\.\w+)*\.[cm]?[jt]s$/, command: /\bplaywright\b/ },
  { runs: ['mocha'], configurations: /^\.mocharc\.\w+$/, manifestKey: 'mocha', command: /\bmocha\b/ },
  // Bun also runs what imports from Jest or Vitest
  { runs: ['bun:test', '@jest/globals', 'vitest'], configurations: /^bunfig\.toml$/, command: /\bbun\s+(?:-\S+\s+)*test\b/ },
  { runs: ['node:test'], command: /\s--test\b/ },
  { runs: ['ava'], configurations: /^ava(?:[.-]\w+)*\.config\.[cm]?js$/, manifestKey: 'ava', command: /\bava\b/ },
]

/** Set-up files that templates for several runners name. */
export const usualSetupFiles = ['setupTests', 'src/setupTests', 'test/setup', 'tests/setup']

/** Keys of a configuration whose values are the paths of modules that run before the tests. */
export const setupKeys = ['environment', 'file', 'globalSetup', 'import', 'preload', 'require', 'setupFiles', 'setupFilesAfterEnv', 'testEnvironment']

/** Keys of a configuration whose values are the paths of modules that run after all tests. */
export const teardownKeys = ['globalTeardown']

/** The functions that runners call in such modules, by the names of their exports, and when, `load` before any test file is loaded: Vitest's, Jest's and Playwright's global set-up, Mocha's root hooks. */
export const setupFunctions: Readonly<Record<string, 'load' | `${'after' | 'before'} ${'each' | 'once'}`>> = {
  default: 'load',
  setup: 'load',
  teardown: 'after once',
  mochaGlobalSetup: 'load',
  mochaGlobalTeardown: 'after once',
  'mochaHooks.beforeAll': 'before once',
  'mochaHooks.beforeEach': 'before each',
  'mochaHooks.afterEach': 'after each',
  'mochaHooks.afterAll': 'after once',
}

/** The same as options of a command: `mocha --require ./test/setup.js`, `node --import ./test/setup.js --test`. */
export const setupOptions = /(?:^|\s)(?:--(?:file|globalSetup|import|preload|require|setupFiles|setupFilesAfterEnv|testEnvironment)|-r)[=\s]["']?([^\s"']+)/g

/** Keys of a configuration that say which test files it is for, in the words of Vitest, Jest, Playwright, mocha and AVA. */
export const selectingKeys = {
  /** Globs or regular expressions, one of which a file's path has to match. */
  includes: ['include', 'testMatch', 'spec', 'files'],
  /** The same, none of which it may match. */
  excludes: ['exclude', 'testIgnore', 'ignore'],
  /** Regular expressions written as text. */
  includingPatterns: ['testRegex'],
  excludingPatterns: ['testPathIgnorePatterns'],
  /** Folders, one of which the file has to lie in. */
  folders: ['testDir', 'dir', 'roots'],
} as const

/** What a configuration says that leaves tests to the configurations of the folders it lists. */
export const listsProjects = /\b(?:projects|workspace)["']?\s*:\s*\[|\bdefineWorkspace\b/

/** Keys of a configuration that is taken over from elsewhere. */
export const baseKeys = ['extends', 'preset']

/** What a module that holds a runner's configuration, or a part of one, has in its text. */
export const holdsConfiguration = /\b(?:defineConfig|defineProject|defineWorkspace|mergeConfig|setupFiles|setupFilesAfterEnv|moduleNameMapper)\b/

/** Parts of a configuration about other processes than that of the tests: Playwright's server has an environment of its own. */
export const foreignParts = ['webServer']

/** Files of environment variables for tests, which some programs load by their name alone. */
export const testEnvironmentFiles = ['.env.test', '.env.testing']

/** Frameworks whose runner loads `.env.test` unasked. */
export const loadingFrameworks = ['bun:test', '@japa/runner']

/** A folder of fakes, which are named for the packages that they stand in the place of. */
export const fakePackages = '__mocks__'

/** Frameworks whose runner takes them unasked. */
export const fakingFrameworks = ['@jest/globals']

/** What loads `.env.test` without naming it: `next/jest`, Vite's `loadEnv(mode)`, `.env.${NODE_ENV}`, `bun test`, bunfig.toml's `[test]`, `dotenv -c test`. */
export const loadsTestEnvironment =
  /\bnext\/jest\b|\bloadEnv(?:Config)?\b|\bdotenv-flow\b|\.env\.(?:\$\{|["'`]\s*\+)|\bbun\s+(?:-\S+\s+)*test\b|\breact-scripts\s+test\b|\bdotenv\s+-c\s+test\b|^\[test\]/m
