import path from 'node:path'

/** The way from a folder to a file with slashes, as messages, settings and imports write it. */
export function relativePath(folder: string, filename: string): string {
  return path.relative(folder, filename).replaceAll(path.sep, '/')
}
