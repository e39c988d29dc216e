import type { Modifier, ObjectKind } from './kinds.ts'

/** Offsets in the text: the first character, and the one behind the last. A statement ends before its `;`. */
export interface Span {
  start: number
  end: number
}

/** A name as it is written, `public.users` in two parts; a part is `null` where a hole stands in it. */
export interface Name extends Span {
  parts: readonly (string | null)[]
}

/** Whether a statement says "unless it is there already"; `'uncertain'` where a hole may say so. */
export type Guarded = boolean | 'uncertain'

/** `CREATE …`, and `SELECT … INTO table`. */
export interface CreateStatement extends Span {
  verb: 'create'
  kind: ObjectKind
  /** Absent from `CREATE INDEX ON t (a)`, `CREATE CAST (a AS b)` and their kind. */
  name: Name | null
  /** Whether it has `IF NOT EXISTS`. */
  guarded: Guarded
  /** Whether it has `OR REPLACE`, or SQL Server's `OR ALTER`. */
  orReplace: boolean
  modifiers: ReadonlySet<Modifier>
  /** The table of an index, a trigger, a policy or a rule. */
  onTable: Name | null
  /** A table with the rows of a query. */
  asSelect: boolean
  /** `SELECT … INTO table`: takes no guard. */
  selectInto: boolean
  /** A temporary table that ends with the transaction. */
  onCommitDrop: boolean
  /**
   * Where ` IF NOT EXISTS` goes. `null` where a clause stands already or may stand in a hole, where no dialect takes it
   * there (an index without a name, a schema with elements), and where a hole touches the place.
   */
  guardOffset: number | null
  /** Where ` OR REPLACE` or ` OR ALTER` goes; `null` where a clause stands already or may stand in a hole. */
  replaceOffset: number | null
}

export type ActionKind =
  | 'add column'
  | 'add constraint'
  | 'add index'
  | 'add partition'
  | 'add value'
  | 'drop column'
  | 'drop constraint'
  | 'drop index'
  | 'other'
  | 'rename'

export type ConstraintKind = 'check' | 'exclude' | 'foreign key' | 'primary key' | 'unique'

/** One of the comma-separated parts of an `ALTER` statement. */
export interface AlterAction extends Span {
  action: ActionKind
  /** What is added, dropped or renamed; `null` where it has no name: `ADD CHECK (a > 1)`. */
  name: Name | null
  /** Of `add constraint`; `null` elsewhere and where a hole hides it. */
  constraint: ConstraintKind | null
  /** Whether it has `IF NOT EXISTS`, or `IF EXISTS` where it drops. */
  guarded: Guarded
  /** Where ` IF NOT EXISTS` or ` IF EXISTS` goes. */
  guardOffset: number | null
}

/** `ALTER TABLE users ADD COLUMN name text`. */
export interface AlterStatement extends Span {
  verb: 'alter'
  kind: ObjectKind
  name: Name
  /** Whether it has `IF EXISTS`. */
  guarded: boolean
  /** What it does to a table, or `ADD VALUE` to a type; empty for other kinds. */
  actions: readonly AlterAction[]
}

/** `DROP TABLE IF EXISTS users, posts CASCADE`. */
export interface DropStatement extends Span {
  verb: 'drop'
  kind: ObjectKind
  names: readonly Name[]
  /** Whether it has `IF EXISTS`. */
  guarded: Guarded
  /** The table of an index, a trigger, a policy or a rule. */
  onTable: Name | null
  /** Where ` IF EXISTS` goes. */
  guardOffset: number | null
}

/** A statement that adds rows: `INSERT`, `REPLACE INTO`, `MERGE`, `UPSERT`, `COPY … FROM`, with a `WITH` before it or not. */
export interface InsertStatement extends Span {
  verb: 'insert'
  name: Name | null
  /** Whether it says what happens to a row that is there: `ON CONFLICT`, `INSERT OR IGNORE`, `ON DUPLICATE KEY`, `MERGE`. */
  guarded: boolean
}

/** `undo` goes back to a savepoint: `ROLLBACK TO`; `savepoint` sets or forgets one. */
export interface TransactionStatement extends Span {
  verb: 'transaction'
  control: 'begin' | 'commit' | 'rollback' | 'savepoint' | 'undo'
}

/**
 * A statement whose inside is not read: PostgreSQL's `DO $$…$$`, SQL Server's `IF …`, a `BEGIN … END` block, a query, a
 * `PRAGMA`, or anything else that creates no schema.
 */
export interface OtherStatement extends Span {
  verb: 'block' | 'do' | 'if' | 'other' | 'pragma' | 'query'
}

export type Statement = AlterStatement | CreateStatement | DropStatement | InsertStatement | OtherStatement | TransactionStatement
