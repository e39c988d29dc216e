import type { SchemaCreation } from '../model/fixture-model.ts'
import type { ScopeFinder } from './execution-scope.ts'
import type { Repetition } from './schema-repetition.ts'
import type { Invocation } from './syntax.ts'

/** A schema change found, before it is known whether another one meets its result. */
export interface FoundCreation {
  node: Invocation
  creation: SchemaCreation
  shared: Repetition['shared']
}

/** The kinds of which one name means one thing; others belong to a table. */
export const standsAlone: ReadonlySet<string> = new Set(['database', 'extension', 'function', 'materialized view', 'procedure', 'role', 'schema', 'sequence', 'table', 'type', 'user', 'view'])

/** Two places that make one thing on one database: the second one to run meets what the first one made. */
export function withMetResults(found: readonly FoundCreation[], scopes: ScopeFinder): SchemaCreation[] {
  const firsts: FoundCreation[] = []
  return found.map((next) => {
    const { creation, node, shared } = next
    const isSame = (first: FoundCreation): boolean =>
      (creation.table !== null || standsAlone.has(creation.creates)) && first.shared === shared && first.creation.creates === creation.creates && first.creation.name.toLowerCase() === creation.name.toLowerCase() && first.creation.table === creation.table
    if (shared === undefined || creation.secondRun === 'finds nothing') return creation
    if (firsts.some((first) => isSame(first) && scopes.functionAround(first.node) !== scopes.functionAround(node))) return { ...creation, reason: 'runs again' }
    firsts.push(next)
    return creation
  })
}

/** One text that runs at several places is one finding, repaired only where every run of it takes the same repair. */
export function onePerPlace(creations: readonly SchemaCreation[]): SchemaCreation[] {
  const places = new Map<string, SchemaCreation>()
  for (const creation of creations) {
    const key = creation.range.join()
    const first = places.get(key)
    places.set(key, first === undefined ? creation : agreed(first, creation))
  }
  return [...places.values()].sort((left, right) => left.range[0] - right.range[0])
}

function agreed(first: SchemaCreation, second: SchemaCreation): SchemaCreation {
  const shown = first.reason === 'no second run is seen' ? second : first
  const isAgreed = JSON.stringify([first.repair, first.suggestions]) === JSON.stringify([second.repair, second.suggestions])
  return isAgreed ? shown : { ...shown, repair: null, suggestions: [] }
}
