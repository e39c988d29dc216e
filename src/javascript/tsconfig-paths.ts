import path from 'node:path'
import * as v from 'valibot'
import { createFileCache } from '../file-cache.ts'
import { contentOf, statsOf } from '../readable-file.ts'
import { withoutComments } from './without-comments.ts'
import type { WorkspacePackage } from './workspace-packages.ts'

const tsconfigSchema = v.object({
  extends: v.optional(v.union([v.string(), v.array(v.string())])),
  references: v.optional(v.array(v.object({ path: v.string() }))),
  compilerOptions: v.optional(v.object({ baseUrl: v.optional(v.string()), paths: v.optional(v.record(v.string(), v.array(v.string()))) })),
})

type Tsconfig = v.InferOutput<typeof tsconfigSchema>

/** What a tsconfig.json says of imports that are no paths. */
interface PathMapping {
  /** Absolute folder that specifiers without an alias may start from. */
  baseUrl: string | undefined
  /** Aliases, each with the absolute paths that it stands for. */
  paths: readonly { pattern: string; targets: readonly string[] }[]
}

/** Finds the absolute paths that an import from a folder may mean, the likeliest first; they may lack an ending. */
export type FindTargets = (specifier: string, directory: string) => string[]

/** The packages of the workspace that a folder belongs to, by name. */
type PackagesAround = (directory: string) => ReadonlyMap<string, WorkspacePackage>

const cachedTsconfig = createFileCache((filename) => parseTsconfig(contentOf(filename) ?? ''))

/** How many files one tsconfig.json is put together from. */
const mostFiles = 20

/**
 * Makes a finder of aliases that reads the tsconfig.json files around each folder once.
 *
 * A compiler asks whether a tsconfig.json is for the importing file, and gives up where it extends one that is missing.
 * Neither matters here: many leave out the tests, whose runner uses the aliases all the same, and a package that is not
 * installed has no aliases of the project.
 *
 * @param packagesAround - finds the packages that a tsconfig.json may extend
 * @returns tells where the tsconfig.json and jsconfig.json files around a folder say that a specifier leads, which is no
 * relative path
 */
export function openTsconfigPaths(packagesAround: PackagesAround): FindTargets {
  const around = new Map<string, readonly PathMapping[]>()
  return (specifier, directory) => mappingsAround(directory).flatMap((mapping) => targetsIn(mapping, specifier))

  function mappingsAround(directory: string): readonly PathMapping[] {
    const known = around.get(directory)
    if (known !== undefined) return known
    const parent = path.dirname(directory)
    const own = ['tsconfig.json', 'jsconfig.json'].flatMap((name) => mappingsOf(path.join(directory, name), packagesAround))
    const mappings = [...own, ...(parent === directory ? [] : mappingsAround(parent))]
    around.set(directory, mappings)
    return mappings
  }
}

function targetsIn({ baseUrl, paths }: PathMapping, specifier: string): string[] {
  const matches = paths.flatMap(({ pattern, targets }) => {
    const [before = '', after] = pattern.split('*')
    if (after === undefined) return specifier === pattern ? { length: Infinity, found: [...targets] } : []
    const fits = specifier.startsWith(before) && specifier.endsWith(after) && specifier.length >= before.length + after.length
    const rest = specifier.slice(before.length, specifier.length - after.length)
    return fits ? { length: before.length, found: targets.map((target) => target.replace('*', () => rest)) } : []
  })
  const [closest] = matches.sort((left, right) => right.length - left.length)
  return [...(closest?.found ?? []), ...(baseUrl === undefined ? [] : [path.join(baseUrl, specifier)])]
}

/** What a tsconfig.json says, first by itself, then by those that it extends or refers to. */
function mappingsOf(tsconfig: string, packagesAround: PackagesAround): PathMapping[] {
  const files = new Set([tsconfig])
  const mappings: PathMapping[] = []
  for (const file of files) {
    const read = readTsconfig(file)
    if (read === undefined) continue
    const { compilerOptions: { baseUrl, paths } = {}, extends: bases = [], references = [] } = read
    const folder = path.dirname(file)
    const from = (start: string, target: string): string => path.resolve(start, target.replace('${configDir}', path.dirname(tsconfig)))
    const base = baseUrl === undefined ? undefined : from(folder, baseUrl)
    mappings.push({ baseUrl: base, paths: Object.entries(paths ?? {}).map(([pattern, targets]) => ({ pattern, targets: targets.map((target) => from(base ?? folder, target)) })) })
    const others = [...[bases].flat().flatMap((specifier) => extendedFile(specifier, folder, packagesAround) ?? []), ...references.map((reference) => from(folder, reference.path))]
    for (const other of others) if (files.size < mostFiles) files.add(other.endsWith('.json') ? other : path.join(other, 'tsconfig.json'))
  }
  return mappings
}

/** `../tsconfig.base.json`, `../tsconfig.base`, `@acme/tsconfig/node.json` */
function extendedFile(specifier: string, directory: string, packagesAround: PackagesAround): string | undefined {
  const [, name = '', rest = 'tsconfig.json'] = /^((?:@[^/]+\/)?[^/]+)(?:\/(.+))?$/.exec(specifier) ?? []
  const target = /^\.\.?(?:\/|$)/.test(specifier) || path.isAbsolute(specifier) ? path.resolve(directory, specifier) : undefined
  const owner = target === undefined ? packagesAround(directory).get(name)?.directory : undefined
  const file = target ?? (owner === undefined ? undefined : path.join(owner, rest))
  return file === undefined || file.endsWith('.json') ? file : `${file}.json`
}

function readTsconfig(filename: string): Tsconfig | undefined {
  const stats = statsOf(filename)
  return stats?.isFile() === true ? cachedTsconfig(filename, stats) : undefined
}

/** A tsconfig.json may have comments, and commas behind the last element. */
function parseTsconfig(text: string): Tsconfig | undefined {
  try {
    const plain = withoutComments(text.replace(/^\uFEFF/, '')).replaceAll(/,(?=\s*[\]}])/g, '')
    const result = v.safeParse(tsconfigSchema, JSON.parse(plain))
    return result.success ? result.output : undefined
  } catch {
    // A half-written file says nothing
    return undefined
  }
}
