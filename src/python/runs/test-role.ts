import path from 'node:path'
import type { FixtureModel } from '../../model/fixture-model.ts'
import type { Registrations } from './registrations.ts'

/** `test_users.py`, `users_test.py`, Django's `tests.py` */
const testFileName = /^(?:test_.*|.*_test|tests?)\.py$/

const testFolders: ReadonlySet<string> = new Set(['e2e', 'integration_tests', 'test', 'testing', 'tests', 'unit_tests'])

/**
 * What a file is to its project's tests.
 *
 * @param filename - the file's path
 * @param root - absolute path of the working directory; folders above it say nothing about the file
 * @param registrations - what the file registers with test frameworks
 */
export function roleOf(filename: string, root: string, { ofFunction }: Registrations): FixtureModel['role'] {
  const name = path.basename(filename)
  if (testFileName.test(name) && [...ofFunction.values()].some(({ registers }) => registers === 'test')) return 'test'
  return livesWithTests(filename, root) ? 'support' : 'source'
}

/** Whether a file's place or name says that it belongs to tests. */
export function livesWithTests(filename: string, root: string): boolean {
  const folders = path.relative(root, path.dirname(filename)).split(/[/\\]/)
  return folders.some((folder) => testFolders.has(folder)) || path.basename(filename) === 'conftest.py' || testFileName.test(path.basename(filename))
}
