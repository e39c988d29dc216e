import { describe, expect, test } from 'vitest'
import { guardFor, guardInsertion, type Dialect } from '../../src/sql/guards.ts'
import { secondRunError } from '../../src/sql/second-run.ts'
import type { AlterAction, CreateStatement } from '../../src/sql/statement.ts'
import { readStatements } from '../../src/sql/statements.ts'

function read(text: string): AlterAction | CreateStatement {
  const [statement] = readStatements(text)
  const subject = statement?.verb === 'alter' ? statement.actions[0] : statement
  if (subject === undefined || ('verb' in subject && subject.verb !== 'create')) throw new Error(`nothing is created: ${text}`)
  return subject
}

/** `'fix: …'`, `'suggest: …, …'` or `'report'`. */
function guard(text: string, dialect: Dialect | undefined): string {
  const { fix, suggestions } = guardFor(read(text), dialect)
  if (fix !== null) return `fix: ${fix}`
  return suggestions.length === 0 ? 'report' : `suggest: ${suggestions.join(', ')}`
}

type Row = Partial<Record<Dialect | 'unknown', string>>

const ifNotExists = 'fix: if not exists'
const orReplace = 'fix: or replace'

const policy: Readonly<Record<string, Row>> = {
  'CREATE TABLE a (b int)': {
    unknown: ifNotExists,
    postgresql: ifNotExists,
    sqlite: ifNotExists,
    mysql: ifNotExists,
    mariadb: ifNotExists,
    duckdb: ifNotExists,
    cassandra: ifNotExists,
    clickhouse: ifNotExists,
    cockroachdb: ifNotExists,
    'oracle.db': 'suggest: if not exists',
    'microsoft.sql_server': 'report',
  },
  'CREATE TEMP TABLE a (b int)': { unknown: ifNotExists, postgresql: ifNotExists, mysql: ifNotExists },
  'CREATE TABLE a AS SELECT 1': { unknown: ifNotExists, postgresql: ifNotExists, duckdb: ifNotExists },
  'CREATE VIRTUAL TABLE a USING fts5(b)': { unknown: ifNotExists, sqlite: ifNotExists, postgresql: 'report' },
  'CREATE PRIVATE TEMPORARY TABLE a (b int)': { unknown: 'report', 'oracle.db': 'report' },
  'SELECT * INTO a FROM b': { unknown: 'report', postgresql: 'report', 'microsoft.sql_server': 'report' },
  'CREATE INDEX i ON a (b)': {
    unknown: 'suggest: if not exists',
    postgresql: ifNotExists,
    sqlite: ifNotExists,
    mariadb: ifNotExists,
    mysql: 'report',
    'microsoft.sql_server': 'report',
  },
  'CREATE INDEX CONCURRENTLY i ON a (b)': { unknown: ifNotExists, postgresql: ifNotExists },
  'CREATE INDEX ON a (b)': { unknown: 'report', postgresql: 'report' },
  'CREATE VIEW v AS SELECT 1': {
    unknown: 'suggest: or replace, if not exists',
    postgresql: orReplace,
    mysql: orReplace,
    mariadb: orReplace,
    duckdb: orReplace,
    'oracle.db': orReplace,
    sqlite: ifNotExists,
    'microsoft.sql_server': 'fix: or alter',
  },
  'CREATE MATERIALIZED VIEW v AS SELECT 1': { unknown: 'suggest: if not exists', postgresql: ifNotExists },
  'CREATE SCHEMA s': { unknown: 'suggest: if not exists', postgresql: ifNotExists, mysql: ifNotExists, 'microsoft.sql_server': 'report' },
  "CREATE KEYSPACE s WITH replication = { 'class': 'SimpleStrategy' }": { cassandra: ifNotExists },
  'CREATE SCHEMA s CREATE TABLE a (b int)': { unknown: 'report', postgresql: 'report' },
  'CREATE SEQUENCE s': { unknown: 'suggest: if not exists', postgresql: ifNotExists, mariadb: ifNotExists, mysql: 'report' },
  'CREATE DATABASE d': { unknown: 'suggest: if not exists', postgresql: 'report', mysql: ifNotExists },
  'CREATE EXTENSION e': { unknown: ifNotExists, postgresql: ifNotExists },
  "CREATE TYPE t AS ENUM ('a')": { unknown: 'report', postgresql: 'report', duckdb: ifNotExists, cockroachdb: ifNotExists },
  'CREATE TYPE t (street text)': { cassandra: ifNotExists },
  'CREATE DOMAIN d AS text': { unknown: 'report', postgresql: 'report' },
  'CREATE POLICY p ON a': { unknown: 'report', postgresql: 'report', cockroachdb: ifNotExists },
  'CREATE ROLE r': { unknown: 'suggest: if not exists', postgresql: 'report', mysql: ifNotExists },
  'CREATE PUBLICATION p': { unknown: 'report', postgresql: 'report' },
  'CREATE FUNCTION f() RETURNS int AS $$ SELECT 1 $$': {
    unknown: 'suggest: or replace, if not exists',
    postgresql: orReplace,
    cassandra: orReplace,
    mysql: ifNotExists,
    'microsoft.sql_server': 'fix: or alter',
  },
  'CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END': {
    unknown: 'suggest: if not exists, or replace',
    postgresql: orReplace,
    sqlite: ifNotExists,
    mysql: ifNotExists,
    cockroachdb: 'report',
  },
  'CREATE CONSTRAINT TRIGGER t AFTER INSERT ON a EXECUTE FUNCTION f()': { unknown: 'report', postgresql: 'report' },
  'CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO SELECT 1': { unknown: ifNotExists, mysql: ifNotExists },
  'ALTER TABLE a ADD COLUMN b int': {
    unknown: 'suggest: if not exists',
    postgresql: ifNotExists,
    mariadb: ifNotExists,
    duckdb: ifNotExists,
    cassandra: 'report',
    mysql: 'report',
    sqlite: 'report',
  },
  'ALTER TABLE a ADD CONSTRAINT c CHECK (b > 1)': { unknown: 'report', postgresql: 'report', cockroachdb: ifNotExists },
  'ALTER TABLE a ADD UNIQUE (b)': { unknown: 'report', cockroachdb: 'report' },
  'ALTER TABLE a ADD INDEX i (b)': { unknown: 'suggest: if not exists', mysql: 'report', mariadb: ifNotExists },
  "ALTER TYPE t ADD VALUE 'a'": { unknown: ifNotExists, postgresql: ifNotExists },
  'ALTER TABLE a DROP COLUMN b': { unknown: 'report', postgresql: 'report' },
}

describe.each(Object.entries(policy))('%s', (text, row) => {
  test.each(Object.entries(row))('%s', (dialect, expected) => {
    expect(guard(text, dialects.find((known) => known === dialect))).toBe(expected)
  })
})

const dialects = [
  'cassandra',
  'clickhouse',
  'cockroachdb',
  'duckdb',
  'mariadb',
  'microsoft.sql_server',
  'mysql',
  'oracle.db',
  'postgresql',
  'sqlite',
] as const satisfies readonly Dialect[]

test.each([
  ['CREATE TABLE a (b int)', 'if not exists', { offset: 12, text: ' IF NOT EXISTS' }],
  ['create table a (b int)', 'if not exists', { offset: 12, text: ' if not exists' }],
  ['CREATE VIEW a AS SELECT 1', 'or replace', { offset: 6, text: ' OR REPLACE' }],
  ['create view a as select 1', 'or alter', { offset: 6, text: ' or alter' }],
  ['alter table a add b int', 'if not exists', { offset: 17, text: ' if not exists' }],
  ['ALTER TABLE a ADD b int', 'or replace', null],
  ['CREATE INDEX ON a (b)', 'if not exists', null],
] as const)('%s with %s', (text, clause, expected) => {
  expect(guardInsertion(text, read(text), clause)).toEqual(expected)
})

describe('the second run', () => {
  test.each([
    ['table', 'postgresql', 'relation "users" already exists'],
    ['table', 'sqlite', 'table users already exists'],
    ['table', 'mysql', "Table 'users' already exists"],
    ['index', 'mariadb', "Duplicate key name 'users'"],
    ['table', 'microsoft.sql_server', "There is already an object named 'users' in the database."],
    ['table', 'cassandra', 'Cannot add already existing table "users"'],
    ['schema', 'cassandra', 'Cannot add existing keyspace "users"'],
    ['table', 'oracle.db', 'ORA-00955: name is already used by an existing object'],
    ['trigger', 'postgresql', null],
    ['cast', 'sqlite', null],
  ] as const)('of a %s in %s', (kind, dialect, expected) => {
    expect(secondRunError(kind, dialect, 'users')).toBe(expected)
  })

  test('names the table', () => {
    expect(secondRunError('trigger', 'postgresql', 'a$&', 'b$1')).toBe('trigger "a$&" for relation "b$1" already exists')
  })
})
