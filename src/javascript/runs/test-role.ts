import path from 'node:path'
import type { FixtureModel } from '../../model/fixture-model.ts'
import { isInExportedFunction } from '../sessions/handed-on.ts'
import type { ModuleSource } from '../module-source.ts'
import type { Registrations } from './registrations.ts'

/** Folder names that hold tests and what supports them. */
const testFolders: ReadonlySet<string> = new Set(['__fixtures__', '__mocks__', '__tests__', 'e2e', 'spec', 'specs', 'test', 'testing', 'tests'])

/** Folders whose files a generator copies, with placeholders in them. */
const templateFolders: ReadonlySet<string> = new Set(['__template__', '__templates__', '_templates'])

/** `user.test.ts`, `user.e2e-spec.ts`, `user.itest.ts`, `user-test.ts`, `UserTest.ts` */
const testFileName = /(?:\.[a-z\d-]*(?:test|tests|spec|specs|e2e)|[_-](?:test|tests)|Test|Tests|Spec)\.[cm]?[jt]sx?$/

/**
 * What a file is to its project's tests. A file is a test file by what it does, not by its name; one that registers tests
 * only when another one calls a function that it exports is support.
 *
 * @param module - the file
 * @param root - absolute path of the working directory; folders above it say nothing about the file
 * @param registrations - what the file registers with test frameworks
 */
export function roleOf(module: ModuleSource, root: string, registrations: Registrations): FixtureModel['role'] {
  const { filename } = module
  if (foldersOf(filename, root).some((folder) => templateFolders.has(folder))) return 'source'
  if (registrations.calls.some(({ node, registration }) => registration.registers !== 'hook' && !isInExportedFunction(node, module))) return 'test'
  // jest.setup.ts may stand anywhere
  return registrations.hooks.length > 0 || livesWithTests(filename, root) ? 'support' : 'source'
}

/** Whether a file's place or name says that it belongs to tests. */
export function livesWithTests(filename: string, root: string): boolean {
  return foldersOf(filename, root).some((folder) => testFolders.has(folder)) || isTestFileName(filename)
}

function foldersOf(filename: string, root: string): string[] {
  return path.relative(root, path.dirname(filename)).split(/[/\\]/)
}

/** Whether a file has the name of a test: `user.test.ts`. */
export function isTestFileName(filename: string): boolean {
  return testFileName.test(filename)
}
