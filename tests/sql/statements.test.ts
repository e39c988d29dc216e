import { describe, expect, test } from 'vitest'
import { readStatements } from '../../src/sql/statements.ts'
import { holeMark } from '../../src/sql/tokens.ts'
import { line, summarise } from './summaries.ts'

/** Reads text in which `${}` stands for a hole. */
function read(written: string): ReturnType<typeof readStatements> {
  const text = written.replaceAll('${}', holeMark)
  return readStatements(text, [...text.matchAll(/\uFFFC/g)].map(({ index }) => index))
}

const cases: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  holes: {
    'CREATE TABLE ${} (id int)': ['create table | ${}'],
    'CREATE TABLE ${}': ['create table | ${}'],
    'CREATE TABLE users ${}': ['create table | users'],
    'CREATE TABLE users${}': ['create table | ${}'],
    'CREATE TABLE users (${})': ['create table | users'],
    'CREATE TABLE ${} AS SELECT 1': ['create table | ${} | as select'],
    'CREATE TABLE ${}.users (id int)': ['create table | ${}.users'],
    'CREATE TABLE ${}.${} (id int)': ['create table | ${}.${}'],
    'CREATE TABLE public.${} (id int)': ['create table | public.${}'],
    'CREATE TABLE ${}_users (id int)': ['create table | ${}'],
    'CREATE TABLE users_${} (id int)': ['create table | ${}'],
    'CREATE TABLE users_${}_${}2 (id int)': ['create table | ${}'],
    'CREATE TABLE "users_${}" (id int)': ['create table | ${}'],
    'CREATE TABLE "${}"."users" (id int)': ['create table | ${}.users'],
    'CREATE TABLE ${} users (id int)': ['create table | users | perhaps if not exists'],
    'CREATE TABLE ${} "users" (id int)': ['create table | users | perhaps if not exists'],
    'CREATE TABLE ${} ${} (id int)': ['create table | ${} | perhaps if not exists'],
    'CREATE TABLE ${}users (id int)': ['create table | ${} | perhaps if not exists'],
    'CREATE TABLE${} users (id int)': ['create table | users | perhaps if not exists'],
    'CREATE ${} TABLE users (id int)': ['create table | users | perhaps if not exists'],
    'CREATE TABLE IF NOT EXISTS ${} (id int)': ['create table | ${} | if not exists'],
    '${} CREATE TABLE users (id int)': ['create table | users | perhaps if not exists'],
    '${}; CREATE TABLE users (id int)': ['other', 'create table | users'],
    'CREATE ${} users (id int)': ['other'],
    '${} TABLE users (id int)': ['other'],
    'CREATE INDEX ${} ON users (name)': ['create index | ${} | on users'],
    'CREATE INDEX ${} i ON users (name)': ['create index | i | on users | perhaps if not exists'],
    'CREATE INDEX i ON ${} (name)': ['create index | i | on ${}'],
    'CREATE UNIQUE INDEX users_${}_key ON ${}.users (name)': ['create index | ${} | on ${}.users | unique'],
    'CREATE SCHEMA ${}': ['create schema | ${}'],
    'CREATE SCHEMA "${}"': ['create schema | ${}'],
    'CREATE DATABASE ${}; CREATE DATABASE test_${}': ['create database | ${}', 'create database | ${}'],
    'CREATE DATABASE ${} TEMPLATE ${}': ['create database | ${}'],
    'CREATE TYPE ${} AS ENUM (${})': ['create type | ${}'],
    'CREATE EXTENSION ${}': ['create extension | ${}'],
    'DROP TABLE IF EXISTS ${}': ['drop table | ${} | if exists'],
    'DROP TABLE ${}, ${} CASCADE': ['drop table | ${}, ${}'],
    'DROP TABLE ${} users': ['drop table | users | perhaps if exists'],
    'DROP SCHEMA ${} CASCADE': ['drop schema | ${}'],
    'ALTER TABLE ${} ADD COLUMN name text': ['alter table | ${} | 0 add column name'],
    'ALTER TABLE users ADD COLUMN ${} text NOT NULL': ['alter table | users | 0 add column ${}'],
    'ALTER TABLE users ADD COLUMN ${} varchar(20)': ['alter table | users | 0 add column ${}'],
    'ALTER TABLE users ADD COLUMN ${} ${}': ['alter table | users | 0 add column ${}'],
    'ALTER TABLE users ADD COLUMN ${} name text': ['alter table | users | 0 add column name perhaps guarded'],
    'ALTER TABLE users ADD COLUMN ${}_name text': ['alter table | users | 0 add column ${}'],
    'ALTER TABLE users ADD CONSTRAINT ${} CHECK (a > 1)': ['alter table | users | 0 add constraint check ${}'],
    'ALTER TABLE users ${}': ['alter table | users | 0 other'],
    'INSERT INTO ${} VALUES (${})': ['insert | ${}'],
    'DO ${}': ['do'],
    '${}': ['other'],
    '${} SELECT 1': ['other'],
    'SELECT ${} FROM ${}': ['query'],
    "SELECT '${}'; CREATE TABLE users (id int)": ['query', 'create table | users'],
  },
  'placeholders of drivers': {
    'CREATE TABLE ?? (id int)': ['create table | ${}'],
    'CREATE DATABASE ??': ['create database | ${}'],
    'CREATE SCHEMA IF NOT EXISTS :schema:': ['create schema | ${} | if not exists'],
    'CREATE TABLE :schema.users (id int)': ['create table | ${}.users'],
    'DROP TABLE IF EXISTS $1:name': ['drop table | ${} | if exists'],
  },
  prose: {
    'Create user table': ['other'],
    'Create user account': ['other'],
    'Create User account': ['other'],
    'Create Schema': ['other'],
    'create table for users': ['other'],
    'create table users first': ['other'],
    'Create table import data': ['other'],
    'create index': ['other'],
    'create index on an existing table': ['other'],
    'Create index on users': ['other'],
    'create a table': ['other'],
    'CREATE TABLE': ['other'],
    'CREATE TABLE IF NOT EXISTS': ['other'],
    'create view of the orders': ['other'],
    'create database and seed it': ['other'],
    'create trigger happy tests': ['other'],
    'create function that works': ['other'],
    'Drop table when done': ['other'],
    'Drop files here': ['other'],
    'should create table users (id int)': ['other'],
    'insert users twice': ['other'],
    'merge into one': ['insert | one | guarded'],
    '': [],
    ';;': [],
  },
  MySQL: {
    'CREATE TABLE `users` (`id` int) ENGINE=InnoDB': ['create table | users'],
    "CREATE TABLE users (name text COMMENT 'it\\'s; one'); CREATE TABLE posts (id int)": ['create table | users', 'create table | posts'],
    'CREATE TABLE copies LIKE users': ['create table | copies'],
    'CREATE TABLE copies SELECT * FROM users': ['create table | copies | as select'],
    'CREATE TABLE copies (id int) IGNORE SELECT * FROM users': ['create table | copies | as select'],
    "# the users, it's\nCREATE TABLE users (id int)": ['create table | users'],
    'CREATE TABLE /*!32312 IF NOT EXISTS*/ `users` (id int)': ['create table | users | if not exists'],
    '/*!50003 CREATE*/ /*!50017 DEFINER=`root`@`%`*/ /*!50003 TRIGGER t BEFORE INSERT ON users BEGIN SET @a = 1; END */; SELECT 1':
      ['create trigger | t | on users', 'query'],
    'CREATE INDEX i USING BTREE ON users (name)': ['create index | i | on users'],
    'CREATE FULLTEXT INDEX i ON users (name)': ['create index | i | on users'],
    'CREATE ALGORITHM = MERGE DEFINER = CURRENT_USER() SQL SECURITY INVOKER VIEW v AS SELECT 1': ['create view | v'],
    "CREATE DEFINER = 'a'@'%' PROCEDURE p() BEGIN IF 1 THEN SELECT 1; END IF; WHILE 0 DO SELECT 2; END WHILE; END; SELECT 1": [
      'create procedure | p',
      'query',
    ],
    'CREATE FUNCTION f(a int) RETURNS int BEGIN CASE a WHEN 1 THEN RETURN 2; END CASE; RETURN CASE a WHEN 1 THEN 2 END; END; SELECT 1':
      ['create function | f', 'query'],
    'CREATE EVENT e ON SCHEDULE EVERY 1 DAY DO BEGIN DELETE FROM a; DELETE FROM b; END; SELECT 1': ['create event | e', 'query'],
    'CREATE TRIGGER t AFTER INSERT ON users FOR EACH ROW DELETE FROM a; SELECT 1': ['create trigger | t | on users', 'query'],
    "CREATE USER 'bob'@'localhost' IDENTIFIED BY 'x'": ['create user | bob'],
    "CREATE USER IF NOT EXISTS 'bob'@'%'": ['create user | bob | if not exists'],
    'CREATE SCHEMA app DEFAULT CHARACTER SET utf8mb4': ['create schema | app'],
    'CREATE DATABASE app CHARACTER SET utf8mb4 COLLATE utf8mb4_bin': ['create database | app'],
    'ALTER TABLE users ADD INDEX i (name), ADD UNIQUE KEY u (name), ADD UNIQUE (age), ADD FULLTEXT f (name)': [
      'alter table | users | 0 add index i | 1 add index u | 2 add constraint unique | 3 add index f',
    ],
    'ALTER TABLE users ADD name text AFTER id, ALGORITHM = INPLACE, LOCK = NONE': [
      'alter table | users | 0 add column name | 1 other | 2 other',
    ],
    'ALTER TABLE users ADD COLUMN (a int, b int)': ['alter table | users | 0 add column'],
    'ALTER TABLE users DROP PRIMARY KEY, DROP FOREIGN KEY f, DROP INDEX i': [
      'alter table | users | 0 drop constraint | 1 drop constraint f | 2 drop index i',
    ],
    'ALTER TABLE users ADD PARTITION (PARTITION p VALUES LESS THAN (1))': ['alter table | users | 0 add partition'],
    'DROP TEMPORARY TABLE IF EXISTS users': ['drop table | users | if exists'],
    'DROP INDEX i ON users': ['drop index | i | on users'],
    'INSERT IGNORE INTO users VALUES (1)': ['insert | users | guarded'],
    'INSERT INTO users VALUES (1) ON DUPLICATE KEY UPDATE a = 1': ['insert | users | guarded'],
    'INSERT users VALUES (1)': ['insert | users'],
    'REPLACE INTO users VALUES (1)': ['insert | users | guarded'],
    'SELECT a INTO @b FROM users': ['query'],
    "SELECT a INTO OUTFILE 'x' FROM users": ['query'],
  },
  MariaDB: {
    'CREATE OR REPLACE TABLE users (id int)': ['create table | users | or replace'],
    'CREATE OR REPLACE INDEX i ON users (name)': ['create index | i | on users | or replace'],
    'ALTER TABLE users ADD INDEX IF NOT EXISTS i (name), ADD COLUMN IF NOT EXISTS a int': [
      'alter table | users | 0 add index i guarded | 1 add column a guarded',
    ],
    'BEGIN NOT ATOMIC CREATE TABLE users (id int); END; SELECT 1': ['block', 'query'],
  },
  'SQL Server': {
    'CREATE TABLE [dbo].[users] ([id] int)': ['create table | dbo.users'],
    'CREATE TABLE #users (id int)': ['create table | #users | temporary'],
    'CREATE TABLE ##users (id int)': ['create table | ##users | temporary'],
    'SELECT * INTO #copies FROM users': ['create table | #copies | as select | temporary'],
    'CREATE OR ALTER VIEW dbo.v AS SELECT 1': ['create view | dbo.v | or replace'],
    'CREATE OR ALTER PROCEDURE p @a int AS BEGIN TRAN SELECT 1; COMMIT': ['create procedure | p | or replace', 'commit'],
    'CREATE PROC p AS BEGIN SELECT 1; SELECT 2; END': ['create procedure | p'],
    'CREATE UNIQUE NONCLUSTERED INDEX i ON dbo.users (name) INCLUDE (age)': ['create index | i | on dbo.users | unique'],
    'CREATE TYPE ids FROM int': ['create type | ids'],
    "IF OBJECT_ID(N'users', 'U') IS NULL CREATE TABLE users (id int); SELECT 1": ['if', 'query'],
    'IF 1 = 1 BEGIN CREATE TABLE users (id int); SELECT 1; END ELSE BEGIN SELECT 2; END CREATE TABLE posts (id int)': [
      'if',
      'create table | posts',
    ],
    'IF (SELECT 1) = CASE 1 WHEN 1 THEN 2 END CREATE TABLE users (id int); SELECT 1': ['if', 'query'],
    'CREATE TABLE users (id int)\nGO\nCREATE TABLE posts (id int)\r\ngo 2 \r\nCREATE PROC p AS BEGIN SELECT 1; END\nGO': ['create table | users', 'create table | posts', 'create procedure | p'],
    'SELECT go\nFROM a; CREATE TABLE go (a int)': ['query', 'create table | go'],
    'BEGIN TRY SELECT 1; END TRY BEGIN CATCH SELECT 2; END CATCH; SELECT 3': ['block', 'block', 'query'],
    'BEGIN TRAN; ROLLBACK TRAN': ['begin', 'rollback'],
    'ALTER TABLE users ADD a int, b int': ['alter table | users | 0 add column a | 1 add column b'],
    'ALTER TABLE users WITH CHECK ADD CONSTRAINT c CHECK (a > 1)': ['alter table | users | 0 add constraint check c'],
    'MERGE users USING x ON a = b WHEN MATCHED THEN DELETE': ['insert | users | guarded'],
  },
  Oracle: {
    'CREATE GLOBAL TEMPORARY TABLE users (id int) ON COMMIT DELETE ROWS': ['create table | users | temporary'],
    'CREATE PRIVATE TEMPORARY TABLE ora$ptt_a (id int)': ['create table | ora$ptt_a | private | temporary'],
    'CREATE OR REPLACE FORCE EDITIONABLE VIEW v AS SELECT 1 FROM dual': ['create view | v | or replace'],
    "BEGIN EXECUTE IMMEDIATE 'CREATE TABLE users (id int)'; EXCEPTION WHEN OTHERS THEN NULL; END;": ['block'],
    'CREATE TRIGGER t BEFORE INSERT ON users FOR EACH ROW BEGIN :NEW.a := 1 / 2; END;\n/\nCREATE SEQUENCE s': ['create trigger | t | on users', 'create sequence | s'],
    'CREATE SEQUENCE s NOCACHE': ['create sequence | s'],
  },
  DuckDB: {
    'CREATE OR REPLACE TABLE users AS FROM other': ['create table | users | as select | or replace'],
    'CREATE MACRO add(a, b) AS a + b': ['create function | add'],
    "CREATE TYPE mood AS ENUM ('a')": ['create type | mood'],
    "CREATE PERSISTENT SECRET s (TYPE s3); CREATE SECRET (TYPE s3)": ['create secret | s', 'create secret | -'],
  },
  ClickHouse: {
    'CREATE TABLE users ON CLUSTER c (id UInt8) ENGINE = Memory': ['create table | users'],
    'CREATE TABLE users ENGINE = Memory AS SELECT 1': ['create table | users | as select'],
    'CREATE TABLE users AS others': ['create table | users'],
    'CREATE MATERIALIZED VIEW v TO target AS SELECT 1': ['create materialized view | v'],
    'CREATE DATABASE app ENGINE = Memory': ['create database | app'],
    'CREATE ROW POLICY p ON users USING 1': ['create policy | p | on users'],
  },
  scripts: {
    'CREATE TABLE a (x int);\n\n-- then\nCREATE INDEX i ON a (x);\n': ['create table | a', 'create index | i | on a'],
    'BEGIN; CREATE TABLE a (x int); ROLLBACK;': ['begin', 'create table | a', 'rollback'],
    'BEGIN CREATE TABLE a (x int); END; CREATE TABLE b (x int)': ['block', 'create table | b'],
    'CREATE TABLE a (x text DEFAULT \';\'); /* ; */ CREATE TABLE ";" (x int)': ['create table | a', 'create table | ;'],
    'CREATE TABLE a (x int; CREATE TABLE b (x int)': ['create table | a', 'create table | b'],
    'ALTER TYPE mood ADD VALUE \'ok\'': ['alter type | mood'],
    'ALTER TABLE a ADD b text[] DEFAULT ARRAY[1, 2], ADD c int': ['alter table | a | 0 add column b | 1 add column c'],
  },
}

describe.each(Object.entries(cases))('%s', (_title, table) => {
  test.each(Object.entries(table))('%s', (text, expected) => {
    expect(read(text).map((statement) => line(summarise(statement)))).toEqual(expected)
  })
})

describe('places', () => {
  const marked: Readonly<Record<string, string>> = {
    'CREATE TABLE users (id int)': 'CREATE^ TABLE| users (id int)',
    'CREATE UNIQUE INDEX CONCURRENTLY i ON a (b)': 'CREATE^ UNIQUE INDEX CONCURRENTLY| i ON a (b)',
    'CREATE MATERIALIZED VIEW v AS SELECT 1': 'CREATE^ MATERIALIZED VIEW| v AS SELECT 1',
    'CREATE USER MAPPING FOR a SERVER b': 'CREATE^ USER MAPPING| FOR a SERVER b',
    'create /* a */ temp table /* b */ users (id int)': 'create^ /* a */ temp table| /* b */ users (id int)',
    ' CREATE TABLE ${} (id int)': ' CREATE^ TABLE| ${} (id int)',
    'CREATE TABLE${} (id int)': 'CREATE^ TABLE${} (id int)',
    'CREATE TABLE ${} users (id int)': 'CREATE TABLE ${} users (id int)',
    'CREATE TABLE IF NOT EXISTS users (id int)': 'CREATE TABLE IF NOT EXISTS users (id int)',
    'CREATE OR REPLACE VIEW v AS SELECT 1': 'CREATE OR REPLACE VIEW v AS SELECT 1',
    'CREATE INDEX ON a (b)': 'CREATE^ INDEX ON a (b)',
    'CREATE SCHEMA a CREATE TABLE b (c int)': 'CREATE^ SCHEMA a CREATE TABLE b (c int)',
    'SELECT * INTO a FROM b': 'SELECT * INTO a FROM b',
    'ALTER TABLE a ADD b int, ADD COLUMN c int, ADD CONSTRAINT d CHECK (e), ADD UNIQUE (f), DROP g':
      'ALTER TABLE a ADD| b int, ADD COLUMN| c int, ADD CONSTRAINT| d CHECK (e), ADD UNIQUE (f), DROP| g',
    "ALTER TYPE a ADD VALUE 'b'": "ALTER TYPE a ADD VALUE| 'b'",
    'ALTER TABLE a ADD b int, c int': 'ALTER TABLE a ADD| b int, c int',
    'DROP INDEX CONCURRENTLY a': 'DROP INDEX CONCURRENTLY| a',
    'DROP TABLE IF EXISTS a': 'DROP TABLE IF EXISTS a',
  }

  test.each(Object.entries(marked))('%s', (text, expected) => {
    const hole = text.indexOf('${}')
    const places = read(text).flatMap((statement): (readonly [number | null, string])[] => {
      if (statement.verb === 'create') return [[statement.guardOffset, '|'], [statement.replaceOffset, '^']]
      if (statement.verb === 'alter') return statement.actions.map(({ guardOffset }) => [guardOffset, '|'])
      return statement.verb === 'drop' ? [[statement.guardOffset, '|']] : []
    })
    const written = (offset: number): number => (hole === -1 || offset <= hole ? offset : offset + 2)
    const marks = places.flatMap(([offset, mark]) => (offset === null ? [] : [{ offset: written(offset), mark }]))
    const fromLast = marks.toSorted((left, right) => right.offset - left.offset)
    const result = fromLast.reduce((done, { offset, mark }) => done.slice(0, offset) + mark + done.slice(offset), text)
    expect(result).toBe(expected)
  })
})

test('a statement spans its first to its last token', () => {
  const text = ' /* a */ CREATE TABLE users (id int) -- b\n ; BEGIN;'
  expect(read(text).map(({ start, end }) => text.slice(start, end))).toEqual(['CREATE TABLE users (id int)', 'BEGIN'])
})

test('a name spans its parts', () => {
  const text = 'DROP TABLE IF EXISTS app . "users", posts'
  const [statement] = readStatements(text)
  const names = statement?.verb === 'drop' ? statement.names : []
  expect(names.map(({ start, end }) => text.slice(start, end))).toEqual(['app . "users"', 'posts'])
})
