import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { ModuleSource } from '../module-source.ts'
import { parameterValue } from './parameter-value.ts'
import { pathInPattern, type PatternPath } from './pattern-path.ts'
import type { Resolver } from './resolver.ts'
import { importedName, isClass, isFunction, isInside, isNothing, unwrap } from '../syntax.ts'
import { isMade, type Value } from './value.ts'

/**
 * What a variable holds: what it is imported as, initialised with or later assigned, or what its type annotation says.
 * Assignments that disagree make it unknown.
 */
export function variableValue(variable: TSESLint.Scope.Variable, module: ModuleSource, resolver: Resolver): Value | undefined {
  // Overloads stand before the function itself
  const definition = variable.defs.find(({ node }) => isFunction(node)) ?? variable.defs[0]
  if (definition === undefined) return undefined
  const { name, node } = definition
  switch (node.type) {
    case 'ImportSpecifier':
    case 'ImportDefaultSpecifier':
    case 'ImportNamespaceSpecifier':
      return importValue(node, definition.parent, module, resolver)
    case 'TSImportEqualsDeclaration':
      return node.moduleReference.type === 'TSExternalModuleReference' ? resolver.namespaceOf(node.moduleReference.expression.value, node, module) : undefined
    case 'VariableDeclarator':
      return declaredValue(node, name, variable, module, resolver)
    default:
      if (definition.type === 'Parameter' && isFunction(node)) return parameterValue(node, name, module, resolver)
      if (isFunction(node)) return { kind: 'function', node, module }
      return isClass(node) ? { kind: 'class', node, module } : undefined
  }
}

function importValue(
  specifier: TSESTree.ImportClause,
  declaration: TSESTree.Node | null | undefined,
  module: ModuleSource,
  resolver: Resolver,
): Value | undefined {
  if (declaration?.type !== 'ImportDeclaration') return undefined
  const namespace = resolver.namespaceOf(declaration.source.value, specifier, module)
  return specifier.type === 'ImportNamespaceSpecifier' ? namespace : resolver.memberOf(namespace, importedName(specifier))
}

function declaredValue(
  declarator: TSESTree.VariableDeclarator,
  name: TSESTree.Node,
  variable: TSESLint.Scope.Variable,
  module: ModuleSource,
  resolver: Resolver,
): Value | undefined {
  const assigned = assignedValues(declarator, name, variable, module, resolver)
  const [first, ...rest] = assigned
  if (first !== undefined && rest.every((value) => value !== undefined && sameType(first, value))) return rest.length > 0 && first.kind === 'instance' ? { ...first, isOneOfSeveral: true } : first
  const annotation = declarator.id.typeAnnotation
  if (!annotation) return undefined
  const path = pathInPattern(declarator.id, name)
  return path && follow(resolver.annotationValue(annotation.typeAnnotation, module), path, module, resolver)
}

/** A value, or `undefined` for an unknown one, for each thing that the variable is given, waiting `null`s left out. */
function assignedValues(
  declarator: TSESTree.VariableDeclarator,
  name: TSESTree.Node,
  variable: TSESLint.Scope.Variable,
  module: ModuleSource,
  resolver: Resolver,
): (Value | undefined)[] {
  const values: (Value | undefined)[] = []
  const declared = pathInPattern(declarator.id, name)
  for (const { identifier, init, writeExpr } of variable.references) {
    // A default is written too; following the path falls back to it
    if (!writeExpr || isNothing(writeExpr) || writeExpr === declared?.fallback) continue
    // client = await retry(async () => { client = createClient(); return client })
    if (variable.references.some((other) => other.writeExpr && other.identifier !== identifier && isInside(other.identifier, writeExpr))) continue
    if (isGlobalSlot(writeExpr) && !isMade(resolver.valueOf(writeExpr, module))) continue
    // `for (const db of databases)`: what is written is an element, which nothing tells
    const path = init ? (declarator.init === writeExpr ? declared : undefined) : assignmentPath(identifier, module)
    values.push(path && follow(resolver.valueOf(writeExpr, module), path, module, resolver))
  }
  return values
}

/** `client = globalThis.client`: what was put there before, a few lines up or in an earlier load of the module. */
function isGlobalSlot(node: TSESTree.Node): boolean {
  const inner = unwrap(node)
  const object = inner.type === 'MemberExpression' ? unwrap(inner.object) : undefined
  return object?.type === 'Identifier' && object.name.startsWith('global')
}

/** The way from the right side of an assignment to one of its targets: `db = …`, `({ db } = …)`. */
function assignmentPath(identifier: TSESTree.Node, module: ModuleSource): PatternPath | undefined {
  for (let node = module.parentOf(identifier); node !== undefined; node = module.parentOf(node)) {
    if (node.type === 'AssignmentExpression') return node.operator === '=' || node.operator === '??=' || node.operator === '||=' ? pathInPattern(node.left, identifier) : undefined
    if (node.type === 'ExpressionStatement') return undefined
  }
  return undefined
}

function follow(value: Value | undefined, path: PatternPath, module: ModuleSource, resolver: Resolver): Value | undefined {
  const reached = path.steps.reduce<Value | undefined>((current, step) => resolver.memberOf(current, step), value)
  return reached ?? (path.fallback && resolver.valueOf(path.fallback, module))
}

function sameType(left: Value, right: Value): boolean {
  if (left.kind === 'instance') return right.kind === 'instance' && left.api === right.api && left.type === right.type
  return left.kind === right.kind
}
