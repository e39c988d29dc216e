import type { TSESTree } from '@typescript-eslint/utils'
import type { DatabaseKind } from '../../libraries/define-library.ts'
import type { SchemaCreation, Scope } from '../../model/fixture-model.ts'
import { isRepeated, outlivesRun, runsPerTest } from '../../model/repetition.ts'
import { expressionAt } from '../values/arguments.ts'
import { databaseKind } from '../databases/database-target.ts'
import { derivesFromHandle } from '../databases/derived-handle.ts'
import type { ScopeFinder } from '../runs/execution-scope.ts'
import { isLibrary, rootOf, type JavaScriptFile } from '../javascript-file.ts'
import { functionAround, type ModuleSource } from '../module-source.ts'
import type { LocatedExpression } from '../values/object-property.ts'
import { connectingCall, type OpeningCall } from '../databases/opening-call.ts'
import { staticPath } from '../values/static-path.ts'
import { isFunction, isInvocation, isNothing, type Invocation } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/** How a schema change meets its own result. */
export interface Repetition {
  /** It can run more often than its database is born empty, or nothing shows that it can. */
  reason: SchemaCreation['reason']
  /** The one opening of the database, where the change runs on it once and others may do the same. */
  shared: TSESTree.Node | undefined
  /** The path of the file that the database lives in, where it is one. */
  location?: LocatedExpression | undefined
}

const unseen: Repetition = { reason: 'no second run is seen', shared: undefined }

/**
 * Tells whether a schema change can run more often than the database it runs on is born empty.
 *
 * @param node - the call that changes the schema
 * @param handle - what it runs on
 * @param isTemporary - what it makes goes with the connection
 */
export function repetition(node: Invocation, handle: Instance, isTemporary: boolean, file: JavaScriptFile, scopes: ScopeFinder): Repetition {
  const root = rootOf(handle)
  if (root.node === undefined || root.module === undefined) return unseen
  if (!isInvocation(root.node)) return isAmbient(root) ? { reason: 'database outlives the run', shared: undefined } : unseen
  const opening = connectingCall(root.node, root.module, file.resolver)
  if (opening === undefined) return unseen
  // A container's database is as new as the container
  const kind = derivesFromHandle(root.node, root.module, file.resolver) ? 'ephemeral' : databaseKind(opening.node, opening.opening, root.module, file.resolver)
  if (isTemporary && opening.opening.thing === 'connection pool') return unseen
  const location = fileLocation(opening, kind, root.module, file)
  if ((outlivesRun(kind) || isFixed(location, file)) && !isTemporary) return { reason: 'database outlives the run', shared: undefined, location }
  const born = root.site?.module === file.module ? root.site.node : root.module === file.module ? root.node : undefined
  if (born !== undefined && scopes.runningFunction(born) === scopes.runningFunction(node)) return unseen
  const isBornOnce = born === undefined ? root.site === undefined && functionAround(root.node, root.module) === undefined : !runsPerTest(scopes.scopeOf(born))
  if (!isBornOnce) return unseen
  if (isRepeated(scopes.scopeOf(node))) return { reason: 'runs again', shared: undefined }
  const isShared = runsForSure(scopes.scopeOf(node)) && (born === undefined || isKeptOnce(born, file))
  return { reason: 'no second run is seen', shared: isShared ? root.node : undefined }
}

/** The path of the file that an opening names. Where a file is not all that it can name, the address of a server may stand there too. */
function fileLocation({ node, opening }: OpeningCall, kind: DatabaseKind, module: ModuleSource, { resolver }: JavaScriptFile): LocatedExpression | undefined {
  if (kind !== 'file' && kind !== 'ephemeral') return undefined
  return opening.target?.flatMap((target) => (target.names === 'file' || (target.names === 'url' && kind === 'file') ? (expressionAt(node, target, module, resolver) ?? []) : []))[0]
}

/** Whether a temporary file has the same path in each run, `/tmp/test.db`, so that the next one finds it. */
function isFixed(location: LocatedExpression | undefined, file: JavaScriptFile): boolean {
  return location !== undefined && staticPath(location, file) !== undefined
}

/** Whether code at a scope runs once in a run of the file, whatever else runs. */
function runsForSure(scope: Scope): boolean {
  return scope.kind === 'test' || scope.kind === 'module' || scope.kind === 'suite' || (scope.kind === 'hook' && scope.phase === 'before') || (scope.kind === 'helper' && scope.users.length > 0)
}

/** Whether what keeps a handle holds no other one before or after it. */
function isKeptOnce(node: TSESTree.Node, { module, resolver }: JavaScriptFile): boolean {
  for (let current = module.parentOf(node); current !== undefined && !isFunction(current); current = module.parentOf(current)) {
    if (current.type !== 'VariableDeclarator' && current.type !== 'AssignmentExpression') continue
    const variable = resolver.variableOf(current.type === 'VariableDeclarator' ? current.id : current.left, module)
    return variable?.references.filter(({ writeExpr }) => writeExpr && !isNothing(writeExpr)).length === 1
  }
  return false
}

/** Whether a handle comes ready from its package, on a database that stays: Bun's `sql`. */
function isAmbient({ api, type }: Instance): boolean {
  const kind = isLibrary(api) ? api.ambient?.[type] : undefined
  return kind !== undefined && outlivesRun(kind)
}
