import type { DatabaseKind } from '../libraries/define-library.ts'
import type { Scope } from './fixture-model.ts'

/** Whether a database is there before the run, and stays behind it. */
export function outlivesRun(kind: DatabaseKind): boolean {
  return kind === 'environment' || kind === 'file' || kind === 'server'
}

/** Whether code at a scope runs anew for each test, or whenever somebody asks. */
export function runsPerTest(scope: Scope, seen = new Set<Scope>()): boolean {
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
export function isRepeated(scope: Scope, seen = new Set<Scope>()): boolean {
  switch (scope.kind) {
    case 'hook':
      return scope.frequency === 'each' && scope.phase !== 'after'
    case 'test':
      return scope.repeated
    case 'helper':
      return scope.users.filter((user) => user.kind === 'test').length > 1 || isTrueOfUser(scope, isRepeated, seen)
    default:
      return false
  }
}
