import { originOf, type OpeningCall } from '../databases/opening-call.ts'
import type { PythonFile } from '../python-file.ts'
import type { SessionUse } from './replaced-names.ts'
import { givenExpressions } from '../values/returned-value.ts'
import { containsNode, isFunction, type ExprNode, type PythonNode } from '../syntax.ts'

/** How many names a value is followed through to the import that it comes from. */
const deepestLook = 10

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
