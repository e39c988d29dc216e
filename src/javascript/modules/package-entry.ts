import path from 'node:path'
import { createRequire } from 'node:module'
import { lazy } from '../../lazy.ts'
import type { FindSource } from './source-file.ts'
import type { WorkspacePackage } from './workspace-packages.ts'

const require = createRequire(import.meta.url)
const loadReader = lazy(() => require('resolve.exports') as typeof import('resolve.exports'))

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
export function packageEntry(owner: WorkspacePackage, subpath: string, findSource: FindSource): string | undefined {
  const { source, main, module, types } = owner.manifest
  const own = subpath === '' ? [source, module, main, types, 'index', 'src/index'].flatMap((entry) => entry ?? []) : [subpath, path.join('src', subpath)]
  return [...exportTargets(owner, subpath), ...own].map((target) => sourceIn(owner, target, findSource)).find((file) => file !== undefined)
}

/**
 * @param owner - a package
 * @param target - a path in it, which may be that of an emitted file
 * @param findSource - finds a source file by a path that may lack its ending
 * @returns absolute path of the source file that it means
 */
export function sourceIn({ directory }: WorkspacePackage, target: string, findSource: FindSource): string | undefined {
  return sourceCandidates(target).map((candidate) => findSource(path.join(directory, candidate))).find((file) => file !== undefined)
}

function exportTargets({ manifest }: WorkspacePackage, subpath: string): readonly string[] {
  if (manifest.exports === undefined) return []
  const { exports } = loadReader()
  const options = { conditions: conditionsIn(manifest.exports), unsafe: true }
  return unlessUnknown(() => exports({ name: manifest.name ?? '', exports: manifest.exports as never }, subpath === '' ? '.' : `./${subpath}`, options) ?? [])
}

/**
 * @param owner - a package
 * @param specifier - an import that starts with `#`, which its `imports` tell of
 * @returns the paths in it, or the specifiers of other packages, that the import may mean
 */
export function importTargets({ manifest }: WorkspacePackage, specifier: string): readonly string[] {
  if (manifest.imports === undefined) return []
  const { imports } = loadReader()
  const options = { conditions: conditionsIn(manifest.imports), unsafe: true }
  return unlessUnknown(() => imports({ name: manifest.name ?? '', imports: manifest.imports as never }, specifier as never, options) ?? [])
}

/** A package that does not name a subpath or import is no error of the lint run. */
function unlessUnknown(targets: () => readonly string[]): readonly string[] {
  try {
    return targets()
  } catch {
    return []
  }
}

/** The conditions that a manifest's `exports` or `imports` name, the project's own (`@acme/source`) among them. */
function conditionsIn(entries: unknown): string[] {
  return [...namedConditions(entries)].filter((condition) => !foreignConditions.has(condition))
}

function namedConditions(entries: unknown): Set<string> {
  if (typeof entries !== 'object' || entries === null) return new Set()
  const keys = Object.keys(entries).filter((key) => !/^(?:[.#]|\d+$)/.test(key))
  return new Set([...keys, ...Object.values(entries).flatMap((value) => [...namedConditions(value)])])
}

/** `dist/src/db.js` may be built from `src/db.ts`, `dist/esm/db.js` from `src/db.ts` or `db.ts`; what is not built is itself. */
function sourceCandidates(target: string): string[] {
  const [first = '', ...rest] = path.posix.normalize(target).split('/')
  if (!/^(?:build|cjs|dist|es|esm|lib|out|output)$/.test(first) || rest.length === 0) return [target]
  const inner = /^(?:cjs|commonjs|es|esm|node|types)$/.test(rest[0] ?? '') && rest.length > 1 ? [rest, rest.slice(1)] : [rest]
  const candidates = inner.flatMap((segments) => [path.posix.join('src', ...segments), path.posix.join(...segments)])
  return [...candidates.map((candidate) => candidate.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '')), target]
}
