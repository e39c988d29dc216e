import path from 'node:path'
import { createRequire } from 'node:module'
import type { FindSource } from './source-file.ts'
import type { WorkspacePackage } from './workspace-packages.ts'

const require = createRequire(import.meta.url)

/** Conditions of `exports` that lead to type declarations or to code for another platform. */
const foreignConditions: ReadonlySet<string> = new Set(['browser', 'deno', 'edge', 'edge-light', 'production', 'react-native', 'react-server', 'types', 'worker', 'workerd'])

/**
 * The source file that an import of a workspace package means, whether the package is built or not.
 *
 * @param owner - the package
 * @param subpath - what follows its name: `''`, `'src/db'`
 * @param findSource - finds a source file by a path that may lack its ending
 * @returns the file's absolute path, `undefined` where the package has none there
 */
export function packageEntry({ directory, manifest }: WorkspacePackage, subpath: string, findSource: FindSource): string | undefined {
  const { source, main, module, types } = manifest
  const own = subpath === '' ? [source, module, main, types, 'index', 'src/index'].flatMap((entry) => entry ?? []) : [subpath, path.join('src', subpath)]
  for (const target of [...exportTargets({ directory, manifest }, subpath), ...own]) {
    const found = sourceCandidates(target).map((candidate) => findSource(path.join(directory, candidate))).find((file) => file !== undefined)
    if (found !== undefined) return found
  }
  return undefined
}

function exportTargets({ manifest }: WorkspacePackage, subpath: string): readonly string[] {
  if (manifest.exports === undefined) return []
  const { exports } = require('resolve.exports') as typeof import('resolve.exports')
  const conditions = [...conditionsIn(manifest.exports)].filter((condition) => !foreignConditions.has(condition))
  try {
    return exports({ name: manifest.name ?? '', exports: manifest.exports as never }, subpath === '' ? '.' : `./${subpath}`, { conditions, unsafe: true }) ?? []
  } catch {
    // A subpath that the package does not export
    return []
  }
}

/** Every condition that a manifest's `exports` name, the project's own (`@acme/source`) among them. */
function conditionsIn(exports: unknown): Set<string> {
  if (typeof exports !== 'object' || exports === null) return new Set()
  const keys = Object.keys(exports).filter((key) => !key.startsWith('.') && !/^\d+$/.test(key))
  return new Set([...keys, ...Object.values(exports).flatMap((value) => [...conditionsIn(value)])])
}

/** `dist/src/db.js` may be built from `src/db.ts`, `dist/esm/db.js` from `src/db.ts` or `db.ts`; what is not built is itself. */
function sourceCandidates(target: string): string[] {
  const [first = '', ...rest] = path.posix.normalize(target).split('/')
  if (!/^(?:build|cjs|dist|es|esm|lib|out|output)$/.test(first) || rest.length === 0) return [target]
  const inner = /^(?:cjs|commonjs|es|esm|node|types)$/.test(rest[0] ?? '') && rest.length > 1 ? [rest, rest.slice(1)] : [rest]
  const candidates = inner.flatMap((segments) => [path.posix.join('src', ...segments), path.posix.join(...segments)])
  return [...candidates.map((candidate) => candidate.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '')), target]
}
