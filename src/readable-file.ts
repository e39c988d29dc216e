import { lstatSync, readdirSync, readFileSync, realpathSync, statSync, type Dirent, type Stats } from 'node:fs'

/**
 * What stands at a path.
 *
 * @param filename - absolute path
 * @returns `undefined` where nothing does, where a link leads to itself, where a file stands in the place of a folder, and
 * for whatever else the system refuses: a project on a disk may hold anything, and none of it ends a lint run
 */
export function statsOf(filename: string): Stats | undefined {
  return unlessRefused(() => statSync(filename, { throwIfNoEntry: false }))
}

/**
 * What stands at a path itself, a link not followed.
 *
 * @param filename - absolute path
 * @returns `undefined` where nothing does, and for whatever the system refuses
 */
export function linkStatsOf(filename: string): Stats | undefined {
  return unlessRefused(() => lstatSync(filename, { throwIfNoEntry: false }))
}

/**
 * @param filename - absolute path
 * @returns the path without links; `undefined` where a link leads nowhere, or in a circle
 */
export function realPathOf(filename: string): string | undefined {
  return unlessRefused(() => realpathSync.native(filename))
}

/**
 * @param filename - absolute path
 * @returns the file's text; `undefined` where it can't be read
 */
export function textOf(filename: string): string | undefined {
  // Most files that are asked for are not there, and an error costs more than a look
  return statsOf(filename)?.isFile() === true ? contentOf(filename) : undefined
}

/**
 * @param filename - absolute path of a file that is known to be there
 * @returns the file's text; `undefined` where it can't be read
 */
export function contentOf(filename: string): string | undefined {
  return unlessRefused(() => readFileSync(filename, 'utf8'))
}

/**
 * @param directory - absolute path
 * @returns what stands in the folder; `undefined` where it can't be read
 */
export function entriesOf(directory: string): Dirent[] | undefined {
  return unlessRefused(() => readdirSync(directory, { withFileTypes: true }))
}

function unlessRefused<T>(ask: () => T): T | undefined {
  try {
    return ask()
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}
