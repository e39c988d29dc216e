import { readdirSync } from 'node:fs'
import path from 'node:path'
import { testRunners, type TestRunner } from '../frameworks/test-setup.ts'
import { assignedVariables, commandVariables, configuredVariables } from './environment-assignments.ts'
import { textOf } from '../readable-file.ts'
import { withoutComments } from './without-comments.ts'

/** What a project says somewhere of how its tests are run: a configuration file, a part of package.json, a script. */
export interface TestConfiguration {
  text: string
  /** Folders from which its paths are meant. */
  directories: readonly string[]
  /** Whose tests it is about; `null` where that is not known. */
  runner: TestRunner | null
  /** The environment variables that it gives values. */
  variables: readonly string[]
}

/**
 * The configurations of tests in a folder, and those elsewhere that its package.json names.
 *
 * @param directory - absolute path
 */
export function testConfigurations(directory: string): TestConfiguration[] {
  return filesIn(directory).flatMap((name) => {
    if (name === 'package.json') return manifestConfigurations(directory)
    const runner = testRunners.find(({ configurations }) => configurations?.test(name))
    return runner === undefined ? [] : fileConfiguration(path.join(directory, name), directory, runner)
  })
}

function filesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

function fileConfiguration(filename: string, directory: string, runner: TestRunner): TestConfiguration[] {
  const text = textOf(filename)
  if (text === undefined) return []
  const own = path.dirname(filename)
  return [configuration(/\.[cm]?[jt]s$/.test(filename) ? withoutComments(text) : text, own === directory ? [own] : [own, directory], runner)]
}

function configuration(text: string, directories: readonly string[], runner: TestRunner | null): TestConfiguration {
  return { text, directories, runner, variables: [...assignedVariables(text), ...configuredVariables(text)] }
}

function manifestConfigurations(directory: string): TestConfiguration[] {
  return entriesOf(parsed(textOf(path.join(directory, 'package.json')) ?? '')).flatMap(([key, value]) => {
    if (key === 'scripts') return entriesOf(value).flatMap(([name, command]) => (typeof command === 'string' ? scriptConfigurations(name, command, directory) : []))
    return configuration(JSON.stringify({ [key]: value }, null, 2), [directory], testRunners.find(({ manifestKey }) => manifestKey === key) ?? null)
  })
}

function parsed(manifest: string): unknown {
  try {
    return JSON.parse(manifest)
  } catch {
    // A half-written package.json says nothing
    return undefined
  }
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

/** `"test:e2e": "DATABASE_URL=… playwright test -c e2e/playwright.ts"`: each command for the runner that it calls. */
function scriptConfigurations(name: string, script: string, directory: string): TestConfiguration[] {
  const runnersOf = (command: string): TestRunner[] => testRunners.filter((runner) => runner.command.test(command))
  return script.split(/&&|\|\||;/).flatMap((command) => {
    const called = runnersOf(command)
    // `export DATABASE_URL=… && vitest`
    const runners = called.length > 0 ? called : runnersOf(script)
    const variables = runners.length > 0 || /^(?:pre)?test/.test(name) ? commandVariables(command) : []
    const files = [...command.matchAll(/\s(?:--config|-c)[=\s]["']?([^\s"']+)/g)].map(([, file = '']) => path.resolve(directory, file))
    return [
      ...(runners.length > 0 ? runners : [null]).map((runner) => ({ text: command, directories: [directory], runner, variables })),
      ...called.flatMap((runner) => files.flatMap((file) => fileConfiguration(file, directory, runner))),
    ]
  })
}
