import type { Fixture } from '../runs/fixtures.ts'
import { frameworkMember, type PythonFile } from '../python-file.ts'
import { isFunction, stringOf, visit, type Arg, type FunctionNode, type PythonNode } from '../syntax.ts'
import { decline } from '../../decline.ts'

/** A test or fixture that asks for a fixture. */
export interface Asker {
  /** The function, or where a decorator asks, the string with the name. */
  node: PythonNode
  /** The parameter that is the fixture's name. */
  parameter: Arg | undefined
  function: FunctionNode | undefined
  /** What it is itself. */
  fixture: Fixture | undefined
}

/**
 * Finds who asks for a fixture of a file: by a parameter, `usefixtures` or `getfixturevalue`.
 *
 * @throws Declined where its name stands in a string that may mean it in another way
 */
export function askersOf(fixture: Fixture, file: PythonFile): Asker[] {
  const { module, fixtures, registrations } = file
  const byParameter = [...registrations.ofFunction.keys()].flatMap((node): Asker[] => {
    const { args, kwonlyargs, posonlyargs } = node.args
    const parameter = [...posonlyargs, ...args, ...kwonlyargs].find(({ arg }) => arg === fixture.name)
    if (parameter === undefined || fixtures.find(fixture.name, node, module)?.node !== fixture.node) return []
    return [{ node, parameter, function: node, fixture: fixtures.fixtureOf(node, module) }]
  })
  return [...byParameter, ...namedInStrings(fixture, file)]
}

function namedInStrings(fixture: Fixture, { module, resolver }: PythonFile): Asker[] {
  const askers: Asker[] = []
  visit(module.ast, (node) => {
    if (stringOf(node) !== fixture.name) return true
    const call = module.parentOf(node)
    if (call?.nodeType === 'Call' && frameworkMember(resolver.invokedMember(call, module))?.requests === true) {
      askers.push({ node, parameter: undefined, function: undefined, fixture: undefined })
    } else if (isInDecorator(node, module.parentOf)) {
      decline(`a decorator names \`${fixture.name}\``)
    }
    return true
  })
  return askers
}

/** `@pytest.mark.parametrize('db', […], indirect=True)` */
function isInDecorator(node: PythonNode, parentOf: (node: PythonNode) => PythonNode | undefined): boolean {
  for (let below = node, current = parentOf(node); current !== undefined; below = current, current = parentOf(current)) {
    if (isFunction(current) || current.nodeType === 'ClassDef') return current.decorator_list.some((decorator) => decorator === below)
  }
  return false
}
