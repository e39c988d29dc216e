import { oncePer } from '../../lazy.ts'
import { fixtureScopes, type Fixture, type FixtureFinder } from './fixtures.ts'
import type { PythonModule } from '../modules/python-module.ts'
import { dottedName, isFunction, stringOf, visit, type ClassDef, type ExprNode, type FunctionNode, type Module } from '../syntax.ts'

/**
 * The fixtures that a test or fixture is given or that run by themselves, with those that these take: the widest scope
 * first, and each behind what it takes.
 *
 * @param asker - the test, or a fixture, which then is among them
 * @param module - where it stands
 * @param fixtures - finds fixtures by their names
 */
export function givenFixtures(asker: FunctionNode, module: PythonModule, fixtures: FixtureFinder): Fixture[] {
  const needed = new Set<Fixture>()
  const pending = new Set<Fixture>()
  const around = module.parentOf(asker)
  const owner = around?.nodeType === 'ClassDef' ? around : undefined
  const automatic = [...fixtures.sharedWith(module), ...fixtures.fixturesOf(module).filter((fixture) => fixture.owner === undefined || fixture.owner === owner)].filter(({ isAutomatic }) => isAutomatic)
  const asked = fixtures.fixtureOf(asker, module)
  const named = asked === undefined ? [...usedFixtures(module.ast), ...(owner ? usedFixtures(owner) : []), ...usedFixtures(asker), ...parametersOf(asker)] : []
  for (const fixture of [...automatic, ...(asked ? [asked] : []), ...named.flatMap((name) => fixtures.find(name, asker, module) ?? [])]) add(fixture)
  return [...needed].toSorted((left, right) => fixtureScopes.indexOf(right.scope ?? 'function') - fixtureScopes.indexOf(left.scope ?? 'function'))

  function add(fixture: Fixture): void {
    if (needed.has(fixture) || pending.has(fixture)) return
    pending.add(fixture)
    for (const name of [...usedFixtures(fixture.node), ...parametersOf(fixture.node)]) {
      const taken = fixtures.find(name, fixture.node, fixture.module)
      if (taken !== undefined && needed.size < 100) add(taken)
    }
    needed.add(fixture)
  }
}

export function parametersOf({ args }: FunctionNode): string[] {
  return [...args.posonlyargs, ...args.args, ...args.kwonlyargs].map(({ arg }) => arg)
}

/** `@pytest.mark.usefixtures("database")`, `pytestmark = pytest.mark.usefixtures("database")`, `request.getfixturevalue("database")` */
const usedFixtures = oncePer((node: ClassDef | FunctionNode | Module): string[] => {
  const assigned = node.nodeType === 'Module' || node.nodeType === 'ClassDef' ? node.body.flatMap((statement) => (statement.nodeType === 'Assign' && statement.targets.some((target) => target.nodeType === 'Name' && target.id === 'pytestmark') ? [statement.value] : [])) : []
  const marks = [...assigned, ...(node.nodeType === 'Module' ? [] : node.decorator_list), ...(isFunction(node) ? node.body : [])]
  const names: string[] = []
  for (const mark of marks) {
    visit(mark, (inner) => {
      if (inner.nodeType === 'Call' && ['getfixturevalue', 'usefixtures'].includes(markOf(inner) ?? '')) names.push(...inner.args.flatMap((argument) => stringOf(argument) ?? []))
      return !isFunction(inner)
    })
  }
  return names
})

/** `skip` of `@pytest.mark.skip(reason="…")` and `@unittest.skip`. */
export function markOf(decorator: ExprNode): string | undefined {
  return dottedName(decorator.nodeType === 'Call' ? decorator.func : decorator)?.split('.').at(-1)
}
