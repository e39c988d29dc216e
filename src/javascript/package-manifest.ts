import { readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { libraries } from '../libraries/registry.ts'
import type { Library } from '../libraries/define-library.ts'

interface Manifest {
  name: string
  /** Never published: an application, or a package of tests. */
  isPrivate: boolean
  peers: ReadonlySet<string>
}

const manifests = new Map<string, { modified: number; manifest: Manifest | undefined }>()

/**
 * Whether a library is what the tests of a file are about: the package that the file belongs to is the library, lists it
 * among its peer dependencies (it adapts it), belongs to it by name (`@electric-sql/pglite-…`), or is itself a library
 * that opens databases. A library of the runtime (`node:sqlite`) can't be listed; a package that adapts another library
 * of the same database system adapts it too.
 *
 * @param library - the library in question
 * @param filename - absolute path of the test file
 */
export function isUnderTest(library: Library, filename: string): boolean {
  const manifest = manifestOf(filename)
  if (manifest === undefined) return false
  const packages = packageNames(library)
  if (packages.some((name) => manifest.peers.has(name)) || libraries.some((known) => packageNames(known).includes(manifest.name))) return true
  if (packages.some((name) => manifest.name.startsWith(`${name}-`))) return true
  return packages.every(isOfRuntime) && adaptsSystemOf(library, manifest)
}

/**
 * Whether a file of a private package (end-to-end tests beside the packages that a project publishes) imports a
 * published package which adapts a library.
 *
 * @param library - the library in question
 * @param filename - absolute path of the test file
 * @param importedFiles - absolute paths of the project's files that the test file imports
 */
export function testsAdapter(library: Library, filename: string, importedFiles: readonly string[]): boolean {
  return manifestOf(filename)?.isPrivate === true && importedFiles.some((imported) => isPublishedAdapter(manifestOf(imported), library))
}

function manifestOf(filename: string): Manifest | undefined {
  return path.isAbsolute(filename) ? nearestManifest(path.dirname(filename)) : undefined
}

/** A private package with the library among its peers is the application's own way to it: `@acme/database`. */
function isPublishedAdapter(manifest: Manifest | undefined, library: Library): boolean {
  return manifest !== undefined && !manifest.isPrivate && (packageNames(library).some((name) => manifest.peers.has(name)) || adaptsSystemOf(library, manifest))
}

function adaptsSystemOf(library: Library, { peers }: Manifest): boolean {
  return libraries.some((known) => mayOpen(known, library) && packageNames(known).some((name) => peers.has(name)))
}

/** Whether a library is for a runtime library's database system; one for several systems is for all of them. */
function mayOpen(known: Library, { system }: Library): boolean {
  return known.system === undefined || known.system === system
}

function isOfRuntime(name: string): boolean {
  return name.startsWith('node:') || name === 'bun' || name.startsWith('bun:')
}

function packageNames({ packages }: Library): string[] {
  return Object.keys(packages).map((specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/'))
}

/** The manifest of the package that a folder belongs to; manifests without a name (`{ "type": "module" }`) are passed over. */
function nearestManifest(directory: string): Manifest | undefined {
  const found = readManifest(path.join(directory, 'package.json'))
  const parent = path.dirname(directory)
  return found ?? (parent === directory ? undefined : nearestManifest(parent))
}

function readManifest(filename: string): Manifest | undefined {
  const modified = statSync(filename, { throwIfNoEntry: false })?.mtimeMs
  if (modified === undefined) return undefined
  const known = manifests.get(filename)
  if (known?.modified === modified) return known.manifest
  const manifest = parseManifest(readFileSync(filename, 'utf8'))
  manifests.set(filename, { modified, manifest })
  return manifest
}

function parseManifest(text: string): Manifest | undefined {
  try {
    const content: unknown = JSON.parse(text)
    if (typeof content !== 'object' || content === null || !('name' in content) || typeof content.name !== 'string') return undefined
    const peers = 'peerDependencies' in content && typeof content.peerDependencies === 'object' ? Object.keys(content.peerDependencies ?? {}) : []
    return { name: content.name, isPrivate: 'private' in content && content.private === true, peers: new Set(peers) }
  } catch {
    // A half-written package.json says nothing
    return undefined
  }
}
