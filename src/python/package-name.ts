import path from 'node:path'
import type { Library } from '../libraries/define-library.ts'
import { foldersUpTo } from './import-roots.ts'
import type { PythonFile } from './python-file.ts'

/** Whether a file belongs to a library itself, or to a package whose name begins with the library's: `sqlalchemy-utils`. */
export function isUnderTest({ packages }: Library, { module, project }: Pick<PythonFile, 'module' | 'project'>): boolean {
  const name = packageName(path.dirname(module.filename), project.root, (filename) => project.read(filename)?.text)
  const known = new Set(Object.keys(packages).map((specifier) => specifier.split('.')[0]?.toLowerCase() ?? ''))
  return name !== undefined && [...known].some((library) => name === library || name.startsWith(`${library}-`))
}

/** The name that the nearest pyproject.toml or setup.cfg gives, with hyphens. */
function packageName(folder: string, root: string, read: (filename: string) => string | undefined): string | undefined {
  for (const above of foldersUpTo(folder, root)) {
    for (const manifest of ['pyproject.toml', 'setup.cfg']) {
      const [, name] = /^name *= *["']?([\w.-]+)/m.exec(read(path.join(above, manifest)) ?? '') ?? []
      if (name !== undefined) return name.toLowerCase().replaceAll(/[_.]/g, '-')
    }
  }
  return undefined
}
