import type { TSESTree } from '@typescript-eslint/utils'
import type { Scope } from '../../model/fixture-model.ts'
import type { ModuleSource } from '../module-source.ts'
import type { Registrations } from './registrations.ts'
import type { Resolver } from '../values/resolver.ts'
import { calleeOf, elementMethods, isClass, isFunction, isInvocation, propertyName, unwrap, type ClassNode, type FunctionNode, type Invocation } from '../syntax.ts'

const moduleScope: Scope = { kind: 'module' }
const unknownScope: Scope = { kind: 'unknown' }

/** How many functions that call each other are followed to who uses the first. */
const deepestChain = 100

/** Methods of arrays and promises that call what they get, once for each element or when they settle. */
const immediateMethods: ReadonlySet<string> = new Set([...elementMethods, 'catch', 'finally', 'from', 'reduce', 'then'])

/** Tells where in a test file a node runs. */
export interface ScopeFinder {
  /** When and how often the code at a node runs. */
  scopeOf: (node: TSESTree.Node) => Scope
  /**
   * The function whose run a node belongs to, `undefined` for the module. Functions that run on the spot are looked
   * through: `(() => {})()`, `rows.map((row) => …)`, `.finally(() => …)`.
   */
  runningFunction: (node: TSESTree.Node) => FunctionNode | undefined
  /** Where a function or class is used under its name; `undefined` for one without a name that others could use. */
  usesOf: (node: FunctionNode) => readonly Use[] | undefined
}

/** A place that uses a function or class by its name: calls it, constructs it, or hands it to somebody. */
export interface Use {
  node: TSESTree.Identifier
  /** Handed to something that may or may not call it: `runSuite(suite)`. */
  isHandedOver: boolean
}

/**
 * @param module - a module
 * @param registrations - what it registers with test frameworks
 * @param resolver - resolves the module's names
 */
export function createScopeFinder(module: ModuleSource, registrations: Registrations, resolver: Resolver): ScopeFinder {
  const known = new WeakMap<TSESTree.Node, Scope>()
  let depth = 0

  return { scopeOf, runningFunction, usesOf }

  function runningFunction(node: TSESTree.Node): FunctionNode | undefined {
    for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
      if (isFunction(current) && !runsOnTheSpot(current)) return current
    }
    return undefined
  }

  /** A function handed to a call that registers nothing runs where the call stands. */
  function runsOnTheSpot(node: FunctionNode): boolean {
    const parent = module.parentOf(node)
    if (registrations.ofCallback.has(node) || registrations.fixtures.has(node)) return false
    return isInvocation(parent) ? parent.type !== 'TaggedTemplateExpression' : optionsCall(node) !== undefined
  }

  /** The call that gets a function as an option: `new SqliteDialect({ database: () => new Database() })`. */
  function optionsCall(node: FunctionNode): Invocation | undefined {
    const property = module.parentOf(node)
    const options = property?.type === 'Property' ? module.parentOf(property) : undefined
    const call = options && module.parentOf(options)
    return call?.type === 'CallExpression' || call?.type === 'NewExpression' ? call : undefined
  }

  function scopeOf(node: TSESTree.Node): Scope {
    const around = runningFunction(node)
    const ownClass = around === undefined ? classAround(node) : undefined
    const scope = around === undefined ? (ownClass === undefined ? moduleScope : classScope(ownClass)) : functionScope(around)
    const runsForSure = (scope.kind !== 'module' && scope.kind !== 'suite') || !isHandedToUnknown(node, around)
    return runsForSure ? scope : unknownScope
  }

  /** Whether a function between a node and the one that runs it was handed to something that may or may not call it. */
  function isHandedToUnknown(node: TSESTree.Node, around: FunctionNode | undefined): boolean {
    for (let current = module.parentOf(node); current !== undefined && current !== around; current = module.parentOf(current)) {
      if (!isFunction(current)) continue
      const parent = module.parentOf(current)
      const call = isInvocation(parent) ? parent : optionsCall(current)
      if (call !== undefined && calleeOf(call) !== current && !callsBack(call)) return true
    }
    return false
  }

  function callsBack(node: Invocation): boolean {
    const callee = unwrap(calleeOf(node))
    if (callee.type === 'Identifier' && callee.name === 'Promise') return true
    if (callee.type === 'MemberExpression' && immediateMethods.has(propertyName(callee) ?? '')) return true
    return resolver.valueOf(callee, module) !== undefined
  }

  /** Keeps the answer; what uses itself is its own user, and the answer so far ends the cycle. */
  function once(node: ClassNode | FunctionNode, compute: () => Scope): Scope {
    const found = known.get(node)
    if (found !== undefined) return found
    known.set(node, { kind: 'helper', name: '', users: [] })
    const scope = compute()
    known.set(node, scope)
    return scope
  }

  function functionScope(node: FunctionNode): Scope {
    return once(node, () => computeFunctionScope(node))
  }

  function computeFunctionScope(node: FunctionNode): Scope {
    const call = registrations.ofCallback.get(node)
    if (call !== undefined) {
      const { registration } = call
      if (registration.registers === 'hook') return { kind: 'hook', phase: registration.phase, frequency: registration.frequency }
      return registration.registers === 'test' ? { kind: 'test', repeated: call.repeated } : { kind: 'suite' }
    }
    if (registrations.fixtures.has(node)) return { kind: 'fixture' }
    const parent = module.parentOf(node)
    const ownClass = classAround(node)
    if (ownClass !== undefined && (parent?.type === 'MethodDefinition' || parent?.type === 'PropertyDefinition')) return classScope(ownClass)
    const name = functionName(node, parent)
    return { kind: 'helper', name: name?.type === 'Identifier' ? name.name : '', users: name?.type === 'Identifier' ? usersOf(name) : [] }
  }

  function classAround(node: TSESTree.Node): ClassNode | undefined {
    for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
      if (isClass(current)) return current
    }
    return undefined
  }

  function classScope(node: ClassNode): Scope {
    return once(node, () => ({ kind: 'helper', name: node.id?.name ?? '', users: node.id ? usersOf(node.id) : [] }))
  }

  function usersOf(name: TSESTree.Identifier): Scope[] {
    if (depth >= deepestChain) return [unknownScope]
    depth += 1
    const users = usesOfName(name).map(({ isHandedOver, node }) => (isHandedOver ? unknownScope : scopeOf(node)))
    depth -= 1
    return [...new Set(users)]
  }

  function usesOf(node: FunctionNode): readonly Use[] | undefined {
    const name = functionName(node, module.parentOf(node))
    return name?.type === 'Identifier' ? usesOfName(name) : undefined
  }

  /** Where a name is used as a value: called, constructed, or handed to somebody who calls it. */
  function usesOfName(name: TSESTree.Identifier): Use[] {
    return (resolver.variableOf(name, module)?.references ?? []).flatMap(({ identifier, init, isTypeReference }) => {
      const parent = module.parentOf(identifier)
      if (init || isTypeReference || parent?.type === 'ExportSpecifier' || identifier.type !== 'Identifier') return []
      // runSuite(suite): whether and when what is handed over runs, nobody knows
      return [{ node: identifier, isHandedOver: parent?.type === 'CallExpression' && parent.callee !== identifier && !callsBack(parent) }]
    })
  }

  function functionName(node: FunctionNode, parent: TSESTree.Node | undefined): TSESTree.Node | null {
    if (node.type === 'FunctionDeclaration') return node.id
    if (parent?.type === 'VariableDeclarator' && parent.init === node) return parent.id
    if (parent?.type === 'AssignmentExpression' && parent.right === node) return parent.left
    // { createDatabase() {} } and { createDatabase: () => {} }: the object's own name stands for it
    if (parent?.type === 'Property' && propertyName(parent) !== undefined) {
      const owner = module.parentOf(parent)
      const declarator = owner && module.parentOf(owner)
      return declarator?.type === 'VariableDeclarator' ? declarator.id : null
    }
    return null
  }
}
