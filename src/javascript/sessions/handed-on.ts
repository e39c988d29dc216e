import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import { functionAround, type ModuleSource } from '../module-source.ts'
import type { Registrations } from '../runs/registrations.ts'
import { isFunction } from '../syntax.ts'

/**
 * Whether a file passes an imported value on to who imports the file: it exports it, an exported function returns it, or
 * a fixture gives it to tests.
 *
 * @param variable - what keeps the imported value
 * @param file - the file
 * @param registrations - the fixtures it defines
 */
export function isHandedOn({ references }: TSESLint.Scope.Variable, { module }: JavaScriptFile, registrations: () => Registrations): boolean {
  return references.some(({ identifier }) => {
    const outer = whole(identifier, module)
    const parent = module.parentOf(outer)
    switch (parent?.type) {
      case 'ExportSpecifier':
      case 'ExportDefaultDeclaration':
        return true
      case 'VariableDeclarator':
        return parent.init === outer && isExported(parent, module)
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        return isExported(functionAround(outer, module), module)
      case 'CallExpression':
        // test.extend({ db: async ({}, use) => { await use(db) } })
        return parent.callee !== outer && isUse(parent, functionAround(outer, module), registrations())
      default:
        return false
    }
  })
}

/** `{ db }`, `[db]`, `db as Database`: what holds the value and is passed on with it. */
function whole(node: TSESTree.Node, module: ModuleSource): TSESTree.Node {
  const parent = module.parentOf(node)
  const holds = parent?.type === 'TSAsExpression' || parent?.type === 'ObjectExpression' || parent?.type === 'ArrayExpression' || (parent?.type === 'Property' && parent.value === node)
  return holds ? whole(parent, module) : node
}

/** Whether a node stands in a function that a file exports: `export function describeWithDatabase(name, suite) { describe(name, () => …) }`. */
export function isInExportedFunction(node: TSESTree.Node, module: ModuleSource): boolean {
  const around = functionAround(node, module)
  return around !== undefined && (isExported(around, module) || isInExportedFunction(around, module))
}

/** `export const db = …`, `export function db() {}`, `export const db = () => …`, `export default () => …` */
function isExported(node: TSESTree.Node | undefined, module: ModuleSource): boolean {
  for (let current = node && module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    if (current.type === 'ExportNamedDeclaration' || current.type === 'ExportDefaultDeclaration') return true
    if (current.type !== 'VariableDeclarator' && current.type !== 'VariableDeclaration') return false
  }
  return false
}

function isUse({ callee }: TSESTree.CallExpression, fixture: TSESTree.Node | undefined, { fixtures }: Registrations): boolean {
  if (!isFunction(fixture) || !fixtures.has(fixture) || callee.type !== 'Identifier') return false
  const [, use] = fixture.params
  return use?.type === 'Identifier' && use.name === callee.name
}
