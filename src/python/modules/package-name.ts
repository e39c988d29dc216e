import path from 'node:path'
import type { Library } from '../../libraries/define-library.ts'
import { foldersUpTo } from './import-roots.ts'
import type { PythonFile } from '../python-file.ts'

/**
 * Whether a file belongs to a library itself, or to a package that is named after it or its database system, and so adapts
 * it: `sqlalchemy-utils`, `langgraph-checkpoint-postgres`.
 */
export function isUnderTest({ packages, system }: Library, { module, project }: Pick<PythonFile, 'module' | 'project'>): boolean {
  const name = packageName(path.dirname(module.filename), project.root, (filename) => project.read(filename)?.text)
  const known = new Set(Object.keys(packages).map((specifier) => specifier.split('.')[0]?.toLowerCase() ?? ''))
  const namesSystem = (word: string): boolean => word.length >= 5 && system?.startsWith(word) === true
  return name !== undefined && (known.has(name) || name.split('-').some((word) => known.has(word) || namesSystem(word)))
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
