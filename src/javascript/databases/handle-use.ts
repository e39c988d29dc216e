import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { HandleUse } from '../../model/fixture-model.ts'
import { occasionsOf } from '../../model/occasions.ts'
import { changesSchema, setsConnection } from '../../sql/statement-effect.ts'
import { importedFrom } from '../values/bindings.ts'
import type { ScopeFinder } from '../runs/execution-scope.ts'
import { executesAny, executesOnly, isQuietMethod, isStatement } from './handle-call.ts'
import { libraryMember, rootOf, type JavaScriptFile } from '../javascript-file.ts'
import { bindingOf, isDeclaredOutside, keepingVariable } from './keeping-variable.ts'
import { libraryApis } from '../knowledge.ts'
import { isOnlyLookedAt } from './looked-at.ts'
import { calleeOf, unwrap, type Invocation } from '../syntax.ts'

/** A handle by the call that opened it, and by the variable that keeps it. */
export type Handle = TSESLint.Scope.Variable | TSESTree.Node

/**
 * Tells what a file does with the handles that it opens.
 *
 * @param file - the linted file
 * @param scopes - tells where code of the file runs
 * @returns a function that tells it of an opening call
 */
export function findHandleUses(file: JavaScriptFile, scopes: ScopeFinder): (opening: Invocation) => HandleUse {
  const { module, resolver } = file
  const used = handlesRunOn(file, scopes)
  return (opening) => {
    const variable = bindingOf(opening, module, resolver) === null ? undefined : keepingVariable(opening, module, resolver)
    const around = scopes.runningFunction(opening)
    const isLocal = around !== undefined && variable !== undefined && !isDeclaredOutside(variable, around)
    if (isOnlyLookedAt(opening, variable, isLocal, file)) return 'looks at it'
    return used.has(opening) || (variable !== undefined && used.has(variable)) ? 'prepares it' : 'hands it over'
  }
}

function handlesRunOn(file: JavaScriptFile, scopes: ScopeFinder): ReadonlySet<Handle> {
  const { invocations, module, resolver } = file
  return new Set(invocations.flatMap((node) => [...subjectsOf(node), ...preparedBy(node)]).flatMap((node) => handlesIn(node, file)))

  /** What a call is made on: `db.exec(…)`, `db.users.insert(…)`, `` sql`…` ``, Knex's `db('users')`; closing and setting up the connection is no use. */
  function subjectsOf(node: Invocation): TSESTree.Node[] {
    const callee = unwrap(calleeOf(node))
    const member = libraryMember(resolver.invokedMember(node, module))?.member
    if (isQuietMethod(callee) || member?.closes !== undefined || executesOnly(setsConnection, node, file)) return []
    const subjects = [callee, ...ownersOf(callee)]
    // A test may put in a row or change one: what it works on was prepared elsewhere
    return member?.schema === undefined && !executesAny(changesSchema, node, file) && runsInTests(node, subjects) ? [] : subjects
  }

  /** What a hook's function prepares: `beforeEach(() => migrate(db))`; what a library's own one does: `pushSchema(tables, db)`. */
  function preparedBy(node: Invocation): TSESTree.Node[] {
    if (node.type === 'TaggedTemplateExpression' || libraryMember(resolver.invokedMember(node, module)) !== undefined) return []
    return isOfLibrary(node) || (isStatement(node, module) && !runsInTests(node, node.arguments) && !isOfTested(node)) ? node.arguments : []
  }

  /** Whether a use stands in a test, or in a function that tests alone call for a handle that is there already: `seed('ada')`. */
  function runsInTests(node: Invocation, handles: readonly TSESTree.Node[]): boolean {
    const scope = scopes.scopeOf(node)
    const occasions = occasionsOf(scope)
    if (occasions.length === 0 || occasions.some(({ kind }) => kind !== 'test')) return false
    if (scope.kind === 'test') return true
    const around = scopes.runningFunction(node)
    return !handles.some((handle) => resolver.variableOf(unwrap(handle), module)?.references.some(({ identifier, writeExpr }) => writeExpr && scopes.runningFunction(identifier) === around))
  }

  /** `store.initialize(db)` of a `store` that the file made and its tests work with: that is handing the handle over. */
  function isOfTested(node: Invocation): boolean {
    const callee = unwrap(calleeOf(node))
    if (callee.type !== 'MemberExpression') return false
    const { defs, references } = resolver.variableOf(unwrap(callee.object), module) ?? { defs: [], references: [] }
    return defs.some(({ type }) => type === 'Variable') && references.some(({ identifier }) => scopes.scopeOf(identifier).kind === 'test')
  }

  /** A function that a library's package exports and no model describes. */
  function isOfLibrary(node: Invocation): boolean {
    const source = importedFrom(resolver.variableOf(unwrap(calleeOf(node)), module))
    return source !== undefined && libraryApis.ofSpecifier(source) !== undefined
  }
}

/** What an expression is a handle of: the call that opened it, and the variable that it stands in. */
export function handlesIn(node: TSESTree.Node, { module, resolver }: JavaScriptFile): Handle[] {
  const inner = unwrap(node)
  const value = resolver.valueOf(inner, module)
  const opened = value?.kind === 'instance' ? rootOf(value).node : undefined
  const variable = inner.type === 'Identifier' ? resolver.variableOf(inner, module) : undefined
  return [...(opened === undefined ? [] : [opened]), ...(variable === undefined ? [] : [variable])]
}

/** The objects that a member chain goes through: `db.users` and `db` of `db.users.insert`. */
function ownersOf(node: TSESTree.Node): TSESTree.Node[] {
  if (node.type !== 'MemberExpression') return []
  const owner = unwrap(node.object)
  return [owner, ...ownersOf(owner)]
}
