import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { ModuleSource } from '../module-source.ts'
import { pathInPattern } from './pattern-path.ts'
import type { Resolver } from './resolver.ts'
import { isFunction, propertyName, type FunctionNode, type Invocation } from '../syntax.ts'
import type { Value } from './value.ts'

/**
 * What a parameter is: what its annotation says, what the API that calls the function hands in
 * (`knex.transaction((trx) => …)`), what a function of the project hands in (`withClient((client) => …)`), what the promise
 * held (`import('pg').then((pg) => …)`), or what every caller in the module passes.
 */
export function parameterValue(node: FunctionNode, name: TSESTree.Node, module: ModuleSource, resolver: Resolver): Value | undefined {
  for (const [index, parameter] of node.params.entries()) {
    const path = pathInPattern(parameter, name)
    if (path === undefined) continue
    const along = (value: Value | undefined): Value | undefined => path.steps.reduce<Value | undefined>((current, step) => resolver.memberOf(current, step), value)
    const annotation = annotationOf(parameter)
    const annotated = along(annotation && resolver.annotationValue(annotation, module))
    // A caller tells more than a type does: which database it is
    if (annotated?.kind === 'instance' && annotated.node === undefined) {
      const passed = along(passedByCallers(node, index, module, resolver))
      return passed?.kind === 'instance' && passed.api === annotated.api && passed.type === annotated.type ? passed : annotated
    }
    return (
      annotated ??
      along(handedIn(node, index, module, resolver)) ??
      (path.fallback && resolver.valueOf(path.fallback, module)) ??
      along(passedByCallers(node, index, module, resolver))
    )
  }
  return undefined
}

function annotationOf(parameter: TSESTree.Parameter): TSESTree.TypeNode | undefined {
  if (parameter.type === 'TSParameterProperty') return annotationOf(parameter.parameter)
  if (parameter.type === 'AssignmentPattern') return parameter.left.typeAnnotation?.typeAnnotation
  return parameter.typeAnnotation?.typeAnnotation
}

function handedIn(node: FunctionNode, index: number, module: ModuleSource, resolver: Resolver): Value | undefined {
  const parent = module.parentOf(node)
  const property = parent?.type === 'Property' && parent.value === node ? parent : undefined
  const argument = property === undefined ? node : module.parentOf(property)
  const call = argument && module.parentOf(argument)
  if (call?.type !== 'CallExpression') return undefined
  const position = call.arguments.findIndex((candidate) => candidate === argument)
  if (position === -1) return undefined
  const invoked = resolver.invokedMember(call, module)
  if (invoked === undefined) {
    if (property !== undefined) return undefined
    return (index === 0 && position === 0 ? promised(call, module, resolver) : undefined) ?? handedOn(call, position, index, module, resolver)
  }
  const { callback } = invoked.member
  if (callback === undefined || (property !== undefined && propertyName(property) !== callback.property)) return undefined
  const last = property === undefined ? call.arguments.findLastIndex((candidate) => isFunction(candidate)) : call.arguments.length - 1
  if (position !== (callback.argument === 'last' ? last : callback.argument)) return undefined
  const type = callback.parameters[index]
  return type !== undefined && type !== null ? resolver.instanceOf(type, invoked.receiver, call, module) : undefined
}

function promised(call: TSESTree.CallExpression, module: ModuleSource, resolver: Resolver): Value | undefined {
  const { callee } = call
  if (callee.type !== 'MemberExpression' || callee.computed || callee.property.type !== 'Identifier' || callee.property.name !== 'then') return undefined
  return resolver.valueOf(callee.object, module)
}

/** `withClient(async (client) => …)` where a function of the project calls what it is given: `await run(client)`. */
function handedOn(call: TSESTree.CallExpression, position: number, index: number, module: ModuleSource, resolver: Resolver): Value | undefined {
  const callee = resolver.valueOf(call.callee, module)
  const parameter = callee?.kind === 'function' ? callee.node.params[position] : undefined
  if (callee?.kind !== 'function' || parameter?.type !== 'Identifier') return undefined
  for (const { identifier } of resolver.variableOf(parameter, callee.module)?.references ?? []) {
    const inner = callee.module.parentOf(identifier)
    const argument = inner?.type === 'CallExpression' && inner.callee === identifier ? inner.arguments[index] : undefined
    const value = argument && resolver.valueOf(argument, callee.module)
    if (value !== undefined) return value.kind === 'instance' ? { ...value, site: { node: call, module } } : value
  }
  return undefined
}

function passedByCallers(node: FunctionNode, index: number, module: ModuleSource, resolver: Resolver): Value | undefined {
  const callers = callersOf(node, module, resolver)
  for (const call of callers) {
    const argument = call.type === 'TaggedTemplateExpression' ? undefined : call.arguments[index]
    if (argument === undefined || argument.type === 'SpreadElement') return undefined
    const value = resolver.valueOf(argument, module)
    if (value !== undefined) return value.kind === 'instance' && callers.length > 1 ? { ...value, isOneOfSeveral: true } : value
  }
  return undefined
}

/**
 * The calls of a function by its name within its own module.
 *
 * @param node - a function declaration, or a function that is the value of a `const`
 * @returns its calls in source order; none for a function without a name
 */
export function callersOf(node: FunctionNode, module: ModuleSource, resolver: Resolver): Invocation[] {
  const calls: Invocation[] = []
  for (const { identifier } of functionVariable(node, module, resolver)?.references ?? []) {
    const call = module.parentOf(identifier)
    if (call?.type === 'CallExpression' && call.callee === identifier) calls.push(call)
  }
  return calls
}

/** The variable that a function declaration has, or a function that is the value of a `const`; `undefined` for any other function. */
export function functionVariable(node: FunctionNode, module: ModuleSource, resolver: Resolver): TSESLint.Scope.Variable | undefined {
  const parent = module.parentOf(node)
  const name = node.type === 'FunctionDeclaration' ? node.id : parent?.type === 'VariableDeclarator' && parent.init === node ? parent.id : null
  return name === null ? undefined : resolver.variableOf(name, module)
}
