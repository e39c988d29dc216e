import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { looking } from '../sql/statement-effect.ts'
import type { ScopeFinder } from './execution-scope.ts'
import { executesOnly, isQuietMethod, isStatement } from './handle-call.ts'
import { libraryMember, rootOf, type JavaScriptFile } from './javascript-file.ts'
import { keepingVariable } from './keeping-variable.ts'
import type { ModuleSource } from './module-source.ts'
import { wholeChain } from './session-use.ts'
import { calleeOf, unwrap, type Invocation } from './syntax.ts'

type Use = 'look' | 'none' | 'other'

/**
 * Whether nothing that a file does with a variable's handle changes what is in the database: it reads rows, creates or
 * drops whole databases next to it, reads properties of a handle that no other function can use, and closes it.
 */
export function isOnlyLookedAt(variable: TSESLint.Scope.Variable, opening: Invocation, isLocal: boolean, file: JavaScriptFile): boolean {
  const { module, resolver } = file
  const seen = new Set<TSESLint.Scope.Variable>()
  const uses = usesOf(variable)
  return uses.includes('look') && !uses.includes('other')

  function usesOf(kept: TSESLint.Scope.Variable): Use[] {
    if (seen.has(kept)) return []
    seen.add(kept)
    return kept.references.flatMap(({ identifier, writeExpr }) => (writeExpr ? [] : usesAt(identifier)))
  }

  function usesAt(identifier: TSESTree.Node): Use[] {
    const parent = module.parentOf(identifier)
    const parameter = parent?.type === 'CallExpression' ? parameterFor(identifier, parent) : undefined
    return parameter === undefined ? [useOf(identifier)] : usesOf(parameter)
  }

  /** The parameter that takes an argument of a function of the file: `client` of `async function createScratch(client) {}`. */
  function parameterFor(argument: TSESTree.Node, { arguments: given, callee }: TSESTree.CallExpression): TSESLint.Scope.Variable | undefined {
    const isGiven = resolver.variableOf(callee, module)?.defs.some(({ type }) => type === 'Parameter') === true
    const called = isGiven ? undefined : resolver.valueOf(callee, module)
    const parameter = called?.kind === 'function' && called.module === module ? called.node.params[given.findIndex((each) => each === argument)] : undefined
    return parameter?.type === 'Identifier' ? resolver.variableOf(parameter, module) : undefined
  }

  function useOf(identifier: TSESTree.Node): Use {
    const chain = wholeChain(identifier, module)
    const parent = module.parentOf(chain)
    if (chain === identifier && isReturned(identifier, module)) {
      const kept = variablesOf(opening, file).filter((each) => each !== variable)
      return kept.length > 0 && kept.every((each) => !usesOf(each).includes('other')) ? 'look' : 'other'
    }
    // if (admin) await admin.end()
    if (parent?.type === 'IfStatement') return 'none'
    if (parent?.type === 'TaggedTemplateExpression') return executesOnly(looking, parent, file) ? 'look' : 'other'
    // `` sql`DROP DATABASE ${sql(name)}` ``: a name within a statement, of which the statement tells
    if (parent?.type === 'CallExpression' && parent.callee === identifier && module.parentOf(parent)?.type === 'TemplateLiteral') return 'none'
    if (parent?.type !== 'CallExpression') return chain !== identifier && isLocal ? 'look' : 'other'
    const member = libraryMember(resolver.invokedMember(parent, module))?.member
    const isDiscarded = isStatement(parent, module)
    // drizzle(client, {})
    if (parent.callee !== chain) return chain === identifier && isDiscarded && member?.wraps !== undefined ? 'none' : 'other'
    if (executesOnly(looking, parent, file)) return 'look'
    return (isDiscarded && isQuietMethod(chain)) || member?.closes !== undefined ? 'none' : 'other'
  }
}

/** `return db`, `return { db, path }` */
function isReturned(node: TSESTree.Node, module: ModuleSource): boolean {
  const parent = module.parentOf(node)
  if (parent?.type === 'Property' && parent.value === node) return isReturned(parent, module)
  return parent?.type === 'ObjectExpression' ? isReturned(parent, module) : parent?.type === 'ReturnStatement'
}

/** The variables whose methods a file calls and that hold what a call opens, wherever they got it from: `const { db } = await setUp()`. */
function variablesOf(opening: Invocation, { invocations, module, resolver }: JavaScriptFile): TSESLint.Scope.Variable[] {
  const held = invocations.flatMap((node) => {
    const object = objectCalled(calleeOf(node))
    const value = object && resolver.valueOf(object, module)
    return value?.kind === 'instance' && rootOf(value).node === opening && object !== undefined ? (resolver.variableOf(object, module) ?? []) : []
  })
  return [...new Set(held)]
}

/** `db` of `db.prepare` */
function objectCalled(callee: TSESTree.Node): TSESTree.Node | undefined {
  const inner = unwrap(callee)
  const object = inner.type === 'MemberExpression' ? unwrap(inner.object) : undefined
  return object?.type === 'Identifier' ? object : undefined
}

/** Whether what a call opens is kept in a constant of a function that only calls its methods: `const client = connect(); await client.flush(); await client.quit()`. */
export function isGivenToNobody(opening: Invocation, { module, resolver }: JavaScriptFile, scopes: ScopeFinder): boolean {
  const variable = keepingVariable(opening, module, resolver)
  const around = scopes.functionAround(opening)
  const uses = variable?.references.filter(({ writeExpr }) => !writeExpr) ?? []
  return uses.length > 0 && uses.every(({ identifier }) => {
    if (around === undefined || scopes.functionAround(identifier) !== around) return false
    const chain = wholeChain(identifier, module)
    const parent = module.parentOf(chain)
    return chain !== identifier && parent?.type === 'CallExpression' && parent.callee === chain && isStatement(parent, module)
  })
}
