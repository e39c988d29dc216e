import { systemOf } from '../databases/database-system.ts'
import type { Resolver } from '../values/resolver.ts'
import type { Instance } from '../values/value.ts'

/** How a handle of a file compares with the one of a shared fixture. */
export type Kinship =
  /** Of the same type. */
  | 'same'
  /** Of types that the library gives for different drivers of one database system: drizzle's for pg and for PGlite. */
  | 'kin'
  | 'strange'

/** Compares a handle with the shared fixture's. */
export function kinshipOf(own: Instance, shared: Instance): Kinship {
  if (own.api !== shared.api) return 'strange'
  if (own.type === shared.type) return 'same'
  const names = Object.keys(own.api.types[own.type] ?? {})
  const others = Object.keys(shared.api.types[shared.type] ?? {})
  const isAlike = names.length > 1 && names.length === others.length && names.every((name) => others.includes(name))
  return isAlike ? 'kin' : 'strange'
}

/** Whether two handles lead to different database systems, as far as both are known. */
export function areOfDifferentSystems(own: Instance, shared: Instance, resolver: Resolver): boolean {
  const system = systemOf(shared, resolver)
  const ownSystem = systemOf(own, resolver)
  return system !== undefined && ownSystem !== undefined && ownSystem !== system
}
