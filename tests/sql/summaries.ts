import type { AlterAction, CreateStatement, Name, Statement } from '../../src/sql/statement.ts'

/** What a reader found out about one statement, in the words that this folder's tests compare. */
export interface Summary {
  /** `'create table'`, `'drop index'`, `'insert'`, `'begin'`, `'other'`. */
  what: string
  /** Names with their schema, in lower case; `'-'` where there is none. */
  names: readonly string[]
  /** Words such as `'if not exists'`, `'or replace'`, `'temporary'`, in any order. */
  flags: readonly string[]
}

/** Writes a summary on one line, so that a difference shows. */
export function line(summary: Summary): string {
  return [summary.what, summary.names.join(', '), ...summary.flags.toSorted()].filter((part) => part !== '').join(' | ')
}

/** Summarises what `readStatements` gives; holes show as `${}`. */
export function summarise(statement: Statement): Summary {
  switch (statement.verb) {
    case 'create':
      return summariseCreate(statement)
    case 'alter':
      if (statement.kind !== 'table') return { what: `alter ${statement.kind}`, names: [written(statement.name)], flags: [] }
      return {
        what: 'alter table',
        names: [written(statement.name)],
        flags: [...flags({ 'if exists': statement.guarded }), ...numbered(statement.actions.map(actionLine))],
      }
    case 'drop':
      return {
        what: `drop ${statement.kind}`,
        names: statement.names.map(written),
        flags: flags({
          'if exists': statement.guarded === true,
          'perhaps if exists': statement.guarded === 'uncertain',
          [`on ${written(statement.onTable)}`]: statement.onTable !== null,
        }),
      }
    case 'insert':
      return { what: 'insert', names: [written(statement.name)], flags: flags({ guarded: statement.guarded }) }
    case 'transaction':
      return { what: statement.control, names: [], flags: [] }
    default:
      return { what: statement.verb, names: [], flags: [] }
  }
}

function summariseCreate(statement: CreateStatement): Summary {
  return {
    what: `create ${statement.kind}`,
    names: [written(statement.name)],
    flags: flags({
      'if not exists': statement.guarded === true,
      'perhaps if not exists': statement.guarded === 'uncertain',
      'or replace': statement.orReplace,
      'as select': statement.asSelect,
      'on commit drop': statement.onCommitDrop,
      ...Object.fromEntries([...statement.modifiers].map((modifier) => [modifier, true])),
      [`on ${written(statement.onTable)}`]: statement.onTable !== null,
    }),
  }
}

/** Writes one action of an `ALTER TABLE`. */
export function actionLine({ action, name, constraint, guarded }: Pick<AlterAction, 'action' | 'constraint' | 'guarded' | 'name'>): string {
  const guard = { true: 'guarded', false: '', uncertain: 'perhaps guarded' }[`${guarded}`]
  const parts = [action, constraint ?? '', name === null ? '' : written(name), guard]
  return parts.filter((part) => part !== '').join(' ')
}

/** Keeps the order of actions in a list of flags. */
export function numbered(actions: readonly string[]): string[] {
  return actions.map((action, index) => `${String(index)} ${action}`)
}

function written(name: Name | null): string {
  return name === null ? '-' : name.parts.map((part) => part?.toLowerCase() ?? '${}').join('.')
}

/** The keys whose value holds. */
export function flags(values: Readonly<Record<string, boolean>>): string[] {
  return Object.keys(values).filter((key) => values[key] === true)
}
