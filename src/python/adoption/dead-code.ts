import { libraryMember, type PythonFile } from '../python-file.ts'
import { fromModule, type Definition } from '../modules/scopes.ts'
import { beginningOf, childrenOf, type ExprNode, type FunctionNode, type PythonNode } from '../syntax.ts'
import type { Draft } from './draft.ts'
import { askersOf } from './fixture-askers.ts'

/**
 * Takes out what only the removed code needed, until nothing more falls: imports, variables, functions and fixtures of the
 * module, imports and variables of functions that lost something.
 *
 * @param functions - the functions that lost something and stay
 */
export function removeDeadCode(draft: Draft, file: PythonFile, functions: readonly FunctionNode[]): void {
  const { scopes } = draft.module
  const variables = [scopes.module, ...functions.flatMap((node) => scopes.scopeOf(node) ?? [])].flatMap((scope) => [...scope.variables.values()])
  for (let before = -1; before !== draft.removed.size; ) {
    before = draft.removed.size
    removeUnaskedFixtures(draft, file)
    for (const variable of variables) {
      const [definition] = variable.definitions
      if (definition === undefined || variable.definitions.length > 1 || !draft.usedName(variable) || draft.remainingUses(variable).length > 0) continue
      removeDefinition(definition, [draft.module.ast, ...functions], draft, file)
    }
  }
}

/** A fixture that only removed fixtures asked for: the path of the database, its engine. */
function removeUnaskedFixtures(draft: Draft, file: PythonFile): void {
  for (const fixture of file.fixtures.fixturesOf(draft.module)) {
    if (fixture.isAutomatic || draft.isRemoved(fixture.node)) continue
    const askers = askersOf(fixture, file)
    if (askers.length > 0 && askers.every(({ node }) => draft.isRemoved(node))) draft.removed.add(fixture.node)
  }
}

function removeDefinition(definition: Definition, owners: readonly (PythonNode | undefined)[], draft: Draft, file: PythonFile): void {
  const { module } = draft
  switch (definition.kind) {
    case 'import':
      if (owners.includes(module.parentOf(definition.statement))) draft.removeAlias(definition.alias)
      break
    case 'function':
      if (module.parentOf(definition.node) === module.ast && definition.node.decorator_list.length === 0) draft.removed.add(definition.node)
      break
    case 'assignment': {
      const { statement, value } = definition
      const isSimple = owners.includes(module.parentOf(statement)) && (statement.nodeType === 'AnnAssign' || (statement.nodeType === 'Assign' && statement.targets.length === 1 && statement.targets[0] === definition.node))
      if (isSimple && (value === undefined || isFree(value, file))) draft.removed.add(statement)
      break
    }
    default:
  }
}

/** Whether an expression does nothing that somebody else could miss: it calls libraries and Python, not the project. */
function isFree(node: PythonNode, file: PythonFile): boolean {
  if (node.nodeType === 'Call' && !isFreeCall(node.func, file)) return false
  return childrenOf(node).every((child) => isFree(child, file))
}

function isFreeCall(callee: ExprNode, file: PythonFile): boolean {
  const { module, project, resolver } = file
  const value = resolver.valueOf(callee, module)
  if (value?.kind === 'member') return libraryMember(value) !== undefined
  if (value?.kind === 'instance') return true
  const root = beginningOf(callee)
  if (root.nodeType !== 'Name') return root.nodeType === 'Constant'
  const definitions = module.scopes.variableOf(root)?.definitions ?? []
  return definitions.every((definition) => {
    if (definition.kind !== 'import') return definition.kind === 'assignment'
    const { alias, statement } = definition
    const name = statement.nodeType === 'Import' ? alias.name : fromModule(statement)
    return project.find(name, module.filename) === undefined
  })
}
