import path from 'node:path'
import { foldersUpTo } from '../modules/import-roots.ts'
import { fixtureScopes, type FixtureScope } from './fixtures.ts'
import { givenFixtures, markOf, parametersOf } from './given-fixtures.ts'
import type { PythonFile } from '../python-file.ts'
import type { PythonModule } from '../modules/python-module.ts'
import type { ClassDef, FunctionNode, Module } from '../syntax.ts'

/** A piece of code that pytest runs: a module, a test or a hook, or a fixture up to its `yield` or behind that. */
export interface Step {
  code: FunctionNode | Module
  module: PythonModule
  part: 'behind' | 'front'
}

/** A test, with the class that it is a method of. */
interface Test {
  node: FunctionNode
  owner: ClassDef | undefined
}

/** A fixture or a pair of hooks, while it is set up. */
interface Active {
  scope: FixtureScope
  owner: ClassDef | undefined
  front: Step | undefined
  behind: Step | undefined
}

/** How many tests of a file are played; more of them show nothing new. */
const mostTests = 500

/**
 * What pytest runs, and in which order, to run the tests of a file: the conftest.py files and the file as they are loaded,
 * then for each test the fixtures and hooks that are not up yet, those of the widest scope first, the test, and behind it
 * what ends with it. A test that runs for each of several parameters runs twice; what is skipped does not run.
 *
 * @param file - the linted file
 * @param imagined - a fixture that tests elsewhere ask for, in a file without tests of its own
 */
export function testRun(file: PythonFile, imagined?: FunctionNode): Step[] {
  const { fixtures, module, project, registrations } = file
  const steps: Step[] = []
  const active: Active[] = []
  for (const folder of foldersUpTo(path.dirname(module.filename), project.root).toReversed()) {
    const conftest = path.join(folder, 'conftest.py')
    const loaded = conftest === module.filename ? undefined : project.read(conftest)?.parse()
    if (loaded !== undefined) steps.push({ code: loaded.ast, module: loaded, part: 'front' })
  }
  steps.push({ code: module.ast, module, part: 'front' })
  const tests = imagined === undefined ? testsOf(file).slice(0, mostTests).flatMap((test) => Array<Test>(timesOf(test)).fill(test)) : [{ node: imagined, owner: undefined }]
  for (const test of tests) runTest(test, imagined === undefined)
  // Of what runs for each test there will be another one
  const [first] = tests
  if (first !== undefined && tests.length === 1) runTest(first, false)
  end(() => true)
  return steps

  function runTest(test: Test, hasBody: boolean): void {
    end(({ owner, scope }) => scope === 'class' && owner !== test.owner)
    for (const hook of hooksAround(test)) setUp(hook)
    for (const fixture of givenFixtures(test.node, module, fixtures)) setUp({ scope: fixture.scope ?? 'function', owner: test.owner, front: { code: fixture.node, module: fixture.module, part: 'front' }, behind: { code: fixture.node, module: fixture.module, part: 'behind' } })
    if (hasBody) steps.push(...(['front', 'behind'] as const).map((part) => ({ code: test.node, module, part })))
    end(({ scope }) => scope === 'function')
  }

  function setUp(next: Active): void {
    if (active.some((up) => (up.front ?? up.behind)?.code === (next.front ?? next.behind)?.code)) return
    active.push(next)
    if (next.front !== undefined) steps.push(next.front)
  }

  function end(isOver: (up: Active) => boolean): void {
    for (const up of active.toReversed().filter(isOver)) {
      active.splice(active.indexOf(up), 1)
      if (up.behind !== undefined) steps.push(up.behind)
    }
  }

  /** The hooks of the module and of the test's class, the widest first; a hook before the tests goes with one behind them. */
  function hooksAround({ node, owner }: Test): Active[] {
    const found = [...registrations.ofFunction].flatMap(([hook, registered]): Active[] => {
      const around = module.parentOf(hook)
      const inClass = around?.nodeType === 'ClassDef'
      if (registered.registers !== 'hook' || (inClass && (owner === undefined || !isOrExtends(owner, around, file)))) return []
      const isEach = registered.frequency === 'each'
      // setup_function is for the tests that are no methods
      if (isEach && !inClass && module.parentOf(node)?.nodeType === 'ClassDef') return []
      const scope = isEach ? 'function' : inClass ? 'class' : 'module'
      const front: Step = { code: hook, module, part: 'front' }
      const behind: Step = { code: hook, module, part: 'behind' }
      return [registered.phase === 'after' ? { scope, owner, front: undefined, behind: front } : { scope, owner, front, behind }]
    })
    return found.toSorted((left, right) => fixtureScopes.indexOf(right.scope) - fixtureScopes.indexOf(left.scope) || Number(left.front !== undefined) - Number(right.front !== undefined))
  }

  function timesOf({ node }: Test): number {
    if (node.decorator_list.some((decorator) => markOf(decorator) === 'parametrize')) return 2
    return parametersOf(node).some((name) => fixtures.find(name, node, module)?.isParametrized === true) ? 2 : 1
  }
}

/** The tests of a file in source order, those left out that are skipped. */
function testsOf({ module, registrations }: PythonFile): Test[] {
  return [...registrations.ofFunction].flatMap(([node, registered]): Test[] => {
    const around = module.parentOf(node)
    const owner = around?.nodeType === 'ClassDef' ? around : undefined
    const isSkipped = [...node.decorator_list, ...(owner?.decorator_list ?? [])].some((decorator) => markOf(decorator) === 'skip')
    return registered.registers === 'test' && !isSkipped ? [{ node, owner }] : []
  }).toSorted((left, right) => module.rangeOf(left.node)[0] - module.rangeOf(right.node)[0])
}

/** Whether a class is another one, or takes its hooks over from it. */
function isOrExtends(node: ClassDef, other: ClassDef, file: PythonFile): boolean {
  return (
    node === other ||
    node.bases.some((base) => {
      const value = file.resolver.valueOf(base, file.module)
      return value?.kind === 'class' && value.module === file.module && value.node !== node && isOrExtends(value.node, other, file)
    })
  )
}
