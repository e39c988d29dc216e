import type { SchemaEvent } from '../../model/second-run.ts'
import { argumentAt } from '../values/call-arguments.ts'
import { openingCall } from '../databases/opening-call.ts'
import { libraryMember, type PythonFile } from '../python-file.ts'
import type { PythonModule } from '../modules/python-module.ts'
import { isGuardedWithin } from './schema-guards.ts'
import { effectsOf, type Effect } from './schema-effects.ts'
import type { Step } from '../runs/test-run.ts'
import { childrenOf, isFunction, isWith, type Call, type ExprNode, type FunctionNode, type Module, type PythonNode, type WithStatement } from '../syntax.ts'
import { lineageOf, type Instance } from '../values/value.ts'

/** A call that does something to a database, or the end of a block that does. */
export interface Occurrence {
  node: PythonNode
  effects: readonly Effect[]
  /** Behind a question, or where its failure does no harm. */
  isGuarded: boolean
}

/** What a function does as it runs, up to its `yield` and behind that. */
interface Course {
  front: readonly Occurrence[]
  behind: readonly Occurrence[]
}

const nothing: Course = { front: [], behind: [] }

/** How many functions that call each other are followed, and how much of one is kept. */
const deepestCall = 8
const mostOccurrences = 2000

/** Follows what runs step by step to the calls that do something to a database, in the order of the run. */
export type FollowSteps = (steps: readonly Step[]) => Occurrence[]

/**
 * @param file - the linted file
 * @param isOfInterest - the calls to follow beside those that do something to a database
 */
export function createTracer(file: PythonFile, isOfInterest: (node: Call) => boolean): FollowSteps {
  const { resolver } = file
  const known = new Map<FunctionNode | Module, Course>()
  let depth = 0
  return (steps) => steps.flatMap(({ code, module, part }) => courseOf(code, module)[part])

  /** Keeps each answer; a function that calls itself does nothing there. */
  function courseOf(code: FunctionNode | Module, module: PythonModule): Course {
    const found = known.get(code)
    if (found !== undefined) return found
    if (depth > deepestCall) return nothing
    known.set(code, nothing)
    depth += 1
    const course = readCourse(code, module)
    depth -= 1
    known.set(code, course)
    return course
  }

  function readCourse(code: FunctionNode | Module, module: PythonModule): Course {
    const placed: { at: number; isBehind?: true; occurrences: readonly Occurrence[] }[] = []
    let yieldsAt = Infinity
    const finalizers: Occurrence[] = []
    const enter = (node: PythonNode): void => {
      if (isFunction(node)) return
      // What is handed to be done at the end: request.addfinalizer(lambda: …), self.addCleanup(reset)
      if (node.nodeType === 'Call' && node.func.nodeType === 'Attribute' && finalizing.has(node.func.attr)) {
        finalizers.push(...node.args.flatMap((argument) => handedOver(argument, module)))
        return
      }
      if (node.nodeType === 'Yield' || node.nodeType === 'YieldFrom') yieldsAt = Math.min(yieldsAt, module.rangeOf(node)[0])
      for (const child of childrenOf(node)) enter(child)
      const [, end] = module.rangeOf(node)
      if (node.nodeType === 'Call') placed.push({ at: end, occurrences: occurrencesAt(node, module) })
      if (isWith(node)) placed.push(...endings(node, module))
    }
    for (const statement of code.body) enter(statement)
    const inOrder = placed.toSorted((left, right) => left.at - right.at)
    const part = (isPart: (at: number) => boolean): Occurrence[] => inOrder.filter(({ at }) => isPart(at)).flatMap(({ occurrences }) => occurrences).slice(0, mostOccurrences)
    return { front: part((at) => at < yieldsAt), behind: [...part((at) => at >= yieldsAt), ...finalizers.toReversed()] }
  }

  function occurrencesAt(node: Call, module: PythonModule): Occurrence[] {
    const isGuarded = isGuardedWithin(node, module, file)
    const callee = resolver.valueOf(node.func, module)
    const called = [...(callee?.kind === 'function' ? [callee] : []), ...node.args.flatMap((argument) => runHere(node, argument, module))]
    const within = called.flatMap((each) => {
      const { behind, front } = courseOf(each.node, each.module)
      return isEntered(node, module) ? front : [...front, ...behind]
    })
    const effects = effectsOf(node, module, file)
    const own = effects.length > 0 || isOfInterest(node) ? [{ node, effects, isGuarded }] : []
    return [...within.map((each) => ({ ...each, isGuarded: each.isGuarded || isGuarded })), ...own]
  }

  /** `await connection.run_sync(create_tables)` */
  function runHere(node: Call, argument: ExprNode, module: PythonModule): { node: FunctionNode; module: PythonModule }[] {
    const runs = libraryMember(resolver.invokedMember(node, module))?.member.runs
    const value = runs !== undefined && argumentAt(node, runs) === argument ? resolver.valueOf(argument, module) : undefined
    return value?.kind === 'function' ? [value] : []
  }

  function handedOver(argument: ExprNode, module: PythonModule): readonly Occurrence[] {
    if (argument.nodeType === 'Lambda') return callsIn(argument.body).flatMap((call) => occurrencesAt(call, module))
    const value = resolver.valueOf(argument, module)
    return value?.kind === 'function' ? courseOf(value.node, value.module).front : []
  }

  /** What leaving a `with` block does to the transaction of what it entered, and to what a function of the project left open. */
  function endings(node: WithStatement, module: PythonModule): { at: number; occurrences: Occurrence[] }[] {
    const [, end] = module.rangeOf(node)
    return node.items.toReversed().flatMap(({ context_expr: entered }) => {
      const callee = entered.nodeType === 'Call' ? resolver.valueOf(entered.func, module) : undefined
      if (callee?.kind === 'function') return [{ at: end, occurrences: [...courseOf(callee.node, callee.module).behind] }]
      const ending = endingOf(entered, module)
      return ending === undefined ? [] : [{ at: end, occurrences: [{ node, effects: [{ does: 'steps' as const, ...ending, start: 0 }], isGuarded: false }] }]
    })
  }

  function endingOf(entered: ExprNode, module: PythonModule): { step: SchemaEvent; handle: Instance; byLeaving?: true } | undefined {
    const value = resolver.valueOf(entered, module)
    const receiver = entered.nodeType === 'Call' ? resolver.invokedMember(entered, module) : undefined
    if (receiver !== undefined && committing.has(receiver.name)) return { step: 'commit', handle: value?.kind === 'instance' ? value : receiver.receiver }
    if (value?.kind !== 'instance') return undefined
    const commits = commitsOf(value, file)
    return commits === undefined ? undefined : { step: commits === 'when told or left' ? 'commit' : 'rollback', handle: value, byLeaving: true }
  }

  function isEntered(node: Call, module: PythonModule): boolean {
    const parent = module.parentOf(node)
    return parent?.nodeType === 'WithItem' || (parent?.nodeType === 'Call' && module.parentOf(parent)?.nodeType === 'WithItem')
  }
}

/** When what is done through a handle is committed; `undefined` where each statement is. */
export function commitsOf(handle: Instance, { resolver }: Pick<PythonFile, 'resolver'>): 'when told' | 'when told or left' | undefined {
  for (const { module, node } of lineageOf(handle)) {
    const opened = node && module && openingCall(node, module, resolver)
    if (opened?.opening.commits !== undefined) return opened.opening.commits
  }
  return undefined
}

function callsIn(root: PythonNode): Call[] {
  const inner = childrenOf(root).flatMap(callsIn)
  return root.nodeType === 'Call' ? [...inner, root] : inner
}

/** Methods that keep a function until the end: of pytest's `request`, of unittest's cases, of an `ExitStack`. */
const finalizing: ReadonlySet<string> = new Set(['addClassCleanup', 'addCleanup', 'addModuleCleanup', 'addfinalizer', 'callback'])

/** Calls whose block commits at its end: `with engine.begin() as connection`. */
const committing: ReadonlySet<string> = new Set(['begin', 'transaction'])
