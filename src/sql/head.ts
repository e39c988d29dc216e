import type { Cursor } from './cursor.ts'
import { modifierWords, type Modifier, type ObjectKind } from './kinds.ts'
import type { Guarded } from './statement.ts'

export const ifExists = ['IF', 'EXISTS']
export const ifNotExists = ['IF', 'NOT', 'EXISTS']

/** What a `CREATE` or `DROP` says up to the kind: `CREATE OR REPLACE TEMP VIEW`. */
export interface Head {
  kind: ObjectKind
  orReplace: boolean
  modifiers: ReadonlySet<Modifier>
  /** A hole before the kind, which may hold any modifier. */
  holed: boolean
}

/**
 * Reads from behind the verb to the kind, `CONCURRENTLY` included.
 *
 * @returns the head, or `null` where no kind is named
 */
export function readHead(cursor: Cursor): Head | null {
  const orReplace = cursor.take('OR', 'REPLACE') || cursor.take('OR', 'ALTER')
  const modifiers = new Set<Modifier>()
  let holed = false
  for (;;) {
    const kind = cursor.takeKind()
    if (kind !== null) {
      if (cursor.take('CONCURRENTLY')) modifiers.add('concurrently')
      return { kind, orReplace, modifiers, holed }
    }
    if (cursor.takeHole()) holed = true
    else if (!takeModifier(cursor, modifiers)) return null
  }
}

function takeModifier(cursor: Cursor, modifiers: Set<Modifier>): boolean {
  // MySQL's DEFINER = 'admin'@'localhost', DEFINER = CURRENT_USER()
  if (cursor.take('DEFINER')) {
    cursor.takePunctuation('=')
    cursor.takeName()
    if (cursor.takePunctuation('@')) cursor.takeName()
    if (cursor.takePunctuation('(')) cursor.takePunctuation(')')
    return true
  }
  // ALGORITHM = MERGE, SQL SECURITY INVOKER
  if (cursor.take('ALGORITHM') || cursor.take('SQL', 'SECURITY')) {
    cursor.takePunctuation('=')
    cursor.advance()
    return true
  }
  const modifier = modifierWords.get(cursor.peek()?.keyword ?? '')
  if (modifier === undefined) return false
  if (modifier !== null) modifiers.add(modifier)
  cursor.advance()
  return true
}

/**
 * Takes the guard behind a kind. A hole there may be the guard or the name:
 *
 * - `CREATE TABLE ${x} (…`, `${x}.users`, `${x} AS SELECT`: what may follow a name follows, so the hole is the name;
 * - `CREATE TABLE ${x}_users`: a part of the name, as `IF NOT EXISTS` has no underscore behind it;
 * - `CREATE TABLE ${x} users`, `${x}users`, `${x} ${y}`: a name follows, so the hole may be the guard.
 *
 * @param cursor - behind the kind
 * @param clause - the words of the guard
 * @param continuations - what may follow the name, in the terms of {@link Cursor.head}; `null` for anything
 */
export function takeGuard(cursor: Cursor, clause: readonly string[], continuations: ReadonlySet<string> | null): Guarded {
  if (cursor.take(...clause)) return true
  const hole = cursor.peek()
  const next = cursor.peek(1)
  if (hole?.kind !== 'hole' || next === undefined || next.kind === 'punctuation' || next.kind === 'number') return false
  if (next.start === hole.end) return next.kind === 'quoted' || (next.kind === 'word' && !/^[_$]/.test(next.value)) ? 'uncertain' : false
  if (continuations?.has(next.keyword) === true) return false
  cursor.advance()
  return 'uncertain'
}

/** The place for a clause behind the token taken last, or `null` where a hole touches it. */
export function insertionOffset(cursor: Cursor): number | null {
  const next = cursor.peek()
  return next?.kind === 'hole' && next.start === cursor.end ? null : cursor.end
}
