import type { Dirent, Stats } from 'node:fs'
import path from 'node:path'
import { entriesOf, linkStatsOf, realPathOf } from '../../readable-file.ts'

/** Finds the source file that a path means, which may lack its ending or have that of the emitted file. */
export type FindSource = (target: string) => string | undefined

/** What is known of the disk while some files are linted: each path is looked at once. */
export interface Disk {
  /** @returns the file's size and time of change, symbolic links followed; `undefined` where no file is there */
  file: (filename: string) => Stats | undefined
  /** @returns what stands in a folder; nothing where no folder is there */
  entries: (directory: string) => readonly Dirent[]
  findSource: FindSource
}

/** The endings of source files, the likeliest first. */
export const endings: readonly string[] = ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs']

const indexes: readonly string[] = endings.map((ending) => `index${ending}`)

/** The sources that an ending in an import can mean: TypeScript's files are imported by the name that they are emitted under. */
export const meantEndings: ReadonlyMap<string, string[]> = new Map([
  ['.js', ['.ts', '.tsx', '.js', '.jsx']],
  ['.jsx', ['.tsx', '.jsx']],
  ['.mjs', ['.mts', '.mjs']],
  ['.cjs', ['.cts', '.cjs']],
])

/** Looks at the disk, at each path once. */
export function openDisk(): Disk {
  const looked = new Map<string, { stats: Stats; real: string } | null>()
  const directories = new Map<string, string>()
  const listed = new Map<string, readonly Dirent[]>()
  const names = new Map<string, ReadonlySet<string>>()

  function look(filename: string): { stats: Stats; real: string } | undefined {
    const known = looked.get(filename)
    if (known !== undefined) return known ?? undefined
    const seen = lookAgain(filename)
    looked.set(filename, seen ?? null)
    return seen
  }

  function lookAgain(filename: string): { stats: Stats; real: string } | undefined {
    const stats = linkStatsOf(filename)
    if (stats?.isFile() === true) return { stats, real: path.join(realDirectory(path.dirname(filename)), path.basename(filename)) }
    if (stats?.isSymbolicLink() !== true) return undefined
    const real = realPathOf(filename)
    const target = real === undefined ? undefined : linkStatsOf(real)
    return real !== undefined && target?.isFile() === true ? { stats: target, real } : undefined
  }

  function realDirectory(directory: string): string {
    const known = directories.get(directory) ?? realPathOf(directory) ?? directory
    directories.set(directory, known)
    return known
  }

  function findSource(target: string): string | undefined {
    const directory = path.dirname(target)
    const name = path.basename(target)
    const ending = path.extname(name)
    const stem = name.slice(0, name.length - ending.length)
    const written = meantEndings.get(ending)?.map((other) => `${stem}${other}`) ?? (endings.includes(ending) ? [name] : [])
    const found = firstIn(directory, [...written, ...endings.map((other) => `${name}${other}`)])
    return found ?? (namesIn(directory).has(name) ? firstIn(target, indexes) : undefined)
  }

  /** The first of several names under which a folder has a file. */
  function firstIn(directory: string, candidates: readonly string[]): string | undefined {
    const present = namesIn(directory)
    for (const candidate of candidates) {
      const found = present.has(candidate) ? look(path.join(directory, candidate)) : undefined
      if (found !== undefined) return found.real
    }
    return undefined
  }

  /** To list a folder once takes less than to look for each ending that a file in it may have. */
  function namesIn(directory: string): ReadonlySet<string> {
    const known = names.get(directory)
    if (known !== undefined) return known
    const isMissing = names.get(path.dirname(directory))?.has(path.basename(directory)) === false
    const found = new Set(isMissing ? [] : entries(directory).map((entry) => entry.name))
    names.set(directory, found)
    return found
  }

  function entries(directory: string): readonly Dirent[] {
    const found = listed.get(directory) ?? entriesOf(directory) ?? []
    listed.set(directory, found)
    return found
  }

  return { file: (filename) => look(filename)?.stats, entries, findSource }
}
