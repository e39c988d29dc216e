import type { TSESTree } from '@typescript-eslint/utils'
import { expressionAt } from '../values/arguments.ts'
import { initializerOf } from '../values/initializer.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import type { OpeningCall } from './opening-call.ts'
import type { Registrations } from '../runs/registrations.ts'
import { importedName, isFunction, isInside, unwrap, type FunctionNode, type Invocation } from '../syntax.ts'
import { livesWithTests } from '../runs/test-role.ts'

/**
 * Whether an opening takes the location of its database from the project's test support, which made the database:
 * `new Pool({ connectionString: databaseDetails.url })` with a `let databaseDetails` of `./helpers.ts` that a hook
 * there fills, or what a function from there makes. A constant, or a function that gives one at once, only names a database.
 */
export function isLocationProvided({ node, opening }: OpeningCall, file: JavaScriptFile): boolean {
  const { module, resolver } = file
  return (opening.target ?? []).some((target) => {
    if (target.names !== 'url' && target.names !== 'file') return false
    const located = expressionAt(node, target, module, resolver)
    return located?.module === module && isProvided(located.node, file)
  })
}

/**
 * Whether a suite runs once for each of several databases and opens the one that it is given:
 * `describe.each(dialects)('on $name', ({ url }) => { … new Sequelize(url) … })`.
 */
export function isLocationTabled(node: Invocation, { module }: JavaScriptFile, { ofCallback }: Registrations): boolean {
  const suites: FunctionNode[] = []
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    const call = isFunction(current) ? ofCallback.get(current) : undefined
    if (isFunction(current) && call?.repeated === true && call.registration.registers === 'suite') suites.push(current)
  }
  const rows = suites.flatMap((suite) => module.scopes.getDeclaredVariables(suite)).filter(({ defs }) => defs.some(({ type }) => type === 'Parameter'))
  return rows.some(({ references }) => references.some(({ identifier }) => isInside(identifier, node)))
}

function isProvided(node: TSESTree.Node, file: JavaScriptFile, isMade = false, depth = 0): boolean {
  const inner = unwrap(node)
  if (inner.type === 'CallExpression') return node.type === 'AwaitExpression' && isProvided(inner.callee, file, true, depth)
  if (inner.type === 'MemberExpression') return isProvided(inner.object, file, isMade, depth)
  if (inner.type !== 'Identifier') return false
  const variable = file.resolver.variableOf(inner, file.module)
  const [definition] = variable?.defs ?? []
  if (definition?.parent?.type === 'ImportDeclaration' && definition.node.type === 'ImportSpecifier') {
    return isOfSupport(definition.parent.source.value, importedName(definition.node), isMade, file)
  }
  if (depth >= 5) return false
  const initializer = initializerOf(inner, file.module, file.resolver)
  if (initializer !== undefined && isProvided(initializer, file, isMade, depth + 1)) return true
  // ({ connectionString } = await createTestDatabase())
  return variable?.references.some(({ init, writeExpr }) => init !== true && writeExpr && isProvided(writeExpr, file, isMade, depth + 1)) === true
}

function isOfSupport(specifier: string, name: string, isMade: boolean, { module, project }: JavaScriptFile): boolean {
  const support = project.find(specifier, module.filename)
  if (support === undefined || !livesWithTests(support.filename, project.root)) return false
  return isMade || isReassigned(name, support.parse())
}

/** `export let databaseDetails`: somebody there fills it before each test or suite. */
function isReassigned(name: string, module: ModuleSource | undefined): boolean {
  const local = module?.exports?.named.get(name)?.local
  const variable = module?.scopes.scopes.find(({ type }) => type === 'module')?.variables.find((each) => each.name === local)
  return variable?.defs.some(({ parent }) => parent?.type === 'VariableDeclaration' && parent.kind === 'let') === true
}
