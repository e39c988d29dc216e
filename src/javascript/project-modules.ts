import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import type { EcmaScriptModule } from 'oxc-parser'
import { lazy } from './lazy.ts'
import { childrenOf, visit, type ExportEntry, type ModuleExports, type ModuleSource } from './module-source.ts'

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
  const result = parseSync(filename, text, { astType: 'ts', range: true, preserveParens: false })
  if (result.errors.some(({ severity }) => severity === 'Error')) return undefined
  // Most modules are asked for an export's head only: the tree, its scopes and parents are made when they are asked for
  const ast = lazy(() => programOf(result.program))
  const scopes = lazy(() => {
    const { analyze } = require('@typescript-eslint/scope-manager') as typeof import('@typescript-eslint/scope-manager')
    return analyze(ast(), { sourceType: 'module', lib: [] })
  })
  const parents = lazy(() => parentsBelow(ast()))
  return {
    filename,
    text,
    get ast() {
      return ast()
    },
    get scopes() {
      return scopes()
    },
    exports: readExports(result.module),
    parentOf: (node) => parents().get(node),
  }
}

function programOf(tree: unknown): TSESTree.Program {
  if (!isProgram(tree)) throw new Error('The parser gave no program.')
  return tree
}

/** oxc-parser promises the tree of typescript-estree for `astType: 'ts'`, under type names of its own. */
function isProgram(tree: unknown): tree is TSESTree.Program {
  return typeof tree === 'object' && tree !== null && 'type' in tree && tree.type === 'Program'
}

function parentsBelow(root: TSESTree.Node): Map<TSESTree.Node, TSESTree.Node> {
  const parents = new Map<TSESTree.Node, TSESTree.Node>()
  visit(root, (node) => {
    for (const child of childrenOf(node)) parents.set(child, node)
    return true
  })
  return parents
}

function readExports({ hasModuleSyntax, staticExports, staticImports }: EcmaScriptModule): ModuleExports {
  const named = new Map<string, ExportEntry>()
  const stars: string[] = []
  for (const { start, entries } of staticExports) {
    for (const { exportName, importName, isType, moduleRequest } of entries) {
      const name = exportName.kind === 'Default' ? 'default' : exportName.name
      if (name === null) {
        if (moduleRequest !== null && !isType) stars.push(moduleRequest.value)
      } else {
        const source = moduleRequest && { specifier: moduleRequest.value, name: importName.kind === 'Name' ? (importName.name ?? 'default') : '*' }
        named.set(name, { ...(source && { source }), isType, start })
      }
    }
  }
  return { isModule: hasModuleSyntax, named, stars, imports: staticImports.map(({ moduleRequest }) => moduleRequest.value) }
}
