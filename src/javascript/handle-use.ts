import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { HandleUse } from '../model/fixture-model.ts'
import type { ScopeFinder } from './execution-scope.ts'
import { libraryMember, rootOf, type JavaScriptFile } from './javascript-file.ts'
import { bindingOf, keepingVariable } from './keeping-variable.ts'
import { libraryApis } from './knowledge.ts'
import { wholeChain } from './session-use.ts'
import { calleeOf, unwrap, type Invocation } from './syntax.ts'

/**
 * What a file does with a handle that it opened.
 *
 * @param opening - the call that opened it
 * @param file - the linted file
 * @param scopes - tells where code of the file runs
 */
export function handleUse(opening: Invocation, file: JavaScriptFile, scopes: ScopeFinder): HandleUse {
  const { invocations, module, resolver } = file
  const variable = bindingOf(opening, module, resolver) === null ? undefined : keepingVariable(opening, module, resolver)
  if (variable !== undefined && scopes.functionAround(opening) !== undefined && isOnlyLookedAt(variable, file)) return 'looks at it'
  return invocations.some((node) => runsOn(node) || preparesIt(node)) ? 'runs on it' : 'hands it over'

  function isHandle(node: TSESTree.Node): boolean {
    const inner = unwrap(node)
    if (inner.type === 'Identifier' && variable !== undefined && resolver.variableOf(inner, module) === variable) return true
    const value = resolver.valueOf(inner, module)
    return value?.kind === 'instance' && rootOf(value).node === opening
  }

  /** `db.exec(…)`, `db.users.insert(…)`, `` sql`…` ``, Knex's `db('users')`; closing it is no use. */
  function runsOn(node: Invocation): boolean {
    if (node === opening || libraryMember(resolver.invokedMember(node, module))?.member.closes !== undefined) return false
    const callee = unwrap(calleeOf(node))
    return isHandle(callee) || ownersOf(callee).some(isHandle)
  }

  /** `beforeEach(() => migrate(db))`, drizzle-kit's `await pushSchema(tables, db)` */
  function preparesIt(node: Invocation): boolean {
    if (node.type === 'TaggedTemplateExpression' || libraryMember(resolver.invokedMember(node, module)) !== undefined || !node.arguments.some(isHandle)) return false
    return isOfLibrary(node) || (isStatement(node) && scopes.scopeOf(node).kind !== 'test')
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
