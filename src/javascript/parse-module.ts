import { createRequire } from 'node:module'
import type { TSESTree } from '@typescript-eslint/utils'
import type { EcmaScriptModule, ParseResult } from 'oxc-parser'
import { lazy } from '../lazy.ts'
import { childrenOf, visit, type ExportEntry, type ModuleExports, type ModuleSource } from './module-source.ts'

const require = createRequire(import.meta.url)

/**
 * Reads what a module exports. What the parser gives besides is let go: most modules are asked for no more.
 *
 * @param filename - absolute path, whose ending says the language
 * @param text - the module's source
 * @returns the exports, `undefined` where the module does not parse
 */
export function parseExports(filename: string, text: string): ModuleExports | undefined {
  const result = parse(filename, text)
  return result && readExports(result.module, text)
}

/**
 * Parses a module for its tree. Its scopes and parents are made when they are asked for.
 *
 * @param filename - absolute path, whose ending says the language
 * @param text - the module's source
 * @param exports - what it exports
 * @returns the module, `undefined` where it does not parse
 */
export function parseModule(filename: string, text: string, exports: ModuleExports): ModuleSource | undefined {
  const result = parse(filename, text)
  if (result === undefined) return undefined
  const ast = programOf(result.program)
  const scopes = lazy(() => {
    const { analyze } = require('@typescript-eslint/scope-manager') as typeof import('@typescript-eslint/scope-manager')
    return analyze(ast, { sourceType: 'module', lib: [] })
  })
  const parents = lazy(() => parentsBelow(ast))
  return {
    filename,
    text,
    ast,
    get scopes() {
      return scopes()
    },
    exports,
    parentOf: (node) => parents().get(node),
  }
}

function parse(filename: string, text: string): ParseResult | undefined {
  const { parseSync } = require('oxc-parser') as typeof import('oxc-parser')
  const result = parseSync(filename, text, { astType: 'ts', range: true, preserveParens: false })
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
