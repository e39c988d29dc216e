import { clauseBehind, dialectsTaking, guardFor, guardInsertion, type Dialect, type GuardClause } from './guards.ts'
import type { ObjectKind } from './kinds.ts'
import type { SchemaChange } from './schema-change.ts'
import type { AlterAction, CreateStatement, DropStatement } from './statement.ts'
import { holeMark } from './tokens.ts'

/** Text to insert next to a character of an SQL text. */
export interface Insertion {
  offset: number
  text: string
  /** Next to which character it goes: the one before the offset, the one behind it, or between the two. */
  sticksTo: 'before' | 'behind' | 'both'
}

/** A way to make a change run twice. */
export interface Repair {
  /** What it does, as a sentence. */
  message: string
  insertions: readonly Insertion[]
}

/** What may be done about a change without a guard. */
export interface Repairs {
  /** Does on a first run what the statement does, and no harm on a second. */
  fix: Repair | null
  /** What somebody has to choose: it changes more, or needs a dialect that is not known. */
  suggestions: readonly Repair[]
  /** What to do by hand, as the beginning of a sentence. */
  advice: string
}

/** What a file does with a thing beside making it, so that leaving alone what is there may do harm. */
export interface Hazards {
  /** It puts rows into the table, which a second run would double, or which would fail on a unique key. */
  hasRows: boolean
  /** Where it makes another thing of the same name: `line 12`; `null` where it does not. */
  otherDefinition: string | null
}

export const noHazards: Hazards = { hasRows: false, otherDefinition: null }

/**
 * Says how a change is made to run twice.
 *
 * @param change - a change without a guard
 * @param text - the text it was read from
 * @param dialect - absent where the database system is not known
 * @param hazards - what the file does with the thing beside making it
 */
export function repairsFor(change: SchemaChange, text: string, dialect: Dialect | undefined, hazards: Hazards): Repairs {
  const { fix, ...others } = repairsInPlace(change, text, dialect, hazards)
  return fix === null || !hazards.hasRows ? { fix, ...others } : { ...others, fix: null, suggestions: [{ ...fix, message: `${fix.message} ${aboutRows}` }] }
}

/** What a guard asks of somebody in whose file rows are inserted. */
export const aboutRows = 'The rows that this file inserts need ON CONFLICT then, or each run adds them again.'

/** What to do about a thing of which a file has two definitions: a guard would keep whichever was there first. */
export function aboutOtherDefinition(place: string): string {
  return `A guard would keep whichever is there, and ${place} defines it otherwise: drop it before`
}

function repairsInPlace(change: SchemaChange, text: string, dialect: Dialect | undefined, { otherDefinition }: Hazards): Repairs {
  const { secondRun, subject } = change
  if (secondRun === 'duplicates') return { fix: null, suggestions: [], advice: 'Name it and guard it' }
  if (isDrop(subject)) return dropRepairs(change, subject, text, dialect)
  const guard = guardFor(subject, dialect)
  const choices = (guard.fix === null ? guard.suggestions : [guard.fix]).filter((clause) => otherDefinition === null || clause !== 'if not exists')
  const [clause = null] = choices
  if (otherDefinition !== null && clause === null) return { fix: null, suggestions: [], advice: aboutOtherDefinition(otherDefinition) }
  if (clause === null) return blockRepairs(change, text, dialect)
  const insert = (candidate: GuardClause): Repair[] => {
    const insertion = guardInsertion(text, subject, candidate)
    return insertion === null ? [] : [{ message: clauseMessage(subject, candidate, dialect), insertions: [{ ...insertion, sticksTo: 'both' }] }]
  }
  // IF NOT EXISTS leaves alone what is there; what OR REPLACE replaces may have been another one
  if (clause === guard.fix && clause === 'if not exists') return { fix: insert(guard.fix)[0] ?? null, suggestions: [], advice: advise(clause) }
  return { fix: null, suggestions: choices.flatMap(insert), advice: dialect === undefined ? `${advise(clause)} where the database takes it` : advise(clause) }
}

function advise(clause: GuardClause): string {
  return `Write ${clause.toUpperCase()}`
}

function isDrop(subject: SchemaChange['subject']): subject is AlterAction | DropStatement {
  return 'verb' in subject ? subject.verb === 'drop' : subject.action.startsWith('drop ')
}

function clauseMessage(subject: AlterAction | CreateStatement, clause: GuardClause, dialect: Dialect | undefined): string {
  const systems = dialect === undefined ? dialectsTaking(subject, clause).map((system) => systemNames[system] ?? system) : []
  const takers = systems.length === 0 ? '' : ` (${systems.join(', ')})`
  return clause === 'if not exists' ? `Write IF NOT EXISTS${takers}.` : `Write ${clause.toUpperCase()}${takers}, which replaces what is there.`
}

const systemNames: Readonly<Partial<Record<Dialect, string>>> = { mariadb: 'MariaDB', mysql: 'MySQL', postgresql: 'PostgreSQL', sqlite: 'SQLite' }

function dropRepairs({ noun }: SchemaChange, { guardOffset }: AlterAction | DropStatement, text: string, dialect: Dialect | undefined): Repairs {
  const isTaken = guardOffset !== null && dialect !== undefined && noun !== 'database' && withoutIfExists[dialect]?.includes(noun) !== true
  if (!isTaken) return { fix: null, suggestions: [], advice: 'Write IF EXISTS where the database takes it' }
  return { fix: { message: 'Write IF EXISTS.', insertions: [{ offset: guardOffset, text: clauseBehind(guardOffset, text, 'if exists'), sticksTo: 'both' }] }, suggestions: [], advice: 'Write IF EXISTS' }
}

/** What a dialect drops without asking only. */
const withoutIfExists: Readonly<Partial<Record<Dialect, readonly string[]>>> = {
  mysql: ['column', 'constraint', 'index'],
  sqlite: ['column', 'constraint'],
}

/** A `DO` block that takes the error, for what PostgreSQL has no clause for. */
function blockRepairs({ statement, subject }: SchemaChange, text: string, dialect: Dialect | undefined): Repairs {
  const errors = dialect === 'postgresql' ? toleratedErrors(subject) : undefined
  if (errors === undefined) return { fix: null, suggestions: [], advice: 'Drop it before' }
  const advice = `PostgreSQL has no IF NOT EXISTS for it: catch ${errors.replaceAll('OR', 'or')} in a DO block`
  const written = text.slice(statement.start, statement.end)
  // A block takes no parameters, and its text ends at the next $$
  const isWrappable = !written.includes('$$') && !written.includes(holeMark) && !(statement.verb === 'alter' && statement.actions.length > 1)
  if (!isWrappable) return { fix: null, suggestions: [], advice }
  const insertions: Insertion[] = [
    { offset: statement.start, text: 'DO $$ BEGIN ', sticksTo: 'behind' },
    { offset: statement.end, text: `; EXCEPTION WHEN ${errors} THEN NULL; END $$`, sticksTo: 'before' },
  ]
  return { fix: null, suggestions: [{ message: 'Put it into a DO block that leaves alone what is there.', insertions }], advice }
}

function toleratedErrors(subject: SchemaChange['subject']): string | undefined {
  if ('verb' in subject) return subject.verb === 'create' && caughtKinds.has(subject.kind) ? 'duplicate_object' : undefined
  if (subject.action !== 'add constraint') return undefined
  if (subject.constraint === 'primary key') return 'invalid_table_definition'
  if (subject.constraint === 'unique' || subject.constraint === 'exclude') return 'duplicate_object OR duplicate_table'
  return subject.constraint === null ? undefined : 'duplicate_object'
}

/** The kinds without a clause that say `duplicate_object` and may stand in a block. */
const caughtKinds: ReadonlySet<ObjectKind> = new Set<ObjectKind>(['domain', 'event trigger', 'foreign data wrapper', 'policy', 'publication', 'role', 'trigger', 'type', 'user'])
