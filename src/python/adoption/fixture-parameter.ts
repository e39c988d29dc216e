import type { Edit } from '../../model/fixture-model.ts'
import { fixtureScopes, type Fixture } from '../runs/fixtures.ts'
import { pythonApis } from '../knowledge.ts'
import type { PythonFile } from '../python-file.ts'
import type { PythonModule } from '../modules/python-module.ts'
import { fromModule } from '../modules/scopes.ts'
import type { ExprNode, FunctionNode } from '../syntax.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { usesName } from './rename-edits.ts'

/**
 * Checks that pytest can give a shared fixture to a function, or to the class of a method that takes none.
 *
 * @throws Declined where it can't, or would give another one
 */
export function checkAsker(node: FunctionNode, shared: Fixture, isUnittest: boolean, file: PythonFile, draft: Draft): void {
  const { fixtures, module } = file
  const local = fixtures.fixtureOf(node, module)
  const lasting = fixtureScopes.indexOf(shared.scope ?? 'function')
  if (local !== undefined && fixtureScopes.indexOf(local.scope ?? 'session') > lasting) decline(`\`${local.name}\` lives longer than the shared \`${shared.name}\``)
  if (shared.node.nodeType === 'AsyncFunctionDef' && (isUnittest || node.nodeType !== 'AsyncFunctionDef')) decline(`\`${node.name}\` can not wait for the shared \`${shared.name}\``)
  const given = fixtures.find(shared.name, node, module)
  if (given !== undefined && given.node !== shared.node && !draft.isRemoved(given.node)) decline(`another \`${shared.name}\` stands before the shared one`)
  // What wraps a test may not hand on a parameter that it does not know
  if (!isUnittest && !node.decorator_list.every((decorator) => isOfFramework(decorator, module))) decline(`\`${node.name}\` has a decorator that may not hand it on`)
}

function isOfFramework(decorator: ExprNode, module: PythonModule): boolean {
  if (decorator.nodeType === 'Call') return isOfFramework(decorator.func, module)
  if (decorator.nodeType === 'Attribute') return isOfFramework(decorator.value, module)
  if (decorator.nodeType !== 'Name') return false
  return (
    module.scopes.variableOf(decorator)?.definitions.every((definition) => {
      if (definition.kind !== 'import') return false
      const { alias, statement } = definition
      const names = statement.nodeType === 'Import' ? [alias.name] : [fromModule(statement), `${fromModule(statement)}.${alias.name}`]
      return names.some((name) => pythonApis().ofSpecifier(name)?.api.subject === 'framework')
    }) ?? false
  )
}

/**
 * Edits that let a function take a fixture as its parameter.
 *
 * @param node - the function
 * @param fixture - the fixture's name
 * @param local - the variable that it takes the place of
 * @throws Declined where the name is taken, or the parameters are not plain
 */
export function parameterEdits(node: FunctionNode, fixture: string, local: string, file: PythonFile): Edit[] {
  const { rangeOf, text } = file.module
  const { args, defaults, kwarg, kwonlyargs, posonlyargs, vararg } = node.args
  if ([...posonlyargs, ...args].some(({ arg }) => arg === fixture)) return []
  if (local !== fixture && usesName(node, fixture, file)) decline(`\`${node.name}\` has a \`${fixture}\` already`)
  if (defaults.length > 0 || kwonlyargs.length > 0 || vararg !== undefined || kwarg !== undefined) decline(`\`${node.name}\` has parameters with defaults`)
  const last = args.at(-1) ?? posonlyargs.at(-1)
  if (last !== undefined) return [{ range: [rangeOf(last)[1], rangeOf(last)[1]], text: `, ${fixture}` }]
  const [start] = rangeOf(node)
  const head = /^(?:async\s+)?def\s+[\p{L}\p{N}_]+\s*\(/u.exec(text.slice(start)) ?? decline(`\`${node.name}\` can not take a parameter`)
  const at = start + head[0].length
  return [{ range: [at, at], text: fixture }]
}
