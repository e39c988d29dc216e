import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { HandleUse } from '../model/fixture-model.ts'
import type { ScopeFinder } from './execution-scope.ts'
import { libraryMember, rootOf, type JavaScriptFile } from './javascript-file.ts'
import { bindingOf, keepingVariable } from './keeping-variable.ts'
import { libraryApis } from './knowledge.ts'
import { wholeChain } from './session-use.ts'
import { calleeOf, unwrap, type Invocation } from './syntax.ts'

/** A handle by the call that opened it, and by the variable that keeps it. */
type Handle = TSESLint.Scope.Variable | TSESTree.Node

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
    if (variable !== undefined && scopes.functionAround(opening) !== undefined && isOnlyLookedAt(variable, file)) return 'looks at it'
    return used.has(opening) || (variable !== undefined && used.has(variable)) ? 'runs on it' : 'hands it over'
  }
}

function handlesRunOn({ invocations, module, resolver }: JavaScriptFile, scopes: ScopeFinder): ReadonlySet<Handle> {
  return new Set(invocations.flatMap((node) => [...subjectsOf(node), ...preparedBy(node)]).flatMap(handlesIn))

  function handlesIn(node: TSESTree.Node): Handle[] {
    const inner = unwrap(node)
    const value = resolver.valueOf(inner, module)
    const opened = value?.kind === 'instance' ? rootOf(value).node : undefined
    const variable = inner.type === 'Identifier' ? resolver.variableOf(inner, module) : undefined
    return [...(opened === undefined ? [] : [opened]), ...(variable === undefined ? [] : [variable])]
  }

  /** What a call is made on: `db.exec(…)`, `db.users.insert(…)`, `` sql`…` ``, Knex's `db('users')`; closing is no use. */
  function subjectsOf(node: Invocation): TSESTree.Node[] {
    if (libraryMember(resolver.invokedMember(node, module))?.member.closes !== undefined) return []
    const callee = unwrap(calleeOf(node))
    return [callee, ...ownersOf(callee)]
  }

  /** What a hook's function prepares: `beforeEach(() => migrate(db))`; what a library's own one does: `pushSchema(tables, db)`. */
  function preparedBy(node: Invocation): TSESTree.Node[] {
    if (node.type === 'TaggedTemplateExpression' || libraryMember(resolver.invokedMember(node, module)) !== undefined) return []
    return isOfLibrary(node) || (isStatement(node) && scopes.scopeOf(node).kind !== 'test') ? node.arguments : []
  }

  /** A function that a library's package exports and no model describes. */
  function isOfLibrary(node: Invocation): boolean {
    const [definition] = resolver.variableOf(unwrap(calleeOf(node)), module)?.defs ?? []
    return definition?.parent?.type === 'ImportDeclaration' && libraryApis.ofSpecifier(definition.parent.source.value) !== undefined
  }

  function isStatement(node: TSESTree.Node): boolean {
    const parent = module.parentOf(node)
    return parent?.type === 'AwaitExpression' ? isStatement(parent) : parent?.type === 'ExpressionStatement'
  }
}

/** The objects that a member chain goes through: `db.users` and `db` of `db.users.insert`. */
function ownersOf(node: TSESTree.Node): TSESTree.Node[] {
  if (node.type !== 'MemberExpression') return []
  const owner = unwrap(node.object)
  return [owner, ...ownersOf(owner)]
}

/** Whether a variable's properties are read, and nothing else is done with it; wrapping it opens nothing. */
function isOnlyLookedAt({ references }: TSESLint.Scope.Variable, { module, resolver }: JavaScriptFile): boolean {
  const uses = references.filter(({ init }) => init !== true)
  const isWrappedForNothing = (node: TSESTree.Node): boolean => {
    const parent = module.parentOf(node)
    if (parent?.type !== 'CallExpression' || module.parentOf(parent)?.type !== 'ExpressionStatement') return false
    return libraryMember(resolver.invokedMember(parent, module))?.member.wraps !== undefined
  }
  const isRead = (node: TSESTree.Node): boolean => {
    const chain = wholeChain(node, module)
    const parent = module.parentOf(chain)
    return chain !== node && !(parent?.type === 'CallExpression' && parent.callee === chain)
  }
  return uses.some(({ identifier }) => isRead(identifier)) && uses.every(({ identifier }) => isRead(identifier) || isWrappedForNothing(identifier))
}
