import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import type { RegistrationCall, Registrations } from '../runs/registrations.ts'
import { calleeOf, isFunction, isInvocation, propertyName, propertyValue, unwrap, type FunctionNode, type Invocation } from '../syntax.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { reasons } from './reasons.ts'

/** A function that uses the database: one that a framework runs, or one that such a function calls. */
export interface UseSite {
  node: FunctionNode
  /** How the framework comes to run it; absent for a fixture and a helper. */
  call: RegistrationCall | undefined
  /** The name of the fixture that it makes, where it does. */
  fixture: string | undefined
  /** A helper's calls. */
  callers: readonly TSESTree.CallExpression[]
}

/**
 * The functions that have to be given the database so that the remaining uses of its variables find it.
 *
 * @param uses - the uses, by the name that is declined with
 * @param file - the linted file
 * @param registrations - what the file registers
 */
export function useSites(uses: readonly TSESTree.Node[], name: string, file: JavaScriptFile, registrations: Registrations): UseSite[] {
  const sites = new Map<FunctionNode, UseSite>()
  const pending = [...uses]
  for (let use = pending.pop(); use !== undefined; use = pending.pop()) {
    const site = siteOf(use, name, file, registrations)
    if (sites.has(site.node)) continue
    sites.set(site.node, site)
    pending.push(...site.callers)
  }
  return [...sites.values()].sort((left, right) => left.node.range[0] - right.node.range[0])
}

function siteOf(use: TSESTree.Node, name: string, file: JavaScriptFile, { ofCallback, fixtures }: Registrations): UseSite {
  const { module } = file
  let outermost: FunctionNode | undefined
  for (let current = module.parentOf(use); current !== undefined; current = module.parentOf(current)) {
    if (!isFunction(current)) continue
    const fixture = fixtures.get(current)
    if (fixture !== undefined) return { node: current, call: undefined, fixture, callers: [] }
    const call = ofCallback.get(current)
    if (call === undefined) outermost = current
    else if (call.registration.registers === 'suite') break
    else return { node: current, call, fixture: undefined, callers: [] }
  }
  if (outermost === undefined) decline(reasons.outsideTests(name))
  return { node: outermost, call: undefined, fixture: undefined, callers: callersOf(outermost, name, file) }
}

/** Whether a test, or a suite around it, says that it runs at the same time as others: `test.concurrent(…)`, `{ concurrency: true }`. */
export function runsBesideOthers({ call }: UseSite, { module }: Draft, { ofCallback }: Registrations): boolean {
  for (let current: TSESTree.Node | undefined = call?.callback; current !== undefined; current = module.parentOf(current)) {
    const node = ofCallback.get(current)?.node
    if (node !== undefined && saysConcurrent(node)) return true
  }
  return false
}

function saysConcurrent(node: Invocation): boolean {
  const options = node.type === 'TaggedTemplateExpression' ? [] : node.arguments
  if (options.some((option) => option.type === 'ObjectExpression' && ['concurrency', 'concurrent'].some((name) => propertyValue(option, name) !== undefined))) return true
  let callee = unwrap(calleeOf(node))
  while (callee.type === 'MemberExpression' || isInvocation(callee)) {
    if (callee.type === 'MemberExpression' && propertyName(callee) === 'concurrent') return true
    callee = unwrap(callee.type === 'MemberExpression' ? callee.object : calleeOf(callee))
  }
  return false
}

/** The calls of a helper, all of them: who else gets hold of it would call it without the database. */
function callersOf(node: FunctionNode, name: string, { module, resolver }: JavaScriptFile): TSESTree.CallExpression[] {
  const variable = nameOf(node, module.parentOf(node), resolver.variableOf.bind(resolver), module)
  if (variable === undefined) decline(reasons.unnamedFunction(name))
  return variable.references.flatMap(({ identifier, init }) => {
    if (init === true) return []
    const call = module.parentOf(identifier)
    if (call?.type !== 'CallExpression' || call.callee !== identifier) decline(reasons.handedOn(name, variable.name))
    return [call]
  })
}

function nameOf(
  node: FunctionNode,
  parent: TSESTree.Node | undefined,
  variableOf: (identifier: TSESTree.Node, module: JavaScriptFile['module']) => TSESLint.Scope.Variable | undefined,
  module: JavaScriptFile['module'],
): TSESLint.Scope.Variable | undefined {
  const around = parent && module.parentOf(parent)
  if ((around ?? parent)?.type.startsWith('Export') === true) return undefined
  if (node.type === 'FunctionDeclaration') return node.id === null ? undefined : variableOf(node.id, module)
  const isConstant = parent?.type === 'VariableDeclarator' && parent.init === node && parent.id.type === 'Identifier' && parent.parent.kind === 'const' && !parent.id.typeAnnotation
  return isConstant ? variableOf(parent.id, module) : undefined
}
