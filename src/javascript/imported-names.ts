import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from './javascript-file.ts'
import type { ModuleSource } from './module-source.ts'
import { isValueUse } from './session-use.ts'
import { importedName, propertyName } from './syntax.ts'

/** A name that a file takes from a module, however it is written. */
export interface ImportedName {
  specifier: string
  /** `default`, `*`, or `null` for an import without names. */
  name: string | null
  /** Where to report. */
  node: TSESTree.Node
  variable: TSESLint.Scope.Variable | undefined
}

/** Every name that a file takes from a module and uses as a value, however it is written. */
export function importedNames({ module, invocations, dynamicImports, resolver }: JavaScriptFile): ImportedName[] {
  const names: ImportedName[] = []
  for (const statement of module.ast.body) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue
    if (statement.specifiers.length === 0) names.push({ specifier: statement.source.value, name: null, node: statement, variable: undefined })
    for (const clause of statement.specifiers) {
      if (clause.type === 'ImportSpecifier' && clause.importKind === 'type') continue
      const variable = resolver.variableOf(clause.local, module)
      if (variable?.references.some((reference) => isValueUse(reference, module)) !== true) continue
      names.push({ specifier: statement.source.value, name: importedName(clause), node: clause, variable })
    }
  }
  for (const node of invocations) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require') continue
    const [argument] = node.arguments
    if (argument?.type === 'Literal' && typeof argument.value === 'string') names.push(...namesTakenFrom(node, argument.value, module, resolver))
  }
  for (const node of dynamicImports) {
    if (node.source.type === 'Literal' && typeof node.source.value === 'string') names.push(...namesTakenFrom(node, node.source.value, module, resolver))
  }
  return names
}

/** `const { db } = require('../db')`, `const database = await import('../db')`, `require('../db').db` */
function namesTakenFrom(node: TSESTree.Node, specifier: string, module: ModuleSource, resolver: JavaScriptFile['resolver']): ImportedName[] {
  const parents = ['AwaitExpression', 'TSAsExpression', 'TSNonNullExpression', 'ChainExpression']
  const outermost = (current: TSESTree.Node): TSESTree.Node => {
    const parent = module.parentOf(current)
    return parent !== undefined && parents.includes(parent.type) ? outermost(parent) : current
  }
  const taken = outermost(node)
  const parent = module.parentOf(taken)
  if (parent?.type === 'MemberExpression' && parent.object === taken) {
    return [{ specifier, name: propertyName(parent) ?? null, node: parent, variable: undefined }]
  }
  if (parent?.type !== 'VariableDeclarator' || parent.init !== taken) return []
  if (parent.id.type === 'Identifier') {
    const variable = resolver.variableOf(parent.id, module)
    // `const db = require('../db')` takes what the module exports as a whole, which a session or a namespace may be
    return [{ specifier, name: node.type === 'CallExpression' ? 'default' : '*', node: parent.id, variable }, ...(node.type === 'CallExpression' ? [{ specifier, name: '*', node: parent.id, variable }] : [])]
  }
  if (parent.id.type !== 'ObjectPattern') return []
  return parent.id.properties.flatMap((property): ImportedName[] => {
    const name = property.type === 'Property' ? propertyName(property) : undefined
    if (property.type !== 'Property' || name === undefined) return []
    return [{ specifier, name, node: property, variable: resolver.variableOf(property.value, module) }]
  })
}
