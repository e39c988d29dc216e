import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import { pathInPattern } from './pattern-path.ts'
import type { ModuleSource } from '../module-source.ts'
import type { Resolver } from './resolver.ts'
import { isClass, isFunction, propertyName, propertyValue } from '../syntax.ts'
import type { Value } from './value.ts'

/**
 * What a module of the project exports under a name, through its own declarations, export lists, re-exports and
 * CommonJS assignments.
 *
 * @param module - the exporting module
 * @param name - the export's name, `default` for the default export
 * @param resolver - says what the exported expression is
 * @returns the value, or `undefined` where the module has no such export or it can't be told
 */
export function exportValue(module: ModuleSource, name: string, resolver: Resolver): Value | undefined {
  if (module.exports?.isModule === true) {
    const entry = module.exports.named.get(name)
    if (entry?.source !== undefined) return reExported(entry.source, module, resolver)
    if (entry === undefined) return name === 'default' ? undefined : starExport(module.exports.stars, name, module, resolver)
  }
  for (const statement of module.ast.body) {
    const value = exportedBy(statement, name, module, resolver)
    if (value !== undefined) return value
  }
  return commonJsExport(module, name, resolver)
}

function reExported({ specifier, name }: { specifier: string; name: string }, module: ModuleSource, resolver: Resolver): Value | undefined {
  const namespace = resolver.namespaceOf(specifier, undefined, module)
  return name === '*' ? namespace : resolver.memberOf(namespace, name)
}

function starExport(specifiers: readonly string[], name: string, module: ModuleSource, resolver: Resolver): Value | undefined {
  for (const specifier of specifiers) {
    const value = reExported({ specifier, name }, module, resolver)
    if (value !== undefined) return value
  }
  return undefined
}

function exportedBy(statement: TSESTree.ProgramStatement, name: string, module: ModuleSource, resolver: Resolver): Value | undefined {
  switch (statement.type) {
    case 'ExportDefaultDeclaration':
      return name === 'default' ? resolver.valueOf(statement.declaration, module) : undefined
    case 'ExportNamedDeclaration':
      return statement.declaration === null ? listedExport(statement, name, module, resolver) : declaredExport(statement.declaration, name, module, resolver)
    case 'ExportAllDeclaration': {
      const namespace = resolver.namespaceOf(statement.source.value, statement, module)
      if (statement.exported !== null) return moduleExportName(statement.exported) === name ? namespace : undefined
      return name === 'default' ? undefined : resolver.memberOf(namespace, name)
    }
    case 'TSExportAssignment':
      return memberOrWhole(resolver.valueOf(statement.expression, module), name, resolver)
    default:
      return undefined
  }
}

function listedExport(statement: TSESTree.ExportNamedDeclaration, name: string, module: ModuleSource, resolver: Resolver): Value | undefined {
  const specifier = statement.specifiers.find(({ exported }) => moduleExportName(exported) === name)
  if (specifier === undefined) return undefined
  if (statement.source) return resolver.memberOf(resolver.namespaceOf(statement.source.value, statement, module), moduleExportName(specifier.local))
  return resolver.valueOf(specifier.local, module)
}

function declaredExport(declaration: TSESTree.Node, name: string, module: ModuleSource, resolver: Resolver): Value | undefined {
  if (declaration.type === 'VariableDeclaration') {
    for (const { id } of declaration.declarations) {
      const target = namedTarget(id, name)
      if (target !== undefined) return resolver.valueOf(target, module)
    }
    return undefined
  }
  if (declaration.type === 'TSTypeAliasDeclaration' && declaration.id.name === name) return resolver.annotationValue(declaration.typeAnnotation, module)
  if (declaration.type === 'TSInterfaceDeclaration' && declaration.id.name === name) return { kind: 'shape', members: declaration.body.body, module }
  if ((isFunction(declaration) || isClass(declaration)) && declaration.id?.name === name) return resolver.valueOf(declaration, module)
  return undefined
}

/** The identifier of a declared name: `export const db = …`, `export const { db } = …`, `export const [db] = …`. */
function namedTarget(pattern: TSESTree.Node, name: string): TSESTree.Node | undefined {
  if (pattern.type === 'Identifier') return pattern.name === name ? pattern : undefined
  const parts = pattern.type === 'ObjectPattern' ? pattern.properties.map((property) => (property.type === 'Property' ? property.value : null)) : pattern.type === 'ArrayPattern' ? pattern.elements : []
  for (const part of parts) {
    const target = part === null ? undefined : namedTarget(part, name)
    if (target !== undefined && pathInPattern(pattern, target) !== undefined) return target
  }
  return undefined
}

function commonJsExport(module: ModuleSource, name: string, resolver: Resolver): Value | undefined {
  const assignments = commonJsAssignments(module)
  for (const { property, value } of assignments) {
    if (property !== null && property !== name) continue
    const whole = resolver.valueOf(value, module)
    // Compilers write `exports.pool = void 0` before the value
    const found = property === name ? whole : memberOrWhole(whole, name, resolver)
    if (found !== undefined) return found
  }
  // require('./db') of a module that only has `exports.pool = …` gives its namespace
  const hasNames = assignments.some(({ property }) => property !== null)
  return hasNames && name === 'default' ? resolver.namespaceOf(`./${path.basename(module.filename)}`, undefined, module) : undefined
}

function memberOrWhole(whole: Value | undefined, name: string, resolver: Resolver): Value | undefined {
  return name === 'default' ? whole : resolver.memberOf(whole, name)
}

/**
 * The expressions of a module that it exports under a name: what its own variables of that name are given, and what stands
 * behind `export default` and `module.exports =`, from which CommonJS takes every name.
 *
 * @param module - the exporting module
 * @param name - the export's name, `default` for the default export
 */
export function exportedExpressions(module: ModuleSource, name: string): TSESTree.Node[] {
  const local = module.exports?.named.get(name)?.local ?? name
  const declared = module.ast.body.flatMap((statement) => {
    if (statement.type === 'ExportDefaultDeclaration') return name === 'default' ? [statement.declaration] : []
    const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (declaration?.type !== 'VariableDeclaration') return []
    return declaration.declarations.flatMap(({ id, init }) => (id.type === 'Identifier' && id.name === local && init !== null ? [init] : []))
  })
  const assigned = commonJsAssignments(module).flatMap(({ property, value }) => {
    if (property === name) return [value]
    if (property !== null) return []
    return value.type === 'ObjectExpression' && name !== 'default' ? [propertyValue(value, name) ?? []].flat() : [value]
  })
  return [...declared, ...assigned]
}

/** The names under which a CommonJS module exports something, as far as they are written out. */
export function commonJsNames(module: ModuleSource): string[] {
  return commonJsAssignments(module).flatMap(({ property, value }) => {
    if (property !== null) return [property]
    return value.type === 'ObjectExpression' ? value.properties.flatMap((member) => (member.type === 'Property' ? (propertyName(member) ?? []) : [])) : []
  })
}

interface CommonJsAssignment {
  /** `null` for the exports as a whole. */
  property: string | null
  value: TSESTree.Expression
}

function commonJsAssignments({ ast }: ModuleSource): CommonJsAssignment[] {
  return ast.body.flatMap((statement) => {
    if (statement.type === 'ExpressionStatement') return assignmentsIn(statement.expression)
    return statement.type === 'VariableDeclaration' ? statement.declarations.flatMap(({ init }) => (init === null ? [] : assignmentsIn(init))) : []
  })
}

/** `module.exports = …`, `module.exports.name = …`, `exports.name = …`, `exports = module.exports = …`, `const db = module.exports = …` */
function assignmentsIn(expression: TSESTree.Expression): CommonJsAssignment[] {
  if (expression.type !== 'AssignmentExpression') return []
  const { left, right } = expression
  const others = assignmentsIn(right)
  if (left.type !== 'MemberExpression') return others
  const property = propertyName(left)
  if (isModuleExports(left)) return [{ property: null, value: right }, ...others]
  const isNamed = (left.object.type === 'Identifier' && left.object.name === 'exports') || isModuleExports(left.object)
  return isNamed && property !== undefined ? [{ property, value: right }, ...others] : others
}

function isModuleExports(node: TSESTree.Node): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' && propertyName(node) === 'exports'
}

function moduleExportName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value
}
