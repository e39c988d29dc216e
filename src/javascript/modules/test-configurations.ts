import { createRequire } from 'node:module'
import path from 'node:path'
import { oncePer } from '../../lazy.ts'
import { baseKeys, holdsConfiguration, listsProjects, setupOptions, testRunners, type TestRunner } from '../../frameworks/test-setup.ts'
import { configurationParts } from './configuration-parts.ts'
import { assignedVariables, commandVariables, configuredVariables } from './environment-assignments.ts'
import { importedSpecifiers } from './imported-specifiers.ts'
import type { ProjectFiles } from './project-modules.ts'
import { textOf } from '../../readable-file.ts'
import { withoutComments } from './without-comments.ts'

const require = createRequire(import.meta.url)

/** What a project says somewhere of how its tests are run: a part of a configuration file or of package.json, a script. */
export interface TestConfiguration {
  /** The file that says it. */
  filename: string
  text: string
  /** Folders from which its paths are meant. */
  directories: readonly string[]
  /** Whose tests it is about; `null` where that is not known. */
  runner: TestRunner | null
  /** Whether a test file is among those that it is for. */
  selects: (testFile: string) => boolean
  /** It lists folders whose configurations stand alone: `projects: ['packages/*']`. */
  listsProjects: boolean
  /** It says nothing about tests that such a folder has a configuration for. */
  mayGiveWay: boolean
  /** The environment variables that it gives values. */
  variables: readonly string[]
  /** Paths of modules that it names to be loaded first, beside those under the keys of its text. */
  setupFiles: readonly string[]
}

/** How many files one configuration is put together from. */
const mostBases = 10

/**
 * The configurations of tests in a folder, and those elsewhere that they or its package.json name.
 *
 * @param directory - absolute path
 * @param project - the project's files
 */
export function testConfigurations(directory: string, project: ProjectFiles): readonly TestConfiguration[] {
  const ofFolders = configurationsIn(project)
  const configurations = ofFolders.get(directory) ?? project.disk.entries(directory).flatMap(({ name }) => configurationsOf(name, directory, project))
  ofFolders.set(directory, configurations)
  return configurations
}

const configurationsIn = oncePer<ProjectFiles, Map<string, readonly TestConfiguration[]>>(() => new Map())

function configurationsOf(name: string, directory: string, project: ProjectFiles): TestConfiguration[] {
  if (name === 'package.json') return manifestConfigurations(directory, project)
  const runner = testRunners.find(({ configurations }) => configurations?.test(name))
  return runner === undefined ? [] : fileConfigurations(path.join(directory, name), directory, runner, project)
}

/** A configuration file, with those that it is based on: `mergeConfig(shared, …)`, `preset: '../jest.preset.js'`. */
function fileConfigurations(filename: string, directory: string, runner: TestRunner, project: ProjectFiles): TestConfiguration[] {
  const files = new Set([filename])
  const found: TestConfiguration[] = []
  for (const file of files) {
    const text = configurationText(file)
    if (text === undefined || (file !== filename && !holdsConfiguration.test(text))) continue
    found.push(...partsOf(file, text, [...new Set([path.dirname(file), path.dirname(filename), directory])], runner))
    // A runner's own modules are no configuration of the project
    for (const base of basesOf(text, file, project)) if (files.size < mostBases && !base.includes(`${path.sep}node_modules${path.sep}`)) files.add(base)
  }
  return found
}

/** A configuration's text without comments; YAML is told as JSON. */
function configurationText(filename: string): string | undefined {
  const text = textOf(filename)
  if (text === undefined || filename.endsWith('.toml')) return text
  if (!/\.ya?ml$/.test(filename)) return withoutComments(text)
  const { parse } = require('yaml') as typeof import('yaml')
  return attempted(() => JSON.stringify(parse(text), null, 2))
}

function basesOf(text: string, filename: string, project: ProjectFiles): string[] {
  const named = [...text.matchAll(new RegExp(`(?<![\\w$.-])(?:${baseKeys.join('|')})["']?\\s*:\\s*["'\`](\\.[^"'\`\\n]+)["'\`]`, 'g'))].map(([, base = '']) => base)
  return [...importedSpecifiers(text), ...named].flatMap((specifier) => {
    const target = path.resolve(path.dirname(filename), specifier)
    const written = specifier.startsWith('.') ? [target, path.join(target, 'jest-preset.json')].filter((file) => /\.(?:json|ya?ml)$/.test(file) && textOf(file) !== undefined) : []
    return project.resolve(specifier, filename) ?? project.disk.findSource(path.join(target, 'jest-preset')) ?? written
  })
}

function partsOf(filename: string, text: string, directories: readonly string[], runner: TestRunner | null): TestConfiguration[] {
  const hasProjects = listsProjects.test(text) || /\.(?:projects|workspace)\./.test(path.basename(filename))
  return configurationParts(text, directories).map((part) => ({
    filename,
    text: part.text,
    directories,
    runner,
    selects: part.selects,
    listsProjects: hasProjects,
    mayGiveWay: !part.isSelective,
    variables: [...assignedVariables(part.text), ...configuredVariables(part.text)],
    setupFiles: [],
  }))
}

function manifestConfigurations(directory: string, project: ProjectFiles): TestConfiguration[] {
  const filename = path.join(directory, 'package.json')
  return entriesOf(attempted(() => JSON.parse(textOf(filename) ?? '') as unknown)).flatMap(([key, value]) => {
    if (key === 'scripts') return entriesOf(value).flatMap(([name, command]) => (typeof command === 'string' ? scriptConfigurations(name, command, filename, project) : []))
    const runner = testRunners.find(({ manifestKey }) => manifestKey === key) ?? null
    const text = JSON.stringify({ [key]: value }, null, 2)
    const bases = runner === null ? [] : basesOf(text, filename, project).flatMap((base) => fileConfigurations(base, directory, runner, project))
    return [...partsOf(filename, text, [directory], runner), ...bases]
  })
}

/** A file that is only half written says nothing. */
function attempted<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : []
}

/** `turbo run test`, `pnpm test:unit` */
const runsTests = /\s(?:run\s+)?test(?::\S+)?(?=\s|$)/

/** `"test:e2e": "DATABASE_URL=… playwright test -c e2e/playwright.ts"`: each command for the runner that it calls. */
function scriptConfigurations(name: string, script: string, filename: string, project: ProjectFiles): TestConfiguration[] {
  const directory = path.dirname(filename)
  const runnersOf = (command: string): TestRunner[] => testRunners.filter((runner) => runner.command.test(command))
  return script.split(/&&|\|\||;/).flatMap((command) => {
    const called = runnersOf(command)
    // `export DATABASE_URL=… && vitest`
    const runners = called.length > 0 ? called : runnersOf(script)
    // `dotenv -f .env.test -- drizzle-kit migrate` prepares a database, and leaves the tests' environment as it is
    if (runners.length === 0 && !/^(?:pre)?test/.test(name) && !runsTests.test(command)) return []
    const variables = commandVariables(command)
    const setupFiles = runners.length > 0 ? [...command.matchAll(setupOptions)].map(([, file = '']) => file) : []
    const files = [...command.matchAll(/\s(?:--config|-c)[=\s]["']?([^\s"']+)/g)].map(([, file = '']) => path.resolve(directory, file))
    return [
      ...(runners.length > 0 ? runners : [null]).map((runner) => ({
        filename,
        text: command,
        directories: [directory],
        runner,
        selects: () => true,
        listsProjects: false,
        mayGiveWay: false,
        variables,
        setupFiles,
      })),
      ...called.flatMap((runner) => files.flatMap((file) => fileConfigurations(file, directory, runner, project))),
    ]
  })
}
