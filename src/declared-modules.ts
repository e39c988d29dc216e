import { createRequire } from 'node:module'
import path from 'node:path'
import { oncePer } from './lazy.ts'
import { relativePath } from './relative-path.ts'

const require = createRequire(import.meta.url)

/** An import, as an entry of the settings may mean it. */
export interface DeclaredImport {
  specifier: string
  /** The imported name, `*` for the namespace, `null` for an import without names. */
  name: string | null
  /** The files it leads to, absolute, the first one first. */
  files: readonly string[]
}

/** An entry of a list of modules in the settings. */
export interface Entry {
  module: string
  /** The export it means; absent for all. */
  name?: string
}

/**
 * Whether a list of modules in the settings holds what an import takes: a package or alias as written in the import, a
 * file or folder by its path, a glob of either, with an export's name where one is given (`src/db.ts#prisma`).
 *
 * @param declared - the setting
 * @param imported - the import
 * @param root - absolute path of the working directory
 */
export function isDeclared(declared: readonly string[], { specifier, name, files }: DeclaredImport, root: string): boolean {
  if (declared.length === 0) return false
  const paths = files.flatMap((file) => {
    const relative = relativePath(root, file)
    return [relative, withoutEnding(relative), path.posix.dirname(relative)]
  })
  return entriesOf(declared).some((entry) => (entry.name === undefined || name === '*' || entry.name === name) && matches(entry.module, [specifier, ...paths]))
}

const entriesOf = oncePer((declared: readonly string[]) => declared.map(parseEntry))

/** `src/db.ts#prisma` means the export `prisma`, as does pytest's `tests/conftest.py::db`; `#app/db` is an import of the package's own. */
export function parseEntry(entry: string): Entry {
  const at = Math.max(entry.lastIndexOf('#'), entry.lastIndexOf('::'))
  return at <= 0 ? { module: entry } : { module: entry.slice(0, at), name: entry.slice(at).replace(/^(?:#|::)/, '') }
}

/** How a message names the project's shared fixture: by the first that settings declare. */
export function sharedFixtureName([declared]: readonly string[]): string {
  if (declared === undefined) return 'a fixture that all tests share'
  const { module, name } = parseEntry(declared)
  return name === undefined ? `the shared fixture in ${module}` : `the shared fixture \`${name}\` in ${module}`
}

function matches(pattern: string, candidates: readonly string[]): boolean {
  const plain = pattern.replace(/^\.\//, '')
  if (candidates.includes(plain) || candidates.includes(withoutEnding(plain))) return true
  if (!isGlob(plain)) return false
  const picomatch = require('picomatch') as typeof import('picomatch')
  const isMatch = picomatch(plain)
  return candidates.some((candidate) => isMatch(candidate))
}

export function isGlob(pattern: string): boolean {
  return /[*?{[]/.test(pattern)
}

function withoutEnding(filename: string): string {
  return filename.replace(/(?:(?:\.d)?\.[cm]?[jt]sx?|\.py)$/, '')
}
