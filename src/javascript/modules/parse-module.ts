import { createRequire } from 'node:module'
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { EcmaScriptModule, ParseResult } from 'oxc-parser'
import { lazy } from '../../lazy.ts'
import { outlineOf, type ModuleOutline } from './module-outline.ts'
import { childrenOf, visit, type ExportEntry, type ModuleExports, type ModuleSource } from '../module-source.ts'

const require = createRequire(import.meta.url)
const loadParser = lazy(() => require('oxc-parser') as typeof import('oxc-parser'))
const loadScopeManager = lazy(() => require('@typescript-eslint/scope-manager') as typeof import('@typescript-eslint/scope-manager'))

/** A module, each part of it made when it is asked for. */
export interface ParsedModule {
  outline: () => ModuleOutline
  /** What it exports, told without its tree; `undefined` where that takes the parser, and the module does not parse. */
  exports: () => ModuleExports | undefined
  /** The module; `undefined` where its exports are. */
  source: () => ModuleSource | undefined
}

/**
 * How many results of the parser wait for their tree to be asked for. It is handed over as text, which takes much memory
 * and is seldom needed later; what is let go is parsed anew.
 */
const mostWaiting = 20

/** Takes the results of the parser for the files that wait for their tree, the longest waiting one first. */
const waiting = new Set<Waiting>()

interface Waiting {
  result?: ParseResult
}

/**
 * Reads a module when it is asked for.
 *
 * @param filename - absolute path, whose ending says the language
 * @param text - the module's source
 */
export function openModule(filename: string, text: string): ParsedModule {
  const waits: Waiting = {}
  const outline = lazy(() => outlineOf(text))
  const exports = lazy(() => {
    const { exports: outlined, isWhole } = outline()
    if (isWhole) return outlined
    const result = parse(filename, text)
    if (result === undefined) return undefined
    waits.result = result
    waiting.add(waits)
    const [longest] = waiting
    if (waiting.size > mostWaiting && longest !== undefined) letGo(longest)
    return readExports(result.module, text)
  })
  const ast = lazy(() => {
    const result = waits.result ?? parse(filename, text)
    letGo(waits)
    // An outline can be whole where a function is half typed
    return programOf((result ?? parse(filename, ''))?.program)
  })
  const source = lazy(() => {
    const known = exports()
    return known && moduleOf(filename, text, known, ast)
  })
  return { outline, exports, source }
}

/**
 * Parses a statement by itself.
 *
 * @param filename - the module it stands in, whose ending says the language
 * @param statement - its source
 * @returns `undefined` where it is not one whole statement
 */
export function parseStatement(filename: string, statement: string): TSESTree.ProgramStatement | undefined {
  const result = parse(filename, statement)
  const [first, ...others] = result === undefined ? [] : programOf(result.program).body
  return others.length === 0 ? first : undefined
}

function letGo(waits: Waiting): void {
  delete waits.result
  waiting.delete(waits)
}

function moduleOf(filename: string, text: string, exports: ModuleExports, ast: () => TSESTree.Program): ModuleSource {
  const scopes = lazy(() => scopesOf(ast(), filename))
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
    exports,
    parentOf: (node) => parents().get(node),
  }
}

/** The scopes of a module; those of an empty one where expressions are nested deeper than a stack of calls can follow: a text of 50,000 parts. */
function scopesOf(ast: TSESTree.Program, filename: string): TSESLint.Scope.ScopeManager {
  const analyze = (program: TSESTree.Program): TSESLint.Scope.ScopeManager => loadScopeManager().analyze(program, { sourceType: 'module', lib: [] })
  try {
    return analyze(ast)
  } catch (error) {
    if (error instanceof RangeError) return analyze(programOf(parse(filename, '')?.program))
    throw error
  }
}

function parse(filename: string, text: string): ParseResult | undefined {
  const result = loadParser().parseSync(filename, text, { astType: 'ts', range: true, preserveParens: false })
  return result.errors.some(({ severity }) => severity === 'Error') ? undefined : result
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

/** `export = pool`: what CommonJS exports as a whole, in a file with imports. */
const exportAssignment = /^export\s*=/m

function readExports({ hasModuleSyntax, staticExports, staticImports }: EcmaScriptModule, text: string): ModuleExports {
  const named = new Map<string, ExportEntry>()
  const stars: string[] = []
  const imported = new Map<string, { specifier: string; name: string }>()
  for (const { entries, moduleRequest } of staticImports) {
    for (const { importName, isType, localName } of entries) {
      const name = importName.kind === 'Default' ? 'default' : importName.kind === 'Name' ? (importName.name ?? 'default') : '*'
      if (!isType) imported.set(localName.value, { specifier: moduleRequest.value, name })
    }
  }
  for (const { entries } of staticExports) {
    for (const { exportName, importName, isType, localName, moduleRequest } of entries) {
      const name = exportName.kind === 'Default' ? 'default' : exportName.name
      if (name === null) {
        if (moduleRequest !== null && !isType) stars.push(moduleRequest.value)
        continue
      }
      const own = localName.name
      // `import { db } from './db'; export { db }` is `export { db } from './db'`
      const source = moduleRequest === null ? imported.get(own ?? '') : { specifier: moduleRequest.value, name: importName.kind === 'Name' ? (importName.name ?? 'default') : '*' }
      named.set(name, { ...(source && { source }), ...(source === undefined && own !== null && { local: own }), isType })
    }
  }
  return { isModule: hasModuleSyntax && !(named.size === 0 && exportAssignment.test(text)), named, stars }
}
