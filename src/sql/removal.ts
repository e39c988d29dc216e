import type { AlterAction, Statement } from './statement.ts'

/** The parts of a name, `public.users` in two; a part is `null` where nobody can read it. */
export type NameParts = readonly (string | null)[]

/** What a schema holds: a thing that is made or dropped. */
export interface SchemaThing {
  /** A noun: `table`, `column`, `materialized view`. */
  kind: string
  /** `null` where nobody can read it, or the engine makes it up. */
  name: NameParts | null
  /** The table that it belongs to and goes with; `null` where there is none or nobody knows. */
  table: NameParts | null
}

/** What a statement or call takes away: a thing, with what hangs on it where it says `CASCADE`, or anything at all. */
export type Removal = 'anything' | (SchemaThing & { cascades: boolean })

/**
 * What a statement takes away. What is not read takes away anything where it drops something or where nobody knows what it
 * does; so does a search path that is made up as the test runs: what follows is made somewhere else.
 *
 * @param statement - a statement
 * @param text - the text it was read from
 * @param holes - the offsets of the text's holes
 */
export function removedBy(statement: Statement, text: string, holes: readonly number[] = []): Removal[] {
  const { end, start, verb } = statement
  const written = text.slice(start, end)
  switch (verb) {
    case 'alter':
      return statement.actions.flatMap((action) => removedByAction(action, statement.kind, statement.name.parts))
    case 'drop':
      return statement.names.map((name) => ({ kind: statement.kind, name: name.parts, table: statement.onTable?.parts ?? null, cascades: /\bcascade\b/i.test(written) }))
    case 'block':
    case 'do':
    case 'if':
    case 'other':
    case 'pragma':
    case 'query': {
      // `${dropEverything}`
      if (holes.includes(start)) return ['anything']
      const isElsewhere = otherPlace.test(written) && holes.some((hole) => hole >= start && hole < end)
      return isElsewhere || hiddenRemoval.test(written) ? ['anything'] : []
    }
    default:
      return []
  }
}

const hiddenRemoval = /\bdrop\s+(?:database|index|materialized|owned|schema|sequence|table|type|view)\b|\brename\s+table\b/i

const otherPlace = /^(?:set\s+(?:local\s+|session\s+)?(?:schema|search_path)|use)\b/i

function removedByAction({ action, name }: AlterAction, kind: string, table: NameParts): Removal[] {
  const part = (noun: string): Removal => ({ kind: noun, name: name?.parts ?? null, table, cascades: false })
  if (action.startsWith('drop ')) return [part(action.slice('drop '.length))]
  if (action !== 'rename') return []
  // RENAME TO users takes the table's own name away
  return name === null ? [{ kind, name: table, table: null, cascades: false }] : [part('column'), part('index')]
}

/**
 * Whether a thing is surely or possibly gone after something was taken away.
 *
 * @param removal - what is taken away
 * @param thing - what was made
 */
export function takesAway(removal: Removal, thing: SchemaThing): boolean {
  if (removal === 'anything') return true
  const { cascades, kind, name, table } = removal
  if (kind === 'database') return thing.kind === 'database' ? isSame(name, thing.name) : !serverWide.has(thing.kind)
  if (kind === 'schema') return thing.kind === 'schema' || thing.kind === 'database' ? isSame(name, thing.name) : !serverWide.has(thing.kind) && mayStandIn(name, thing)
  if (familyOf(kind) === familyOf(thing.kind)) return isSame(name, thing.name) && isSame(table, thing.table)
  if (thing.kind === 'tables of its entities') return kind === 'table'
  if ((holders[thing.kind] ?? []).includes(kind)) return isSame(name, thing.table)
  return cascades && dependent.has(thing.kind)
}

/** Whether what is taken away belongs to the database that the statement runs on: `DROP DATABASE` and `DROP TABLE other.users` may reach another one. */
export function staysInside(removal: Removal): boolean {
  return removal === 'anything' || (removal.kind !== 'database' && !serverWide.has(removal.kind) && [removal.name, removal.table].every((name) => name === null || name.length < 2))
}

/** Whether two names may be one: as far as both are written, from the end. */
export function isSame(left: NameParts | null, right: NameParts | null): boolean {
  if (left === null || right === null) return true
  const length = Math.min(left.length, right.length)
  for (let distance = 1; distance <= length; distance += 1) {
    const [one, other] = [left.at(-distance) ?? null, right.at(-distance) ?? null]
    if (one !== null && other !== null && one.toLowerCase() !== other.toLowerCase()) return false
  }
  return true
}

/** Whether a thing may stand in a schema: its name or its table's says so, or says nothing. */
function mayStandIn(schema: NameParts | null, { name, table }: SchemaThing): boolean {
  const place = [name, table].map((parts) => parts?.at(-2)).find((part) => part !== undefined)
  return place === undefined || isSame(schema, [place])
}

/** Kinds that one statement drops under another one's name: MySQL's unique constraints are indexes. */
const families: Readonly<Record<string, string>> = { aggregate: 'function', constraint: 'index', procedure: 'function', user: 'role' }

function familyOf(kind: string): string {
  return families[kind] ?? kind
}

const relations = ['table', 'view', 'materialized view']

/** What a thing goes with. */
const holders: Readonly<Record<string, readonly string[]>> = {
  column: relations,
  constraint: relations,
  index: relations,
  partition: relations,
  policy: relations,
  rule: relations,
  statistics: relations,
  trigger: relations,
  value: ['type'],
}

/** What may hang on another thing, so that `CASCADE` takes it along. */
const dependent: ReadonlySet<string> = new Set(['column', 'constraint', 'index', 'materialized view', 'policy', 'rule', 'sequence', 'trigger', 'view'])

/** What belongs to the server, and outlives its databases and their schemas. */
const serverWide: ReadonlySet<string> = new Set(['role', 'server', 'subscription', 'user'])
