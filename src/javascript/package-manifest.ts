import path from 'node:path'
import { libraries } from '../libraries/registry.ts'
import type { Library } from '../libraries/define-library.ts'
import { contentOf } from '../readable-file.ts'
import type { Disk } from './source-file.ts'

interface Manifest {
  name: string
  /** Never published: an application, or a package of tests. */
  isPrivate: boolean
  dependencies: ReadonlySet<string>
  peers: ReadonlySet<string>
}

const manifests = new Map<string, { modified: number; manifest: Manifest | undefined }>()

/**
 * Whether a library is what the tests of a file are about: the package that the file belongs to is itself a library that
 * opens databases, or adapts this one. What a published package adapts, it may try with any other library of the same
 * database system. A library of the runtime (`node:sqlite`) can't be listed among dependencies, and counts likewise.
 *
 * @param library - the library in question
 * @param filename - absolute path of the test file
 * @param disk - what is known of the disk
 */
export function isUnderTest(library: Library, filename: string, disk: Disk): boolean {
  const manifest = manifestOf(filename, disk)
  if (manifest === undefined) return false
  if (adapts(manifest, library) || libraries.some((known) => packageNames(known).includes(manifest.name))) return true
  return (!manifest.isPrivate || packageNames(library).every(isOfRuntime)) && adaptsSystemOf(manifest, library)
}

/**
 * Whether a file of a private package (end-to-end tests beside the packages that a project publishes) imports a
 * published package which adapts a library. A private one with the library among its peers is the application's own way
 * to it: `@acme/database`.
 *
 * @param library - the library in question
 * @param filename - absolute path of the test file
 * @param importedFiles - absolute paths of the project's files that the test file imports
 * @param disk - what is known of the disk
 */
export function testsAdapter(library: Library, filename: string, importedFiles: readonly string[], disk: Disk): boolean {
  if (manifestOf(filename, disk)?.isPrivate !== true) return false
  return importedFiles.some((imported) => {
    const manifest = manifestOf(imported, disk)
    return manifest !== undefined && !manifest.isPrivate && (adapts(manifest, library) || adaptsSystemOf(manifest, library))
  })
}

/**
 * Whether a package adapts a library: it lists the library among its peer dependencies, is named after it
 * (`@electric-sql/pglite-…`), or depends on it and has its name, or that of its database system, in its own
 * (`checkpoint-redis`).
 */
function adapts({ dependencies, name, peers }: Manifest, library: Library): boolean {
  const packages = packageNames(library)
  if (packages.some((each) => peers.has(each) || name.startsWith(`${each}-`))) return true
  const words = name.slice(name.indexOf('/') + 1).split('-')
  return packages.some((each) => dependencies.has(each)) && words.some((word) => packages.includes(word) || namesSystem(word, library))
}

/** `postgres`, `postgresql`, `mongo`, `sqlite` */
function namesSystem(word: string, { system }: Library): boolean {
  return word.length >= 5 && system?.startsWith(word) === true
}

function adaptsSystemOf(manifest: Manifest, library: Library): boolean {
  return libraries.some((known) => haveSystemInCommon(known, library) && adapts(manifest, known))
}

/** A library for several systems has one in common with any other. */
function haveSystemInCommon(left: Library, right: Library): boolean {
  return left.system === undefined || right.system === undefined || left.system === right.system
}

function isOfRuntime(name: string): boolean {
  return name.startsWith('node:') || name === 'bun' || name.startsWith('bun:')
}

const namesOf = new WeakMap<Library, readonly string[]>()

function packageNames(library: Library): readonly string[] {
  const names = namesOf.get(library) ?? [...new Set(Object.keys(library.packages).map((specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')))]
  namesOf.set(library, names)
  return names
}

function manifestOf(filename: string, disk: Disk): Manifest | undefined {
  return path.isAbsolute(filename) ? nearestManifest(path.dirname(filename), disk) : undefined
}

/** The manifest of the package that a folder belongs to; manifests without a name (`{ "type": "module" }`) are passed over. */
function nearestManifest(directory: string, disk: Disk): Manifest | undefined {
  const found = readManifest(path.join(directory, 'package.json'), disk)
  const parent = path.dirname(directory)
  return found ?? (parent === directory ? undefined : nearestManifest(parent, disk))
}

function readManifest(filename: string, disk: Disk): Manifest | undefined {
  const modified = disk.file(filename)?.mtimeMs
  if (modified === undefined) return undefined
  const known = manifests.get(filename)
  if (known?.modified === modified) return known.manifest
  const manifest = parseManifest(contentOf(filename) ?? '')
  manifests.set(filename, { modified, manifest })
  return manifest
}

function parseManifest(text: string): Manifest | undefined {
  try {
    const content: unknown = JSON.parse(text)
    if (typeof content !== 'object' || content === null || !('name' in content) || typeof content.name !== 'string') return undefined
    return {
      name: content.name,
      isPrivate: 'private' in content && content.private === true,
      dependencies: keysOf('dependencies' in content ? content.dependencies : undefined),
      peers: keysOf('peerDependencies' in content ? content.peerDependencies : undefined),
    }
  } catch {
    // A half-written package.json says nothing
    return undefined
  }
}

function keysOf(value: unknown): ReadonlySet<string> {
  return new Set(typeof value === 'object' && value !== null ? Object.keys(value) : [])
}
