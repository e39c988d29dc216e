import type { TSESTree } from '@typescript-eslint/utils'
import type { ScopeFinder } from './execution-scope.ts'
import type { RegistrationCall, Registrations } from './registrations.ts'
import { calleeOf, isFunction, isInside, isInvocation, type FunctionNode } from '../syntax.ts'

/** One way in which code comes to run. */
export interface Run {
  /** The test, hook or suite whose function it runs in; nobody may know when, or whether. */
  when: RegistrationCall | 'anytime' | 'on load'
  /** Where it stands in that function, and then in each function that is called from there: earlier code sorts first. */
  order: readonly number[]
  /** Behind a question, or where its failure does no harm. */
  isGuarded: boolean
}

/** Tells when the code at a node runs, through the functions of the file that lead to it. */
export type FindRuns = (node: TSESTree.Node) => readonly Run[]

/** How many functions that call each other lead to a piece of code, in how many ways, and how many calls are looked at to find them, at most. */
const deepestChain = 8
const mostRuns = 200
const mostLooks = 500

/**
 * @param registrations - what the file registers with test frameworks
 * @param scopes - tells which function a node belongs to
 * @param isGuarded - tells whether something between a node and the function around it keeps its failure from harm
 */
export function createRunFinder(registrations: Registrations, scopes: ScopeFinder, isGuarded: (node: TSESTree.Node, around: FunctionNode | undefined) => boolean): FindRuns {
  const known = new Map<TSESTree.Node, readonly Run[]>()
  return (node) => {
    const found = known.get(node) ?? runsOf(node, 0, { left: mostLooks })
    known.set(node, found)
    return found
  }

  /** @param looks - used up, since functions that call each other have as many ways between them as there are orders */
  function runsOf(node: TSESTree.Node, depth: number, looks: { left: number }): Run[] {
    looks.left -= 1
    const around = scopes.runningFunction(node)
    const order = [positionOf(node)]
    const run = (when: Run['when']): Run => ({ when, order, isGuarded: isGuarded(node, around) })
    const { kind } = scopes.scopeOf(node)
    if (kind === 'unknown' || kind === 'fixture' || depth > deepestChain || looks.left < 0) return [run('anytime')]
    if (around === undefined) return [run(kind === 'module' ? 'on load' : 'anytime')]
    const registered = registrations.calls.filter(({ callback }) => callback === around)
    const calls = (scopes.usesOf(around) ?? []).filter((use) => !registered.some((call) => isAmongArguments(use.node, call.node)))
    const called = calls.flatMap((use) => (use.isHandedOver ? [run('anytime')] : runsOf(use.node, depth + 1, looks).map((outer) => within(outer, run('anytime')))))
    const runs = [...registered.map(run), ...called]
    return runs.length === 0 || runs.length > mostRuns || looks.left < 0 ? [run('anytime')] : runs
  }
}

function within(outer: Run, inner: Run): Run {
  return { when: outer.when, order: [...outer.order, ...inner.order], isGuarded: outer.isGuarded || inner.isGuarded }
}

/** Of a chain `a().b()` the first call runs first. */
function positionOf(node: TSESTree.Node): number {
  return isInvocation(node) ? calleeOf(node).range[1] : node.range[1]
}

/** Whether a name stands among the arguments of a call itself, not in a function there. */
function isAmongArguments(node: TSESTree.Identifier, call: RegistrationCall['node']): boolean {
  return call.type === 'CallExpression' && call.arguments.some((argument) => !isFunction(argument) && isInside(node, argument))
}
