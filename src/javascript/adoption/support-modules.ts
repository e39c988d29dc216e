import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { JavaScriptFile } from '../javascript-file.ts'
import { libraryApis } from '../knowledge.ts'
import { isTestFileName, livesWithTests } from '../test-role.ts'

/** Folders in which projects keep what several tests use. */
const supportFolders: ReadonlySet<string> = new Set(['__fixtures__', '__tests__', 'fixture', 'fixtures', 'helper', 'helpers', 'setup', 'support', 'test', 'test-helpers', 'test-support', 'test-utils', 'testing', 'tests', 'util', 'utils'])

/** How many files of a folder are looked at. */
const mostFiles = 200

/**
 * The modules near a test file that could provide a database to several tests, a list for each folder on the way up to the
 * working directory, the nearest first.
 */
export function supportModulesNear({ module, project }: JavaScriptFile): string[][] {
  const levels: string[][] = []
  for (let directory = path.dirname(module.filename); directory.startsWith(project.root); directory = path.dirname(directory)) {
    const folders = [directory, ...foldersIn(directory).filter((name) => supportFolders.has(name)).map((name) => path.join(directory, name))]
    const filenames = folders.flatMap(filesIn).filter((filename) => filename !== module.filename && livesWithTests(filename, project.root) && !isTestFileName(filename))
    levels.push(filenames.filter((filename) => mayProvide(project.find(filename, module.filename)?.text)))
  }
  return levels
}

function mayProvide(text: string | undefined): boolean {
  return text !== undefined && /\bexport\b/.test(text) && libraryApis.mentionedIn(text)
}

function foldersIn(directory: string): string[] {
  return entriesOf(directory).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}

function filesIn(directory: string): string[] {
  const names = entriesOf(directory).flatMap((entry) => (entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) ? [entry.name] : []))
  return names.slice(0, mostFiles).map((name) => path.join(directory, name))
}

function entriesOf(directory: string): ReturnType<typeof readEntries> {
  try {
    return readEntries(directory)
  } catch {
    // The linted text need not be a file, nor its folder one
    return []
  }
}

function readEntries(directory: string) {
  return readdirSync(directory, { withFileTypes: true })
}
