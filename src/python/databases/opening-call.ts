import type { Library, Opening } from '../../libraries/define-library.ts'
import { argumentAt } from '../values/call-arguments.ts'
import { databaseKind } from './database-target.ts'
import { libraryMember, type PythonFile } from '../python-file.ts'
import type { PythonModule } from '../modules/python-module.ts'
import type { Resolver } from '../values/resolver.ts'
import { isFunction, type Call, type PythonNode } from '../syntax.ts'
import { livesWithTests } from '../runs/test-role.ts'
import { lineageOf, rootOf, type Instance } from '../values/value.ts'

/** A call that opens a database or hands out a handle of its own. */
export interface OpeningCall {
  node: Call
  module: PythonModule
  library: Library
  opening: Opening
}

/** The opening that a call is, `undefined` for any other call, and for one that lacks what it would need. */
export function openingCall(node: Call, module: PythonModule, resolver: Resolver): OpeningCall | undefined {
  const found = libraryMember(resolver.invokedMember(node, module))
  const opening = found?.member.opens
  if (found === undefined || opening === undefined) return undefined
  if (opening.requires?.some((place) => argumentAt(node, place) !== undefined) === false) return undefined
  return { node, module, library: found.library, opening }
}

/** Where a handle comes from in the end. */
export type Origin =
  /** A call that opens a database. */
  | { kind: 'opened'; call: OpeningCall }
  /** Something that the code does not show. */
  | { kind: 'unknown' }

/** Follows a handle to the call that opened its database. */
export function originOf(instance: Instance, resolver: Resolver): Origin {
  if (lineageOf(instance).some(({ isOpaque }) => isOpaque)) return { kind: 'unknown' }
  const { node, module } = rootOf(instance)
  const call = node && module && openingCall(node, module, resolver)
  // A session without an engine is opened by nobody
  return call === undefined || wrapsNothing(call, resolver) ? { kind: 'unknown' } : { kind: 'opened', call }
}

function wrapsNothing({ node, module, opening }: OpeningCall, resolver: Resolver): boolean {
  if (opening.target !== undefined) return false
  const member = libraryMember(resolver.invokedMember(node, module))?.member
  return member?.wraps !== undefined && !member.wraps.some((place) => argumentAt(node, place) !== undefined)
}

/**
 * Whether a call opens a live session of the application: in a module that is not the tests', as the module is loaded,
 * on a database that is there for more than this run.
 */
export function isLive({ node, module, opening }: OpeningCall, { module: linted, project, resolver }: Pick<PythonFile, 'module' | 'project' | 'resolver'>): boolean {
  if (module === linted || livesWithTests(module.filename, project.root) || !runsOnLoad(node, module)) return false
  const kind = databaseKind(node, opening, module, resolver)
  return kind !== 'memory' && kind !== 'ephemeral'
}

/** Whether code runs as its module is loaded. */
export function runsOnLoad(node: PythonNode, module: PythonModule): boolean {
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    if (isFunction(current) || current.nodeType === 'Lambda') return false
  }
  return true
}
