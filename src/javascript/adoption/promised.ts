import type { TSESTree } from '@typescript-eslint/utils'
import type { ModuleSource } from '../module-source.ts'
import type { Resolver } from '../values/resolver.ts'
import { returnedExpressions } from '../values/returned-expressions.ts'
import { propertyName, type FunctionNode } from '../syntax.ts'

/** How many functions and variables that pass a promise on are followed. */
const deepest = 5

/** Whether what a function gives has to be awaited: it is `async`, says so in its type, or passes on what such a function gives. */
export function givesPromise(node: FunctionNode, module: ModuleSource, resolver: Resolver, depth = 0): boolean {
  if (node.async || isPromiseType(node.returnType)) return true
  return depth < deepest && !node.returnType && returnedExpressions(node).some((returned) => isPromise(returned, module, resolver, depth + 1))
}

/**
 * Whether a function gives what a function of a library does, of which it is not known here whether it has to be awaited:
 * `() => PGlite.create()`, `() => knex(options)`.
 */
export function passesOnLibraryCall(node: FunctionNode, module: ModuleSource, resolver: Resolver): boolean {
  return !node.returnType && returnedExpressions(node).some((returned) => returned.type === 'CallExpression' && resolver.valueOf(returned.callee, module)?.kind !== 'function')
}

function isPromise(node: TSESTree.Node, module: ModuleSource, resolver: Resolver, depth: number): boolean {
  switch (node.type) {
    case 'AssignmentExpression':
      return isPromise(node.right, module, resolver, depth)
    case 'LogicalExpression':
      return isPromise(node.left, module, resolver, depth) || isPromise(node.right, module, resolver, depth)
    case 'ConditionalExpression':
      return isPromise(node.consequent, module, resolver, depth) || isPromise(node.alternate, module, resolver, depth)
    case 'TSNonNullExpression':
      return isPromise(node.expression, module, resolver, depth)
    case 'CallExpression': {
      const callee = resolver.valueOf(node.callee, module)
      if (callee?.kind === 'function') return givesPromise(callee.node, callee.module, resolver, depth)
      return node.callee.type === 'MemberExpression' && propertyName(node.callee) === 'then'
    }
    case 'Identifier': {
      const variable = resolver.variableOf(node, module)
      const isDeclared = variable?.identifiers.some(({ typeAnnotation }) => isPromiseType(typeAnnotation))
      return isDeclared === true || (depth < deepest && variable?.references.some(({ writeExpr }) => writeExpr && isPromise(writeExpr, module, resolver, depth + 1)) === true)
    }
    default:
      return false
  }
}

/** `Promise<Client>`, alone or beside other types */
function isPromiseType(annotation: TSESTree.TSTypeAnnotation | undefined): boolean {
  const type = annotation?.typeAnnotation
  const parts = type?.type === 'TSUnionType' ? type.types : [type]
  return parts.some((part) => part?.type === 'TSTypeReference' && part.typeName.type === 'Identifier' && part.typeName.name === 'Promise')
}
