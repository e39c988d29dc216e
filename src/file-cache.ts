/** What tells whether a file is still the one that was read. */
interface FileState {
  mtimeMs: number
  size: number
}

/** Files over this many bytes are generated or bundled, and no place where a project makes its session. */
const largestFile = 1024 * 1024

/** How many bytes the kept files have together; the one that went unused the longest is dropped first. A tree takes some twenty times its text. */
const mostBytes = 16 * 1024 * 1024

/**
 * Keeps the files that were read for the life of the process; one whose size or modification time changed is read again.
 *
 * @param open - reads a file
 * @returns the file at an absolute path, by what the disk says of it; `undefined` where it is larger than 1 MiB
 */
export function createFileCache<T>(open: (filename: string) => T): (filename: string, state: FileState) => T | undefined {
  const files = new Map<string, { modified: number; size: number; file: T }>()
  let bytes = 0
  return (filename, { mtimeMs, size }) => {
    if (size > largestFile) return undefined
    const known = files.get(filename)
    files.delete(filename)
    const current = known?.modified === mtimeMs && known.size === size ? known : { modified: mtimeMs, size, file: open(filename) }
    files.set(filename, current)
    bytes += size - (known?.size ?? 0)
    for (const [oldest, { size: dropped }] of files) {
      if (bytes <= mostBytes) break
      files.delete(oldest)
      bytes -= dropped
    }
    return current.file
  }
}
