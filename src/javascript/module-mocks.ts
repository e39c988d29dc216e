import path from 'node:path'
import type { Library } from '../libraries/define-library.ts'
import type { JavaScriptFile } from './javascript-file.ts'
import { statsOf, textOf } from './readable-file.ts'
import type { Registrations } from './registrations.ts'

/** Set-up files that test runners' own templates name. */
const usualSetupFiles = ['vitest.setup', 'jest.setup', 'setupTests', 'src/setupTests', 'test/setup', 'tests/setup']

/** Configurations that name set-up files. */
const configurations = ['vitest.config', 'vite.config', 'jest.config', 'package.json']

const endings = ['', '.ts', '.mts', '.js', '.mjs', '.cjs', '.tsx', '.jsx']

interface SetupMock {
  /** The set-up file, from which the specifier is resolved. */
  setupFile: string
  specifier: string
}

const known = new Map<string, { modified: number; mocks: readonly SetupMock[] }>()

/**
 * Whether a module is replaced by a fake, in the file itself or in a set-up file of its test runner, under this
 * specifier or another one of the same file.
 *
 * @param specifier - the imported module
 * @param file - the linted file
 * @param registrations - what the file registers and mocks
 */
export function isMocked(specifier: string, { module, project }: JavaScriptFile, registrations: Registrations): boolean {
  if (registrations.mocks.has(specifier)) return true
  const target = project.resolve(specifier, module.filename)
  const leadsThere = (other: string, importer: string): boolean => other === specifier || (target !== undefined && project.resolve(other, importer) === target)
  if ([...registrations.mocks].some((other) => leadsThere(other, module.filename))) return true
  return mocksOfSetup(path.dirname(module.filename), project.root).some((mock) => leadsThere(mock.specifier, mock.setupFile))
}

/** Whether a library is replaced by a fake in the file: `vi.mock('pg')`. */
export function isLibraryMocked({ packages }: Library, { mocks }: Registrations): boolean {
  return Object.keys(packages).some((specifier) => mocks.has(specifier))
}

/** The mocks of the set-up files that the nearest configurations name, from a folder up to the working directory. */
function mocksOfSetup(directory: string, root: string): SetupMock[] {
  const named = configurations.flatMap((name) => existing(path.join(directory, name)).flatMap(setupFilesIn))
  const usual = usualSetupFiles.map((name) => path.join(directory, name))
  const mocks = [...named, ...usual].flatMap(existing).flatMap(mocksIn)
  const parent = path.dirname(directory)
  return directory === root || parent === directory ? mocks : [...mocks, ...mocksOfSetup(parent, root)]
}

function existing(filename: string): string[] {
  const found = endings.map((ending) => `${filename}${ending}`).find((candidate) => statsOf(candidate)?.isFile() === true)
  return found === undefined ? [] : [found]
}

/** `setupFiles: ['./vitest.setup.ts']`, `"setupFilesAfterEnv": ["<rootDir>/jest.setup.js"]` */
function setupFilesIn(configuration: string): string[] {
  const lists = (textOf(configuration) ?? '').matchAll(/\bsetupFiles(?:AfterEnv)?["']?\s*:\s*(\[[^\]]*\]|["'`][^"'`]*["'`])/g)
  return [...lists].flatMap(([, list = '']) =>
    [...list.matchAll(/["'`]([^"'`]+)["'`]/g)].map(([, name = '']) => path.resolve(path.dirname(configuration), name.replace('<rootDir>', '.'))),
  )
}

/** `vi.mock('@acme/database')`, `jest.mock('../src/db')` */
function mocksIn(setupFile: string): readonly SetupMock[] {
  const modified = statsOf(setupFile)?.mtimeMs ?? 0
  const kept = known.get(setupFile)
  if (kept?.modified === modified) return kept.mocks
  const calls = (textOf(setupFile) ?? '').matchAll(/\b(?:jest|vi|vitest)\s*\.\s*(?:doMock|mock|unstable_mockModule)\s*\(\s*(?:import\s*\(\s*)?["'`]([^"'`]+)["'`]/g)
  const mocks = [...calls].map(([, specifier = '']) => ({ setupFile, specifier }))
  known.set(setupFile, { modified, mocks })
  return mocks
}
