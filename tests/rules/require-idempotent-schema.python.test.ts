import requireIdempotentSchema from '../../rules/require-idempotent-schema.ts'
import { runPythonRule } from './python-rule-tester.ts'

const file = `from sqlalchemy import create_engine, text
from core.accounts import Account, Base
engine = create_engine("sqlite:///app.db")
`
const memory = file.replace('sqlite:///app.db', 'sqlite://')
const inTest = '\ndef test_user(): pass\n'
const sqlite = 'Write IF NOT EXISTS, or give each run a database of its own.'
const check = 'Write checkfirst=True, or give each run a database of its own.'

runPythonRule(requireIdempotentSchema, {
  valid: [
    {
      name: 'an index that the models define twice, told in the conftest.py above',
      filename: 'indexes/tests/unit/test_example.py',
      code: `from sqlalchemy import create_engine\nfrom core.models import Base, User\n\ndef setup_module():\n    Base.metadata.create_all(create_engine("sqlite://"))${inTest}`,
    },
    { name: 'create_all looks first', code: `${file}Base.metadata.create_all(engine)${inTest}` },
    { name: 'a table that looks first', code: `${file}Account.__table__.create(engine, checkfirst=True)${inTest}` },
    { name: 'a database that is new each time', code: `${memory}\ndef test_user():\n    engine = create_engine("sqlite://")\n    Base.metadata.create_all(engine, checkfirst=False)\n` },
    { name: 'on a database that nobody knows', code: `${file}\ndef test_user(bind): Base.metadata.create_all(bind, checkfirst=False)\n` },
    { name: 'a file that drops all', code: `${file}Base.metadata.create_all(engine, checkfirst=False)\nBase.metadata.drop_all(engine)${inTest}` },
    { name: 'a guard', code: `${file}\nwith engine.begin() as connection: connection.execute(text("CREATE TABLE IF NOT EXISTS users (id)"))${inTest}` },
    { name: 'dropped before', code: `${file}\nwith engine.begin() as connection:\n    connection.execute(text("DROP TABLE IF EXISTS users"))\n    connection.execute(text("CREATE TABLE users (id)"))${inTest}` },
    { name: 'a temporary file', code: `import sqlite3\n\ndef test_user(tmp_path):\n    sqlite3.connect(tmp_path / "app.db").execute("CREATE TABLE users (id)")\n` },
    { name: 'expected to fail', code: `import pytest\nimport sqlite3\n\ndef test_user():\n    with pytest.raises(sqlite3.OperationalError):\n        sqlite3.connect("app.db").execute("CREATE TABLE users (id)")\n` },
    { name: 'a handler that tells', code: `${file}try:\n    Base.metadata.create_all(engine)\nexcept Exception as error:\n    print(error)${inTest}` },
    { name: 'a handler that knows the error', code: `${file}try:\n    Base.metadata.create_all(engine)\nexcept FileExistsError:\n    pass${inTest}` },
    { name: 'no test and not beside any', filename: 'core/setup.py', code: `${file}Base.metadata.create_all(engine, checkfirst=False)\n` },
  ],
  invalid: [
    {
      name: 'create_all told not to look',
      code: `${file}Base.metadata.create_all(engine, checkfirst=False)${inTest}`,
      errors: [{ messageId: 'secondRun', data: { object: 'the tables of `Base.metadata`', error: 'already exists', remedy: check }, line: 4, column: 1, endColumn: 25 }],
      output: `${file}Base.metadata.create_all(engine, checkfirst=True)${inTest}`,
    },
    {
      name: 'a table, which does not look by default',
      code: `${file}Account.__table__.create(bind=engine)${inTest}`,
      errors: [{ messageId: 'secondRun', data: { object: 'table `Account`', error: 'already exists', remedy: check } }],
      output: `${file}Account.__table__.create(bind=engine, checkfirst=True)${inTest}`,
    },
    {
      name: 'an index',
      code: `${file}from sqlalchemy import Index\nIndex("ix_name", Account.name).create(engine)${inTest}`,
      errors: [{ messageId: 'secondRun', data: { object: 'the index', error: 'already exists', remedy: check } }],
      output: `${file}from sqlalchemy import Index\nIndex("ix_name", Account.name).create(engine, checkfirst=True)${inTest}`,
    },
    {
      name: 'an index whose columns stand on lines of their own, of which the first is underlined',
      code: `${file}from sqlalchemy import Index\nIndex(\n    "ix_name",\n    Account.name,\n).create(engine)${inTest}`,
      errors: [{ messageId: 'secondRun', line: 5, column: 1, endLine: 5, endColumn: 7 }],
      output: `${file}from sqlalchemy import Index\nIndex(\n    "ix_name",\n    Account.name,\n).create(engine, checkfirst=True)${inTest}`,
    },
    {
      name: 'for each test on one database',
      code: `${memory}\ndef setup_function():\n    Base.metadata.create_all(engine, checkfirst=False)${inTest}`,
      errors: [{ messageId: 'runsAgain' }],
      output: `${memory}\ndef setup_function():\n    Base.metadata.create_all(engine, checkfirst=True)${inTest}`,
    },
    {
      name: 'a statement',
      code: `${file}\nwith engine.begin() as connection:\n    connection.execute(text("CREATE TABLE users (id)"))${inTest}`,
      errors: [{ messageId: 'secondRun', data: { object: 'table `users`', error: 'table users already exists', remedy: sqlite }, line: 6, column: 30, endColumn: 48 }],
      output: `${file}\nwith engine.begin() as connection:\n    connection.execute(text("CREATE TABLE IF NOT EXISTS users (id)"))${inTest}`,
    },
    {
      name: 'a view, which OR REPLACE would replace: a suggestion',
      code: 'import psycopg2\nconnection = psycopg2.connect("postgresql://localhost/test")\ndef setup_module():\n    connection.cursor().execute("CREATE VIEW active AS SELECT 1")\n    connection.commit()\ndef test_user(): pass\n',
      errors: [
        {
          messageId: 'secondRun',
          data: { object: 'view `active`', error: 'relation "active" already exists', remedy: 'Write OR REPLACE, or give each run a database of its own.' },
          suggestions: [
            {
              messageId: 'suggestion',
              data: { message: 'Write OR REPLACE, which replaces what is there.' },
              output: 'import psycopg2\nconnection = psycopg2.connect("postgresql://localhost/test")\ndef setup_module():\n    connection.cursor().execute("CREATE OR REPLACE VIEW active AS SELECT 1")\n    connection.commit()\ndef test_user(): pass\n',
            },
          ],
        },
      ],
    },
    {
      name: 'several statements in a text of several lines, through a cursor',
      code: `import psycopg2

SCHEMA = """
  create table users (id int);
  create index users_id on users (id);
"""

def setup_module():
    connection = psycopg2.connect("postgresql://localhost/test")
    connection.cursor().execute(SCHEMA)
    connection.commit()

def test_user(): pass
`,
      errors: [
        { messageId: 'secondRun', data: { object: 'table `users`', error: 'relation "users" already exists', remedy: sqlite }, line: 4, column: 3 },
        { messageId: 'secondRun', data: { object: 'index `users_id`', error: 'relation "users_id" already exists', remedy: sqlite }, line: 5 },
      ],
      output: `import psycopg2

SCHEMA = """
  create table if not exists users (id int);
  create index if not exists users_id on users (id);
"""

def setup_module():
    connection = psycopg2.connect("postgresql://localhost/test")
    connection.cursor().execute(SCHEMA)
    connection.commit()

def test_user(): pass
`,
    },
    {
      name: 'behind an escape, where no repair can stand',
      code: `${file}\nwith engine.begin() as connection:\n    connection.execute(text("\\tCREATE TABLE users (id)"))${inTest}`,
      errors: [{ messageId: 'secondRun' }],
      output: null,
    },
    {
      name: 'a handler that hides failures, in conftest.py',
      filename: 'tests/unit/conftest.py',
      code: `${memory}\ndef create():\n    for table in Base.metadata.sorted_tables:\n        try:\n            table.create(engine, checkfirst=True)\n        except Exception:\n            # cannot be created\n            continue\n`,
      errors: [{ messageId: 'failureHidden', data: { object: 'the table', error: 'already exists', remedy: 'Let the error through, and cure what causes it.' }, line: 9, column: 9, endColumn: 25 }],
    },
    {
      name: 'an index that the models define twice',
      code: `from sqlalchemy import create_engine\nfrom core.models import Base, User\n\ndef setup_module():\n    Base.metadata.create_all(create_engine("sqlite://"))${inTest}`,
      errors: [
        {
          messageId: 'definedTwice',
          data: { object: 'index `ix_triggers_resolved`', places: 'core/models.py:15 and core/models.py:18', error: 'index ix_triggers_resolved already exists', remedy: 'Give each index a name of its own, or drop one of the two.' },
        },
      ],
    },
    {
      name: 'an index that the models define twice, created asynchronously',
      code: `from sqlalchemy.ext.asyncio import create_async_engine\nfrom core.models import Base, User\nengine = create_async_engine("sqlite+aiosqlite://")\n\nasync def create():\n    async with engine.begin() as connection:\n        await connection.run_sync(Base.metadata.create_all)${inTest}`,
      errors: [{ messageId: 'definedTwice', line: 7, column: 15, endColumn: 34 }],
    },
    {
      name: 'looking by default, asynchronously, where it has to be said',
      options: [{ explicitGuard: true }],
      code: `from sqlalchemy.ext.asyncio import create_async_engine\nfrom core.accounts import Base\nengine = create_async_engine("sqlite+aiosqlite://")\n\nasync def create():\n    async with engine.begin() as connection:\n        await connection.run_sync(Base.metadata.create_all)${inTest}`,
      errors: [{ messageId: 'implicitGuard', data: { object: 'the tables of `Base.metadata`', error: 'already exists', remedy: 'Write checkfirst=True.' } }],
      output: `from sqlalchemy.ext.asyncio import create_async_engine\nfrom core.accounts import Base\nengine = create_async_engine("sqlite+aiosqlite://")\n\nasync def create():\n    async with engine.begin() as connection:\n        await connection.run_sync(Base.metadata.create_all, checkfirst=True)${inTest}`,
    },
    {
      name: 'an index that the models define twice, in the conftest.py that tells it for the tests below',
      filename: 'indexes/tests/conftest.py',
      code: `from sqlalchemy import create_engine\nfrom core.models import Base\n\nBase.metadata.create_all(create_engine("sqlite://"))\n`,
      errors: [{ messageId: 'definedTwice' }],
    },
    {
      name: 'an index that the models define twice, behind a handler that hides it',
      code: `from sqlalchemy import create_engine\nfrom core.models import Base, User\n\ndef setup_module():\n    try:\n        Base.metadata.create_all(create_engine("sqlite://"))\n    except Exception:\n        pass${inTest}`,
      errors: [{ messageId: 'definedTwice' }, { messageId: 'failureHidden' }],
    },
    {
      name: 'looking by default, where it has to be said',
      options: [{ explicitGuard: true }],
      code: `${file}Base.metadata.create_all(engine)${inTest}`,
      errors: [{ messageId: 'implicitGuard', data: { object: 'the tables of `Base.metadata`', error: 'already exists', remedy: 'Write checkfirst=True.' } }],
      output: `${file}Base.metadata.create_all(engine, checkfirst=True)${inTest}`,
    },
  ],
})
