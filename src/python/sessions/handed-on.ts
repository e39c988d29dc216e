import { originOf, type OpeningCall } from '../databases/opening-call.ts'
import type { PythonFile } from '../python-file.ts'
import { isInside } from '../modules/python-module.ts'
import { registeredAround } from '../runs/registrations.ts'
import type { SessionUse } from './replaced-names.ts'
import { givenExpressions } from '../values/returned-value.ts'
import { containsNode, isFunction, visit, type ExprNode, type FunctionNode, type PythonNode } from '../syntax.ts'

/** How many names a value is followed through to the import that it comes from. */
const deepestLook = 10

/** How many functions call each other from a fixture to the use of a session, at most. */
const mostFunctions = 4

/** `assert "test" in str(engine.url)`, `if not engine.url.database.endswith("_test"): raise …` */
const guard = /^[ \t]*(?:assert\b[^\n]*|if\b[^\n]*:\s*(?:raise|pytest\.exit|sys\.exit))/gm

/** Whether a file stops the tests where the database is none for tests. */
function refusesOtherDatabases(text: string): boolean {
  return [...text.matchAll(guard)].some(([statement]) => /["'_/-]test/i.test(statement) && /database|dsn|engine|ur[il]\b/i.test(statement))
}

/**
 * Whether a file works on a session of the application around tests: in a fixture, in a hook, in a function that one of them
 * calls, or as it is loaded (`Base.metadata.drop_all(engine)`).
 *
 * @param uses - where the file uses what it imports
 */
export function isUsedInHook(uses: readonly SessionUse[], { module, registrations }: PythonFile): boolean {
  return !refusesOtherDatabases(module.text) && uses.some(({ node }) => runsAround(node, 0))

  function runsAround(node: PythonNode, depth: number): boolean {
    const around = registeredAround(node, module, registrations)
    if (around !== undefined) return registrations.ofFunction.get(around)?.registers !== 'test'
    const statement = module.ast.body.find((each) => isInside(node, each, module))
    if (statement === undefined || !isFunction(statement)) return depth === 0 && isStatement(node, statement)
    // def pytest_sessionstart(session): …
    if (statement.name.startsWith('pytest_')) return true
    return depth < mostFunctions && callsOf(statement).some((call) => runsAround(call, depth + 1))
  }

  /** `Base.metadata.drop_all(engine)`, `with SessionLocal() as session: …` */
  function isStatement(node: PythonNode, statement: PythonNode | undefined): boolean {
    if (statement?.nodeType === 'With') return true
    return statement?.nodeType === 'Expr' && statement.value.nodeType === 'Call' && statement.value.func !== node
  }

  function callsOf(definition: FunctionNode): PythonNode[] {
    const calls: PythonNode[] = []
    visit(module.ast, (node) => {
      if (node.nodeType === 'Call' && node.func.nodeType === 'Name' && node.func.id === definition.name && !isInside(node, definition, module)) calls.push(node)
      return true
    })
    return calls
  }
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
