import type { FindRuns, Run } from './execution-runs.ts'
import { isLoop, type ModuleSource } from '../module-source.ts'
import type { RegistrationCall, Registrations } from './registrations.ts'
import { isFunction } from '../syntax.ts'
import type { ScopeFinder } from './execution-scope.ts'

/** When code of other modules runs: as they are loaded, which is before the file is, or in the hooks that they register for its tests. */
export type OutsideStep = 'outside load' | `outside ${'after' | 'before'} ${'each' | 'once'}`

/** Something that happens whenever a piece of code runs. */
export interface Happening<T> {
  event: T
  when: OutsideStep | Run['when']
  order: readonly number[]
}

/** Puts what happens in one run of the file in order; what may happen at any time is left out. */
export type PutInOrder = <T>(happenings: readonly Happening<T>[]) => T[]

type Step = Exclude<Happening<unknown>['when'], 'anytime'>

/** The file, a suite or a test, with what is registered in it. */
interface Group {
  /** `undefined` for the file. */
  call: RegistrationCall | undefined
  hooks: RegistrationCall[]
  members: Group[]
}

/**
 * Reads in which order a test runner runs a file: what loading it runs, and then each test between its hooks. A test that
 * comes from a loop or a table runs twice. What is skipped does not run.
 *
 * @param module - the linted file
 * @param registrations - what it registers
 * @param scopes - tells which function a node belongs to
 * @param runsOf - tells when code runs
 */
export function readRunSequence(module: ModuleSource, registrations: Registrations, scopes: ScopeFinder, runsOf: FindRuns): PutInOrder {
  const file: Group = { call: undefined, hooks: [], members: [] }
  const groups = new Map<RegistrationCall, Group>()
  for (const call of registrations.calls) if (call.registration.registers !== 'hook') groups.set(call, { call, hooks: [], members: [] })
  for (const [call, group] of groups) for (const holder of holdersOf(call)) holder.members.push(group)
  for (const call of registrations.calls) if (call.registration.registers === 'hook') for (const holder of holdersOf(call)) holder.hooks.push(call)
  const steps: readonly Step[] = ['outside load', 'on load', ...stepsOfSuite(file, [])]

  return (happenings) => {
    const atStep = new Map(steps.map((step) => [step, happenings.filter(({ when }) => startOf(when) === step).toSorted(byOrder)]))
    return steps.flatMap((step) => (atStep.get(step) ?? []).map(({ event }) => event))
  }

  /** What a call registers its function in: a hook that registers another one does so for the tests that it runs for. */
  function holdersOf(call: RegistrationCall): Group[] {
    return runsOf(call.node).flatMap(({ when }) => {
      if (typeof when === 'string') return [file]
      return when.registration.registers === 'hook' ? (when === call ? [file] : holdersOf(when)) : (groups.get(when) ?? [])
    })
  }

  function stepsOfSuite(group: Group, around: readonly Group[]): Step[] {
    if (!hasTests(group)) return []
    const chain = [...around, group]
    // Where no test is seen, somebody else registers them
    const members = group.members.length > 0 ? group.members : [{ call: undefined, hooks: [], members: [] }]
    return [...hooksOf(group, 'before', 'once'), ...members.flatMap((member) => stepsOfMember(member, chain)), ...hooksOf(group, 'after', 'once')]
  }

  function stepsOfMember(member: Group, around: readonly Group[]): Step[] {
    if (member.call?.isSkipped === true) return []
    // Each run of a suite that comes from a table may well have a database of its own
    if (member.call?.registration.registers === 'suite') return stepsOfSuite(member, around)
    const once = stepsOfTest(member, around)
    return member.call !== undefined && isRepeated(member.call) ? [...once, ...once] : once
  }

  function stepsOfTest(test: Group, around: readonly Group[]): Step[] {
    const inside = test.members.length > 0 ? stepsOfSuite(test, []) : (['each', 'once'] as const).flatMap((frequency) => hooksOf(test, 'after', frequency))
    return [...around.flatMap((group) => hooksOf(group, 'before', 'each')), ...(test.call === undefined ? [] : [test.call]), ...inside, ...around.toReversed().flatMap((group) => hooksOf(group, 'after', 'each'))]
  }

  function hooksOf(group: Group, phase: 'after' | 'before', frequency: 'each' | 'once'): Step[] {
    const own = group.hooks.filter(({ registration }) => registration.registers === 'hook' && registration.frequency === frequency && (registration.phase === 'after') === (phase === 'after'))
    return group === file ? [`outside ${phase} ${frequency}`, ...own] : own
  }

  /** `test.each(rows)(…)`, `for (const row of rows) test(…)`, `rows.forEach((row) => test(…))` */
  function isRepeated({ node, repeated }: RegistrationCall): boolean {
    const around = scopes.runningFunction(node)
    for (let current = module.parentOf(node); current !== undefined && current !== around; current = module.parentOf(current)) {
      if (isLoop(current) || isFunction(current)) return true
    }
    return repeated
  }
}

function hasTests({ members }: Group): boolean {
  return members.length === 0 || members.some((member) => member.call?.isSkipped !== true && (member.call?.registration.registers === 'test' || hasTests(member)))
}

/** The step that runs a piece of code: the function of a suite runs as the file is loaded. */
function startOf(when: Happening<unknown>['when']): Step | undefined {
  if (typeof when === 'string') return when === 'anytime' ? undefined : when
  if (when.registration.registers !== 'suite') return when
  return when.isSkipped ? undefined : 'on load'
}

function byOrder({ order: left }: Happening<unknown>, { order: right }: Happening<unknown>): number {
  for (const [index, position] of left.entries()) {
    const other = right[index]
    if (other === undefined) return 1
    if (position !== other) return position - other
  }
  return left.length - right.length
}
