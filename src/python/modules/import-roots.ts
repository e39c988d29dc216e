import path from 'node:path'
import { statsOf } from '../../readable-file.ts'

type ReadText = (filename: string) => { text: string } | undefined

/** Files that say where pytest's root is, and which folders it puts on the import path. */
const configurations = ['pytest.ini', '.pytest.ini', 'pyproject.toml', 'tox.ini', 'setup.cfg'] as const

/**
 * The folders in which a file's absolute imports are looked for: those that pytest's `pythonpath` names, then each folder
 * from the file up to the working directory that is no package itself, and its `src`, then the packages.
 *
 * @param folder - absolute path of the importing file's folder
 * @param root - absolute path of the working directory
 * @param read - reads a file
 */
export function importRoots(folder: string, root: string, read: ReadText): string[] {
  const folders = foldersUpTo(folder, root)
  const configured = folders.flatMap((above) => configurations.flatMap((name) => pythonPath(read(path.join(above, name))?.text ?? '', above)))
  const isPackage = (above: string): boolean => statsOf(path.join(above, '__init__.py')) !== undefined
  const outside = folders.filter((above) => !isPackage(above)).flatMap((above) => [above, path.join(above, 'src')])
  // sys.path.insert(0, …) in a conftest.py makes a root even of a package
  return [...new Set([...configured, ...outside, ...folders.filter(isPackage)])]
}

/** A folder and those above it, the working directory last; for a file outside of it, its own folder. */
export function foldersUpTo(folder: string, root: string): string[] {
  const way = path.relative(root, folder)
  if (way.startsWith('..') || path.isAbsolute(way)) return [folder]
  const steps = way === '' ? [] : way.split(path.sep)
  return [...steps.map((_step, index) => path.join(root, ...steps.slice(0, steps.length - index))), root]
}

/** `pythonpath = ["src", "lib"]` in pyproject.toml, `pythonpath = src lib` in pytest.ini. */
function pythonPath(text: string, folder: string): string[] {
  const [, value = ''] = /^pythonpath *=(\s*\[[^\]]*\]|.*)$/m.exec(text) ?? []
  return [...value.matchAll(/[^\s"',[\]]+/g)].map(([entry]) => path.resolve(folder, entry))
}
