import path from 'node:path'
import { anyVariable } from '../database-variable.ts'
import { loadingFrameworks, loadsTestEnvironment, setupKeys, testEnvironmentFiles, testRunners, usualSetupFiles } from '../frameworks/test-setup.ts'
import { assignedVariables, keysOf, namedEnvironmentFiles } from './environment-assignments.ts'
import { importedSpecifiers } from './imported-specifiers.ts'
import type { ProjectFile, ProjectFiles } from './project-modules.ts'
import { textOf } from '../readable-file.ts'
import { replacedModules, type Replaces } from './replaced-modules.ts'
import { testConfigurations, type TestConfiguration } from './test-configurations.ts'
import { livesWithTests } from './test-role.ts'
import { withoutComments } from './without-comments.ts'

/** A module that a set-up file replaces by a fake. */
interface SetupMock {
  /** The set-up file, from which the specifier is resolved. */
  setupFile: string
  specifier: string
}

/** What a project's test runners do before they run the tests of a folder. */
export interface TestSetup {
  mocks: readonly SetupMock[]
  /** What configurations replace by modules of the tests. */
  replaced: readonly Replaces[]
  /** The environment variables that get values of the tests' own. */
  variables: readonly string[]
}

/** One part of a set-up, and whose tests it is for. */
interface SetupPart extends TestSetup {
  isFor: (frameworks: ReadonlySet<string>) => boolean
}

/** How many modules of one set-up are read. */
const mostModules = 40

const known = new WeakMap<ProjectFiles, Map<string, readonly SetupPart[]>>()

/**
 * The set-up that the nearest configurations name, from a folder up to the working directory, with what its files
 * import.
 *
 * @param directory - absolute path of a test file's folder
 * @param project - the project's files
 * @param frameworks - the frameworks that the file's tests are of, by name; where none is known, the set-up of every runner counts
 */
export function testSetup(directory: string, project: ProjectFiles, frameworks: ReadonlySet<string>): TestSetup {
  const parts = setupParts(directory, project).filter(({ isFor }) => isFor(frameworks))
  return { mocks: parts.flatMap(({ mocks }) => mocks), replaced: parts.flatMap(({ replaced }) => replaced), variables: parts.flatMap(({ variables }) => variables) }
}

function setupParts(directory: string, project: ProjectFiles): readonly SetupPart[] {
  const setups = known.get(project) ?? new Map<string, readonly SetupPart[]>()
  known.set(project, setups)
  const kept = setups.get(directory)
  if (kept !== undefined) return kept
  const parent = path.dirname(directory)
  const above = directory === project.root || parent === directory ? [] : setupParts(parent, project)
  const parts = [...ownParts(directory, project), ...above]
  setups.set(directory, parts)
  return parts
}

function ownParts(directory: string, project: ProjectFiles): SetupPart[] {
  const configurations = testConfigurations(directory)
  const variables = testEnvironmentFiles.flatMap((name) => keysOf(textOf(path.join(directory, name)) ?? ''))
  const loaded = { isFor: (frameworks: ReadonlySet<string>) => loadingFrameworks.some((name) => frameworks.has(name)), mocks: [], replaced: [], variables }
  if (configurations.length === 0) return [loaded]
  const usual = [{ runs: null, usualSetupFiles }, ...testRunners].map(({ runs, usualSetupFiles: names = [] }) => {
    const files = names.map((name) => path.join(directory, name))
    return { isFor: runsAny(runs), replaced: [], ...setupBy(files, [directory], project) }
  })
  return [loaded, ...usual, ...configurations.map((configuration) => configuredPart(configuration, variables, project))]
}

function configuredPart(configuration: TestConfiguration, testVariables: readonly string[], project: ProjectFiles): SetupPart {
  const { directories, runner, text } = configuration
  const files = setupFilesIn(text).flatMap((name) => directories.map((directory) => path.resolve(directory, name)))
  const { mocks, texts, variables } = setupBy(files, directories, project)
  return {
    isFor: runsAny(runner?.runs ?? null),
    mocks,
    replaced: replacedModules(configuration, project),
    variables: [
      ...configuration.variables,
      ...variables,
      ...variablesOfFiles(text, directories),
      ...([text, ...texts].some((each) => loadsTestEnvironment.test(each)) ? testVariables : []),
    ],
  }
}

function runsAny(runs: readonly string[] | null): SetupPart['isFor'] {
  return (frameworks) => runs === null || frameworks.size === 0 || runs.some((name) => frameworks.has(name))
}

/** What set-up files do, and what they import of the tests. */
function setupBy(targets: readonly string[], directories: readonly string[], project: ProjectFiles): { mocks: SetupMock[]; texts: string[]; variables: string[] } {
  const files = targets.flatMap((target) => project.disk.findSource(target) ?? []).flatMap((filename) => project.read(filename) ?? [])
  const modules = withImports(files, project)
  return {
    mocks: modules.flatMap(mocksIn),
    texts: modules.map(({ text }) => text),
    variables: modules.flatMap(({ filename, text }) => [...assignedVariables(text), ...variablesOfFiles(text, [...directories, path.dirname(filename)])]),
  }
}

/**
 * The environment variables that loading a test's own module gives values, itself or through the modules of the tests
 * that it imports.
 *
 * @param file - the module
 * @param project - the project's files
 */
export function variablesSetBy(file: ProjectFile, project: ProjectFiles): string[] {
  return withImports([file], project).flatMap(({ filename, text }) => [...assignedVariables(text), ...variablesOfFiles(text, [path.dirname(filename), project.root])])
}

/** A module's name, and its text without comments. */
interface SetupModule {
  filename: string
  text: string
}

/** Modules and what they import of the tests; the application's own modules are no set-up. */
function withImports(files: readonly ProjectFile[], project: ProjectFiles): SetupModule[] {
  const found = new Set(files)
  const modules: SetupModule[] = []
  for (const { filename, text } of found) {
    const code = withoutComments(text)
    modules.push({ filename, text: code })
    for (const specifier of importedSpecifiers(code)) {
      const imported = project.find(specifier, filename)
      const isOfTests = imported !== undefined && (path.dirname(imported.filename) === path.dirname(filename) || livesWithTests(imported.filename, project.root))
      if (isOfTests && found.size < mostModules) found.add(imported)
    }
  }
  return modules
}

/** `setupFiles: ['./vitest.setup.ts']`, `"setupFilesAfterEnv": ["<rootDir>/jest.setup.js"]`, `preload = ["./setup.ts"]` */
function setupFilesIn(configuration: string): string[] {
  const lists = configuration.matchAll(new RegExp(`\\b(?:${setupKeys.join('|')})["']?\\s*[:=]\\s*(\\[[^\\]]*\\]|[^,\\n}]*)`, 'g'))
  return [...lists].flatMap(([, list = '']) => [...list.matchAll(/["'`]([^"'`\n]+)["'`]/g)].map(([, name = '']) => name.replace('<rootDir>', '.')))
}

/** `vi.mock('@acme/database')`, `jest.mock('../src/db')` */
function mocksIn({ filename, text }: SetupModule): SetupMock[] {
  const calls = text.matchAll(/\b(?:jest|vi|vitest)\s*\.\s*(?:doMock|mock|unstable_mockModule)\s*\(\s*(?:import\s*\(\s*)?["'`]([^"'`]+)["'`]/g)
  return [...calls].map(([, specifier = '']) => ({ setupFile: filename, specifier }))
}

/** The variables of the environment files that a text names; any variable where one of them is not in the repository. */
function variablesOfFiles(text: string, directories: readonly string[]): string[] {
  return namedEnvironmentFiles(text).flatMap((name) => {
    const texts = directories.map((directory) => textOf(path.resolve(directory, name)) ?? '').filter((content) => content !== '')
    return texts.length === 0 ? [anyVariable] : texts.flatMap(keysOf)
  })
}
