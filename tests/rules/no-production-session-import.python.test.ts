import noProductionSessionImport from '../../rules/no-production-session-import.ts'
import { runPythonRule } from './python-rule-tester.ts'

const sharedFixture = 'a fixture that all tests share'
const way = (name: string, ...steps: string[]): string => [name, ...steps].map((step) => `\`${step}\``).join(' ← ')
const session = { name: 'SessionLocal', library: 'sqlalchemy', thing: 'session', way: '`SessionLocal` ← `core.database` ← `core/database.py`', specifier: 'core.database', sharedFixture, reason: ' The fix leaves it to you: `test_user` keeps it in no variable.' }
const inTest = '\n\ndef test_user(): pass\n'

runPythonRule(noProductionSessionImport, {
  valid: [
    { name: 'a base class', code: `from core.database import Base${inTest}Base.metadata` },
    { name: 'models', code: `from core.models import User${inTest}User()` },
    { name: 'a function that opens when called', code: `from core.database import open_engine${inTest}open_engine('sqlite://')` },
    { name: 'a function that works on what it gets', code: `from core.database import now\n\ndef test_now(db_session): now(db_session)\n` },
    { name: 'a database in memory', code: `from core.database import memory${inTest}memory.connect()` },
    { name: 'a key of dependency_overrides', code: `from core.database import get_db\nfrom app.main import app\n\ndef test_user(db_session):\n    app.dependency_overrides[get_db] = lambda: db_session\n    app.dependency_overrides.pop(get_db, None)\n` },
    { name: 'a dictionary of overrides that a helper takes', code: `from core.database import get_db\nfrom tests.apps import make_client\n\ndef test_user(db_session): make_client({get_db: lambda: db_session})\n` },
    { name: 'overridden through its module', code: `import core.database as database\nfrom app.main import app\n\ndef test_user(db_session):\n    app.dependency_overrides[database.get_db] = lambda: db_session\n    assert database.Base is not None\n    app.include_router(database.router)\n` },
    { name: 'a dictionary of overrides', code: `from core.database import get_db\nfrom app.main import app\n\ndef test_user(db_session):\n    app.dependency_overrides = {get_db: lambda: db_session}\n    app.dependency_overrides.update({get_db: lambda: db_session})\n` },
    { name: 'only closed', code: 'from core.database import engine\n\ndef teardown_module(): engine.dispose()\n\ndef test_user(): pass\n' },
    { name: 'only looked at', code: 'from core.database import SessionLocal, engine\n\ndef test_user():\n    assert SessionLocal is not None\n    assert engine.url.database == "test"\n    assert callable(SessionLocal)\n' },
    { name: 'replaced by a fake', code: `from unittest.mock import patch\n\n@patch("core.database.SessionLocal")\ndef test_user(fake):\n    from core.database import SessionLocal\n    SessionLocal()\n` },
    { name: 'replaced in the file itself', code: 'from unittest.mock import patch\nfrom core.database import SessionLocal\n\n@patch("tests.test_example.SessionLocal")\ndef test_user(fake): SessionLocal()\n' },
    { name: 'replaced by a fake through its module', code: 'from core import database\n\ndef test_user(monkeypatch, factory):\n    monkeypatch.setattr(database, "SessionLocal", factory)\n    from core.database import SessionLocal\n    SessionLocal()\n' },
    { name: "replaced with pytest-mock", code: 'from core import database\n\ndef test_user(mocker):\n    mocker.patch("core.database.SessionLocal")\n    database.SessionLocal()\n' },
    { name: 'replaced as a member', code: 'from unittest import mock\nfrom core import database\n\n@mock.patch.object(database, "SessionLocal")\ndef test_user(fake): database.SessionLocal()\n' },
    { name: 'on another engine', code: 'from core.database import get_db\n\ndef test_user(monkeypatch, engine):\n    monkeypatch.setattr("core.database.engine", engine)\n    next(get_db())\n' },
    { name: 'on another engine by assignment', code: 'from core import database\n\ndef test_user(engine):\n    database.engine = engine\n    next(database.get_db())\n' },
    { name: 'bound to another engine', code: 'from core.database import SessionLocal\nfrom tests.engines import engine\n\nSessionLocal.configure(bind=engine)\n\ndef test_user(): SessionLocal().commit()\n' },
    { name: 'overridden for a test', code: 'from core.database import get_db\nfrom app.main import app\n\ndef test_user(monkeypatch, db_session): monkeypatch.setitem(app.dependency_overrides, get_db, lambda: db_session)\n' },
    { name: 'on a database that conftest.py names', filename: 'environment/tests/unit/test_example.py', code: 'from core.database import SessionLocal\n\ndef test_user(): SessionLocal().commit()\n' },
    { name: 'on a database that the file names first', filename: 'core/test_example.py', code: 'import os\nos.environ["DATABASE_URL"] = "sqlite://"\nfrom core.database import SessionLocal\n\ndef test_user(): SessionLocal().commit()\n' },
    { name: 'where a switch that conftest.py sets chooses the test database', filename: 'switched/tests/test_example.py', code: 'from switched.database import SessionLocal\n\ndef test_user(): SessionLocal().commit()\n' },
    { name: 'where the file throws the switch, as a default too', filename: 'switched/test_example.py', code: 'import os\nos.environ.setdefault("TESTING", "1")\nfrom switched.database import SessionLocal\n\ndef test_user(): SessionLocal().commit()\n' },
    { name: 'that asks whether pytest runs', filename: 'switched/test_example.py', code: 'from switched.store import engine\n\ndef test_user(): engine.connect()\n' },
    { name: 'bound to another engine by a fixture of conftest.py that runs by itself', filename: 'rebound/tests/test_example.py', code: 'from core.database import SessionLocal, get_db\n\ndef test_user():\n    SessionLocal().commit()\n    next(get_db()).commit()\n' },
    { name: 'replaced by a fixture of conftest.py that the test takes, and taken behind that', filename: 'replaced/tests/test_example.py', code: 'from core import database\n\ndef test_user(client):\n    from core.database import SessionLocal\n    SessionLocal().commit()\n    database.SessionLocal().commit()\n' },
    { name: 'replaced by a fixture that a fixture of the test takes', filename: 'replaced/tests/test_example.py', code: 'import pytest\nfrom core.database import get_db\n\n@pytest.mark.usefixtures("signed_in")\nclass TestUser:\n    def test_user(self): next(get_db()).commit()\n\n    def test_again(self, request): next(get_db()).commit()\n\ndef test_asking(request):\n    request.getfixturevalue("client")\n    next(get_db()).commit()\n' },
    { name: 'replaced in a module that only imported it', code: 'from unittest.mock import patch\nfrom core import tasks\n\ndef test_user(factory):\n    with patch.object(tasks, "SessionLocal", factory):\n        tasks.SessionLocal()\n        next(tasks.run())\n' },
    { name: 'replaced there by its dotted name', code: 'from core import tasks\n\ndef test_user(monkeypatch, factory):\n    monkeypatch.setattr("core.tasks.SessionLocal", factory)\n    tasks.SessionLocal()\n' },
    { name: 'replaced by setattr', code: 'from core import database\n\ndef test_user(factory):\n    setattr(database, "SessionLocal", factory)\n    database.SessionLocal()\n' },
    { name: 'kept under a name to be put back', code: 'from core.database import get_db\nfrom app.main import app\n\ndef test_user(db_session):\n    original = get_db\n    app.dependency_overrides[get_db] = lambda: db_session\n    app.dependency_overrides[get_db] = original\n' },
    { name: 'kept on the test case to be put back', code: 'import unittest\nfrom core import database\n\nclass UserTest(unittest.TestCase):\n    def setUp(self):\n        self.original = database.SessionLocal\n        database.SessionLocal = lambda: None\n\n    def tearDown(self):\n        database.SessionLocal = self.original\n\n    def test_user(self): database.SessionLocal()\n' },
    { name: 'that no connection can be made of', code: 'from unittest.mock import patch\nfrom core.database import SessionLocal\n\ndef test_user():\n    with patch("core.database.engine.connect", side_effect=OSError):\n        SessionLocal().execute("SELECT 1")\n' },
    { name: 'that no connection can be made of, by a fixture of conftest.py', filename: 'replaced/tests/test_example.py', code: 'from core.database import SessionLocal\n\ndef test_user(broken_pool):\n    with broken_pool():\n        SessionLocal().execute("SELECT 1")\n' },
    { name: 'whose settings are looked at', code: 'from core.database import SessionLocal, engine\n\ndef test_user(use):\n    use(engine.pool.size(), engine.url, engine.dialect.name)\n    pool = engine.pool\n    assert isinstance(pool, object)\n    use(SessionLocal.kw["bind"])\n' },
    { name: 'that is asked whether it answers', code: 'from sqlalchemy import text\nfrom core.database import SessionLocal, engine, get_db\n\ndef test_health():\n    with SessionLocal() as session:\n        assert session.execute(text("SELECT 1")).scalar() == 1\n    connection = engine.connect()\n    connection.execute(text("SELECT version()"))\n    connection.close()\n    db = next(get_db())\n    db.rollback()\n' },
    { name: 'a function that gives itself', code: 'from core.tasks import task\n\ndef test_task(): task()()\n' },
    { name: 'fixtures that ask for each other', code: 'import pytest\nfrom core import database\n\n@pytest.fixture\ndef one(two): pass\n\n@pytest.fixture\ndef two(one): pass\n\ndef test_user(one, monkeypatch, factory):\n    monkeypatch.setattr(database, "SessionLocal", factory)\n    database.SessionLocal()\n' },
    { name: 'a function that is not called', code: 'from core.database import get_db\nfrom fastapi import Depends\nfrom tests.apps import override\n\ndef test_user(db_session):\n    dependencies = [get_db, Depends(get_db)]\n    override(get_db, lambda: db_session)\n    assert all(callable(dependency) for dependency in dependencies)\n' },
    { name: 'whose connections are replaced and put back, through a package that passes it on', code: 'from app import connection\n\ndef test_user(monkeypatch, fail):\n    original = connection.cursor\n    monkeypatch.setattr(connection, "cursor", fail)\n    monkeypatch.setattr(connection, "cursor", original)\n' },
    { name: 'of which many are opened and closed again', code: 'from sqlalchemy import text\nfrom core.database import SessionLocal\n\ndef test_pool():\n    sessions = []\n    for _ in range(20):\n        session = SessionLocal()\n        session.execute(text("SELECT 1"))\n        sessions.append(session)\n    assert len(sessions) == 20\n    for session in sessions:\n        session.close()\n' },
    { name: 'that a fake stands in for in one block, and that is asked whether it answers in another', code: 'from unittest.mock import patch\nfrom core.database import SessionLocal\n\ndef test_pool():\n    with patch("sqlalchemy.orm.Session.execute"):\n        with SessionLocal() as session:\n            session.execute("SELECT name FROM users")\n    with SessionLocal() as session:\n        session.execute("SELECT 1")\n' },
    { name: 'whose pragma is read', code: 'from core.database import engine\n\ndef test_foreign_keys():\n    with engine.connect() as connection:\n        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1\n' },
    { name: 'that the set-up points at a test database', settings: { 'fixture-hygiene': { setupPointsAtTestDatabase: true } }, code: 'from core.database import SessionLocal\n\ndef test_user(): SessionLocal().commit()\n' },
    ...['core.database', 'core/database.py', 'core/*.py', 'core/database.py#SessionLocal', 'core.database::SessionLocal'].map((allowed) => ({
      name: `allowed as ${allowed}`,
      settings: { 'fixture-hygiene': { allowedModules: [allowed] } },
      code: 'from core.database import SessionLocal\n\ndef test_user(): SessionLocal().commit()\n',
    })),
    { name: 'allowed further up', settings: { 'fixture-hygiene': { allowedModules: ['app/storage.py'] } }, code: 'from app import connection\n\ndef test_user(): connection.execute("SELECT 1")\n' },
    { name: 'in annotations alone', code: 'from core.database import SessionLocal\n\ndef test_user(db_session: SessionLocal): db_session.commit()\n' },
    { name: 'another name of the module', code: 'from core import database\n\ndef test_user(db_session): database.now(db_session)\n' },
    { name: 'a module that is not there', code: 'from core.nowhere import SessionLocal\n\ndef test_user(): SessionLocal()\n' },
    { name: 'no test file', filename: 'core/jobs.py', code: 'from core.database import SessionLocal\nSessionLocal()\n' },
    { name: 'conftest.py', filename: 'tests/unit/conftest.py', code: 'from core.database import SessionLocal\nSessionLocal()\n' },
    { name: 'conftest.py that refuses any other database', filename: 'tests/unit/conftest.py', code: 'import pytest\nfrom core.database import Base, engine\n\n@pytest.fixture(autouse=True)\ndef schema():\n    assert engine.url.database.endswith("_test")\n    Base.metadata.drop_all(engine)\n' },
    { name: 'conftest.py that listens to it', filename: 'tests/unit/conftest.py', code: 'import pytest\nfrom sqlalchemy import event\nfrom core.database import engine\n\n@pytest.fixture\ndef queries():\n    found = []\n    event.listen(engine, "before_cursor_execute", found.append)\n    yield found\n    event.remove(engine, "before_cursor_execute", found.append)\n' },
    { name: 'an engine for tests', code: `from core.database import test_engine${inTest}test_engine.connect()` },
    { name: 'conftest.py that closes it', filename: 'tests/unit/conftest.py', code: 'import pytest\nfrom core.database import engine\n\n@pytest.fixture(autouse=True)\ndef cleanup():\n    yield\n    engine.dispose()\n' },
    { name: 'conftest.py with a function that clears it', filename: 'tests/unit/conftest.py', code: 'from core.database import engine\n\ndef clear():\n    engine.execute("DELETE FROM users")\n' },
    { name: 'conftest.py that says where its database is', filename: 'other/tests/conftest.py', code: 'import os\nimport pytest\n\nos.environ["DATABASE_URL"] = "sqlite:///test.db"\n\nfrom core.database import Base, engine\n\n@pytest.fixture(autouse=True)\ndef schema():\n    Base.metadata.create_all(bind=engine)\n' },
    { name: 'conftest.py that overrides it', filename: 'tests/unit/conftest.py', code: 'import pytest\nfrom core.database import get_db\nfrom app.main import app\n\n@pytest.fixture\ndef client(db_session):\n    app.dependency_overrides[get_db] = lambda: db_session\n    yield app\n' },
    { name: 'conftest.py that binds it to a database of its own', filename: 'tests/unit/conftest.py', code: 'import pytest\nfrom sqlalchemy import create_engine\nfrom core.database import SessionLocal\n\nSessionLocal.configure(bind=create_engine("sqlite://"))\n\n@pytest.fixture\ndef db():\n    yield SessionLocal()\n' },
    { name: 'a function of the test support that hands it out, which is told there', filename: 'tests/unit/test_example.py', code: 'from tests.sessions import open_session\n\ndef test_user(): open_session().commit()\n' },
    {
      name: 'declared as a shared fixture',
      settings: { 'fixture-hygiene': { sharedFixtures: ['core/database.py'] } },
      code: 'from core.database import SessionLocal\n\ndef test_user(): SessionLocal()\n',
    },
  ],
  invalid: [
    {
      name: 'a session factory',
      code: 'from core.database import SessionLocal\n\ndef test_user():\n    with SessionLocal() as session:\n        session.commit()\n',
      errors: [
        {
          messageId: 'session',
          data: { ...session, reason: '' },
          line: 1,
          column: 27,
          endColumn: 39,
          suggestions: [{ messageId: 'adopt', data: { fixture: 'the shared fixture `db_session`' }, output: 'def test_user(db_session):\n    db_session.commit()\n' }],
        },
      ],
    },
    {
      name: 'that only a local fixture uses, with the shared one declared',
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/conftest.py'] } },
      code: `import pytest
from core.database import Base, SessionLocal

@pytest.fixture
def db():
    yield SessionLocal()

@pytest.fixture
def base():
    return Base

def test_user(db, base): db.commit()
`,
      errors: [{ messageId: 'session', data: { ...session, sharedFixture: 'the shared fixture in tests/conftest.py', reason: '' } }],
      output: `import pytest
from core.database import Base

@pytest.fixture
def base():
    return Base

def test_user(db_session, base): db_session.commit()
`,
    },
    {
      name: 'in a test, where what the test calls may open sessions of its own: no more than a suggestion',
      settings: { 'fixture-hygiene': { sharedFixtures: ['tests/conftest.py::db_session'] } },
      code: 'from core.database import SessionLocal\n\nasync def test_user(caplog):\n    db = SessionLocal()\n    try:\n        db.commit()\n    finally:\n        db.close()\n',
      errors: [
        {
          messageId: 'session',
          data: { ...session, sharedFixture: 'the shared fixture `db_session` in tests/conftest.py', reason: '' },
          suggestions: [{ messageId: 'adopt', data: { fixture: 'the shared fixture `db_session`' }, output: 'async def test_user(caplog, db_session):\n    db_session.commit()\n' }],
        },
      ],
      output: null,
    },
    {
      name: 'an engine, renamed, in a function',
      code: 'def test_user():\n    from core.database import engine as live\n    live.connect()\n',
      errors: [{ messageId: 'session', data: { ...session, name: 'live', thing: 'engine', way: way('live', 'core.database', 'core/database.py') }, line: 2, column: 31, endColumn: 45 }],
    },
    {
      name: 'a function that hands one out',
      code: 'from core.database import get_db\n\ndef test_user(): next(get_db()).commit()\n',
      errors: [{ messageId: 'session', data: { ...session, name: 'get_db', way: way('get_db', 'core.database', 'core/database.py') } }],
    },
    {
      name: 'the module, where a session is taken from it',
      code: 'import core.database as database\n\ndef test_user(): database.SessionLocal()\n',
      errors: [{ messageId: 'session', data: { ...session, name: 'database', thing: 'engine', way: way('database', 'core.database', 'core/database.py') } }],
    },
    {
      name: 'the module out of its package',
      code: 'from core import database\n\ndef test_user(): database.engine.connect()\n',
      errors: [{ messageId: 'session', data: { ...session, name: 'database', thing: 'engine', way: way('database', 'core', 'core/database.py'), specifier: 'core' } }],
    },
    {
      name: "through a package's __init__.py, relative and with a star",
      code: 'from app import connection, storage_session\n\ndef test_user():\n    connection.execute("SELECT 1")\n    storage_session.execute("SELECT 1")\n',
      errors: ['connection', 'storage_session'].map((name) => ({ messageId: 'session', data: { name, library: 'psycopg', thing: 'connection', specifier: 'app', way: way(name, 'app', 'app/storage.py'), sharedFixture, reason: '' } })),
    },
    {
      name: 'from a folder that pythonpath names',
      code: 'from warehouse import client\n\ndef test_user(): client.get_database("users")\n',
      errors: [{ messageId: 'session', data: { name: 'client', library: 'pymongo', thing: 'client', specifier: 'warehouse', way: way('client', 'warehouse', 'lib/warehouse.py'), sharedFixture, reason: '' } }],
    },
    {
      name: 'from the src folder of a package of the repository',
      filename: 'packages/api/tests/test_example.py',
      code: 'from api.db import engine\n\ndef test_user(): engine.connect()\n',
      errors: [{ messageId: 'session', data: { name: 'engine', library: 'sqlmodel', thing: 'engine', specifier: 'api.db', way: way('engine', 'api.db', 'packages/api/src/api/db.py'), sharedFixture, reason: ' The fix leaves it to you: `test_user` keeps it in no variable.' } }],
    },
    {
      name: 'from a module above, by a relative import',
      filename: 'core/tests/test_example.py',
      code: 'from ..database import SessionLocal\n\ndef test_user(): SessionLocal()\n',
      errors: [{ messageId: 'session', data: { ...session, specifier: '..database', way: way('SessionLocal', '..database', 'core/database.py') } }],
    },
    {
      name: 'where another name of the module is allowed',
      settings: { 'fixture-hygiene': { allowedModules: ['core/database.py#engine'] } },
      code: 'from core.database import SessionLocal\n\ndef test_user(): SessionLocal().commit()\n',
      errors: [{ messageId: 'session', data: session }],
    },
    {
      name: 'on a database that the file names too late',
      code: 'import os\nfrom core.database import SessionLocal\nos.environ["DATABASE_URL"] = "sqlite://"\n\ndef test_user(): SessionLocal().commit()\n',
      errors: [{ messageId: 'session', data: session }],
    },
    {
      name: 'on a database that conftest.py only names where nobody else does',
      filename: 'environment/tests/unit/test_example.py',
      code: 'from environment.cache import client\n\ndef test_user(): client.flushdb()\n',
      errors: [{ messageId: 'session', data: { name: 'client', library: 'redis', thing: 'client', specifier: 'environment.cache', way: way('client', 'environment.cache', 'environment/cache.py'), sharedFixture, reason: '' } }],
    },
    {
      name: 'where conftest.py throws the switch when another one has loaded it',
      filename: 'switched/late/inner/test_example.py',
      code: 'from switched.database import SessionLocal\n\ndef test_user(): SessionLocal().commit()\n',
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'where only some tests take the fixture that replaces it',
      filename: 'replaced/tests/test_example.py',
      code: 'from core import database\n\ndef test_user(client): database.SessionLocal().commit()\n\ndef test_other(): database.SessionLocal().commit()\n',
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'taken at the top of the file, before a fixture of conftest.py replaces it in its module',
      filename: 'replaced/tests/test_example.py',
      code: 'from core.database import SessionLocal\n\ndef test_user(client): SessionLocal().commit()\n',
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'taken at the top of the file, before a fake takes its place in its module',
      code: 'from unittest.mock import patch\nfrom core.database import SessionLocal\n\n@patch("core.database.SessionLocal")\ndef test_user(fake): SessionLocal().commit()\n',
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'used before and behind the patch',
      code: 'from unittest.mock import patch\nfrom core import database\n\ndef test_user():\n    with patch.object(database, "SessionLocal"):\n        database.SessionLocal()\n    database.SessionLocal().commit()\n',
      errors: [{ messageId: 'session' }],
    },
    ...['session.execute(text("SELECT name FROM users"))', 'session.execute(query)', 'session.commit()', 'use(session)'].map((use) => ({
      name: `opened for ${use}`,
      code: `from sqlalchemy import text\nfrom core.database import SessionLocal\n\ndef test_health(query, use):\n    with SessionLocal() as session:\n        session.execute(text("SELECT 1"))\n        ${use}\n`,
      errors: [{ messageId: 'session', suggestions: 1 }],
    })),
    {
      name: 'of which many are opened and one is kept',
      code: 'from core.database import SessionLocal\n\ndef test_pool(use):\n    sessions = []\n    for _ in range(20):\n        session = SessionLocal()\n        sessions.append(session)\n    use(sessions[0])\n',
      errors: [{ messageId: 'session', suggestions: 1 }],
    },
    {
      name: 'a function that opens it when it is entered',
      code: 'from contextlib import contextmanager\nfrom core.database import get_db\n\ndef test_user():\n    with contextmanager(get_db)() as session:\n        session.commit()\n',
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'kept under a name that opens it',
      code: 'from core.database import SessionLocal\n\ndef test_user():\n    Session = SessionLocal\n    Session().commit()\n',
      errors: [{ messageId: 'session' }],
    },
    {
      name: 'by the full name of its module',
      code: 'import core.database\n\ndef test_user(): core.database.SessionLocal().commit()\n',
      errors: [{ messageId: 'session' }],
    },
    ...[
      ['a fixture of conftest.py', '@pytest.fixture\ndef db():\n    session = SessionLocal()\n    yield session\n    session.close()\n'],
      ['a fixture of conftest.py that enters it', '@pytest.fixture\ndef db():\n    with SessionLocal() as session:\n        yield session\n'],
      ['a function beside the tests', 'def open_session():\n    return SessionLocal()\n'],
    ].map(([name, code]) => ({
      name: `handed on by ${name ?? ''}`,
      filename: 'tests/unit/conftest.py',
      code: `import pytest\nfrom core.database import SessionLocal\n\n${code ?? ''}`,
      errors: [{ messageId: 'handedOn', data: { way: way('SessionLocal', 'core.database', 'core/database.py') }, line: 2 }],
    })),
    {
      name: 'handed on by a fixture that asks the application for it',
      filename: 'tests/unit/conftest.py',
      code: 'import pytest\n\n@pytest.fixture\ndef db():\n    from core.database import get_db\n    session = next(get_db())\n    yield session\n',
      errors: [{ messageId: 'handedOn', line: 5 }],
    },
    ...[
      ['a fixture that runs by itself', '@pytest.fixture(autouse=True)\ndef schema():\n    Base.metadata.drop_all(bind=engine)\n    Base.metadata.create_all(bind=engine)\n    yield\n    engine.dispose()\n'],
      ['a fixture that others ask for', '@pytest.fixture\ndef clean_tables():\n    with engine.begin() as connection:\n        connection.exec_driver_sql("DELETE FROM users")\n'],
      ['a hook', 'def pytest_sessionstart(session):\n    Base.metadata.create_all(engine)\n'],
      ['a function that a fixture calls', 'def reset():\n    Base.metadata.drop_all(engine)\n\n@pytest.fixture(autouse=True)\ndef schema():\n    reset()\n'],
      ['a block of the module', 'with engine.begin() as connection:\n    connection.exec_driver_sql("DELETE FROM users")\n'],
      ['the module as it is loaded', 'Base.metadata.drop_all(bind=engine)\n'],
    ].map(([name, code]) => ({
      name: `that ${name ?? ''} works on`,
      filename: 'tests/unit/conftest.py',
      code: `import pytest\nfrom core.database import Base, engine\n\n${code ?? ''}`,
      errors: [{ messageId: 'usedInHook', data: { way: way('engine', 'core.database', 'core/database.py') }, line: 2 }],
    })),
    {
      name: 'declared in settings, by its dotted name',
      settings: { 'fixture-hygiene': { productionModules: ['acme.database'] } },
      code: 'from acme.database import session\n\ndef test_user(): session.commit()\n',
      errors: [{ messageId: 'declared', data: { specifier: 'acme.database', sharedFixture } }],
    },
  ],
})
