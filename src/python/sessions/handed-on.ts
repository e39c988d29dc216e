import { originOf, type OpeningCall } from '../databases/opening-call.ts'
import type { PythonFile } from '../python-file.ts'
import { isInside } from '../modules/python-module.ts'
import { registeredAround } from '../runs/registrations.ts'
import type { SessionUse } from './replaced-names.ts'
import { givenExpressions } from '../values/returned-value.ts'
import { containsNode, isFunction, type ExprNode, type PythonNode } from '../syntax.ts'

/** How many names a value is followed through to the import that it comes from. */
const deepestLook = 10

/**
 * Whether a file works on a session of the application before or after tests: in a fixture, in a hook, or as it is loaded
 * (`Base.metadata.drop_all(engine)`).
 *
 * @param uses - where the file uses what it imports
 */
export function isUsedInHook(uses: readonly SessionUse[], { module, registrations }: PythonFile): boolean {
  return uses.some(({ node }) => {
    const around = registeredAround(node, module, registrations)
    if (around !== undefined) return registrations.ofFunction.get(around)?.registers !== 'test'
    // def pytest_sessionstart(session): …
    if (module.ast.body.some((statement) => isFunction(statement) && statement.name.startsWith('pytest_') && isInside(node, statement, module))) return true
    return module.ast.body.some((statement) => statement.nodeType === 'Expr' && statement.value.nodeType === 'Call' && statement.value.func !== node && isInside(node, statement, module))
  })
}

/**
 * Whether a file gives a session of the application to tests: a fixture of it, or a function at its top level, yields or
 * returns the session.
 *
 * @param uses - where the file uses what it imports
 * @param opening - the call that opens the session
 */
export function isHandedOn(uses: readonly SessionUse[], opening: OpeningCall, file: PythonFile): boolean {
  const { module, registrations, resolver } = file
  const nodes = new Set<PythonNode>(uses.map(({ node }) => node))
  const giving = [...registrations.ofFunction].flatMap(([node, { registers }]) => (registers === 'fixture' ? [node] : []))
  const helpers = module.ast.body.filter((statement) => isFunction(statement) && !registrations.ofFunction.has(statement)).filter(isFunction)
  return [...giving, ...helpers].some((node) => {
    const { returned, yielded } = givenExpressions(node)
    return [...yielded, ...returned].some((expression) => isSession(expression) && comesFromUse(expression, deepestLook))
  })

  function isSession(expression: ExprNode): boolean {
    const value = resolver.valueOf(expression, module)
    const given = value?.kind === 'function' ? resolver.givenBy(value.node, value.module) : value
    const origin = given?.kind === 'instance' ? originOf(given, resolver) : undefined
    return origin?.kind === 'opened' && origin.call.node === opening.node
  }

  /** `session` of `session = SessionLocal()` */
  function comesFromUse(expression: ExprNode, depth: number): boolean {
    return containsNode(expression, (node) => {
      if (nodes.has(node)) return true
      const definitions = node.nodeType === 'Name' && depth > 0 ? module.scopes.variableOf(node)?.definitions : undefined
      return definitions?.some((definition) => (definition.kind === 'assignment' || definition.kind === 'with') && definition.value !== undefined && comesFromUse(definition.value, depth - 1)) === true
    })
  }
}
