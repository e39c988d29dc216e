import { createRequire, isBuiltin } from 'node:module'
import path from 'node:path'
import type { NapiResolveOptions, ResolverFactory } from 'oxc-resolver'
import { importTargets, packageEntry, sourceIn } from './package-entry.ts'
import { endings, meantEndings, type Disk } from './source-file.ts'
import { openTsconfigPaths, type FindTargets } from './tsconfig-paths.ts'
import type { WorkspacePackage, Workspaces } from './workspace-packages.ts'

/**
 * @param specifier - a module specifier: relative, a tsconfig path, a package's `#import`, a package of the workspace
 * @param importer - absolute path of the importing file
 * @returns the absolute path the import leads to, `undefined` where it can't be found
 */
export type ResolveModule = (specifier: string, importer: string) => string | undefined

/** How long a missing module is taken to be missing still, in milliseconds. */
const longestMemory = 1000

const require = createRequire(import.meta.url)
const resolvers = new Map<string, ResolveModule>()

/** A file's ending that no JavaScript or TypeScript module has: `./logo.svg`, `./users.json`. */
const foreignEnding = /\.(?:css|gif|graphql|html|jpe?g|json|less|md|pdf|png|s[ac]ss|sql|svg|txt|vue|wasm|webp|ya?ml)$/

/**
 * Makes a resolver that looks at each import of each folder once.
 *
 * @param root - absolute path of the working directory
 * @param disk - what is known of the disk
 * @param workspaces - finds packages
 * @param configuredTargets - where configurations of test runners say that a specifier leads
 */
export function openModulePaths(root: string, disk: Disk, { packageOf, packagesAround }: Workspaces, configuredTargets: FindTargets): ResolveModule {
  const known = new Map<string, string | null>()
  const aliasTargets = openTsconfigPaths(packagesAround)
  return (specifier, importer) => {
    const directory = path.dirname(importer)
    const key = `${directory}\0${specifier}`
    const kept = known.get(key)
    if (kept !== undefined) return kept ?? undefined
    const resolved = path.isAbsolute(importer) ? resolve(specifier, importer, directory) : undefined
    known.set(key, resolved ?? null)
    return resolved
  }

  function resolve(specifier: string, importer: string, directory: string): string | undefined {
    if (foreignEnding.test(specifier) || isBuiltin(specifier)) return undefined
    if (/^\.\.?(?:\/|$)/.test(specifier)) return disk.findSource(path.join(directory, specifier)) ?? oxcResolver(root)(specifier, importer)
    return packageModule(specifier, importer, directory) ?? sourceAmong(aliasTargets(specifier, directory)) ?? oxcResolver(root)(specifier, importer) ?? sourceAmong(configuredTargets(specifier, directory))
  }

  /** `@acme/db/client`: the package `@acme/db` and its `client`; `#app/db`: what the importer's own package calls so. */
  function packageModule(specifier: string, importer: string, directory: string): string | undefined {
    if (specifier.startsWith('#')) return privateModule(specifier, importer, directory)
    const imported = importedPackage(specifier, directory, { packageOf, packagesAround })
    return imported && packageEntry(imported.owner, imported.subpath, disk.findSource)
  }

  function privateModule(specifier: string, importer: string, directory: string): string | undefined {
    const own = packageOf(directory)
    if (own === undefined) return undefined
    const files = importTargets(own, specifier).map((target) => {
      if (target.startsWith('.')) return sourceIn(own, target, disk.findSource)
      // What leads to another `#import` leads nowhere
      return target.startsWith('#') ? undefined : resolve(target, importer, directory)
    })
    return files.find((file) => file !== undefined)
  }

  function sourceAmong(targets: readonly string[]): string | undefined {
    return targets.map(disk.findSource).find((file) => file !== undefined)
  }
}

/** `@acme/db/client`: the package `@acme/db`, of the workspace or the importing file's own, and its `client`. */
export function importedPackage(specifier: string, directory: string, { packageOf, packagesAround }: Workspaces): { owner: WorkspacePackage; subpath: string } | undefined {
  const [, name, subpath = ''] = /^((?:@[^/]+\/)?[^/@#~.][^/]*)(?:\/(.+))?$/.exec(specifier) ?? []
  if (name === undefined) return undefined
  const own = packageOf(directory)
  const owner = packagesAround(directory).get(name) ?? (own?.manifest.name === name ? own : undefined)
  return owner && { owner, subpath }
}

function oxcResolver(root: string): ResolveModule {
  const known = resolvers.get(root) ?? createOxcResolver()
  resolvers.set(root, known)
  return known
}

function createOxcResolver(): ResolveModule {
  const { ResolverFactory: Factory } = require('oxc-resolver') as typeof import('oxc-resolver')
  const options: NapiResolveOptions = {
    extensions: [...endings],
    extensionAlias: Object.fromEntries(meantEndings),
    conditionNames: ['development', 'source', 'import', 'require', 'node', 'default'],
    mainFields: ['source', 'module', 'main'],
  }
  const factory = new Factory(options)
  // The resolver remembers what was not there; in an editor, a file may be there now
  let forgotten = performance.now()
  return (specifier, importer) => {
    const resolved = pathOf(factory, specifier, importer)
    if (resolved !== undefined || performance.now() - forgotten < longestMemory) return resolved
    factory.clearCache()
    forgotten = performance.now()
    return pathOf(factory, specifier, importer)
  }
}

function pathOf(factory: ResolverFactory, specifier: string, importer: string): string | undefined {
  return factory.resolveFileSync(importer, specifier).path
}
