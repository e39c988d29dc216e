import { createRequire, isBuiltin } from 'node:module'
import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import type { EcmaScriptModule } from 'oxc-parser'
import type { NapiResolveOptions } from 'oxc-resolver'
import { lazy } from './lazy.ts'
import { childrenOf, visit, type ExportEntry, type ModuleExports, type ModuleSource } from './module-source.ts'
import { statsOf, textOf } from './readable-file.ts'

/** A file of the project that an import leads to. */
export interface ProjectFile {
  /** Absolute path. */
  filename: string
  text: string
  /** The parsed module; `undefined` where it does not parse. */
  parse: () => ModuleSource | undefined
}

interface CachedFile {
  modified: number
  size: number
  file: ProjectFile
}

/** Files over this many bytes are generated or bundled, and no place where a project makes its session. */
const largestFile = 1024 * 1024

/** How long a missing module is taken to be missing still, in milliseconds. */
const longestMemory = 1000

/** How many files are kept; the one that went unused the longest is dropped first. */
const keptFiles = 500

const files = new Map<string, CachedFile>()
const resolvers = new Map<string, (importer: string, specifier: string) => string | undefined>()
const require = createRequire(import.meta.url)

/** The files of a project, as one lint of one file sees them. */
export interface ProjectFiles {
  /** Absolute path of the working directory. */
  root: string
  /**
   * @param specifier - a module specifier: relative, a tsconfig path, a package's `#import`
   * @param importer - absolute path of the importing file
   * @returns the absolute path the import leads to, `undefined` where it can't be found
   */
  resolve: (specifier: string, importer: string) => string | undefined
  /** The file an import leads to; `undefined` for what can't be found, is no JavaScript or TypeScript, lies in `node_modules`, or is larger than 1 MiB. */
  find: (specifier: string, importer: string) => ProjectFile | undefined
}

/**
 * Opens the project's files for the lint of one file, during which they do not change. What is read is kept for the life
 * of the process and read again when its size or modification time changes. The resolver and the parser are loaded on
 * first need.
 *
 * @param root - absolute path of the working directory
 */
export function openProject(root: string): ProjectFiles {
  const paths = new Map<string, string | null>()
  const found = new Map<string, ProjectFile | null>()
  const resolve: ProjectFiles['resolve'] = (specifier, importer) => {
    const key = `${importer}\0${specifier}`
    const known = paths.get(key)
    if (known !== undefined) return known ?? undefined
    const resolved = path.isAbsolute(importer) && !isBuiltin(specifier) ? resolverFor(root)(importer, specifier) : undefined
    paths.set(key, resolved ?? null)
    return resolved
  }
  const find: ProjectFiles['find'] = (specifier, importer) => {
    const filename = resolve(specifier, importer)
    if (filename === undefined) return undefined
    const known = found.get(filename)
    if (known !== undefined) return known ?? undefined
    const file = isProjectSource(filename) ? readFile(filename) : undefined
    found.set(filename, file ?? null)
    return file
  }
  return { root, resolve, find }
}

function isProjectSource(filename: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(filename) && !filename.split(path.sep).includes('node_modules')
}

function resolverFor(root: string): (importer: string, specifier: string) => string | undefined {
  const known = resolvers.get(root)
  if (known !== undefined) return known
  const { ResolverFactory } = require('oxc-resolver') as typeof import('oxc-resolver')
  const options: NapiResolveOptions = {
    extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs'],
    extensionAlias: {
      '.js': ['.ts', '.tsx', '.js', '.jsx'],
      '.jsx': ['.tsx', '.jsx'],
      '.mjs': ['.mts', '.mjs'],
      '.cjs': ['.cts', '.cjs'],
    },
    conditionNames: ['development', 'source', 'import', 'require', 'node', 'default'],
    mainFields: ['source', 'module', 'main'],
  }
  const withTsconfig = new ResolverFactory({ ...options, tsconfig: 'auto' })
  const plain = withTsconfig.cloneWithOptions(options)
  // Resolving for a file, not for its folder, is what makes `tsconfig: 'auto'` look for the file's tsconfig.json. One that
  // extends a package that is not installed makes every import fail, relative ones too.
  const resolve = (importer: string, specifier: string): string | undefined =>
    withTsconfig.resolveFileSync(importer, specifier).path ?? plain.resolveFileSync(importer, specifier).path
  // The resolver remembers what was not there; in an editor, a file may be there now
  let forgotten = performance.now()
  const resolveAgain = (importer: string, specifier: string): string | undefined => {
    const resolved = resolve(importer, specifier)
    if (resolved !== undefined || performance.now() - forgotten < longestMemory) return resolved
    withTsconfig.clearCache()
    plain.clearCache()
    forgotten = performance.now()
    return resolve(importer, specifier)
  }
  resolvers.set(root, resolveAgain)
  return resolveAgain
}

function readFile(filename: string): ProjectFile | undefined {
  const stats = statsOf(filename)
  if (!stats?.isFile() || stats.size > largestFile) return undefined
  const known = files.get(filename)
  files.delete(filename)
  const current = known?.modified === stats.mtimeMs && known.size === stats.size ? known : { modified: stats.mtimeMs, size: stats.size, file: openFile(filename) }
  files.set(filename, current)
  const [oldest] = files.keys()
  if (files.size > keptFiles && oldest !== undefined) files.delete(oldest)
  return current.file
}

function openFile(filename: string): ProjectFile {
  const text = textOf(filename) ?? ''
  return { filename, text, parse: lazy(() => parseModule(filename, text)) }
}

function parseModule(filename: string, text: string): ModuleSource | undefined {
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

function readExports({ hasModuleSyntax, staticExports }: EcmaScriptModule): ModuleExports {
  const named = new Map<string, ExportEntry>()
  const stars: string[] = []
  for (const { entries } of staticExports) {
    for (const { exportName, importName, isType, localName, moduleRequest } of entries) {
      const name = exportName.kind === 'Default' ? 'default' : exportName.name
      if (name === null) {
        if (moduleRequest !== null && !isType) stars.push(moduleRequest.value)
      } else {
        const source = moduleRequest && { specifier: moduleRequest.value, name: importName.kind === 'Name' ? (importName.name ?? 'default') : '*' }
        named.set(name, { ...(source && { source }), ...(source === null && localName.name !== null && { local: localName.name }), isType })
      }
    }
  }
  return { isModule: hasModuleSyntax, named, stars }
}
