import type { DatabaseKind } from '../libraries/define-library.ts'
import type { SchemaCreation, Scope } from '../model/fixture-model.ts'
import { openingCall } from './opening-call.ts'
import { databaseKind } from './database-target.ts'
import type { ScopeFinder } from './execution-scope.ts'
import { rootOf, type JavaScriptFile } from './javascript-file.ts'
import { removesFiles } from './schema-drops.ts'
import { isInvocation, type Invocation } from './syntax.ts'
import type { Instance } from './value.ts'

/**
 * Why a schema creation meets its own result: it can run more often than the database it runs on is born empty.
 *
 * @param node - the call that creates
 * @param handle - what it runs on
 * @returns the reason; `undefined` where the database is new each time, or nobody knows which one it is
 */
export function repetition(node: Invocation, handle: Instance, file: JavaScriptFile, scopes: ScopeFinder): SchemaCreation['reason'] | undefined {
  const root = rootOf(handle)
  if (root.node === undefined || root.module === undefined || !isInvocation(root.node)) return undefined
  const opening = openingCall(root.node, root.module, file.resolver)
  if (opening === undefined) return undefined
  const kind = databaseKind(opening.node, opening.opening, root.module, file.resolver)
  if (kind === 'file' && removesFiles(file)) return undefined
  if (outlivesRun(kind)) return 'database outlives the run'
  const born = root.site?.module === file.module ? root.site.node : root.module === file.module ? root.node : undefined
  if (born !== undefined && scopes.functionAround(born) === scopes.functionAround(node)) return undefined
  const isBornOnce = born === undefined ? root.site === undefined : !runsPerTest(scopes.scopeOf(born))
  return isBornOnce && runsRepeatedly(scopes.scopeOf(node)) ? 'runs again' : undefined
}

function outlivesRun(kind: DatabaseKind): boolean {
  return kind === 'environment' || kind === 'file' || kind === 'server'
}

/** Whether code at a scope runs anew for each test, or whenever somebody asks. */
function runsPerTest(scope: Scope, seen = new Set<Scope>()): boolean {
  switch (scope.kind) {
    case 'hook':
      return scope.frequency === 'each'
    case 'fixture':
    case 'test':
      return true
    case 'helper':
      return scope.users.length > 1 || isTrueOfUser(scope, runsPerTest, seen)
    default:
      return false
  }
}

/** Helpers may use each other in many ways; each is asked once. */
function isTrueOfUser(helper: Scope & { kind: 'helper' }, test: (scope: Scope, seen: Set<Scope>) => boolean, seen: Set<Scope>): boolean {
  if (seen.has(helper)) return false
  seen.add(helper)
  return helper.users.some((user) => test(user, seen))
}

/** Whether code at a scope runs more than once in a run of the file. */
function runsRepeatedly(scope: Scope, seen = new Set<Scope>()): boolean {
  switch (scope.kind) {
    case 'hook':
      return scope.frequency === 'each' && scope.phase !== 'after'
    case 'test':
      return scope.repeated
    case 'helper':
      return scope.users.filter((user) => user.kind === 'test').length > 1 || isTrueOfUser(scope, runsRepeatedly, seen)
    default:
      return false
  }
}
