import { PGlite } from '@electric-sql/pglite'
import { createClient } from '@libsql/client'
import { describe, expect, onTestFinished, test } from 'vitest'
import { postgresqlSchema, sqliteCatalog } from './catalog.ts'
import { lintText } from './linted-text.ts'

/** A database with a table `users` in it. */
interface Database {
  /** Runs a text; one that fails leaves the database as it was. */
  run: (text: string) => Promise<unknown>
  /** Everything that its catalog says. */
  schema: () => Promise<unknown>
}

const postgres = new PGlite()

const setUpPostgresql = `
  CREATE TABLE users (id int, name text);
  CREATE FUNCTION tf() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
  CREATE FUNCTION ef() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END $$;
  CREATE TYPE taken AS ENUM ('a');
`

async function openPostgresql(): Promise<Database> {
  await postgres.exec(`ROLLBACK; BEGIN; ${setUpPostgresql}`)
  onTestFinished(async () => {
    await postgres.exec('ROLLBACK')
  })
  return {
    async run(text) {
      await postgres.exec('SAVEPOINT before')
      try {
        await postgres.exec(text)
      } catch (error) {
        await postgres.exec('ROLLBACK TO before')
        throw error
      }
    },
    async schema() {
      return postgresqlSchema(postgres)
    },
  }
}

async function openSqlite(): Promise<Database> {
  const client = createClient({ url: ':memory:' })
  onTestFinished(() => {
    client.close()
  })
  await client.execute('CREATE TABLE users (id int, name text)')
  return {
    run: async (text) => client.executeMultiple(text),
    schema: async () => (await client.execute(sqliteCatalog)).rows,
  }
}

/** What a statement does when the rule says nothing of it, fixes it, offers a choice, or only reports it. */
type Verdict = 'fixed' | 'left alone' | 'reported' | 'suggested'

interface Engine {
  open: () => Promise<Database>
  /** Opens, in a test file, a database that stays. */
  opening: string
  statements: Readonly<Record<string, Verdict>>
}

const engines: Readonly<Record<string, Engine>> = {
  postgresql: {
    open: openPostgresql,
    opening: "import { PGlite } from '@electric-sql/pglite'; const db = new PGlite('./data')",
    statements: {
      'CREATE TABLE a (b int)': 'fixed',
      'CREATE TABLE IF NOT EXISTS a (b int)': 'left alone',
      'DROP TABLE IF EXISTS a; CREATE TABLE a (b int)': 'left alone',
      'DO $$ BEGIN CREATE TABLE a (b int); EXCEPTION WHEN duplicate_table THEN NULL; END $$': 'left alone',
      'CREATE UNLOGGED TABLE a (b int)': 'fixed',
      'CREATE TABLE a AS SELECT 1 AS b': 'fixed',
      'CREATE TABLE IF NOT EXISTS a AS SELECT 1 AS b': 'left alone',
      'CREATE TABLE "A" (b int)': 'fixed',
      'create table public.a (b int)': 'fixed',
      'CREATE /* a table */ TABLE -- of b\n a (b int)': 'fixed',
      'SELECT 1 AS b INTO a': 'reported',
      'CREATE INDEX i ON users (name)': 'fixed',
      'CREATE UNIQUE INDEX i ON users (name)': 'fixed',
      'CREATE INDEX IF NOT EXISTS i ON users (name)': 'left alone',
      'CREATE INDEX ON users (name)': 'reported',
      'CREATE VIEW v AS SELECT 1 AS a': 'suggested',
      'CREATE OR REPLACE VIEW v AS SELECT 1 AS a': 'left alone',
      'CREATE RECURSIVE VIEW v (n) AS SELECT 1': 'suggested',
      'CREATE MATERIALIZED VIEW v AS SELECT 1 AS a': 'fixed',
      'CREATE MATERIALIZED VIEW IF NOT EXISTS v AS SELECT 1 AS a': 'left alone',
      'CREATE SCHEMA s': 'fixed',
      'CREATE SCHEMA IF NOT EXISTS s': 'left alone',
      'CREATE SCHEMA s CREATE TABLE a (b int)': 'reported',
      'CREATE SEQUENCE s': 'fixed',
      "CREATE TYPE mood AS ENUM ('sad')": 'suggested',
      'CREATE TYPE pair AS (a int)': 'suggested',
      "DO $$ BEGIN CREATE TYPE mood AS ENUM ('sad'); EXCEPTION WHEN duplicate_object THEN NULL; END $$": 'left alone',
      'CREATE DOMAIN email AS text': 'suggested',
      'CREATE EXTENSION IF NOT EXISTS plpgsql': 'left alone',
      'CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$': 'suggested',
      'CREATE OR REPLACE FUNCTION f() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$': 'left alone',
      'CREATE PROCEDURE p() LANGUAGE sql AS $$ SELECT 1 $$': 'suggested',
      'CREATE AGGREGATE total (int) (SFUNC = int4pl, STYPE = int)': 'suggested',
      'CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION tf()': 'suggested',
      'DROP TRIGGER IF EXISTS t ON users; CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW EXECUTE FUNCTION tf()': 'left alone',
      'CREATE CONSTRAINT TRIGGER t AFTER INSERT ON users FOR EACH ROW EXECUTE FUNCTION tf()': 'suggested',
      'CREATE EVENT TRIGGER t ON ddl_command_start EXECUTE FUNCTION ef()': 'suggested',
      'CREATE POLICY p ON users': 'suggested',
      'DROP POLICY IF EXISTS p ON users; CREATE POLICY p ON users': 'left alone',
      'CREATE RULE r AS ON INSERT TO users DO INSTEAD NOTHING': 'suggested',
      'CREATE ROLE bob': 'suggested',
      'CREATE USER bob': 'suggested',
      'CREATE PUBLICATION p FOR TABLE users': 'suggested',
      'CREATE FOREIGN DATA WRAPPER w': 'suggested',
      'CREATE STATISTICS s ON id, name FROM users': 'fixed',
      'CREATE COLLATION c FROM "C"': 'fixed',
      'ALTER TABLE users ADD COLUMN age int': 'fixed',
      'ALTER TABLE users ADD age int, ADD size int': 'fixed',
      'ALTER TABLE users ADD COLUMN IF NOT EXISTS age int': 'left alone',
      'ALTER TABLE users DROP COLUMN IF EXISTS age; ALTER TABLE users ADD COLUMN age int': 'left alone',
      'ALTER TABLE users ADD CONSTRAINT c CHECK (id > 1)': 'suggested',
      'ALTER TABLE users ADD CONSTRAINT c UNIQUE (id)': 'suggested',
      'ALTER TABLE users ADD CONSTRAINT c PRIMARY KEY (id)': 'suggested',
      'ALTER TABLE users ADD CONSTRAINT c EXCLUDE (id WITH =)': 'suggested',
      'ALTER TABLE users DROP CONSTRAINT IF EXISTS c, ADD CONSTRAINT c UNIQUE (id)': 'left alone',
      'ALTER TABLE users ADD CHECK (id > 1)': 'reported',
      'ALTER TABLE users ADD UNIQUE (id)': 'reported',
      "ALTER TYPE taken ADD VALUE 'b'": 'fixed',
      "ALTER TYPE taken ADD VALUE IF NOT EXISTS 'b'": 'left alone',
    },
  },
  sqlite: {
    open: openSqlite,
    opening: "import Database from 'better-sqlite3'; const db = new Database('test.db')",
    statements: {
      'CREATE TABLE a (b)': 'fixed',
      'CREATE TABLE IF NOT EXISTS a (b)': 'left alone',
      'DROP TABLE IF EXISTS a; CREATE TABLE a (b)': 'left alone',
      'CREATE TABLE a AS SELECT 1 AS b': 'fixed',
      'CREATE TABLE a (b int PRIMARY KEY) STRICT, WITHOUT ROWID': 'fixed',
      'CREATE VIRTUAL TABLE a USING fts5(b)': 'fixed',
      'CREATE VIRTUAL TABLE IF NOT EXISTS a USING fts5(b)': 'left alone',
      'CREATE INDEX i ON users (name)': 'fixed',
      'CREATE UNIQUE INDEX i ON users (name)': 'fixed',
      'CREATE VIEW v AS SELECT 1': 'fixed',
      'CREATE VIEW IF NOT EXISTS v AS SELECT 1': 'left alone',
      'CREATE TRIGGER t AFTER INSERT ON users BEGIN SELECT 1; END': 'fixed',
      'CREATE TRIGGER IF NOT EXISTS t AFTER INSERT ON users BEGIN SELECT 1; END': 'left alone',
      'ALTER TABLE users ADD COLUMN age int': 'reported',
      'CREATE TABLE a (b); CREATE INDEX i ON a (b); CREATE VIEW v AS SELECT b FROM a': 'fixed',
    },
  },
}

describe.each(Object.entries(engines))('%s', (_dialect, { open, opening, statements }) => {
  test.each(Object.entries(statements))('%s is %s', async (text, verdict) => {
    const { messages, repaired } = lintText(text, opening)
    expect(verdictOf(messages, repaired)).toBe(verdict)
    const { run, schema } = await open()
    const before = await schema()
    await run(text)
    const once = await schema()
    if (verdict === 'left alone') {
      await run(text)
      expect(await schema()).toEqual(once)
      return
    }
    const second = await run(text).then(
      () => '',
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    )
    if (second === '') expect(await schema()).not.toEqual(once)
    else expect(second).toContain(/fails with `(.*?)`\. /.exec(messages[0]?.message ?? '')?.[1])
    if (repaired === null) return
    expect(once).not.toEqual(before)
    expect(lintText(repaired, opening).messages).toEqual([])
  }, 60_000)

  const offered = Object.entries(statements).filter(([, verdict]) => verdict === 'fixed' || verdict === 'suggested')
  test.each(offered)('%s, %s, runs twice and makes the same', async (text) => {
    const repaired = lintText(text, opening).repaired ?? ''
    const original = await open()
    await original.run(text)
    const expected = await original.schema()
    const { run, schema } = await open()
    await run(repaired)
    expect(await schema()).toEqual(expected)
    await run(repaired)
    expect(await schema()).toEqual(expected)
  }, 60_000)
})

test('a temporary table that goes with its transaction is left alone, and runs twice', async () => {
  const text = 'CREATE TEMP TABLE a (b int) ON COMMIT DROP'
  expect(lintText(text, "import { PGlite } from '@electric-sql/pglite'; const db = new PGlite('./data')").messages).toEqual([])
  await postgres.exec(text)
  await postgres.exec(text)
})

function verdictOf(messages: ReturnType<typeof lintText>['messages'], repaired: string | null): Verdict {
  if (messages.length === 0) return 'left alone'
  if (repaired === null) return 'reported'
  return messages.every(({ fix }) => fix !== undefined) ? 'fixed' : 'suggested'
}
