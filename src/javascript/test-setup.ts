import { readdirSync } from 'node:fs'
import path from 'node:path'
import { configurationNames, setupKeys, testEnvironmentFiles, usualSetupFiles } from '../frameworks/test-setup.ts'
import { anyVariable, assignedVariables, configuredVariables, keysOf, namedEnvironmentFiles } from './environment-assignments.ts'
import { importedSpecifiers } from './imported-specifiers.ts'
import type { ProjectFile, ProjectFiles } from './project-modules.ts'
import { textOf } from './readable-file.ts'
import { livesWithTests } from './test-role.ts'

/** A module that a set-up file replaces by a fake. */
interface SetupMock {
  /** The set-up file, from which the specifier is resolved. */
  setupFile: string
  specifier: string
}

/** What a project's test runners do before they run the tests of a folder. */
export interface TestSetup {
  mocks: readonly SetupMock[]
  /** The environment variables that get values of the tests' own. */
  variables: ReadonlySet<string>
}

/** How many modules of one set-up are read. */
const mostModules = 40

const known = new WeakMap<ProjectFiles, Map<string, TestSetup>>()
const nothing: TestSetup = { mocks: [], variables: new Set() }

/**
 * The set-up that the nearest configurations name, from a folder up to the working directory, with what its files
 * import.
 *
 * @param directory - absolute path of a test file's folder
 * @param project - the project's files
 */
export function testSetup(directory: string, project: ProjectFiles): TestSetup {
  const setups = known.get(project) ?? new Map<string, TestSetup>()
  known.set(project, setups)
  const kept = setups.get(directory)
  if (kept !== undefined) return kept
  const parent = path.dirname(directory)
  const above = directory === project.root || parent === directory ? nothing : testSetup(parent, project)
  const own = ownSetup(directory, project)
  const setup = own === nothing ? above : { mocks: [...own.mocks, ...above.mocks], variables: new Set([...own.variables, ...above.variables]) }
  setups.set(directory, setup)
  return setup
}

function ownSetup(directory: string, project: ProjectFiles): TestSetup {
  const configurations = filesIn(directory).filter((name) => configurationNames.has(name.replace(/\.\w+$/, '')) || testEnvironmentFiles.includes(name))
  if (configurations.length === 0) return nothing
  const texts = configurations.filter((name) => !testEnvironmentFiles.includes(name)).map((name) => readText(path.join(directory, name)))
  const named = texts.flatMap(setupFilesIn).map((name) => path.resolve(directory, name))
  const usual = usualSetupFiles.map((name) => path.join(directory, name))
  const files = [...named, ...usual].flatMap((target) => project.disk.findSource(target) ?? []).flatMap((filename) => project.read(filename) ?? [])
  const modules = withImports(files, project)
  return {
    mocks: modules.flatMap(mocksIn),
    variables: new Set([
      ...texts.flatMap((text) => [...assignedVariables(text), ...configuredVariables(text), ...variablesOfFiles(text, [directory])]),
      ...modules.flatMap(({ filename, text }) => [...assignedVariables(text), ...variablesOfFiles(text, [directory, path.dirname(filename)])]),
      ...testEnvironmentFiles.filter((name) => configurations.includes(name)).flatMap((name) => keysOf(readText(path.join(directory, name)))),
    ]),
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

/** Modules and what they import of the tests; the application's own modules are no set-up. */
function withImports(files: readonly ProjectFile[], project: ProjectFiles): ProjectFile[] {
  const found = new Set(files)
  for (const { filename, text } of found) {
    for (const specifier of importedSpecifiers(text)) {
      const imported = project.find(specifier, filename)
      const isOfTests = imported !== undefined && (path.dirname(imported.filename) === path.dirname(filename) || livesWithTests(imported.filename, project.root))
      if (isOfTests && found.size < mostModules) found.add(imported)
    }
  }
  return [...found]
}

function filesIn(directory: string): readonly string[] {
  try {
    return readdirSync(directory)
  } catch {
    return []
  }
}

function readText(filename: string): string {
  return textOf(filename) ?? ''
}

/** `setupFiles: ['./vitest.setup.ts']`, `"setupFilesAfterEnv": ["<rootDir>/jest.setup.js"]`, `preload = ["./setup.ts"]` */
function setupFilesIn(configuration: string): string[] {
  const lists = configuration.matchAll(new RegExp(`\\b(?:${setupKeys.join('|')})["']?\\s*[:=]\\s*(\\[[^\\]]*\\]|[^,\\n}]*)`, 'g'))
  return [...lists].flatMap(([, list = '']) => [...list.matchAll(/["'`]([^"'`\n]+)["'`]/g)].map(([, name = '']) => name.replace('<rootDir>', '.')))
}

/** `vi.mock('@acme/database')`, `jest.mock('../src/db')` */
function mocksIn({ filename, text }: ProjectFile): SetupMock[] {
  const calls = text.matchAll(/\b(?:jest|vi|vitest)\s*\.\s*(?:doMock|mock|unstable_mockModule)\s*\(\s*(?:import\s*\(\s*)?["'`]([^"'`]+)["'`]/g)
  return [...calls].map(([, specifier = '']) => ({ setupFile: filename, specifier }))
}

/** The variables of the environment files that a text names; any variable where one of them is not in the repository. */
function variablesOfFiles(text: string, directories: readonly string[]): string[] {
  return namedEnvironmentFiles(text).flatMap((name) => {
    const texts = directories.map((directory) => readText(path.resolve(directory, name))).filter((content) => content !== '')
    return texts.length === 0 ? [anyVariable] : texts.flatMap(keysOf)
  })
}
