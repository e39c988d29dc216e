import { readFileSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'

/** Files over this many bytes are dumps, and no schema that somebody wrote. */
const largestFile = 1024 * 1024

/**
 * Reads a text file of the project.
 *
 * @param filename - absolute path
 * @param root - absolute path of the working directory; what lies outside it is not read, links followed
 * @returns the text; `undefined` where the file is not there, is larger than 1 MiB, or lies elsewhere
 */
export function readTextFile(filename: string, root: string): string | undefined {
  if (!statSync(filename, { throwIfNoEntry: false })?.isFile()) return undefined
  const real = realpathSync(filename)
  const isInside = !path.relative(realpathSync(root), real).startsWith('..') && !real.split(path.sep).includes('node_modules')
  return isInside && statSync(real).size <= largestFile ? readFileSync(real, 'utf8') : undefined
}
