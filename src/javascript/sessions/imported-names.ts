import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import { loadingMembers } from '../knowledge.ts'
import type { ModuleSource } from '../module-source.ts'
import { isValueUse } from './session-use.ts'
import { importedName, isFunction, propertyName, requiredSpecifier } from '../syntax.ts'

/** A name that a file takes from a module, however it is written. */
export interface ImportedName {
  specifier: string
  /** `default`, `*`, or `null` for an import without names. */
  name: string | null
  /** Where to report. */
  node: TSESTree.Node
  variable: TSESLint.Scope.Variable | undefined
  /** The file exports the name again as it takes it: `export { db } from '../src/db'`. */
  reExported?: true
  /** The file asks for the original of a module that may be mocked: `vi.importActual('../src/db')`. */
  original?: true
}

/** Every name that a file takes from a module and uses as a value, however it is written. */
export function importedNames(file: JavaScriptFile): ImportedName[] {
  const { module, invocations, dynamicImports } = file
  const names = module.ast.body.flatMap((statement) => namesOfStatement(statement, file))
  for (const node of invocations) {
    const specifier = node.type === 'CallExpression' ? loadedSpecifier(node, file) : undefined
    const isOriginal = node.type === 'CallExpression' && node.callee.type === 'MemberExpression'
    if (specifier !== undefined) names.push(...namesTakenFrom(node, specifier, file).map((name) => (isOriginal ? { ...name, original: true as const } : name)))
  }
  for (const node of dynamicImports) {
    if (node.source.type === 'Literal' && typeof node.source.value === 'string') names.push(...namesTakenFrom(node, node.source.value, file))
  }
  return names
}

function namesOfStatement(statement: TSESTree.ProgramStatement, file: JavaScriptFile): ImportedName[] {
  const { module, resolver } = file
  if (statement.type === 'ExportAllDeclaration' && statement.exportKind !== 'type') {
    return [{ specifier: statement.source.value, name: '*', node: statement, variable: undefined, reExported: true }]
  }
  if (statement.type === 'ExportNamedDeclaration' && statement.source !== null && statement.exportKind !== 'type') {
    const specifier = statement.source.value
    return statement.specifiers.flatMap((clause): ImportedName[] => {
      const name = clause.local.type === 'Identifier' ? clause.local.name : clause.local.value
      return clause.exportKind === 'type' ? [] : [{ specifier, name, node: clause, variable: undefined, reExported: true }]
    })
  }
  if (statement.type === 'TSImportEqualsDeclaration' && statement.importKind !== 'type' && statement.moduleReference.type === 'TSExternalModuleReference') {
    return namesInPattern(statement.id, statement.moduleReference.expression.value, ['default', '*'], file)
  }
  if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return []
  const specifier = statement.source.value
  if (statement.specifiers.length === 0) return [{ specifier, name: null, node: statement, variable: undefined }]
  return statement.specifiers.flatMap((clause): ImportedName[] => {
    if (clause.type === 'ImportSpecifier' && clause.importKind === 'type') return []
    const variable = resolver.variableOf(clause.local, module)
    const isUsed = variable?.references.some((reference) => isValueUse(reference, module)) === true
    return isUsed ? [{ specifier, name: importedName(clause), node: clause, variable }] : []
  })
}

/** `require('../src/db')`, `vi.importActual('../src/db')`, `jest.requireActual('../src/db')` */
function loadedSpecifier(node: TSESTree.CallExpression, { module, resolver }: JavaScriptFile): string | undefined {
  if (node.callee.type === 'Identifier') return requiredSpecifier(node)
  const [argument] = node.arguments
  if (argument?.type !== 'Literal' || typeof argument.value !== 'string') return undefined
  // Most calls with a text are no way to load a module: `page.getByText('…')`
  if (node.callee.type !== 'MemberExpression' || node.callee.object.type !== 'Identifier' || !loadingMembers().has(propertyName(node.callee) ?? '')) return undefined
  return resolver.invokedMember(node, module)?.member.loads === undefined ? undefined : argument.value
}

/** What is around an expression and has its value: `await x`, `x as T`, `(x)!`. */
const transparent: ReadonlySet<string> = new Set(['AwaitExpression', 'ChainExpression', 'TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression'])

function outermost(node: TSESTree.Node, module: ModuleSource): TSESTree.Node {
  const parent = module.parentOf(node)
  return parent !== undefined && transparent.has(parent.type) ? outermost(parent, module) : node
}

/** `const { db } = require('../db')`, `database = await import('../db')`, `require('../db').db`, `import('../db').then(({ db }) => …)` */
function namesTakenFrom(node: TSESTree.Node, specifier: string, file: JavaScriptFile): ImportedName[] {
  const { module } = file
  const taken = outermost(node, module)
  const parent = module.parentOf(taken)
  if (parent?.type === 'MemberExpression' && parent.object === taken) {
    const name = propertyName(parent)
    const call = module.parentOf(parent)
    if (name === 'then' && call?.type === 'CallExpression') {
      const [callback] = call.arguments
      const [parameter] = isFunction(callback) ? callback.params : []
      return parameter === undefined ? [] : namesInPattern(parameter, specifier, ['*'], file)
    }
    const target = targetOf(outermost(parent, module), module)
    const variable = target?.type === 'Identifier' ? file.resolver.variableOf(target, module) : undefined
    return name === undefined ? [] : [{ specifier, name, node: parent.property, variable }]
  }
  const target = targetOf(taken, module)
  // `const db = require('../db')` takes what a CommonJS module exports as a whole, which a session or a namespace may be
  const exports = node.type === 'CallExpression' ? file.project.find(specifier, module.filename)?.exports() : undefined
  const isWhole = node.type === 'CallExpression' && exports?.named.has('default') !== true
  return target === undefined ? [] : namesInPattern(target, specifier, isWhole ? ['default', '*'] : ['*'], file)
}

/** What an expression is written to: `const db = …`, `db = …`. */
function targetOf(node: TSESTree.Node, module: ModuleSource): TSESTree.Node | undefined {
  const parent = module.parentOf(node)
  if (parent?.type === 'VariableDeclarator' && parent.init === node) return parent.id
  return parent?.type === 'AssignmentExpression' && parent.right === node ? parent.left : undefined
}

function namesInPattern(pattern: TSESTree.Node, specifier: string, wholes: readonly string[], { module, resolver }: JavaScriptFile): ImportedName[] {
  if (pattern.type === 'Identifier') {
    const variable = resolver.variableOf(pattern, module)
    return wholes.map((name) => ({ specifier, name, node: pattern, variable }))
  }
  if (pattern.type !== 'ObjectPattern') return []
  return pattern.properties.flatMap((property): ImportedName[] => {
    const name = property.type === 'Property' ? propertyName(property) : undefined
    if (property.type !== 'Property' || name === undefined) return []
    const target = property.value.type === 'AssignmentPattern' ? property.value.left : property.value
    return [{ specifier, name, node: property, variable: resolver.variableOf(target, module) }]
  })
}
