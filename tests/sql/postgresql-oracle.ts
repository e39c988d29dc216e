import { loadModule, parseSync, type AlterTableCmd, type DropStmt, type Node, type RangeVar } from 'libpg-query'
import { actionLine, flags, numbered, type Summary } from './summaries.ts'

await loadModule()

/**
 * Summarises SQL by PostgreSQL's own parser.
 *
 * @throws Error where PostgreSQL does not read the text
 */
export function readPostgresql(text: string): Summary[] {
  return (parseSync(text).stmts ?? []).map(({ stmt }) => (stmt === undefined ? other : summarise(stmt)))
}

const other: Summary = { what: 'other', names: [], flags: [] }

function summarise(node: Node): Summary {
  return readRelation(node) ?? readRoutine(node) ?? readObject(node) ?? readChange(node) ?? other
}

function create(kind: string, name: string | undefined, values: Readonly<Record<string, boolean | undefined>> = {}): Summary {
  const present = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, value === true]))
  return { what: `create ${kind}`, names: [name?.toLowerCase() ?? '-'], flags: flags(present) }
}

function readRelation(node: Node): Summary | null {
  if ('CreateStmt' in node) {
    const { relation, if_not_exists, oncommit } = node.CreateStmt
    return create('table', relationName(relation), {
      'if not exists': if_not_exists,
      'on commit drop': oncommit === 'ONCOMMIT_DROP',
      ...persistence(relation),
    })
  }
  if ('CreateForeignTableStmt' in node) {
    const base = node.CreateForeignTableStmt.base
    return create('table', relationName(base?.relation), { 'if not exists': base?.if_not_exists, foreign: true })
  }
  if ('CreateTableAsStmt' in node) {
    const { into, if_not_exists, objtype } = node.CreateTableAsStmt
    const isTable = objtype === 'OBJECT_TABLE'
    return create(isTable ? 'table' : 'materialized view', relationName(into?.rel), {
      'if not exists': if_not_exists,
      'as select': isTable,
      'on commit drop': into?.onCommit === 'ONCOMMIT_DROP',
      ...persistence(into?.rel),
    })
  }
  if ('SelectStmt' in node && node.SelectStmt.intoClause !== undefined) {
    const { rel } = node.SelectStmt.intoClause
    return create('table', relationName(rel), { 'as select': true, ...persistence(rel) })
  }
  if ('ViewStmt' in node) {
    const { view, replace } = node.ViewStmt
    return create('view', relationName(view), { 'or replace': replace, ...persistence(view) })
  }
  if ('CreateSeqStmt' in node) {
    const { sequence, if_not_exists } = node.CreateSeqStmt
    return create('sequence', relationName(sequence), { 'if not exists': if_not_exists, ...persistence(sequence) })
  }
  if ('IndexStmt' in node) {
    const { idxname, if_not_exists, unique, concurrent, relation } = node.IndexStmt
    return create('index', idxname, {
      'if not exists': if_not_exists,
      unique,
      concurrently: concurrent,
      [`on ${relationName(relation)}`]: true,
    })
  }
  return null
}

function readRoutine(node: Node): Summary | null {
  if ('CreateFunctionStmt' in node) {
    const { funcname, replace, is_procedure } = node.CreateFunctionStmt
    return create(is_procedure === true ? 'procedure' : 'function', dotted(funcname), { 'or replace': replace })
  }
  if ('CreateTrigStmt' in node) {
    const { trigname, replace, isconstraint, relation } = node.CreateTrigStmt
    return create('trigger', trigname, { 'or replace': replace, constraint: isconstraint, [`on ${relationName(relation)}`]: true })
  }
  if ('CreateEventTrigStmt' in node) return create('event trigger', node.CreateEventTrigStmt.trigname)
  if ('RuleStmt' in node) {
    const { rulename, replace, relation } = node.RuleStmt
    return create('rule', rulename, { 'or replace': replace, [`on ${relationName(relation)}`]: true })
  }
  if ('CreatePolicyStmt' in node) {
    const { policy_name, table } = node.CreatePolicyStmt
    return create('policy', policy_name, { [`on ${relationName(table)}`]: true })
  }
  if ('CreatePLangStmt' in node) return create('language', node.CreatePLangStmt.plname, { 'or replace': node.CreatePLangStmt.replace })
  // PostgreSQL reads CREATE LANGUAGE without a handler as CREATE EXTENSION
  if ('CreateTransformStmt' in node) return create('transform', undefined, { 'or replace': node.CreateTransformStmt.replace })
  return null
}

function readObject(node: Node): Summary | null {
  if ('CreateSchemaStmt' in node) {
    return create('schema', node.CreateSchemaStmt.schemaname, { 'if not exists': node.CreateSchemaStmt.if_not_exists })
  }
  if ('CreatedbStmt' in node) return create('database', node.CreatedbStmt.dbname)
  if ('CompositeTypeStmt' in node) return create('type', relationName(node.CompositeTypeStmt.typevar))
  if ('CreateEnumStmt' in node) return create('type', dotted(node.CreateEnumStmt.typeName))
  if ('CreateRangeStmt' in node) return create('type', dotted(node.CreateRangeStmt.typeName))
  if ('CreateDomainStmt' in node) return create('domain', dotted(node.CreateDomainStmt.domainname))
  if ('CreateExtensionStmt' in node) {
    return create('extension', node.CreateExtensionStmt.extname, { 'if not exists': node.CreateExtensionStmt.if_not_exists })
  }
  if ('CreateRoleStmt' in node) return create(node.CreateRoleStmt.stmt_type === 'ROLESTMT_USER' ? 'user' : 'role', node.CreateRoleStmt.role)
  if ('CreatePublicationStmt' in node) return create('publication', node.CreatePublicationStmt.pubname)
  if ('CreateSubscriptionStmt' in node) return create('subscription', node.CreateSubscriptionStmt.subname)
  if ('CreateForeignServerStmt' in node) {
    return create('server', node.CreateForeignServerStmt.servername, { 'if not exists': node.CreateForeignServerStmt.if_not_exists })
  }
  if ('CreateFdwStmt' in node) return create('foreign data wrapper', node.CreateFdwStmt.fdwname)
  if ('CreateUserMappingStmt' in node) {
    return create('user mapping', undefined, { 'if not exists': node.CreateUserMappingStmt.if_not_exists })
  }
  if ('CreateStatsStmt' in node) {
    const { defnames, if_not_exists } = node.CreateStatsStmt
    return create('statistics', defnames === undefined ? undefined : dotted(defnames), { 'if not exists': if_not_exists })
  }
  if ('CreateCastStmt' in node) return create('cast', undefined)
  if ('DefineStmt' in node) {
    const { kind, defnames, if_not_exists, replace } = node.DefineStmt
    const values = { 'if not exists': if_not_exists, 'or replace': replace }
    return create(kindOf(kind), kind === 'OBJECT_OPERATOR' ? undefined : dotted(defnames), values)
  }
  return null
}

function readChange(node: Node): Summary | null {
  if ('AlterTableStmt' in node) {
    const { relation, cmds, missing_ok } = node.AlterTableStmt
    const actions = (cmds ?? []).map((command) => ('AlterTableCmd' in command ? readAction(command.AlterTableCmd) : ''))
    const ifExists = flags({ 'if exists': missing_ok === true })
    return { what: 'alter table', names: [relationName(relation)], flags: [...ifExists, ...numbered(actions)] }
  }
  if ('DropStmt' in node) return readDrop(node.DropStmt)
  if ('DropdbStmt' in node) {
    const { dbname, missing_ok } = node.DropdbStmt
    return { what: 'drop database', names: [dbname ?? '-'], flags: flags({ 'if exists': missing_ok === true }) }
  }
  if ('DropRoleStmt' in node) {
    const { roles, missing_ok } = node.DropRoleStmt
    const names = (roles ?? []).map((role) => ('RoleSpec' in role ? (role.RoleSpec.rolename ?? '-') : '-'))
    return { what: 'drop role', names, flags: flags({ 'if exists': missing_ok === true }) }
  }
  if ('InsertStmt' in node) {
    const { relation, onConflictClause } = node.InsertStmt
    return { what: 'insert', names: [relationName(relation)], flags: flags({ guarded: onConflictClause !== undefined }) }
  }
  if ('MergeStmt' in node) return { what: 'insert', names: [relationName(node.MergeStmt.relation)], flags: ['guarded'] }
  if ('CopyStmt' in node && node.CopyStmt.is_from === true) {
    return { what: 'insert', names: [relationName(node.CopyStmt.relation)], flags: [] }
  }
  if ('SelectStmt' in node && node.SelectStmt.withClause === undefined) return { what: 'query', names: [], flags: [] }
  if ('ExplainStmt' in node || 'VariableShowStmt' in node) return { what: 'query', names: [], flags: [] }
  if ('DoStmt' in node) return { what: 'do', names: [], flags: [] }
  if ('TransactionStmt' in node) return { what: transactionWords[node.TransactionStmt.kind ?? ''] ?? 'other', names: [], flags: [] }
  return null
}

const transactionWords: Readonly<Record<string, string>> = {
  TRANS_STMT_BEGIN: 'begin',
  TRANS_STMT_START: 'begin',
  TRANS_STMT_COMMIT: 'commit',
  TRANS_STMT_ROLLBACK: 'rollback',
  TRANS_STMT_SAVEPOINT: 'savepoint',
  TRANS_STMT_RELEASE: 'savepoint',
  TRANS_STMT_ROLLBACK_TO: 'undo',
}

const constraintWords: Readonly<Record<string, 'check' | 'exclude' | 'foreign key' | 'primary key' | 'unique'>> = {
  CONSTR_CHECK: 'check',
  CONSTR_EXCLUSION: 'exclude',
  CONSTR_FOREIGN: 'foreign key',
  CONSTR_PRIMARY: 'primary key',
  CONSTR_UNIQUE: 'unique',
}

function readAction({ subtype, name, def, missing_ok }: AlterTableCmd): string {
  const guarded = missing_ok === true
  if (subtype === 'AT_AddColumn' && def !== undefined && 'ColumnDef' in def) {
    return actionLine({ action: 'add column', constraint: null, name: toName(def.ColumnDef.colname), guarded })
  }
  if (subtype === 'AT_AddConstraint' && def !== undefined && 'Constraint' in def) {
    const { contype, conname } = def.Constraint
    return actionLine({ action: 'add constraint', constraint: constraintWords[contype ?? ''] ?? null, name: toName(conname), guarded })
  }
  if (subtype === 'AT_DropColumn') return actionLine({ action: 'drop column', constraint: null, name: toName(name), guarded })
  if (subtype === 'AT_DropConstraint') return actionLine({ action: 'drop constraint', constraint: null, name: toName(name), guarded })
  return actionLine({ action: 'other', constraint: null, name: null, guarded: false })
}

function toName(part: string | undefined): { parts: string[]; start: number; end: number } | null {
  return part === undefined ? null : { parts: [part], start: 0, end: 0 }
}

function readDrop({ objects, removeType, missing_ok }: DropStmt): Summary {
  const kind = kindOf(removeType)
  const names = (objects ?? []).map(objectParts)
  const first = names[0] ?? []
  const hasTable = ['policy', 'rule', 'trigger'].includes(kind)
  return {
    what: `drop ${kind}`,
    names: hasTable ? [first.at(-1) ?? '-'] : names.map((parts) => parts.join('.')),
    flags: flags({ 'if exists': missing_ok === true, [`on ${first.slice(0, -1).join('.')}`]: hasTable }),
  }
}

function objectParts(node: Node): string[] {
  if ('List' in node) return (node.List.items ?? []).flatMap(objectParts)
  if ('TypeName' in node) return (node.TypeName.names ?? []).flatMap(objectParts)
  if ('ObjectWithArgs' in node) return (node.ObjectWithArgs.objname ?? []).flatMap(objectParts)
  return 'String' in node ? [(node.String.sval ?? '').toLowerCase()] : []
}

/** `OBJECT_FOREIGN_SERVER` in our words. */
function kindOf(objectType: string | undefined): string {
  const word = objectType?.slice('OBJECT_'.length).toLowerCase().replaceAll('_', ' ') ?? ''
  const ours: Readonly<Record<string, string>> = {
    matview: 'materialized view',
    'foreign table': 'table',
    'foreign server': 'server',
    tsconfiguration: 'text search',
    tsdictionary: 'text search',
  }
  return ours[word] ?? word
}

function persistence(relation: RangeVar | undefined): Record<'temporary' | 'unlogged', boolean> {
  return { temporary: relation?.relpersistence === 't', unlogged: relation?.relpersistence === 'u' }
}

function relationName(relation: RangeVar | undefined): string {
  return [relation?.catalogname, relation?.schemaname, relation?.relname].filter((part) => part !== undefined).join('.').toLowerCase()
}

function dotted(nodes: readonly Node[] | undefined): string {
  return (nodes ?? []).flatMap(objectParts).join('.')
}
