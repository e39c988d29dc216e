import path from 'node:path'
import { createFileCache } from '../../file-cache.ts'
import { openConfiguredAliases } from './configured-aliases.ts'
import { neededEnding, type ImportEnding } from './import-ending.ts'
import type { ModuleOutline } from './module-outline.ts'
import { importedPackage, openModulePaths, type ResolveModule } from './module-paths.ts'
import type { ModuleExports, ModuleSource } from '../module-source.ts'
import { openModule } from './parse-module.ts'
import type { LoadModule } from '../values/resolver.ts'
import { contentOf } from '../../readable-file.ts'
import { openDisk, type Disk } from './source-file.ts'
import { openWorkspaces } from './workspace-packages.ts'

/** A file of the project that an import leads to. */
export interface ProjectFile {
  /** Absolute path. */
  filename: string
  text: string
  outline: () => ModuleOutline
  /** What it exports, told without its tree; `undefined` where that takes the parser, and the module does not parse. */
  exports: () => ModuleExports | undefined
  /** The parsed module; `undefined` where it does not parse. */
  parse: () => ModuleSource | undefined
}

/**
 * The longest pause between two files of one run, in milliseconds: too short to change one file and lint another by hand.
 * For as long as files are linted in a row, the disk is taken to hold what was seen of it. A large file that takes long to
 * parse, and a machine that has much else to do, are no pause: only the time counts in which the process waits.
 */
const longestPause = 500

/** When the disk is looked at anew even in the midst of a run, in milliseconds. */
const longestView = 60_000

const cachedFile = createFileCache(openFile)
const opened = new Map<string, { since: number; idle: number; project: ProjectFiles }>()

/** The files of a project as they were seen a moment ago. */
export interface ProjectFiles {
  /** Absolute path of the working directory. */
  root: string
  disk: Disk
  resolve: ResolveModule
  /** The file an import leads to; `undefined` for what can't be found, is no JavaScript or TypeScript, lies in `node_modules`, or is larger than 1 MiB. */
  find: (specifier: string, importer: string) => ProjectFile | undefined
  /** Absolute path of the folder of the workspace's package that an import leads into, whether the package is built or not. */
  packageFolder: (specifier: string, importer: string) => string | undefined
  /** The ending that a relative import of a TypeScript file needs, where it needs one. */
  neededEnding: (importer: string) => ImportEnding | undefined
  /** The file at an absolute path, under the same conditions. */
  read: (filename: string) => ProjectFile | undefined
}

/**
 * Opens the project's files for the lint of one file, during which they do not change. What is read is kept for the life
 * of the process and read again when its size or modification time changes. The resolver and the parser are loaded on
 * first need.
 *
 * @param root - absolute path of the working directory
 */
export function openProject(root: string): ProjectFiles {
  const now = performance.now()
  const { idle } = performance.eventLoopUtilization()
  const last = opened.get(root)
  if (last !== undefined && idle - last.idle < longestPause && now - last.since < longestView) {
    last.idle = idle
    return last.project
  }
  const disk = openDisk()
  const workspaces = openWorkspaces()
  const resolve = openModulePaths(root, disk, workspaces, openConfiguredAliases(() => project))
  const found = new Map<string, ProjectFile | null>()
  const read: ProjectFiles['read'] = (filename) => {
    const known = found.get(filename)
    if (known !== undefined) return known ?? undefined
    const file = isProjectSource(filename) ? readFile(filename, disk) : undefined
    found.set(filename, file ?? null)
    return file
  }
  const find: ProjectFiles['find'] = (specifier, importer) => {
    const filename = resolve(specifier, importer)
    return filename === undefined ? undefined : read(filename)
  }
  const packageFolder: ProjectFiles['packageFolder'] = (specifier, importer) => importedPackage(specifier, path.dirname(importer), workspaces)?.owner.directory
  const project: ProjectFiles = { root, disk, resolve, find, packageFolder, neededEnding: (importer) => neededEnding(importer, workspaces), read }
  opened.set(root, { since: now, idle, project })
  return project
}

/** Reads the modules of a project that a resolver asks for. */
export function loadFrom({ find }: ProjectFiles): LoadModule {
  return (specifier, importer) => find(specifier, importer.filename)?.parse()
}

function isProjectSource(filename: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(filename) && !filename.includes(`${path.sep}node_modules${path.sep}`)
}

function readFile(filename: string, disk: Disk): ProjectFile | undefined {
  const stats = disk.file(filename)
  return stats === undefined ? undefined : cachedFile(filename, stats)
}

function openFile(filename: string): ProjectFile {
  const text = contentOf(filename) ?? ''
  const { exports, outline, source } = openModule(filename, text)
  return { filename, text, outline, exports, parse: source }
}
