import type { DatabaseKind } from '../libraries/define-library.ts'
import type { Scope } from './fixture-model.ts'
import { scopesBehind } from './occasions.ts'

/** Whether a database is there before the run, and stays behind it. */
export function outlivesRun(kind: DatabaseKind): boolean {
  return kind === 'environment' || kind === 'file' || kind === 'server'
}

/** Whether code at a scope runs anew for each test, or whenever somebody asks. */
export function runsPerTest(scope: Scope): boolean {
  return scopesBehind(scope).some((each) => {
    if (each.kind === 'hook') return each.frequency === 'each'
    return each.kind === 'fixture' || each.kind === 'test' || (each.kind === 'helper' && each.users.length > 1)
  })
}

/** Whether code at a scope runs more than once in a run of the file. */
export function isRepeated(scope: Scope): boolean {
  return scopesBehind(scope).some((each) => {
    if (each.kind === 'hook') return each.frequency === 'each' && each.phase !== 'after'
    return each.kind === 'test' ? each.repeated : each.kind === 'helper' && each.users.filter(({ kind }) => kind === 'test').length > 1
  })
}
