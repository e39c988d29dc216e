import path from 'node:path'
import { oncePer } from '../../lazy.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { libraryApis } from '../knowledge.ts'
import type { ProjectFiles } from '../modules/project-modules.ts'
import type { Disk } from '../modules/source-file.ts'
import { isTestFileName, livesWithTests } from '../runs/test-role.ts'

/** Folders in which projects keep what several tests use. */
const supportFolders: ReadonlySet<string> = new Set(['__fixtures__', '__tests__', 'fixture', 'fixtures', 'helper', 'helpers', 'setup', 'support', 'test', 'test-helpers', 'test-support', 'test-utils', 'testing', 'tests', 'util', 'utils'])

/** How many files of a folder are looked at. */
const mostFiles = 200

const answersIn = oncePer<ProjectFiles, Map<string, readonly string[]>>(() => new Map())

/**
 * The modules near a test file that could provide a database to several tests, a list for each folder on the way up to the
 * working directory, the nearest first.
 */
export function supportModulesNear({ module, project }: JavaScriptFile): string[][] {
  const levels: string[][] = []
  for (let directory = path.dirname(module.filename); directory.startsWith(project.root); directory = path.dirname(directory)) {
    levels.push(supportModulesOf(directory, project).filter((filename) => filename !== module.filename))
    if (directory === project.root) break
  }
  return levels
}

function supportModulesOf(directory: string, project: ProjectFiles): readonly string[] {
  const answers = answersIn(project)
  const answer = answers.get(directory) ?? findSupportModules(directory, project)
  answers.set(directory, answer)
  return answer
}

function findSupportModules(directory: string, project: ProjectFiles): string[] {
  const folders = [directory, ...foldersIn(directory, project.disk).filter((name) => supportFolders.has(name)).map((name) => path.join(directory, name))]
  const filenames = folders.flatMap((folder) => filesIn(folder, project.disk)).filter((filename) => livesWithTests(filename, project.root) && !isTestFileName(filename))
  return filenames.filter((filename) => mayProvide(project.find(filename, filename)?.text))
}

function mayProvide(text: string | undefined): boolean {
  return text !== undefined && /\bexport\b/.test(text) && libraryApis.mentionedIn(text)
}

function foldersIn(directory: string, disk: Disk): string[] {
  return disk.entries(directory).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
}

/** The modules that lie directly in a folder; none where there is no such folder. */
export function filesIn(directory: string, disk: Disk): string[] {
  const names = disk.entries(directory).flatMap((entry) => (entry.isFile() && /\.[cm]?[jt]sx?$/.test(entry.name) ? [entry.name] : []))
  return names.slice(0, mostFiles).map((name) => path.join(directory, name))
}
