import path from 'node:path'
import { createFileCache } from '../../file-cache.ts'
import { lazy } from '../../lazy.ts'
import { statsOf, textOf } from '../../readable-file.ts'
import { importRoots } from './import-roots.ts'
import { parsePython } from './parser.ts'
import { createModule, type PythonModule } from './python-module.ts'
import { nestsTooDeep } from '../syntax.ts'

/** A Python file of the project. */
export interface ProjectFile {
  /** Absolute path. */
  filename: string
  text: string
  /** The parsed module; `undefined` where it does not parse. */
  parse: () => PythonModule | undefined
}

/** The Python files of a project, as one lint of one file sees them. */
export interface PythonProject {
  /** Absolute path of the working directory. */
  root: string
  /**
   * @param name - a module's dotted name, with a leading dot for each level where it is relative
   * @param importer - absolute path of the importing file
   * @returns the module's file, or the `__init__.py` of a package; `undefined` for what is not the project's
   */
  find: (name: string, importer: string) => ProjectFile | undefined
  /** Reads a file; `undefined` where it is not there, too large or not to be read. */
  read: (filename: string) => ProjectFile | undefined
}

const cachedFile = createFileCache(openFile)

/**
 * Opens the project's files for the lint of one file, during which they do not change. What is read is kept for the life
 * of the process and read again when its size or modification time changes.
 *
 * @param root - absolute path of the working directory
 */
export function openPythonProject(root: string): PythonProject {
  const read = remembered(readFile)
  const rootsOf = remembered((folder) => importRoots(folder, root, read))
  const find = remembered((key) => {
    const [importer = '', name = ''] = key.split('\0')
    const rest = name.replace(/^\.+/, '')
    const dots = name.slice(0, name.length - rest.length)
    const steps = rest === '' ? [] : rest.split('.')
    const folders = dots === '' ? rootsOf(path.dirname(importer)) : [path.resolve(path.dirname(importer), ...Array.from(dots.slice(1), () => '..'))]
    for (const folder of folders) {
      const target = path.join(folder, ...steps)
      const file = (steps.length > 0 ? read(`${target}.py`) : undefined) ?? read(path.join(target, '__init__.py'))
      if (file !== undefined) return file
    }
    return undefined
  })
  return { root, read, find: (name, importer) => find(`${importer}\0${name}`) }
}

function remembered<T>(compute: (key: string) => T): (key: string) => T {
  const known = new Map<string, { value: T }>()
  return (key) => {
    const entry = known.get(key) ?? { value: compute(key) }
    known.set(key, entry)
    return entry.value
  }
}

function readFile(filename: string): ProjectFile | undefined {
  const stats = statsOf(filename)
  return stats?.isFile() === true ? cachedFile(filename, stats) : undefined
}

function openFile(filename: string): ProjectFile | undefined {
  const text = textOf(filename)?.replace(/^\uFEFF/, '')
  if (text === undefined) return undefined
  return {
    filename,
    text,
    parse: lazy(() => {
      const result = parsePython(text)
      return result.ok && !nestsTooDeep(result.ast) ? createModule(filename, text, result.ast) : undefined
    }),
  }
}
