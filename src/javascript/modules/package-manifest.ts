import path from 'node:path'
import { createFileCache } from '../../file-cache.ts'
import { oncePer } from '../../lazy.ts'
import { libraries } from '../../libraries/registry.ts'
import type { Library, System } from '../../libraries/define-library.ts'
import { contentOf } from '../../readable-file.ts'
import type { Disk } from './source-file.ts'

interface Manifest {
  name: string
  /** Never published: an application, or a package of tests. */
  isPrivate: boolean
  /** Lists packages of a workspace. */
  isRoot: boolean
  dependencies: ReadonlySet<string>
  /** Those that only its own tests and tools have. */
  developed: ReadonlySet<string>
  peers: ReadonlySet<string>
}

interface PackageFolder {
  /** Absolute path. */
  folder: string
  manifest: Manifest
}

/** Systems of which an application takes one and seldom two. */
const alternatives: ReadonlySet<System> = new Set(['cockroachdb', 'mariadb', 'microsoft.sql_server', 'mysql', 'oracle.db', 'postgresql', 'sqlite'])

const cachedManifest = createFileCache((filename) => parseManifest(contentOf(filename) ?? ''))

/**
 * Whether a library is what the tests of a file are about: the package that the file belongs to is itself a library that
 * opens databases, adapts this one, or works with any database. What a published package adapts, it may try with any other
 * library of the same database system. A library of the runtime (`node:sqlite`) can't be listed among dependencies, and
 * counts likewise.
 *
 * @param library - the library in question
 * @param filename - absolute path of the test file
 * @param disk - what is known of the disk
 */
export function isUnderTest(library: Library, filename: string, disk: Disk): boolean {
  return packagesTestedBy(filename, disk).some(({ folder, manifest }, index) => {
    // A tool for any database may have applications in its folder, as examples, which take one
    if (index === 0 && adaptsAlternatives(manifest, library)) return true
    if (adapts(manifest, library) || libraries.some((known) => packageNames(known).includes(manifest.name))) return true
    if (concernsUsersOwn(manifest, library, path.relative(folder, filename))) return true
    return (!manifest.isPrivate || packageNames(library).every(isOfRuntime)) && adaptsSystemOf(manifest, library)
  })
}

/**
 * The package that a file belongs to, and the published one in whose folder that lies where it is private: its tests, or
 * examples of it. The root of a workspace is seldom published, even where it does not say that it is private.
 */
function packagesTestedBy(filename: string, disk: Disk): PackageFolder[] {
  const own = packageOf(filename, disk)
  if (own === undefined) return []
  const around = own.manifest.isPrivate ? nearestPackage(path.dirname(own.folder), disk) : undefined
  if (around === undefined || around.manifest.isPrivate || around.manifest.isRoot) return [own]
  return disk.file(path.join(around.folder, 'pnpm-workspace.yaml')) === undefined ? [own, around] : [own]
}

/**
 * Whether a file may import one of some packages, by what its package and those around it list.
 *
 * @param names - the packages
 * @param filename - absolute path of the file
 * @param disk - what is known of the disk
 * @returns `true` where no package is found either
 */
export function mayDependOn(names: readonly string[], filename: string, disk: Disk): boolean {
  const own = packageOf(filename, disk)
  return own === undefined || listsAny(names, own, disk)
}

function listsAny(names: readonly string[], { folder, manifest }: PackageFolder, disk: Disk): boolean {
  if (lists(manifest, names)) return true
  const around = nearestPackage(path.dirname(folder), disk)
  return around !== undefined && listsAny(names, around, disk)
}

/**
 * Whether a file of a private package (end-to-end tests and examples beside the packages that a project publishes) imports
 * a published package which adapts a library. A private one with the library among its peers is the application's own way
 * to it: `@acme/database`.
 *
 * @param library - the library in question
 * @param filename - absolute path of the test file
 * @param importedFolders - absolute paths of the folders of the project that the test file imports from
 * @param disk - what is known of the disk
 */
export function testsAdapter(library: Library, filename: string, importedFolders: readonly string[], disk: Disk): boolean {
  if (packageOf(filename, disk)?.manifest.isPrivate !== true) return false
  return importedFolders.some((folder) => {
    const manifest = nearestPackage(folder, disk)?.manifest
    return manifest !== undefined && !manifest.isPrivate && (adapts(manifest, library) || adaptsSystemOf(manifest, library))
  })
}

/**
 * Whether a package adapts a library: it lists the library among its peer dependencies, is named after it
 * (`@electric-sql/pglite-…`), or depends on it and has its name, or that of its database system, in its own
 * (`checkpoint-redis`).
 */
function adapts({ dependencies, isPrivate, name, peers }: Manifest, library: Library): boolean {
  const packages = packageNames(library)
  if (packages.some((each) => peers.has(each) || name.startsWith(`${each}-`))) return true
  const isUsed = packages.some((each) => dependencies.has(each) || (!isPrivate && isOfRuntime(each)))
  return isUsed && wordsOf(name).some((word) => ownNames(library).has(word) || isSystemOf(word, library))
}

/**
 * Whether a published package is about a library that its users bring along: it or the way to the test file in it has the
 * library's name (`instrumentation-pg`, `plugins/prisma/test`), or it or the file has that of the database system
 * (`mongo-orm`, `RateLimiterSQLite.test.js`) and its tests install the library.
 *
 * @param testPath - leads from the package's folder to the test file
 */
function concernsUsersOwn(manifest: Manifest, library: Library, testPath: string): boolean {
  const packages = packageNames(library)
  if (manifest.isPrivate || packages.some((each) => manifest.dependencies.has(each))) return false
  const [stem = ''] = path.basename(testPath).split('.', 1)
  const words = [manifest.name, stem].flatMap(wordsOf)
  if ([...words, ...path.dirname(testPath).split(path.sep).flatMap(wordsOf)].some((word) => ownNames(library).has(word))) return true
  return packages.some((each) => manifest.developed.has(each) || isOfRuntime(each)) && words.some((word) => isSystemOf(word, library))
}

/**
 * Whether a library is for one of three or more database systems that stand in for each other, and that a package all
 * lists: an agent, a console, a migration tool.
 */
function adaptsAlternatives(manifest: Manifest, { system }: Library): boolean {
  return (system === undefined || alternatives.has(system)) && alternativesIn(manifest).size >= 3
}

const alternativesIn = oncePer((manifest: Manifest) => {
  const listed = libraries.filter((library) => lists(manifest, packageNames(library)))
  return new Set(listed.flatMap((library) => (library.system !== undefined && alternatives.has(library.system) ? library.system : [])))
})

function lists({ dependencies, developed, peers }: Manifest, names: readonly string[]): boolean {
  return names.some((name) => dependencies.has(name) || developed.has(name) || peers.has(name))
}

/** `instrumentation` and `pg` of `@acme/instrumentation-pg`, `rate`, `limiter`, `my`, `sql` and `mysql` of `RateLimiterMySQL` */
function wordsOf(name: string): string[] {
  const words = name.slice(name.indexOf('/') + 1).replace(/([a-z\d])(?=[A-Z])/g, '$1-').toLowerCase().split(/[-_]/)
  return [...words, ...words.slice(1).map((word, index) => `${words[index] ?? ''}${word}`)]
}

/** What a package in a scope is called where its name says nothing of the library: `@prisma/client`. */
const namelessParts: ReadonlySet<string> = new Set(['client', 'core', 'database', 'serverless'])

/** `pg`, `mysql2`, `pglite` for `@electric-sql/pglite`, `prisma` for `@prisma/client`, `testcontainers` for `@testcontainers/redis` */
const ownNames = oncePer((library: Library): ReadonlySet<string> => {
  const systems = new Set<string | undefined>(libraries.map(({ system }) => system))
  return new Set(
    packageNames(library).map((each) => {
      const [, scope = '', name = each] = /^@([^/]+)\/(.+)$/.exec(each) ?? []
      return namelessParts.has(name) || (scope !== '' && systems.has(name)) ? scope : name
    }),
  )
})

/** `postgres`, `postgresql`, `mongo`, `sqlite` */
function isSystemOf(word: string, { system }: Library): boolean {
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

const packageNames = oncePer(({ packages }: Library): readonly string[] => [...new Set(Object.keys(packages).map((specifier) => specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')))])

function packageOf(filename: string, disk: Disk): PackageFolder | undefined {
  return path.isAbsolute(filename) ? nearestPackage(path.dirname(filename), disk) : undefined
}

/** The package that a folder belongs to; manifests without a name (`{ "type": "module" }`) are passed over. */
function nearestPackage(folder: string, disk: Disk): PackageFolder | undefined {
  const manifest = readManifest(path.join(folder, 'package.json'), disk)
  const parent = path.dirname(folder)
  if (manifest !== undefined) return { folder, manifest }
  return parent === folder ? undefined : nearestPackage(parent, disk)
}

function readManifest(filename: string, disk: Disk): Manifest | undefined {
  const stats = disk.file(filename)
  return stats === undefined ? undefined : cachedManifest(filename, stats)
}

function parseManifest(text: string): Manifest | undefined {
  try {
    const content: unknown = JSON.parse(text)
    if (typeof content !== 'object' || content === null || !('name' in content) || typeof content.name !== 'string') return undefined
    return {
      name: content.name,
      isPrivate: 'private' in content && content.private === true,
      isRoot: 'workspaces' in content,
      dependencies: new Set([...keysOf('dependencies' in content ? content.dependencies : undefined), ...keysOf('optionalDependencies' in content ? content.optionalDependencies : undefined)]),
      developed: keysOf('devDependencies' in content ? content.devDependencies : undefined),
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
