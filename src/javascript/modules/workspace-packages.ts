import { createRequire } from 'node:module'
import path from 'node:path'
import * as v from 'valibot'
import { createFileCache } from '../../file-cache.ts'
import { statsOf, textOf } from '../../readable-file.ts'

const manifestSchema = v.object({
  name: v.optional(v.string()),
  type: v.optional(v.string()),
  workspaces: v.optional(v.union([v.array(v.string()), v.object({ packages: v.array(v.string()) })])),
  source: v.optional(v.string()),
  module: v.optional(v.string()),
  main: v.optional(v.string()),
  types: v.optional(v.string()),
  exports: v.optional(v.unknown()),
  imports: v.optional(v.unknown()),
})

/** What is read of a `package.json`. */
type Manifest = v.InferOutput<typeof manifestSchema>

const pnpmSchema = v.object({ packages: v.array(v.string()) })

/** A package of the repository that others import by its name. */
export interface WorkspacePackage {
  /** Absolute path. */
  directory: string
  manifest: Manifest
}

type Packages = ReadonlyMap<string, WorkspacePackage>

interface KnownWorkspace {
  /** When the files that list the packages were changed. */
  version: string
  packages: Packages
}

/** Finds packages from an importing file's folder, and looks at each folder once. */
export interface Workspaces {
  /** The packages of the workspace that a folder belongs to, by name, as npm, pnpm, yarn and bun list them. */
  packagesAround: (directory: string) => Packages
  /** The package that a folder belongs to. */
  packageOf: (directory: string) => WorkspacePackage | undefined
}

const cachedManifest = createFileCache(readManifest)
const known = new Map<string, KnownWorkspace>()
const none: Packages = new Map()
const require = createRequire(import.meta.url)

/** Looks at each folder once. */
export function openWorkspaces(): Workspaces {
  const listed = new Map<string, Packages>()
  const owners = new Map<string, WorkspacePackage | null>()

  function packagesAround(directory: string): Packages {
    const kept = listed.get(directory)
    if (kept !== undefined) return kept
    const parent = path.dirname(directory)
    const found = packagesListedIn(directory) ?? (parent === directory ? none : packagesAround(parent))
    listed.set(directory, found)
    return found
  }

  function packageOf(directory: string): WorkspacePackage | undefined {
    const kept = owners.get(directory)
    if (kept !== undefined) return kept ?? undefined
    const filename = path.join(directory, 'package.json')
    const stats = statsOf(filename)
    const manifest = stats?.isFile() === true ? cachedManifest(filename, stats) : undefined
    const parent = path.dirname(directory)
    const found = manifest === undefined ? (parent === directory ? undefined : packageOf(parent)) : { directory, manifest }
    owners.set(directory, found ?? null)
    return found
  }

  return { packagesAround, packageOf }
}

/** The packages that a folder's own files list, `undefined` where they list none. */
function packagesListedIn(directory: string): Packages | undefined {
  const manifest = path.join(directory, 'package.json')
  const pnpm = path.join(directory, 'pnpm-workspace.yaml')
  const versions = [manifest, pnpm].map((file) => statsOf(file)?.mtimeMs)
  if (versions.every((version) => version === undefined)) return undefined
  const kept = known.get(directory)
  const current = kept?.version === versions.join() ? kept : { version: versions.join(), packages: readPackages(directory) }
  known.set(directory, current)
  return current.packages.size > 0 ? current.packages : undefined
}

function readPackages(root: string): Packages {
  const patterns = packagePatterns(root)
  if (patterns.length === 0) return none
  const { globSync } = require('tinyglobby') as typeof import('tinyglobby')
  // "packages/*" lists folders, "!packages/*/e2e" takes some of them out again
  const manifests = ['package.json', ...patterns.map((pattern) => `${pattern.endsWith('/') ? pattern : `${pattern}/`}package.json`)]
  const packages = new Map<string, WorkspacePackage>()
  for (const filename of globSync(manifests, { cwd: root, absolute: true, ignore: ['**/node_modules/**'], expandDirectories: false })) {
    const manifest = readManifest(filename)
    if (manifest?.name !== undefined) packages.set(manifest.name, { directory: path.dirname(filename), manifest })
  }
  return packages
}

function packagePatterns(root: string): readonly string[] {
  const listed = readManifest(path.join(root, 'package.json'))?.workspaces ?? []
  return [...('packages' in listed ? listed.packages : listed), ...pnpmPatterns(path.join(root, 'pnpm-workspace.yaml'))]
}

function pnpmPatterns(filename: string): readonly string[] {
  const text = textOf(filename)
  if (text === undefined) return []
  const { parse } = require('yaml') as typeof import('yaml')
  return parsed(pnpmSchema, () => parse(text) as unknown)?.packages ?? []
}

function readManifest(filename: string): Manifest | undefined {
  return parsed(manifestSchema, () => JSON.parse(textOf(filename) ?? '') as unknown)
}

/** A half-written or missing file says nothing. */
function parsed<S extends typeof manifestSchema | typeof pnpmSchema>(schema: S, read: () => unknown): v.InferOutput<S> | undefined {
  try {
    const result = v.safeParse(schema, read())
    return result.success ? result.output : undefined
  } catch {
    return undefined
  }
}
