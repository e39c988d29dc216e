import { isInside } from '../modules/python-module.ts'
import type { PythonFile } from '../python-file.ts'
import { registeredAround } from '../runs/registrations.ts'
import { isFunction, type PythonNode, type StmtNode } from '../syntax.ts'
import type { SessionUse } from './replaced-names.ts'

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
export function isUsedInHook(uses: readonly SessionUse[], { calls, module, registrations }: PythonFile): boolean {
  const seen = new Set<PythonNode>()
  return !refusesOtherDatabases(module.text) && uses.some(({ node }) => runsOnLoad(node) || runsAround(node))

  function runsAround(node: PythonNode): boolean {
    const around = registeredAround(node, module, registrations)
    if (around !== undefined) return registrations.ofFunction.get(around)?.registers !== 'test'
    const statement = statementAround(node)
    if (statement === undefined || !isFunction(statement) || seen.has(statement)) return false
    seen.add(statement)
    // def pytest_sessionstart(session): …
    if (statement.name.startsWith('pytest_')) return true
    return calls.some((call) => call.func.nodeType === 'Name' && call.func.id === statement.name && !isInside(call, statement, module) && runsAround(call))
  }

  /** `Base.metadata.drop_all(engine)`, `with SessionLocal() as session: …` */
  function runsOnLoad(node: PythonNode): boolean {
    const statement = statementAround(node)
    if (statement?.nodeType === 'With') return true
    return statement?.nodeType === 'Expr' && statement.value.nodeType === 'Call' && statement.value.func !== node
  }

  function statementAround(node: PythonNode): StmtNode | undefined {
    return module.ast.body.find((each) => isInside(node, each, module))
  }
}
