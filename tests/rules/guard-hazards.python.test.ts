import requireIdempotentSchema from '../../rules/require-idempotent-schema.ts'
import { runPythonRule } from './python-rule-tester.ts'

const sqlite = 'import sqlite3\nconnection = sqlite3.connect("app.db")\n'
const alchemy = 'from sqlalchemy import create_engine, insert, text\nfrom sqlalchemy.orm import Session\nfrom core.accounts import Account, Base\nengine = create_engine("sqlite:///app.db")\nsession = Session(engine)\n'
const create = 'CREATE TABLE users (id)'
const aboutRows = 'The rows that this file inserts need ON CONFLICT then, or each run adds them again.'

/** Code that makes the table `users` and puts rows in, which a guard alone would let the second run double. */
const filled: Readonly<Record<string, string>> = {
  'SQL in the same text': `${sqlite}connection.executescript("${create}; INSERT INTO users VALUES (1)")\ndef test_user(): pass\n`,
  'SQL in another call': `${sqlite}connection.execute("${create}")\ndef test_user():\n    connection.execute("INSERT INTO users VALUES (?)", [1])\n`,
  'SQL for many rows': `${sqlite}connection.execute("${create}")\ndef test_user():\n    connection.executemany("INSERT INTO users VALUES (?)", rows)\n`,
  'a session': `${alchemy}with engine.begin() as connection:\n    connection.execute(text("${create}"))\ndef test_user():\n    session.add(Account(id=1))\n    session.commit()\n`,
  'a statement that a library makes': `${alchemy}with engine.begin() as connection:\n    connection.execute(text("${create}"))\ndef test_user():\n    session.execute(insert(Account).values(id=1))\n`,
}

/** The same through a builder. */
const built: Readonly<Record<string, string>> = {
  'all tables': `${alchemy}Base.metadata.create_all(engine, checkfirst=False)\ndef test_user():\n    session.add_all([Account(id=1)])\n`,
}

const unharmed: Readonly<Record<string, string>> = {
  'rows of another table': `${sqlite}connection.executescript("${create}; INSERT INTO posts VALUES (1)")\ndef test_user(): pass\n`,
  'rows that are left alone where they are there': `${sqlite}connection.executescript("${create}; INSERT OR IGNORE INTO users VALUES (1)")\ndef test_user(): pass\n`,
  'a set': `${sqlite}connection.execute("${create}")\ndef test_user():\n    set().add(1)\n`,
  'the same definition behind a guard': `${sqlite}connection.execute("${create}")\ndef test_user():\n    connection.execute("create table if not exists users (\\n  id\\n)")\n`,
}

const otherwise = (line: string): string => `A guard would keep whichever is there, and ${line} defines it otherwise: drop it before, or give each run a database of its own.`

runPythonRule(requireIdempotentSchema, {
  valid: [],
  invalid: [
    ...Object.entries(filled).map(([name, code]) => ({
      name: `rows: ${name}`,
      code,
      output: null,
      errors: [{ messageId: 'secondRun' as const, suggestions: [{ messageId: 'suggestion' as const, data: { message: `Write IF NOT EXISTS. ${aboutRows}` }, output: guarded(code) }] }],
    })),
    ...Object.entries(built).map(([name, code]) => ({
      name: `rows: ${name}`,
      code,
      output: null,
      errors: [{ messageId: 'secondRun' as const, suggestions: [{ messageId: 'suggestion' as const, data: { message: `Write checkfirst=True. ${aboutRows}` }, output: code.replace('checkfirst=False', 'checkfirst=True') }] }],
    })),
    ...Object.entries(unharmed).map(([name, code]) => ({ name: `no harm: ${name}`, code, output: guarded(code), errors: [{ messageId: 'secondRun' as const }] })),
    {
      name: 'two definitions',
      code: `${sqlite}def test_user():\n    connection.execute("CREATE TABLE users (id)")\ndef test_name():\n    connection.execute("CREATE TABLE users (id, name)")\n`,
      output: null,
      errors: [
        { messageId: 'secondRun', data: { object: 'table `users`', error: 'table users already exists', remedy: otherwise('line 6') }, suggestions: [] },
        { messageId: 'runsAgain', data: { object: 'table `users`', error: 'table users already exists', remedy: otherwise('line 4') }, suggestions: [] },
      ],
    },
    {
      name: 'one definition in each of two databases',
      code: `${sqlite}def test_user():\n    connection.execute("${create}")\ndef test_name():\n    sqlite3.connect("other.db").execute("CREATE TABLE IF NOT EXISTS users (id, name)")\n`,
      output: `${sqlite}def test_user():\n    connection.execute("${guarded(create)}")\ndef test_name():\n    sqlite3.connect("other.db").execute("CREATE TABLE IF NOT EXISTS users (id, name)")\n`,
      errors: [{ messageId: 'secondRun' }],
    },
  ],
})

function guarded(code: string): string {
  return code.replace('CREATE TABLE users', 'CREATE TABLE IF NOT EXISTS users')
}
