import noLocalDatabaseFixture from '../../rules/no-local-database-fixture.ts'
import { runPythonRule } from './python-rule-tester.ts'

const sharedFixture = 'a fixture that all tests share'
const declared = { 'fixture-hygiene': { sharedFixtures: ['tests/conftest.py::db_session'] } }
const declaredFixture = 'the shared fixture `db_session` in tests/conftest.py'
const reason = ''
const engine = { library: 'sqlalchemy', thing: 'engine', binding: ' `engine`', sharedFixture, reason }

runPythonRule(noLocalDatabaseFixture, {
  valid: [
    {
      name: 'a test of migrations',
      filename: 'tests/test_alembic_migration.py',
      code: 'import subprocess\nfrom sqlalchemy import create_engine\n\ndef build(path):\n    engine = create_engine(f"sqlite:///{path}")\n    with engine.begin() as connection: connection.exec_driver_sql("CREATE TABLE tasks (id int)")\n\ndef test_upgrade(tmp_path):\n    build(tmp_path / "app.db")\n    subprocess.run(["alembic", "upgrade", "head"])\n',
    },
    { name: 'the shared fixture', code: 'def test_user(db_session):\n    db_session.add(1)\n' },
    {
      name: 'a session on the shared engine',
      code: `from sqlalchemy.orm import Session

def test_user(db_session):
    with Session(db_session.get_bind()) as session:
        session.add(1)
`,
    },
    { name: 'no test file', filename: 'tests/database.py', code: "from sqlalchemy import create_engine\nengine = create_engine('sqlite://')\n" },
    { name: 'conftest.py', filename: 'tests/unit/conftest.py', code: "from sqlalchemy import create_engine\nengine = create_engine('sqlite://')\ndef test_a(): pass\n" },
    { name: 'a name of another origin', code: "from core.shapes import create_engine\nengine = create_engine('sqlite://')\ndef test_a(): pass\n" },
    { name: 'a test body', code: "from sqlalchemy import create_engine\ndef test_a():\n    engine = create_engine('sqlite://')\n    engine.connect()\n" },
    {
      name: 'closed where it is opened',
      code: `import sqlite3
import pytest

@pytest.fixture
def path(tmp_path):
    connection = sqlite3.connect(tmp_path / "app.db")
    connection.execute("CREATE TABLE users (id)")
    connection.close()
    return tmp_path / "app.db"

def test_a(path): pass
`,
    },
    { name: 'allowed', options: [{ allow: ['sqlite3'] }], code: "import sqlite3\nconnection = sqlite3.connect(':memory:')\ndef test_a(): pass\n" },
    { name: 'a session factory without an engine', code: 'from sqlalchemy.orm import sessionmaker\nfactory = sessionmaker()\nsession = factory()\ndef test_a(): pass\n' },
    { name: 'an engine that nobody knows', code: 'from sqlalchemy.orm import Session\nfrom core.nowhere import engine\nsession = Session(engine)\ndef test_a(): pass\n' },
    {
      name: 'only handed to the code under test',
      code: `import sqlite3
import pytest
from core.stores import UserStore

@pytest.fixture
def store():
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    yield UserStore(connection)
    connection.close()

def test_a(store): store.add(1)
`,
    },
    ...[
      ['a base of its own', 'class Base(DeclarativeBase): pass\nclass Thing(Base): pass\n', 'Base.metadata.create_all(engine)'],
      ['a declarative base', 'Base = declarative_base()\n', 'Base.metadata.create_all(bind=engine)'],
      ['metadata of its own', 'metadata = MetaData()\nthings = Table("things", metadata)\n', 'things.create(engine)'],
      ['each of its tables', 'metadata = MetaData()\n', 'for table in reversed(metadata.sorted_tables):\n        table.create(engine)'],
    ].map(([name = '', models = '', creation = '']) => ({
      name: `in memory, with tables that only the file knows: ${name}`,
      code: `import pytest\nfrom sqlalchemy import MetaData, Table, create_engine\nfrom sqlalchemy.orm import DeclarativeBase, Session, declarative_base\n\n${models}\n@pytest.fixture\ndef session():\n    engine = create_engine("sqlite://")\n    ${creation}\n    yield Session(engine)\n\ndef test_thing(session): session.add(1)\n`,
    })),
    {
      name: 'put into what a fixture handed to the test',
      code: 'from sqlalchemy import create_engine\n\ndef test_failure(store):\n    store.engine = create_engine("sqlite:////nowhere/app.db")\n    store.load()\n',
    },
    {
      name: 'a connection to a container whose address is rewritten',
      filename: 'tests/test_example.py',
      options: [{ allow: ['testcontainers'] }],
      code: 'import pytest\nfrom sqlalchemy import create_engine\nfrom testcontainers.postgres import PostgresContainer\n\n@pytest.fixture(scope="module")\ndef url():\n    with PostgresContainer("postgres:16") as container:\n        yield container.get_connection_url().replace("psycopg2", "psycopg")\n\n@pytest.fixture\ndef engine(url):\n    engine = create_engine(url)\n    engine.execute("CREATE TABLE users (id int)")\n    yield engine\n\ndef test_user(engine): engine.connect()\n',
    },
    {
      name: 'only looked at, beside a database made for the test',
      code: `import psycopg
import pytest
from core.stores import Store

@pytest.fixture
def store():
    with psycopg.connect("postgresql://localhost", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield Store(name)
    with psycopg.connect("postgresql://localhost", autocommit=True) as connection:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            cursor.fetchall()

def test_a(store): store.add(1)
`,
    },
    {
      name: 'in memory, for nobody but the function that opens it',
      code: `import sqlite3
import pytest

@pytest.fixture
def rows():
    connection = sqlite3.connect(":memory:")
    connection.executescript("CREATE TABLE users (id)")
    cursor = connection.cursor()
    return [row for row in cursor.execute("SELECT * FROM users")]

def test_a(rows): pass
`,
    },
    {
      name: 'of a library that is replaced by a fake',
      code: `import psycopg
import pytest
import sqlite3
from unittest.mock import patch

@pytest.fixture
def connection(monkeypatch):
    monkeypatch.setattr(psycopg, "connect", lambda *args: None)
    return psycopg.connect("postgresql://localhost/app")

class TestUser:
    @patch("core.stores.sqlite3.connect")
    def setup_method(self, connect):
        self.connection = sqlite3.connect("app.db")

    def test_a(self, connection): pass
`,
    },
    {
      name: 'of an adapter',
      filename: 'packages/adapter/tests/test_example.py',
      code: 'import psycopg\nconnection = psycopg.connect("postgresql://localhost/app")\ndef test_a(): pass\n',
    },
    { name: "Django's own test database", code: 'from django.db import connection\nfrom django.test import TestCase\n\nclass TestUser(TestCase):\n    def test_a(self):\n        connection.cursor()\n' },
  ],
  invalid: [
    ...['tests/conftest.py#db_session', 'tests/**/conftest.py', 'tests'].map((entry) => ({
      name: `a fixture, beside a shared one that is declared as ${entry}`,
      settings: { 'fixture-hygiene': { sharedFixtures: [entry] } },
      code: `import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

@pytest.fixture
def db():
    session = sessionmaker(bind=create_engine("sqlite:///users.db"))()
    yield session
    session.close()

def test_user(db):
    db.execute("SELECT 1")
`,
      output: `def test_user(db_session):
    db_session.execute("SELECT 1")
`,
      errors: [{ messageId: 'fixture' as const }],
    })),
    {
      name: 'an engine and its session, beside a declared shared fixture',
      settings: declared,
      code: `"""Users."""
import os
import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.orm import Session, sessionmaker

from core.models import (
    Base,
    User,
)

# A database in memory
URL = "sqlite://"
engine = create_engine(URL)
TestingSessionLocal = sessionmaker(bind=engine)


@pytest.fixture
def db():
    """Open a session."""
    Base.metadata.create_all(bind=engine)
    db = TestingSessionLocal()
    try:
        yield db
    finally:
        db.close()
        Base.metadata.drop_all(bind=engine)


@pytest.fixture
def user(db: Session):
    user = User()
    db.add(user)
    return user


class TestUser:
    def test_user(self, db, user):
        rows = [db.get(User, id) for id in (1, 2)]
        assert rows == db.execute(text("SELECT 1"))

    @pytest.mark.usefixtures("db")
    def test_named(self, request):
        assert request.getfixturevalue("db")
`,
      errors: [{ messageId: 'fixture', data: { ...engine, sharedFixture: declaredFixture }, line: 14, column: 10, endColumn: 23 }],
      output: `"""Users."""
import os
import pytest
from sqlalchemy import text
from sqlalchemy.orm import Session

from core.models import (
    User,
)


@pytest.fixture
def user(db_session: Session):
    user = User()
    db_session.add(user)
    return user


class TestUser:
    def test_user(self, db_session, user):
        rows = [db_session.get(User, id) for id in (1, 2)]
        assert rows == db_session.execute(text("SELECT 1"))

    @pytest.mark.usefixtures("db_session")
    def test_named(self, request):
        assert request.getfixturevalue("db_session")
`,
    },
    {
      name: 'a session of the live factory, beside a shared fixture that was found',
      code: `import pytest
from core.database import SessionLocal

@pytest.fixture
def db_session():
    session = SessionLocal()
    yield session
    session.close()

def test_user(db_session): pass
`,
      errors: [
        {
          messageId: 'fixture',
          data: { library: 'sqlalchemy', thing: 'session', binding: ' `session`', sharedFixture, reason },
          suggestions: [{ messageId: 'adopt', data: { fixture: 'the shared fixture `db_session`' }, output: 'def test_user(db_session): pass\n' }],
        },
      ],
    },
    {
      name: 'in a with statement, async, with the fixture further up',
      code: `import pytest_asyncio
from core.database import async_session_factory

@pytest_asyncio.fixture()
async def db():
    async with async_session_factory() as session:
        yield session

async def test_user(db):
    await db.commit()
`,
      errors: [
        {
          messageId: 'fixture',
          suggestions: [{ messageId: 'adopt', output: 'async def test_user(async_session):\n    await async_session.commit()\n' }],
        },
      ],
    },
    {
      name: 'a method of a class, of which others are left alone',
      settings: declared,
      code: `import pytest
from core.database import SessionLocal

class TestUser:
    """Users."""

    @pytest.fixture
    def db(self):
        with SessionLocal() as session:
            yield session

    def test_user(self, db): db.commit()

class TestOther:
    def test_other(self, db): db.commit()
`,
      errors: [{ messageId: 'fixture' }],
      output: `class TestUser:
    """Users."""

    def test_user(self, db_session): db_session.commit()

class TestOther:
    def test_other(self, db): db.commit()
`,
    },
    {
      name: 'line breaks of Windows and names outside of ASCII',
      settings: declared,
      code: 'import pytest\r\nfrom core.database import SessionLocal\r\n\r\n\r\n@pytest.fixture\r\ndef größe():\r\n\t"""Größe 😀."""\r\n\tyield SessionLocal()\r\n\r\n\r\ndef test_user(größe):\r\n\tx = "😀"; größe.commit()\r\n',
      errors: [{ messageId: 'fixture', line: 8, column: 8, endColumn: 20 }],
      output: 'def test_user(db_session):\r\n\tx = "😀"; db_session.commit()\r\n',
    },
    {
      name: 'that adds rows',
      settings: declared,
      code: `import pytest
from core.database import SessionLocal
from core.models import User

@pytest.fixture
def db():
    session = SessionLocal()
    session.add(User())
    yield session

def test_user(db): pass
`,
      errors: [{ messageId: 'fixture' }],
      output: `import pytest
from core.models import User

@pytest.fixture
def db(db_session):
    db_session.add(User())
    yield db_session

def test_user(db): pass
`,
    },
    {
      name: 'whose engine has other uses',
      settings: declared,
      code: `import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

engine = create_engine("postgresql://localhost/app")

@pytest.fixture
def db():
    yield Session(engine)

def test_user(db): assert engine.url
`,
      errors: [{ messageId: 'fixture', data: { ...engine, sharedFixture: declaredFixture, reason: ' The fix leaves it to you: it has other uses.' } }],
      output: null,
    },
    {
      name: 'for which a fixture that lives longer asks',
      settings: declared,
      code: `import pytest
from core.database import SessionLocal

@pytest.fixture(scope="module")
def db():
    yield SessionLocal()

@pytest.fixture(scope="module")
def user(db): return db.get(1)

def test_user(user): pass
`,
      errors: [{ messageId: 'fixture' }],
      output: null,
    },
    {
      name: 'where the shared name is taken',
      settings: declared,
      code: `import pytest
from core.database import SessionLocal

@pytest.fixture
def db():
    yield SessionLocal()

def test_user(db):
    db_session = db
`,
      errors: [{ messageId: 'fixture' }],
      output: null,
    },
    {
      name: 'for which a decorator asks in its own way',
      settings: declared,
      code: `import pytest
from core.database import SessionLocal

@pytest.fixture
def db():
    yield SessionLocal()

@pytest.mark.parametrize("db", [1], indirect=True)
def test_user(db): pass
`,
      errors: [{ messageId: 'fixture' }],
      output: null,
    },
    {
      name: 'of several that fit, with nothing that says which',
      filename: 'packages/api/tests/test_example.py',
      code: `import pytest
from sqlmodel import Session, create_engine

@pytest.fixture
def db():
    with Session(create_engine("sqlite:///app.db")) as session:
        yield session

def test_user(db): pass
`,
      errors: [{ messageId: 'fixture', data: { library: 'sqlmodel', thing: 'engine', binding: '', sharedFixture, reason: ' The fix leaves it to you: several shared fixtures hand out what `db` does.' } }],
    },
    {
      name: 'setUp of a unittest class',
      settings: declared,
      code: `import unittest
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker

class UserTest(unittest.TestCase):
    """Users."""

    def setUp(self):
        self.engine = create_engine("sqlite:///app.db")
        self.session = sessionmaker(bind=self.engine)()

    def tearDown(self):
        self.session.close()

    def test_user(self):
        self.session.commit()
`,
      errors: [{ messageId: 'fixture', data: { ...engine, sharedFixture: declaredFixture }, line: 9 }],
      output: `import unittest
import pytest

class UserTest(unittest.TestCase):
    """Users."""

    @pytest.fixture(autouse=True)
    def take_db_session(self, db_session):
        self.session = db_session

    def test_user(self):
        self.session.commit()
`,
    },
    {
      name: 'setUp of a unittest class whose engine is used, too',
      settings: declared,
      code: `import unittest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

class UserTest(unittest.TestCase):
    def setUp(self):
        self.engine = create_engine("sqlite:///app.db")
        self.session = Session(self.engine)

    def test_user(self):
        self.engine.connect()
`,
      errors: [{ messageId: 'fixture', data: { ...engine, sharedFixture: declaredFixture, reason: ' The fix leaves it to you: `self.engine` is used for more than opening.' } }],
      output: null,
    },
    {
      name: 'setUpClass of a unittest class',
      settings: declared,
      code: `import unittest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

class UserTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.session = Session(create_engine("sqlite:///app.db"))

    def test_user(self):
        self.session.commit()
`,
      errors: [{ messageId: 'fixture', data: { ...engine, binding: '', sharedFixture: declaredFixture, reason: ' The fix leaves it to you: `setUpClass` can not take a fixture.' } }],
      output: null,
    },
    {
      name: 'setUp of a class of pytest, which runs before the fixtures of its class',
      settings: declared,
      code: `from sqlalchemy import create_engine
from sqlalchemy.orm import Session

class TestUser:
    def setup_method(self):
        self.session = Session(create_engine("sqlite:///app.db"))

    def test_user(self):
        self.session.commit()
`,
      errors: [{ messageId: 'fixture', data: { ...engine, binding: '', sharedFixture: declaredFixture, reason: ' The fix leaves it to you: no fixture of this file hands it out.' } }],
      output: null,
    },
    {
      name: 'that overrides what the application depends on',
      settings: declared,
      code: `import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

from core.app import TestClient, app
from core.database import Base, get_db


@pytest.fixture
def client():
    engine = create_engine("sqlite:///app.db")
    Base.metadata.create_all(engine)

    def override():
        with Session(engine) as session:
            yield session

    app.dependency_overrides[get_db] = override
    with TestClient(app) as client:
        yield client
    Base.metadata.drop_all(engine)


def test_user(client): pass
`,
      errors: [{ messageId: 'fixture' }],
      output: `import pytest

from core.app import TestClient, app
from core.database import get_db


@pytest.fixture
def client(db_session):
    def override():
        yield db_session

    app.dependency_overrides[get_db] = override
    with TestClient(app) as client:
        yield client


def test_user(client): pass
`,
    },
    {
      name: 'in a with statement that holds more',
      settings: declared,
      code: `import pytest
from core.database import SessionLocal
from core.models import User

@pytest.fixture
def users(request):
\twith SessionLocal() as session:
\t\tsession.add(User())  # the first

\t\t# the second
\t\tif request.param:
\t\t\tsession.add(User())
\t\tyield session

def test_user(users): pass
`,
      errors: [{ messageId: 'fixture' }],
      output: `import pytest
from core.models import User

@pytest.fixture
def users(request, db_session):
\tdb_session.add(User())  # the first

\t# the second
\tif request.param:
\t\tdb_session.add(User())
\tyield db_session

def test_user(users): pass
`,
    },
    ...[
      ['a text of several lines', 'with SessionLocal() as session:\n        session.add("""\n        """)\n        yield session', 'a block can not be taken apart'],
      ['several at once', 'with SessionLocal() as session, open("a") as file:\n        session.add(file)\n        yield session', 'a `with` enters it among others'],
      ['two of them', 'session = SessionLocal()\n    other = SessionLocal()\n    session.add(other)\n    yield session', '`users` opens it more than once'],
      ['a handler without its end', 'session = SessionLocal()\n    try:\n        yield session.add(1)\n    except ValueError:\n        raise\n    finally:\n        session.close()', 'a `finally` would be left without anything to do'],
      ['its name for something else', 'db_session = 1\n    session = SessionLocal()\n    session.add(db_session)\n    yield session', '`users` has a `db_session` already'],
    ].map(([name, body, declined]) => ({
      name: `that adds rows, with ${name}`,
      settings: declared,
      code: `import pytest\nfrom core.database import SessionLocal\n\n@pytest.fixture\ndef users():\n    ${body}\n\ndef test_user(users): pass\n`,
      errors: (body?.match(/SessionLocal/g) ?? []).map((_each, index) => ({
        messageId: 'fixture',
        data: { library: 'sqlalchemy', thing: 'session', binding: index === 0 ? ' `session`' : ' `other`', sharedFixture: declaredFixture, reason: ` The fix leaves it to you: ${declined}.` },
      })),
      output: null,
    })),
    {
      name: 'with imports and variables of its own',
      settings: declared,
      code: `import pytest

@pytest.fixture
def users():
    from sqlalchemy import create_engine
    from sqlalchemy.orm import Session
    url = "sqlite:///app.db"
    name = "Ada"
    engine = create_engine(url)
    with Session(engine) as session:
        session.add(name)
        yield session

def test_user(users): pass
`,
      errors: [{ messageId: 'fixture' }],
      output: `import pytest

@pytest.fixture
def users(db_session):
    name = "Ada"
    db_session.add(name)
    yield db_session

def test_user(users): pass
`,
    },
    {
      name: 'that keeps a result of the session, and a function with a name of its own',
      settings: declared,
      code: `import pytest
from core.database import SessionLocal

@pytest.fixture
def users():
    session = SessionLocal()
    inserted = session.execute("INSERT INTO users VALUES (1)")
    def count(session):
        return session.execute("SELECT count(*) FROM users")
    yield count(session), inserted
    session.close()

def test_user(users): pass
`,
      errors: [{ messageId: 'fixture' }],
      output: `import pytest

@pytest.fixture
def users(db_session):
    inserted = db_session.execute("INSERT INTO users VALUES (1)")
    def count(session):
        return session.execute("SELECT count(*) FROM users")
    yield count(db_session), inserted

def test_user(users): pass
`,
    },
    ...[
      ['rows put in through the engine', 'engine = create_engine("sqlite:///app.db")\n    with engine.begin() as connection:\n        result = connection.execute("INSERT INTO users VALUES (1)")\n    session = Session(engine)\n    session.add(1)\n    yield session', '`connection` is used for more than opening'],
      ['rows that a function puts in', 'engine = create_engine("sqlite:///app.db")\n    with engine.begin() as connection:\n        connection.run_sync(put_in)\n    session = Session(engine)\n    session.add(1)\n    yield session', '`connection` is used for more than opening'],
      ['another session under its name', 'engine = create_engine("sqlite:///app.db")\n    session = Session(engine)\n    session.add(1)\n    session = other(session)\n    yield session', '`session` is given other values'],
    ].map(([name, body, declined]) => ({
      name: `that opens its own, with ${name}`,
      settings: declared,
      code: `import pytest\nfrom sqlalchemy import create_engine\nfrom sqlalchemy.orm import Session\n\n@pytest.fixture\ndef users():\n    ${body}\n\ndef test_user(users): pass\n`,
      errors: [{ messageId: 'fixture', data: { ...engine, sharedFixture: declaredFixture, reason: ` The fix leaves it to you: ${declined}.` } }],
      output: null,
    })),
    {
      name: 'under a decorator that may hand on nothing',
      settings: declared,
      options: [{ testBodies: true }],
      code: `from hypothesis import given
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

@given()
def test_user():
    session = Session(create_engine("sqlite:///app.db"))
    session.add(1)
`,
      errors: [{ messageId: 'perTest', data: { ...engine, binding: '', sharedFixture: declaredFixture, reason: ' The fix leaves it to you: `test_user` has a decorator that may not hand it on.' } }],
      output: null,
    },
    {
      name: 'beside another fixture of the shared name',
      settings: declared,
      code: `import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import Session

class TestUser:
    @pytest.fixture
    def db_session(self):
        return 1

    @pytest.fixture
    def users(self):
        session = Session(create_engine("sqlite:///app.db"))
        session.add(1)
        yield session

    def test_user(self, users): pass
`,
      errors: [{ messageId: 'fixture', data: { ...engine, binding: '', sharedFixture: declaredFixture, reason: ' The fix leaves it to you: another `db_session` stands before the shared one.' } }],
      output: null,
    },
    {
      name: 'parameters with defaults',
      settings: declared,
      code: 'import pytest\nfrom core.database import SessionLocal\n\n@pytest.fixture\ndef users(count=2):\n    session = SessionLocal()\n    session.add(count)\n    yield session\n\ndef test_user(users): pass\n',
      errors: [{ messageId: 'fixture', data: { library: 'sqlalchemy', thing: 'session', binding: ' `session`', sharedFixture: declaredFixture, reason: ' The fix leaves it to you: `users` has parameters with defaults.' } }],
      output: null,
    },
    {
      name: 'only handed to the code under test, under the option',
      options: [{ handedOver: true }],
      code: `import sqlite3
import pytest
from core.stores import UserStore

@pytest.fixture
def store():
    return UserStore(sqlite3.connect(":memory:"))

def test_a(store): store.add(1)
`,
      errors: [{ messageId: 'fixture', data: { library: 'sqlite3', thing: 'connection', binding: '', sharedFixture, reason } }],
    },
    {
      name: 'in memory, with schema that a function makes',
      code: `import sqlite3
import pytest
from core.stores import create_tables

@pytest.fixture
def connection():
    connection = sqlite3.connect(":memory:")
    create_tables(connection)
    return connection

def test_a(connection): pass
`,
      errors: [{ messageId: 'fixture', data: { library: 'sqlite3', thing: 'connection', binding: ' `connection`', sharedFixture, reason } }],
    },
    {
      name: 'where another test replaces the library',
      code: `import psycopg
from unittest.mock import patch

connection = psycopg.connect("postgresql://localhost/app")

@patch("psycopg.connect")
def test_a(connect): pass
`,
      errors: [{ messageId: 'fixture', data: { library: 'psycopg', thing: 'connection', binding: ' `connection`', sharedFixture, reason } }],
    },
    ...[
      ['a match statement', 'def test_x(db):\n    match db, 1:\n        case {"a": x, **rest}, *others if x > 1: db.add(x)\n        case _: db.commit()\n'],
      ['generics of PEP 695', 'type Pair[T] = tuple[T, T]\n\ndef first[T, *Ts, **P](session, x: T) -> T: return x\n\ndef test_x(db): first(db, 1)\n'],
      ['nested f-strings of PEP 701', 'def test_x(db):\n    x = {"a": 1}\n    db.add(f"{x["a"]} {f"{x["a"]:>{10}}"} {\n        x!r}")\n'],
      ['groups of exceptions', 'def test_x(db):\n    try:\n        db.add(1)\n    except* (ValueError, TypeError) as error:\n        db.rollback()\n'],
      ['a walrus', 'def test_x(db):\n    if (session := db): session.add(db)\n'],
      ['tabs', 'def test_x(db):\n\tdb.add(1)\n'],
      ['a mark', '@pytest.mark.usefixtures("db")\nclass TestX:\n    def test_x(self, db): db.add(1)\n'],
      ['a parametrized test', '@pytest.mark.parametrize("x", [1, 2])\nasync def test_x(x, db): db.add(x)\n'],
      ['decorators with arguments', 'def wrap(*_, **__): return lambda function: function\n\n@wrap(1, key="x")\ndef test_x(db): db.add(1)\n'],
    ].map(([name = '', use = '']) => ({
      name: `used in ${name}`,
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/conftest.py::db_session'] } },
      code: `import pytest\nfrom sqlalchemy import create_engine\nfrom sqlalchemy.orm import Session\n\n@pytest.fixture\ndef db():\n    engine = create_engine("postgresql://localhost/app")\n    session = Session(engine)\n    yield session\n    session.close()\n\n${use}`,
      errors: [{ messageId: 'fixture' }],
      output: `${use.includes('pytest') ? 'import pytest\n\n' : ''}${use.replaceAll(/\bdb\b/g, 'db_session')}`,
    })),
    ...[
      ['a parametrized fixture', '@pytest.fixture(params=["sqlite:///a.db", "postgresql://b"])\ndef db(request):\n    engine = create_engine(request.param)\n    yield Session(engine)\n\ndef test_x(db): db.add(1)\n'],
      ['setUpClass, with a clean-up', 'class UserTest(unittest.TestCase):\n    @classmethod\n    def setUpClass(cls):\n        cls.engine = create_engine("postgresql://localhost/app")\n        cls.addClassCleanup(cls.engine.dispose)\n\n    def setUp(self): self.session = self.enterContext(Session(self.engine))\n\n    def test_x(self): self.session.add(1)\n'],
      ['asyncSetUp, with a context', 'class UserTest(unittest.IsolatedAsyncioTestCase):\n    async def asyncSetUp(self):\n        self.engine = create_async_engine("postgresql+asyncpg://localhost/app")\n        self.session = await self.enterAsyncContext(AsyncSession(self.engine))\n\n    async def test_x(self): await self.session.commit()\n'],
      ['a fixture with a scope for its loop', '@pytest_asyncio.fixture(loop_scope="session", scope="session")\nasync def db():\n    engine = create_async_engine("postgresql+asyncpg://localhost/app")\n    async with AsyncSession(engine) as session:\n        yield session\n    await engine.dispose()\n\n@pytest.mark.asyncio(loop_scope="session")\nasync def test_x(db, async_session): await db.commit()\n'],
    ].map(([name = '', code = '']) => ({
      name,
      filename: 'core/test_example.py',
      code: `import unittest\n\nimport pytest\nimport pytest_asyncio\nfrom sqlalchemy import create_engine\nfrom sqlalchemy.ext.asyncio import AsyncSession, create_async_engine\nfrom sqlalchemy.orm import Session\n\n${code}`,
      errors: [{ messageId: 'fixture' }],
    })),
    {
      name: 'in memory, with tables of the application beside its own',
      code: 'import pytest\nfrom sqlalchemy import create_engine\nfrom sqlalchemy.orm import Session\nfrom core.database import Base\n\nclass Thing(Base): pass\n\n@pytest.fixture\ndef session():\n    engine = create_engine("sqlite://")\n    Base.metadata.create_all(engine)\n    yield Session(engine)\n\ndef test_thing(session): session.add(1)\n',
      errors: [{ messageId: 'fixture', suggestions: 1 }],
    },
    {
      name: 'a helper that tests call',
      code: `import psycopg

def connect():
    return psycopg.connect("postgresql://localhost/test")

def test_user():
    connect().execute("SELECT 1")
`,
      errors: [{ messageId: 'fixture', data: { library: 'psycopg', thing: 'connection', binding: '', sharedFixture, reason } }],
    },
    {
      name: 'a fixture that gives tests something else while its database is open',
      code: `import pytest
from sqlalchemy import create_engine
from sqlalchemy.orm import sessionmaker
from core.accounts import Base
from core.database import get_db

@pytest.fixture
def client(tmp_path, app):
    engine = create_engine(f"sqlite:///{tmp_path}/app.db")
    Base.metadata.create_all(engine)
    sessions = sessionmaker(bind=engine)
    app.dependency_overrides[get_db] = lambda: sessions()
    yield TestClient(app)
    engine.dispose()

def test_user(client): pass
`,
      errors: [{ messageId: 'fixture', data: { library: 'sqlalchemy', thing: 'engine', binding: ' `engine`', sharedFixture, reason: ' The fix leaves it to you: no shared fixture hands out the same.' } }],
    },
    {
      name: 'a container, once for all that connects to it',
      code: `import pytest
from sqlalchemy import create_engine
from testcontainers.postgres import PostgresContainer

@pytest.fixture(scope="session")
def engine():
    with PostgresContainer("postgres:16") as postgres:
        yield create_engine(postgres.get_connection_url())

def test_user(engine): pass
`,
      errors: [{ messageId: 'fixture', data: { library: 'testcontainers', thing: 'container', binding: ' `postgres`', sharedFixture, reason } }],
    },
    {
      name: 'a test body with its own engine, under the option',
      settings: declared,
      options: [{ testBodies: true }],
      code: `from sqlalchemy import create_engine
from sqlalchemy.orm import Session
from core.models import Base, User

def test_user():
    engine = create_engine("sqlite:///app.db")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add(User())
        session.commit()
`,
      errors: [{ messageId: 'perTest', data: { ...engine, sharedFixture: declaredFixture } }],
      output: `from core.models import User

def test_user(db_session):
    db_session.add(User())
    db_session.commit()
`,
    },
    {
      name: 'a test body under the option',
      options: [{ testBodies: true }],
      code: "import sqlite3\ndef test_a():\n    connection = sqlite3.connect('app.db')\n    print(connection)\n",
      errors: [{ messageId: 'perTest', data: { library: 'sqlite3', thing: 'connection', binding: ' `connection`', sharedFixture, reason } }],
    },
  ],
})
