import path from 'node:path'
import * as v from 'valibot'
import { createFileCache } from '../../file-cache.ts'
import { contentOf, statsOf } from '../../readable-file.ts'
import { withoutComments } from './without-comments.ts'
import type { WorkspacePackage } from './workspace-packages.ts'

const tsconfigSchema = v.object({
  extends: v.optional(v.union([v.string(), v.array(v.string())])),
  references: v.optional(v.array(v.object({ path: v.string() }))),
  compilerOptions: v.optional(
    v.object({
      allowImportingTsExtensions: v.optional(v.boolean()),
      baseUrl: v.optional(v.string()),
      module: v.optional(v.string()),
      moduleResolution: v.optional(v.string()),
      paths: v.optional(v.record(v.string(), v.array(v.string()))),
      rewriteRelativeImportExtensions: v.optional(v.boolean()),
    }),
  ),
})

type Tsconfig = v.InferOutput<typeof tsconfigSchema>

/** What is read of a compiler's options. */
type CompilerOptions = NonNullable<Tsconfig['compilerOptions']>

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
export type PackagesAround = (directory: string) => ReadonlyMap<string, WorkspacePackage>

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

/**
 * The compiler options of the nearest tsconfig.json around a folder.
 *
 * @param directory - absolute path
 * @param packagesAround - finds the packages that a tsconfig.json may extend
 */
export function compilerOptionsAround(directory: string, packagesAround: PackagesAround): CompilerOptions {
  const parts = filesOf(path.join(directory, 'tsconfig.json'), packagesAround)
  const parent = path.dirname(directory)
  if (parts.length === 0) return parent === directory ? {} : compilerOptionsAround(parent, packagesAround)
  return Object.assign({}, ...parts.map(({ content }) => content.compilerOptions).reverse()) as CompilerOptions
}

/** The aliases of a tsconfig.json. */
function mappingsOf(tsconfig: string, packagesAround: PackagesAround): PathMapping[] {
  return filesOf(tsconfig, packagesAround).map(({ content: { compilerOptions: { baseUrl, paths } = {} }, folder }) => {
    const from = (start: string, target: string): string => path.resolve(start, target.replace('${configDir}', path.dirname(tsconfig)))
    const base = baseUrl === undefined ? undefined : from(folder, baseUrl)
    return { baseUrl: base, paths: Object.entries(paths ?? {}).map(([pattern, targets]) => ({ pattern, targets: targets.map((target) => from(base ?? folder, target)) })) }
  })
}

/** What a tsconfig.json is put together from: first itself, then those that it extends or refers to. */
function filesOf(tsconfig: string, packagesAround: PackagesAround): { content: Tsconfig; folder: string }[] {
  const files = new Set([tsconfig])
  const found: { content: Tsconfig; folder: string }[] = []
  for (const file of files) {
    const content = readTsconfig(file)
    if (content === undefined) continue
    const { extends: bases = [], references = [] } = content
    const folder = path.dirname(file)
    found.push({ content, folder })
    const others = [...[bases].flat().flatMap((specifier) => extendedFile(specifier, folder, packagesAround) ?? []), ...references.map((reference) => path.resolve(folder, reference.path.replace('${configDir}', path.dirname(tsconfig))))]
    for (const other of others) if (files.size < mostFiles) files.add(other.endsWith('.json') ? other : path.join(other, 'tsconfig.json'))
  }
  return found
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
