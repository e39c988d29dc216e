import type { Scope } from './fixture-model.ts'

/** Where code runs by itself, not because something else of the file uses it. */
type Occasion = Exclude<Scope, { kind: 'helper' }>

/** A scope, and for a helper those that use it, through however many others. */
export function scopesBehind(scope: Scope): Scope[] {
  const found = new Set([scope])
  for (const each of found) if (each.kind === 'helper') for (const user of each.users) found.add(user)
  return [...found]
}

/** The occasions on which code at a scope runs; none for a helper that nothing uses. */
export function occasionsOf(scope: Scope): Occasion[] {
  return scopesBehind(scope).filter((each) => each.kind !== 'helper')
}
