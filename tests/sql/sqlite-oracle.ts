import { parseOrThrow } from 'sqlite3-parser'
import { actionLine, flags, type Summary } from './summaries.ts'

type Command = ReturnType<typeof parseOrThrow>['root']['cmds'][number]

/**
 * Summarises SQL by SQLite's own grammar.
 *
 * @throws Error where SQLite does not read the text
 */
export function readSqlite(text: string): Summary[] {
  return parseOrThrow(text).root.cmds.map(summarise)
}

function create(kind: string, name: string, values: Readonly<Record<string, boolean>>): Summary {
  return { what: `create ${kind}`, names: [name], flags: flags(values) }
}

interface QualifiedName {
  dbName?: { text: string } | undefined
  objName: { text: string }
}

function written({ dbName, objName }: QualifiedName): string {
  return [dbName?.text, objName.text].filter((part) => part !== undefined).join('.').toLowerCase()
}

function summarise(command: Command): Summary {
  switch (command.type) {
    case 'CreateTableStmt':
      return create('table', written(command.tblName), {
        'if not exists': command.ifNotExists,
        temporary: command.temporary,
        'as select': command.body.type === 'AsSelectCreateTableBody',
      })
    case 'CreateVirtualTableStmt':
      return create('table', written(command.tblName), { 'if not exists': command.ifNotExists, virtual: true })
    case 'CreateIndexStmt':
      return create('index', written(command.idxName), {
        'if not exists': command.ifNotExists,
        unique: command.unique,
        [`on ${command.tblName.text.toLowerCase()}`]: true,
      })
    case 'CreateViewStmt':
      return create('view', written(command.viewName), { 'if not exists': command.ifNotExists, temporary: command.temporary })
    case 'CreateTriggerStmt':
      return create('trigger', written(command.triggerName), {
        'if not exists': command.ifNotExists,
        temporary: command.temporary,
        [`on ${written(command.tblName)}`]: true,
      })
    case 'AlterTableStmt':
      return { what: 'alter table', names: [written(command.tblName)], flags: [`0 ${readAction(command.body)}`] }
    case 'DropTableStmt':
      return drop('table', command.tblName, command.ifExists)
    case 'DropIndexStmt':
      return drop('index', command.idxName, command.ifExists)
    case 'DropViewStmt':
      return drop('view', command.viewName, command.ifExists)
    case 'DropTriggerStmt':
      return drop('trigger', command.triggerName, command.ifExists)
    case 'InsertStmt':
      return { what: 'insert', names: [written(command.tblName)], flags: flags({ guarded: handlesConflicts(command) }) }
    case 'BeginStmt':
      return control('begin')
    case 'CommitStmt':
      return control('commit')
    case 'RollbackStmt':
      return control(command.savepointName === undefined ? 'rollback' : 'undo')
    case 'ReleaseStmt':
    case 'SavepointStmt':
      return control('savepoint')
    case 'PragmaStmt':
      return control('pragma')
    case 'ExplainStmt':
      return control('query')
    case 'SelectStmt':
      return control(command.body.with === undefined ? 'query' : 'other')
    default:
      return control('other')
  }
}

function drop(kind: string, name: QualifiedName, ifExists: boolean): Summary {
  return { what: `drop ${kind}`, names: [written(name)], flags: flags({ 'if exists': ifExists }) }
}

function control(what: string): Summary {
  return { what, names: [], flags: [] }
}

function handlesConflicts({ orConflict, body }: Extract<Command, { type: 'InsertStmt' }>): boolean {
  const hasUpsert = body.type === 'SelectInsertBody' && body.upsert !== undefined
  return hasUpsert || orConflict === 'Ignore' || orConflict === 'Replace'
}

function readAction(body: Extract<Command, { type: 'AlterTableStmt' }>['body']): string {
  const toName = (part: string): { parts: string[]; start: number; end: number } => ({ parts: [part], start: 0, end: 0 })
  switch (body.type) {
    case 'AddColumnAlterTableBody':
      return actionLine({ action: 'add column', constraint: null, name: toName(body.column.colName.text), guarded: false })
    case 'DropColumnAlterTableBody':
      return actionLine({ action: 'drop column', constraint: null, name: toName(body.column.text), guarded: false })
    case 'AddConstraintAlterTableBody':
      return actionLine({ action: 'add constraint', constraint: 'check', name: toName(body.constraint.name?.text ?? ''), guarded: false })
    case 'DropConstraintAlterTableBody':
      return actionLine({ action: 'drop constraint', constraint: null, name: toName(body.name.text), guarded: false })
    case 'RenameColumnAlterTableBody':
      return actionLine({ action: 'rename', constraint: null, name: toName(body.old.text), guarded: false })
    case 'RenameToAlterTableBody':
      // Our reader names what is renamed, and that is the table here
      return actionLine({ action: 'rename', constraint: null, name: null, guarded: false })
    default:
      return actionLine({ action: 'other', constraint: null, name: null, guarded: false })
  }
}
