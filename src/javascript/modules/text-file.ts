import path from 'node:path'
import { contentOf, realPathOf, statsOf } from '../../readable-file.ts'

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
  const stats = statsOf(filename)
  const [folder, real] = [realPathOf(root), realPathOf(filename)]
  if (stats?.isFile() !== true || stats.size > largestFile || folder === undefined || real === undefined) return undefined
  const isInside = !path.relative(folder, real).startsWith('..') && !real.split(path.sep).includes('node_modules')
  return isInside ? contentOf(real) : undefined
}
