import type { Edit } from '../../model/fixture-model.ts'
import type { Fixture } from '../runs/fixtures.ts'
import type { PythonFile } from '../python-file.ts'
import { containsNode, type FunctionNode } from '../syntax.ts'
import { decline } from '../../decline.ts'
import type { Asker } from './fixture-askers.ts'

/**
 * Edits that make tests and fixtures ask for the shared fixture instead of the local one: the parameter and every use of
 * it in the function.
 *
 * @throws Declined where the shared fixture's name is taken
 */
export function renameEdits(local: Fixture, shared: Fixture, askers: readonly Asker[], file: PythonFile): Edit[] {
  if (local.name === shared.name) return []
  const { module } = file
  if (module.scopes.module.variables.has(shared.name)) decline(`\`${shared.name}\` is another name in this file`)
  return askers.flatMap(({ node, parameter, function: asking }) => {
    const [start, end] = module.rangeOf(parameter ?? node)
    if (parameter === undefined || asking === undefined) return [{ range: [start + 1, end - 1], text: shared.name }]
    if (usesName(asking, shared.name, file)) decline(`\`${asking.name}\` has a \`${shared.name}\` already`)
    const uses = module.scopes.scopeOf(asking)?.variables.get(local.name)?.references ?? []
    const named: Edit = { range: [start, start + local.name.length], text: shared.name }
    return [named, ...uses.map((use): Edit => ({ range: module.rangeOf(use), text: shared.name }))]
  })
}

/** Whether a function, or one in it, has a name already. */
export function usesName(node: FunctionNode, name: string, { module }: PythonFile): boolean {
  return containsNode(node, (child) => (child.nodeType === 'Name' && child.id === name) || module.scopes.scopeOf(child)?.variables.has(name) === true)
}
