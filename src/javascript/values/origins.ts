import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { exportedExpressions } from './export-value.ts'
import { initializerOf } from './initializer.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { childrenOf, type ModuleSource } from '../module-source.ts'
import { objectProperty, type LocatedExpression } from './object-property.ts'
import { pathInPattern } from './pattern-path.ts'
import { returnedExpressions } from './returned-expressions.ts'
import { importedName, isNothing, propertyName, requiredSpecifier } from '../syntax.ts'

type Project = Pick<JavaScriptFile, 'project' | 'resolver'>

/**
 * What an expression is made of, one step back: its parts (of a fallback what comes first, of a call what it is given first),
 * what a variable is given wherever that is, what a module exports, what a function returns. An object is made of nothing:
 * which of its properties count is for others to say.
 *
 * @param located - the expression
 * @param file - the linted file, or what it knows of the project
 */
export function originsOf({ node, module }: LocatedExpression, file: Project): LocatedExpression[] {
  switch (node.type) {
    case 'Identifier':
      return originsOfName(node, module, file)
    case 'MemberExpression': {
      const name = propertyName(node)
      const own = [node.object, ...(node.computed ? [node.property] : [])].map((part) => ({ node: part, module }))
      return (name === undefined ? undefined : originsOfMember(node.object, name, module, file)) ?? own
    }
    case 'CallExpression': {
      const specifier = requiredSpecifier(node)
      if (specifier !== undefined) return exportsOf(specifier, 'default', module, file)
      const called = file.resolver.valueOf(node.callee, module)
      if (called?.kind === 'function') return returnedExpressions(called.node).map((returned) => ({ node: returned, module: called.module }))
      return [node.callee, ...node.arguments.slice(0, 1)].map((part) => ({ node: part, module }))
    }
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].map((branch) => ({ node: branch, module }))
    case 'LogicalExpression':
      // Of what stands behind a fallback, nothing is certain
      return [{ node: node.operator === '&&' ? node.right : node.left, module }]
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'ObjectExpression':
      return []
    default:
      return childrenOf(node).map((child) => ({ node: child, module }))
  }
}

function originsOfName(node: TSESTree.Identifier, module: ModuleSource, file: Project): LocatedExpression[] {
  const variable = file.resolver.variableOf(node, module)
  const [definition] = variable?.defs ?? []
  if (variable === undefined || definition === undefined) return []
  if (definition.parent?.type === 'ImportDeclaration') {
    const clause = definition.node as TSESTree.ImportClause
    return exportsOf(definition.parent.source.value, importedName(clause), module, file)
  }
  // const { url } = require('./config')
  const step = stepInPattern(definition)
  const whole = definition.node.type === 'VariableDeclarator' ? definition.node.init : null
  const member = step === undefined || whole === null ? undefined : originsOfMember(whole, step, module, file)
  if (member !== undefined) return member
  const written = variable.references.flatMap(({ writeExpr }) => (writeExpr && !isNothing(writeExpr) ? [writeExpr] : []))
  // A parameter is given what its first caller passes
  const given = written.length > 0 ? written : [initializerOf(node, module, file.resolver) ?? []].flat()
  return given.map((origin) => ({ node: origin, module }))
}

function stepInPattern({ name, node }: TSESLint.Scope.Definition): string | undefined {
  const steps = node.type === 'VariableDeclarator' ? (pathInPattern(node.id, name)?.steps ?? []) : []
  return steps.length === 1 ? steps[0] : undefined
}

/** What a property of an object or of a module's exports is given; `undefined` where the object is not seen. */
function originsOfMember(object: TSESTree.Node, name: string, module: ModuleSource, file: Project): LocatedExpression[] | undefined {
  const holder = file.resolver.valueOf(object, module)
  if (holder?.kind === 'object') {
    const property = objectProperty(holder, name, file.resolver)
    return property === undefined ? [] : [property]
  }
  return holder?.kind === 'module' ? exportsOf(holder.specifier, name, holder.importer, file) : undefined
}

/** The expressions that a module of the project exports under a name, through re-exports that name it. */
function exportsOf(specifier: string, name: string, importer: ModuleSource, file: Project, hops = 0): LocatedExpression[] {
  const module = hops > mostReExports ? undefined : file.project.find(specifier, importer.filename)?.parse()
  if (module === undefined) return []
  const source = module.exports?.named.get(name)?.source
  if (source !== undefined) return exportsOf(source.specifier, source.name, module, file, hops + 1)
  return exportedExpressions(module, name).map((node) => ({ node, module }))
}

/** Modules may re-export from each other in a circle. */
const mostReExports = 10
