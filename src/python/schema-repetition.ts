import type { SchemaCreation } from '../model/fixture-model.ts'
import { isRepeated, outlivesRun, runsPerTest } from '../model/repetition.ts'
import { databaseKind } from './database-target.ts'
import type { ScopeFinder } from './execution-scope.ts'
import { originOf, type OpeningCall } from './opening-call.ts'
import { frameworkMember, libraryMember, type PythonFile } from './python-file.ts'
import { isFunction, isWith, type Call, type PythonNode } from './syntax.ts'
import type { Instance } from './value.ts'

/** Why a schema creation meets its own result, and on which database. */
export interface Repetition {
  /** It can run more often than its database is born empty, or nothing shows that it can. */
  reason: Extract<SchemaCreation['reason'], 'database outlives the run' | 'no second run is seen' | 'runs again'>
  /** The call that opens the database, where that is known. */
  opening: OpeningCall | undefined
}

/**
 * Tells whether a schema change can run more often than the database it runs on is born empty.
 *
 * @param node - the call that changes the schema
 * @param handle - what it runs on, where that is known
 * @returns `undefined` where it is expected to fail, or rolled back
 */
export function repetition(node: Call, handle: Instance | undefined, file: PythonFile, scopes: ScopeFinder): Repetition | undefined {
  if (expectsFailure(node, file) || isRolledBack(node, file, scopes)) return undefined
  const origin = handle && originOf(handle, file.resolver)
  if (origin?.kind !== 'opened') return { reason: 'no second run is seen', opening: undefined }
  return { reason: reasonOf(node, origin.call, file, scopes), opening: origin.call }
}

function reasonOf(node: Call, opening: OpeningCall, file: PythonFile, scopes: ScopeFinder): Repetition['reason'] {
  const kind = databaseKind(opening.node, opening.opening, opening.module, file.resolver)
  if (kind === 'file' && removesFiles(file)) return 'no second run is seen'
  if (outlivesRun(kind)) return 'database outlives the run'
  if (opening.module !== file.module || scopes.functionAround(opening.node) === scopes.functionAround(node)) return 'no second run is seen'
  return !runsPerTest(scopes.scopeOf(opening.node)) && isRepeated(scopes.scopeOf(node)) ? 'runs again' : 'no second run is seen'
}

/** `with pytest.raises(OperationalError): …`, `try: … except ProgrammingError: …` */
function expectsFailure(node: PythonNode, { module, resolver }: PythonFile): boolean {
  for (let below = node, current = module.parentOf(node); current !== undefined && !isFunction(current); below = current, current = module.parentOf(current)) {
    if (current.nodeType === 'Try' && current.body.some((statement) => statement === below) && current.handlers.length > 0) return true
    if (isWith(current) && current.items.some(({ context_expr: entered }) => entered.nodeType === 'Call' && frameworkMember(resolver.invokedMember(entered, module)) !== undefined)) return true
  }
  return false
}

/** Whether the function that creates rolls back and never commits. */
function isRolledBack(node: PythonNode, { calls, module, resolver }: PythonFile, scopes: ScopeFinder): boolean {
  const around = scopes.functionAround(node)
  const names = calls.flatMap((call) => (scopes.functionAround(call) === around && libraryMember(resolver.invokedMember(call, module)) !== undefined && call.func.nodeType === 'Attribute' ? [call.func.attr] : []))
  return names.includes('rollback') && !names.includes('commit')
}

/** A file that removes files is taken to remove that of its database. */
function removesFiles({ calls }: PythonFile): boolean {
  return calls.some(({ func }) => func.nodeType === 'Attribute' && ['remove', 'rmtree', 'unlink'].includes(func.attr))
}
