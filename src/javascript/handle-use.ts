import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { HandleUse } from '../model/fixture-model.ts'
import { areAll, changingSchema, connectionSetting, looking } from '../sql/statement-effect.ts'
import type { ScopeFinder } from './execution-scope.ts'
import { libraryMember, rootOf, type JavaScriptFile } from './javascript-file.ts'
import { bindingOf, isDeclaredOutside, keepingVariable } from './keeping-variable.ts'
import { libraryApis } from './knowledge.ts'
import type { ModuleSource } from './module-source.ts'
import { wholeChain } from './session-use.ts'
import { executedTexts } from './executed-text.ts'
import { calleeOf, propertyName, unwrap, type Invocation } from './syntax.ts'

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
    const around = scopes.functionAround(opening)
    if (variable !== undefined && isOnlyLookedAt(variable, around !== undefined && !isDeclaredOutside(variable, around), file)) return 'looks at it'
    return used.has(opening) || (variable !== undefined && used.has(variable)) ? 'prepares it' : 'hands it over'
  }
}

function handlesRunOn(file: JavaScriptFile, scopes: ScopeFinder): ReadonlySet<Handle> {
  const { invocations, module, resolver } = file
  return new Set(invocations.flatMap((node) => [...subjectsOf(node), ...preparedBy(node)]).flatMap(handlesIn))

  function handlesIn(node: TSESTree.Node): Handle[] {
    const inner = unwrap(node)
    const value = resolver.valueOf(inner, module)
    const opened = value?.kind === 'instance' ? rootOf(value).node : undefined
    const variable = inner.type === 'Identifier' ? resolver.variableOf(inner, module) : undefined
    return [...(opened === undefined ? [] : [opened]), ...(variable === undefined ? [] : [variable])]
  }

  /** What a call is made on: `db.exec(…)`, `db.users.insert(…)`, `` sql`…` ``, Knex's `db('users')`; closing and setting up the connection is no use. */
  function subjectsOf(node: Invocation): TSESTree.Node[] {
    const callee = unwrap(calleeOf(node))
    const member = libraryMember(resolver.invokedMember(node, module))?.member
    if (isQuietMethod(callee) || member?.closes !== undefined || executesOnly(connectionSetting, node, file)) return []
    // A test may put in a row or change one: what it works on was prepared elsewhere
    if (scopes.scopeOf(node).kind === 'test' && member?.schema === undefined && !executesAny(changingSchema, node, file)) return []
    return [callee, ...ownersOf(callee)]
  }

  /** What a hook's function prepares: `beforeEach(() => migrate(db))`; what a library's own one does: `pushSchema(tables, db)`. */
  function preparedBy(node: Invocation): TSESTree.Node[] {
    if (node.type === 'TaggedTemplateExpression' || libraryMember(resolver.invokedMember(node, module)) !== undefined) return []
    return isOfLibrary(node) || (isStatement(node, module) && scopes.scopeOf(node).kind !== 'test') ? node.arguments : []
  }

  /** A function that a library's package exports and no model describes. */
  function isOfLibrary(node: Invocation): boolean {
    const [definition] = resolver.variableOf(unwrap(calleeOf(node)), module)?.defs ?? []
    return definition?.parent?.type === 'ImportDeclaration' && libraryApis.ofSpecifier(definition.parent.source.value) !== undefined
  }
}

/** The objects that a member chain goes through: `db.users` and `db` of `db.users.insert`. */
function ownersOf(node: TSESTree.Node): TSESTree.Node[] {
  if (node.type !== 'MemberExpression') return []
  const owner = unwrap(node.object)
  return [owner, ...ownersOf(owner)]
}

/**
 * Whether nothing that a file does with a variable's handle changes what is in the database: it reads rows, creates or
 * drops whole databases next to it, reads properties of a handle that no other function can use, and closes it.
 */
function isOnlyLookedAt({ references }: TSESLint.Scope.Variable, isLocal: boolean, file: JavaScriptFile): boolean {
  const { module, resolver } = file
  const uses = references.flatMap(({ identifier, writeExpr }) => (writeExpr ? [] : [useOf(identifier)]))
  return uses.includes('look') && !uses.includes('other')

  function useOf(identifier: TSESTree.Node): 'look' | 'none' | 'other' {
    const chain = wholeChain(identifier, module)
    const parent = module.parentOf(chain)
    // if (admin) await admin.end()
    if (parent?.type === 'IfStatement') return 'none'
    if (parent?.type === 'TaggedTemplateExpression') return executesOnly(looking, parent, file) ? 'look' : 'other'
    if (parent?.type !== 'CallExpression') return chain !== identifier && isLocal ? 'look' : 'other'
    const member = libraryMember(resolver.invokedMember(parent, module))?.member
    const isDiscarded = isStatement(parent, module)
    // drizzle(client, {})
    if (parent.callee !== chain) return chain === identifier && isDiscarded && member?.wraps !== undefined ? 'none' : 'other'
    if (executesOnly(looking, parent, file)) return 'look'
    return (isDiscarded && isQuietMethod(chain)) || member?.closes !== undefined ? 'none' : 'other'
  }
}

/** Methods that open a handle, set it up or listen to it, whichever library it is of. */
const quietMethods: ReadonlySet<string> = new Set(['addListener', 'connect', 'off', 'on', 'once', 'pragma', 'removeListener'])

function isQuietMethod(callee: TSESTree.Node): boolean {
  return callee.type === 'MemberExpression' && quietMethods.has(propertyName(callee) ?? '')
}

function executesOnly(statement: RegExp, node: Invocation, file: JavaScriptFile): boolean {
  return areAll(textsOf(node, file), statement)
}

function executesAny(statement: RegExp, node: Invocation, file: JavaScriptFile): boolean {
  return textsOf(node, file).some((text) => statement.test(text))
}

function textsOf(node: Invocation, file: JavaScriptFile): string[] {
  const executes = libraryMember(file.resolver.invokedMember(node, file.module))?.member.executes
  return executes === undefined ? [] : executedTexts(node, executes, file).map(({ text }) => text)
}

function isStatement(node: TSESTree.Node, module: ModuleSource): boolean {
  const parent = module.parentOf(node)
  return parent?.type === 'AwaitExpression' ? isStatement(parent, module) : parent?.type === 'ExpressionStatement'
}
