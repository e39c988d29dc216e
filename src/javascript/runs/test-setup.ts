import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import { anyVariable } from '../../database-variable.ts'
import { fakePackages, fakingFrameworks, loadingFrameworks, loadsTestEnvironment, setupKeys, teardownKeys, testEnvironmentFiles, testRunners, usualSetupFiles, type TestRunner } from '../../frameworks/test-setup.ts'
import { oncePer } from '../../lazy.ts'
import { assignedVariables, keysOf, namedEnvironmentFiles } from '../modules/environment-assignments.ts'
import { importedSpecifiers } from '../modules/imported-specifiers.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { apis } from '../knowledge.ts'
import { invocationsIn } from '../module-source.ts'
import { loadFrom, type ProjectFile, type ProjectFiles } from '../modules/project-modules.ts'
import { textOf } from '../../readable-file.ts'
import { findRegistrations, type MockedModule, type Registrations } from './registrations.ts'
import { replacedModules, type Replacement } from '../modules/replaced-modules.ts'
import { createResolver } from '../values/resolver.ts'
import { testConfigurations, type TestConfiguration } from '../modules/test-configurations.ts'
import { livesWithTests } from './test-role.ts'
import { withoutComments } from '../modules/without-comments.ts'

/** A module that a set-up replaces by a fake. */
interface SetupMock extends MockedModule {
  /** The file that does so, from which the specifier is resolved. */
  source: string
}

/** A module that a test runner loads beside the test files. */
export interface SetupModule {
  file: ProjectFile
  /** Its own function runs after all tests, not before them. */
  isTeardown: boolean
}

/** An environment variable that a set-up gives a value. */
export interface SetVariable {
  name: string
  /** The file that does so. */
  source: string
}

/** What a project's test runners do before they run the tests of a file. */
export interface TestSetup {
  mocks: readonly SetupMock[]
  /** The modules that configurations name to be loaded. */
  modules: readonly SetupModule[]
  /** What configurations replace by modules of the tests. */
  replaced: readonly Replacement[]
  /** The environment variables that get values of the tests' own. */
  variables: readonly SetVariable[]
}

/** One part of a set-up, and whose tests it is for. */
interface SetupPart extends TestSetup {
  isFor: (testFile: string, frameworks: ReadonlySet<string>) => boolean
  /** The runner that a configuration is for; `null` for what stands in none. */
  runner: TestRunner | null
  /** It does not hold below a folder that has a configuration for the same runner. */
  givesWay: boolean
}

/** How many modules of one set-up are read. */
const mostModules = 40

const partsIn = oncePer<ProjectFiles, Map<string, readonly SetupPart[]>>(() => new Map())
const setups = new WeakMap<Registrations, TestSetup>()

/**
 * The set-up of a test file: what the configurations say that are for it, from its folder up to the working directory,
 * and what the files do that they name, with what these import.
 *
 * @param testFile - absolute path; that of a set-up file is for the tests that it sets up
 * @param project - the project's files
 * @param registrations - what the file registers; where no framework is known, the set-up of every runner counts
 */
export function testSetup(testFile: string, project: ProjectFiles, registrations: Registrations): TestSetup {
  const kept = setups.get(registrations)
  if (kept !== undefined) return kept
  // Hooks alone may be for the tests of any runner
  const frameworks = registrations.calls.some(({ registration }) => registration.registers !== 'hook') ? registrations.frameworks : new Set<string>()
  const parts = setupParts(path.dirname(testFile), project).filter(({ isFor, modules }) => isFor(testFile, frameworks) || modules.some(({ file }) => file.filename === testFile))
  const setup = { mocks: parts.flatMap(({ mocks }) => mocks), modules: parts.flatMap(({ modules }) => modules), replaced: parts.flatMap(({ replaced }) => replaced), variables: parts.flatMap(({ variables }) => variables) }
  setups.set(registrations, setup)
  return setup
}

function setupParts(directory: string, project: ProjectFiles): readonly SetupPart[] {
  const ofFolders = partsIn(project)
  const kept = ofFolders.get(directory)
  if (kept !== undefined) return kept
  const parent = path.dirname(directory)
  const above = directory === project.root || parent === directory ? [] : setupParts(parent, project)
  const own = ownParts(directory, project)
  const parts = [...own, ...above.filter(({ givesWay, runner }) => !givesWay || own.every((part) => part.runner !== runner))]
  ofFolders.set(directory, parts)
  return parts
}

function ownParts(directory: string, project: ProjectFiles): SetupPart[] {
  const configurations = testConfigurations(directory, project)
  const testVariables = testEnvironmentFiles.flatMap((name) => variablesIn(path.join(directory, name)))
  const unnamed = { mocks: [] as readonly SetupMock[], modules: [], replaced: [], variables: [] as readonly SetVariable[], runner: null, givesWay: false }
  const loaded = { ...unnamed, isFor: runsAny(loadingFrameworks), variables: testVariables }
  const faked = { ...unnamed, isFor: runsAny(fakingFrameworks), mocks: fakesIn(path.join(directory, fakePackages), project) }
  if (configurations.length === 0) return [loaded, faked].filter(({ mocks, variables }) => mocks.length > 0 || variables.length > 0)
  const usual = [{ runs: null, usualSetupFiles }, ...testRunners].map(({ runs, usualSetupFiles: names = [] }) => {
    const files = names.map((name) => path.join(directory, name))
    return { ...unnamed, isFor: runsAny(runs), ...setupBy(files, [directory], project) }
  })
  const listing = new Set(configurations.flatMap(({ listsProjects, runner }) => (listsProjects ? runner : [])))
  return [loaded, faked, ...usual, ...configurations.map((configuration) => configuredPart(configuration, listing, testVariables, project))]
}

/** `__mocks__/pg.ts`, `__mocks__/@prisma/client.js`: fakes that are named for what they stand in the place of. */
function fakesIn(directory: string, project: ProjectFiles, parent = ''): SetupMock[] {
  return project.disk.entries(directory).flatMap((entry) => {
    if (entry.isDirectory()) return fakesIn(path.join(directory, entry.name), project, `${parent}${entry.name}/`)
    const specifier = `${parent}${entry.name.replace(/\.\w+$/, '')}`
    return { specifier, keeps: null, source: path.join(directory, entry.name) }
  })
}

function configuredPart(configuration: TestConfiguration, listing: ReadonlySet<TestRunner | null>, testVariables: readonly SetVariable[], project: ProjectFiles): SetupPart {
  const { directories, filename, mayGiveWay, runner, selects, text } = configuration
  const pathsOf = (names: readonly string[]): string[] => names.flatMap((name) => directories.map((directory) => path.resolve(directory, name)))
  const { mocks, modules, texts, variables } = setupBy(pathsOf([...filesUnder(setupKeys, text), ...configuration.setupFiles]), directories, project)
  const teardowns = filesAt(pathsOf(filesUnder(teardownKeys, text)), project)
  const runs = runsAny(runner?.runs ?? null)
  return {
    isFor: (testFile, frameworks) => runs(testFile, frameworks) && selects(testFile),
    runner: mayGiveWay ? runner : null,
    givesWay: mayGiveWay && runner !== null && listing.has(runner),
    mocks,
    modules: [...modules, ...teardowns.map((file) => ({ file, isTeardown: true }))],
    replaced: replacedModules(configuration, project),
    variables: [
      ...[...configuration.variables, ...variablesOfFiles(text, directories)].map((name) => ({ name, source: filename })),
      ...variables,
      ...([text, ...texts].some((each) => loadsTestEnvironment.test(each)) ? testVariables : []),
    ],
  }
}

function variablesIn(environmentFile: string): SetVariable[] {
  return keysOf(textOf(environmentFile) ?? '').map((name) => ({ name, source: environmentFile }))
}

function runsAny(runs: readonly string[] | null): SetupPart['isFor'] {
  return (_testFile, frameworks) => runs === null || frameworks.size === 0 || runs.some((name) => frameworks.has(name))
}

/** What set-up files do, and what they import of the tests. */
function setupBy(targets: readonly string[], directories: readonly string[], project: ProjectFiles): Pick<TestSetup, 'mocks' | 'modules' | 'variables'> & { texts: string[] } {
  const files = filesAt(targets, project)
  const loaded = withImports(files, project)
  return {
    mocks: loaded.flatMap(({ file }) => mocksIn(project)(file)),
    modules: files.map((file) => ({ file, isTeardown: false })),
    texts: loaded.map(({ code }) => code),
    variables: loaded.flatMap(({ code, file }) => variablesOf(code, file, [...directories, path.dirname(file.filename)])),
  }
}

function filesAt(targets: readonly string[], project: ProjectFiles): ProjectFile[] {
  return targets.flatMap((target) => project.disk.findSource(target) ?? []).flatMap((filename) => project.read(filename) ?? [])
}

/** What loading some modules of the tests does, themselves or through those that they import. */
interface LoadedSupport {
  mocks: readonly SetupMock[]
  variables: readonly SetVariable[]
}

/**
 * What the modules of the tests do that a file imports before a place in it: `import './mocks/db'`.
 *
 * @param place - where the file takes something from another module
 * @param file - the file
 */
export function loadedBefore(place: TSESTree.Node, { module, project }: JavaScriptFile): LoadedSupport {
  const imported = module.ast.body.flatMap((statement) => {
    const found = statement.type === 'ImportDeclaration' && statement.range[1] <= place.range[0] ? project.find(statement.source.value, module.filename) : undefined
    return found !== undefined && livesWithTests(found.filename, project.root) ? found : []
  })
  const modules = withImports(imported, project)
  return {
    mocks: modules.flatMap(({ file }) => mocksIn(project)(file)),
    variables: modules.flatMap(({ code, file }) => variablesOf(code, file, [path.dirname(file.filename), project.root])),
  }
}

function variablesOf(code: string, { filename }: ProjectFile, directories: readonly string[]): SetVariable[] {
  return [...assignedVariables(code), ...variablesOfFiles(code, directories)].map((name) => ({ name, source: filename }))
}

interface LoadedModule {
  file: ProjectFile
  /** Its text without comments. */
  code: string
}

/** Modules and what they import of the tests; the application's own modules are no set-up. */
function withImports(files: readonly ProjectFile[], project: ProjectFiles): LoadedModule[] {
  const found = new Set(files)
  const modules: LoadedModule[] = []
  for (const file of found) {
    const { filename, text } = file
    const code = withoutComments(text)
    modules.push({ file, code })
    for (const specifier of importedSpecifiers(code)) {
      const imported = project.find(specifier, filename)
      const isOfTests = imported !== undefined && (path.dirname(imported.filename) === path.dirname(filename) || livesWithTests(imported.filename, project.root))
      if (isOfTests && found.size < mostModules) found.add(imported)
    }
  }
  return modules
}

/** `setupFiles: ['./vitest.setup.ts']`, `"setupFilesAfterEnv": ["<rootDir>/jest.setup.js"]`, `preload = ["./setup.ts"]` */
function filesUnder(keys: readonly string[], configuration: string): string[] {
  const lists = configuration.matchAll(new RegExp(`\\b(?:${keys.join('|')})["']?\\s*[:=]\\s*(\\[[^\\]]*\\]|[^,\\n}]*)`, 'g'))
  return [...lists].flatMap(([, list = '']) => [...list.matchAll(/["'`]([^"'`\n]+)["'`]/g)].map(([, name = '']) => name.replace('<rootDir>', '.')))
}

const mocksIn = oncePer((project: ProjectFiles) => oncePer((file: ProjectFile) => readMocks(file, project)))

/** `vi.mock('@acme/database')`, `jest.mock('../src/db')` */
function readMocks(file: ProjectFile, project: ProjectFiles): SetupMock[] {
  const module = /mock|quibble|replace|substitute/i.test(file.text) ? file.parse() : undefined
  if (module === undefined) return []
  const resolver = createResolver(apis, loadFrom(project))
  return findRegistrations({ invocations: invocationsIn(module.ast), module, resolver }).mocks.map((mock) => ({ ...mock, source: file.filename }))
}

/** The variables of the environment files that a text names; any variable where one of them is not in the repository. */
function variablesOfFiles(text: string, directories: readonly string[]): string[] {
  return namedEnvironmentFiles(text).flatMap((name) => {
    const texts = directories.map((directory) => textOf(path.resolve(directory, name)) ?? '').filter((content) => content !== '')
    return texts.length === 0 ? [anyVariable] : texts.flatMap(keysOf)
  })
}
