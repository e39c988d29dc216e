import { DuckDBInstance } from '@duckdb/node-api'
import { PGlite } from '@electric-sql/pglite'
import { createClient } from '@libsql/client'
import { describe, expect, onTestFinished, test } from 'vitest'
import { guardFor, guardInsertion, type Dialect, type Guardable } from '../../src/sql/guards.ts'
import { secondRunError } from '../../src/sql/second-run.ts'
import type { AlterAction, CreateStatement, Name } from '../../src/sql/statement.ts'
import { readStatements } from '../../src/sql/statements.ts'

/** A database that is empty but for a table `users`, and what runs a statement on it. */
type Database = (text: string) => Promise<unknown>

const table = 'CREATE TABLE users (id int, name text)'

const postgres = new PGlite()

/** A transaction that is rolled back; a statement that fails leaves it as it was. */
async function openPostgresql(): Promise<Database> {
  await postgres.exec(`BEGIN; ${table}; CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$`)
  await postgres.exec('CREATE FUNCTION ef() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$')
  await postgres.exec("CREATE TYPE taken AS ENUM ('a')")
  await postgres.exec('CREATE FOREIGN DATA WRAPPER wrapper; CREATE SERVER taken FOREIGN DATA WRAPPER wrapper')
  onTestFinished(async () => {
    await postgres.exec('ROLLBACK')
  })
  return async (text) => {
    await postgres.exec('SAVEPOINT before')
    try {
      await postgres.exec(text)
    } catch (error) {
      await postgres.exec('ROLLBACK TO before')
      throw error
    }
  }
}

async function openSqlite(): Promise<Database> {
  const client = createClient({ url: ':memory:' })
  onTestFinished(() => {
    client.close()
  })
  await client.execute(table)
  return async (text) => client.execute(text)
}

async function openDuckdb(): Promise<Database> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  onTestFinished(() => {
    connection.closeSync()
    instance.closeSync()
  })
  await connection.run(table)
  return async (text) => connection.run(text)
}

const engines: readonly { dialect: Dialect; open: () => Promise<Database>; statements: readonly string[] }[] = [
  {
    dialect: 'postgresql',
    open: openPostgresql,
    statements: [
      'CREATE TABLE a (b int)',
      'CREATE UNLOGGED TABLE a (b int)',
      'CREATE TEMP TABLE a (b int)',
      'CREATE TABLE a AS SELECT 1',
      'SELECT 1 AS b INTO a',
      'CREATE INDEX i ON users (name)',
      'CREATE UNIQUE INDEX i ON users (name)',
      'CREATE VIEW v AS SELECT 1 AS a',
      'CREATE TEMP VIEW v AS SELECT 1 AS a',
      'CREATE RECURSIVE VIEW v (n) AS SELECT 1',
      'CREATE MATERIALIZED VIEW v AS SELECT 1 AS a',
      'CREATE SCHEMA s',
      'CREATE SCHEMA s CREATE TABLE a (b int)',
      'CREATE SEQUENCE s',
      "CREATE TYPE mood AS ENUM ('sad')",
      'CREATE TYPE pair AS (a int)',
      'CREATE TYPE span AS RANGE (subtype = int4)',
      'CREATE DOMAIN email AS text',
      'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
      'CREATE PROCEDURE p() LANGUAGE sql AS $$ SELECT 1 $$',
      'CREATE AGGREGATE total (int) (SFUNC = int4pl, STYPE = int)',
      'CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION tf()',
      'CREATE CONSTRAINT TRIGGER t AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION tf()',
      'CREATE EVENT TRIGGER t ON ddl_command_start EXECUTE FUNCTION ef()',
      'CREATE POLICY p ON users',
      'CREATE RULE r AS ON INSERT TO users DO INSTEAD NOTHING',
      'CREATE ROLE bob',
      'CREATE USER bob',
      'CREATE PUBLICATION p FOR TABLE users',
      'CREATE FOREIGN DATA WRAPPER w',
      'CREATE SERVER s FOREIGN DATA WRAPPER wrapper',
      'CREATE FOREIGN TABLE a (b int) SERVER taken',
      'CREATE USER MAPPING FOR CURRENT_USER SERVER taken',
      'CREATE STATISTICS s ON id, name FROM users',
      'CREATE COLLATION c FROM "C"',
      'CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple)',
      'ALTER TABLE users ADD COLUMN age int',
      'ALTER TABLE users ADD age int',
      'ALTER TABLE users ADD CONSTRAINT c CHECK (id > 1)',
      'ALTER TABLE users ADD CONSTRAINT c UNIQUE (id)',
      "ALTER TYPE taken ADD VALUE 'b'",
    ],
  },
  {
    dialect: 'sqlite',
    open: openSqlite,
    statements: [
      'CREATE TABLE a (b)',
      'CREATE TEMP TABLE a (b)',
      'CREATE TABLE a AS SELECT 1',
      'CREATE VIRTUAL TABLE a USING fts5(b)',
      'CREATE INDEX i ON users (name)',
      'CREATE UNIQUE INDEX i ON users (name)',
      'CREATE VIEW v AS SELECT 1',
      'CREATE TRIGGER t AFTER INSERT ON users BEGIN SELECT 1; END',
      'ALTER TABLE users ADD COLUMN age int',
    ],
  },
  {
    dialect: 'duckdb',
    open: openDuckdb,
    statements: [
      'CREATE TABLE a (b int)',
      'CREATE TEMP TABLE a (b int)',
      'CREATE TABLE a AS SELECT 1',
      'CREATE INDEX i ON users (name)',
      'CREATE VIEW v AS SELECT 1',
      'CREATE SCHEMA s',
      'CREATE SEQUENCE s',
      "CREATE TYPE mood AS ENUM ('sad')",
      'CREATE MACRO m(a) AS a + 1',
      'CREATE FUNCTION m(a) AS a + 1',
      'ALTER TABLE users ADD COLUMN age int',
    ],
  },
]

describe.each(engines)('$dialect', ({ dialect, open, statements }) => {
  test.each(statements)('%s', async (text) => {
    const { kind, subject, table: onTable } = readSubject(text)
    const run = await open()
    await run(text)
    const message = secondRunError(kind, dialect, lastPart(subject.name), onTable)
    await expect(run(text)).rejects.toThrow(message ?? /already exists|duplicate key/)

    const guard = guardFor(subject, dialect)
    expect(guard.suggestions).toEqual([])
    const insertion = guard.fix === null ? null : guardInsertion(text, subject, guard.fix)
    if (insertion !== null) {
      const guarded = text.slice(0, insertion.offset) + insertion.text + text.slice(insertion.offset)
      await run(guarded)
      await run(guarded)
    }
  }, 60_000)
})

interface Subject {
  kind: Guardable
  subject: AlterAction | CreateStatement
  table: string | undefined
}

function readSubject(text: string): Subject {
  const [statement] = readStatements(text)
  if (statement?.verb === 'create') {
    const { kind, onTable } = statement
    return { kind, subject: statement, table: onTable === null ? undefined : lastPart(onTable) }
  }
  const [subject] = statement?.verb === 'alter' ? statement.actions : []
  const kind = guardables.find((action) => action === subject?.action)
  if (statement?.verb !== 'alter' || subject === undefined || kind === undefined) throw new Error('nothing is created')
  return { kind, subject, table: lastPart(statement.name) }
}

const guardables = ['add column', 'add constraint', 'add value'] as const

function lastPart(name: Name | null): string {
  return name?.parts.at(-1) ?? ''
}
