import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import { childrenOf, type ModuleSource } from './module-source.ts'

interface CachedModule {
  modified: number
  size: number
  source: ModuleSource | undefined
}

/** Files over this many bytes are generated or bundled, and no place where a project makes its session. */
const largestModule = 1024 * 1024

/** How many parsed modules are kept; the one that went unused the longest is dropped first. */
const keptModules = 500

const modules = new Map<string, CachedModule>()
const resolvers = new Map<string, (directory: string, specifier: string) => string | undefined>()
const require = createRequire(import.meta.url)

/**
 * Finds and parses the module that an import leads to. Parsed modules are kept for the life of the process and read
 * again when their size or modification time changes. The resolver and the parser are loaded on first need.
 *
 * @param specifier - a module specifier: relative, a tsconfig path, a package's `#import`
 * @param importer - the module that imports it
 * @param root - absolute path of the working directory; nothing in `node_modules` is read
 * @returns the parsed module; `undefined` where it can't be found, is no JavaScript or TypeScript, does not parse, or is
 * larger than 1 MiB
 */
export function loadProjectModule(specifier: string, importer: ModuleSource, root: string): ModuleSource | undefined {
  if (!path.isAbsolute(importer.filename)) return undefined
  const filename = resolverFor(root)(path.dirname(importer.filename), specifier)
  return filename === undefined || !isProjectSource(filename) ? undefined : readModule(filename)
}

/**
 * @param specifier - a module specifier
 * @param importer - absolute path of the importing file
 * @param root - absolute path of the working directory
 * @returns the absolute path the import leads to, `undefined` where it can't be found
 */
export function resolveProjectPath(specifier: string, importer: string, root: string): string | undefined {
  return path.isAbsolute(importer) ? resolverFor(root)(path.dirname(importer), specifier) : undefined
}

function isProjectSource(filename: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(filename) && !filename.split(path.sep).includes('node_modules')
}

function resolverFor(root: string): (directory: string, specifier: string) => string | undefined {
  const known = resolvers.get(root)
  if (known !== undefined) return known
  const { ResolverFactory } = require('oxc-resolver') as typeof import('oxc-resolver')
  const factory = new ResolverFactory({
    tsconfig: 'auto',
    extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
    extensionAlias: {
      '.js': ['.ts', '.tsx', '.js', '.jsx'],
      '.jsx': ['.tsx', '.jsx'],
      '.mjs': ['.mts', '.mjs'],
      '.cjs': ['.cts', '.cjs'],
    },
    conditionNames: ['development', 'source', 'import', 'require', 'node', 'default'],
    mainFields: ['source', 'module', 'main'],
  })
  const resolve = (directory: string, specifier: string): string | undefined => factory.sync(directory, specifier).path
  resolvers.set(root, resolve)
  return resolve
}

function readModule(filename: string): ModuleSource | undefined {
  const stats = statSync(filename, { throwIfNoEntry: false })
  if (!stats?.isFile() || stats.size > largestModule) return undefined
  const known = modules.get(filename)
  modules.delete(filename)
  const current = known?.modified === stats.mtimeMs && known.size === stats.size ? known : { modified: stats.mtimeMs, size: stats.size, source: parseModule(filename) }
  modules.set(filename, current)
  const [oldest] = modules.keys()
  if (modules.size > keptModules && oldest !== undefined) modules.delete(oldest)
  return current.source
}

function parseModule(filename: string): ModuleSource | undefined {
  const text = readFileSync(filename, 'utf8')
  const { parseSync } = require('oxc-parser') as typeof import('oxc-parser')
  const { analyze } = require('@typescript-eslint/scope-manager') as typeof import('@typescript-eslint/scope-manager')
  const result = parseSync(filename, text, { astType: 'ts', range: true, preserveParens: false })
  if (result.errors.some(({ severity }) => severity === 'Error')) return undefined
  // oxc-parser promises the tree of typescript-estree for `astType: 'ts'`, under type names of its own
  const ast = result.program as object as TSESTree.Program
  const parents = new WeakMap<TSESTree.Node, TSESTree.Node>()
  const pending: TSESTree.Node[] = [ast]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    for (const child of childrenOf(node)) {
      parents.set(child, node)
      pending.push(child)
    }
  }
  return { filename, text, ast, scopes: analyze(ast, { sourceType: 'module', lib: [] }), parentOf: (node) => parents.get(node) }
}
