import type { Registration } from '../../frameworks/define-framework.ts'
import { namedHooks, testClassName, testFunctionName } from '../../frameworks/python/names.ts'
import type { Fixture, FixtureFinder } from './fixtures.ts'
import type { PythonModule } from '../modules/python-module.ts'
import type { Resolver } from '../values/resolver.ts'
import { isFunction, type ClassDef, type FunctionNode, type PythonNode, type StmtNode } from '../syntax.ts'

/** What a function of a module is to the test runner. */
export type Registered = Registration | { registers: 'fixture'; scope: Fixture['scope'] }

/** What a module registers with pytest or unittest. */
export interface Registrations {
  ofFunction: ReadonlyMap<FunctionNode, Registered>
  /** Classes whose methods take no fixtures by name: those of unittest. */
  unittestClasses: ReadonlySet<ClassDef>
}

/** The innermost test, fixture or hook that a node stands in. */
export function registeredAround(node: PythonNode, { parentOf }: PythonModule, { ofFunction }: Registrations): FunctionNode | undefined {
  for (let current = parentOf(node); current !== undefined; current = parentOf(current)) if (isFunction(current) && ofFunction.has(current)) return current
  return undefined
}

/** Finds the tests, hooks and fixtures of a module, by name and decorator as pytest and unittest do. */
export function findRegistrations(module: PythonModule, resolver: Resolver, fixtures: FixtureFinder): Registrations {
  const ofFunction = new Map<FunctionNode, Registered>()
  const unittestClasses = new Set<ClassDef>()
  for (const { node, scope } of fixtures.fixturesOf(module)) ofFunction.set(node, { registers: 'fixture', scope })
  collect(module.ast.body, undefined)
  return { ofFunction, unittestClasses }

  function collect(body: readonly StmtNode[], owner: ClassDef | undefined): void {
    for (const statement of body) {
      if (isFunction(statement)) register(statement)
      else if (statement.nodeType === 'ClassDef' && isTestClass(statement)) collect(statement.body, statement)
      else if (statement.nodeType === 'If' || statement.nodeType === 'Try') collect([...statement.body, ...statement.orelse], owner)
    }
  }

  function register(node: FunctionNode): void {
    if (ofFunction.has(node)) return
    const hook = Object.hasOwn(namedHooks, node.name) ? namedHooks[node.name] : undefined
    if (hook !== undefined) ofFunction.set(node, hook)
    else if (testFunctionName.test(node.name)) ofFunction.set(node, { registers: 'test' })
  }

  function isTestClass(node: ClassDef): boolean {
    if (isUnittest(node)) {
      unittestClasses.add(node)
      return true
    }
    return testClassName.test(node.name)
  }

  function isUnittest(node: ClassDef, depth = 0): boolean {
    return node.bases.some((base) => {
      const value = resolver.valueOf(base, module)
      if (value?.kind === 'class') return depth < 10 && value.module === module && isUnittest(value.node, depth + 1)
      return value?.kind === 'member' && value.api.subject === 'framework' && value.member.construct === 'TestCase'
    })
  }
}
