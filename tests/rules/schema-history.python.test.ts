import requireIdempotentSchema from '../../rules/require-idempotent-schema.ts'
import { runPythonRule } from './python-rule-tester.ts'

const imports = 'import os\nimport shutil\nimport sqlite3\nimport subprocess\nimport tempfile\nimport unittest\nfrom pathlib import Path\nimport pytest\nfrom sqlalchemy import create_engine, inspect, text\nfrom sqlalchemy.orm import Session\nfrom core.accounts import Account, Base\n'
const file = `${imports}engine = create_engine("sqlite:///app.db")\n`
const memory = `${imports}engine = create_engine("sqlite://")\n`
const server = `${imports}engine = create_engine("postgresql://localhost/app")\n`
const make = 'Base.metadata.create_all(engine, checkfirst=False)'
const drop = 'Base.metadata.drop_all(engine)'
const tests = '\ndef test_a(): pass\n\ndef test_b(): pass\n'
const askingTests = '\ndef test_a(schema): pass\n\ndef test_b(schema): pass\n'

const fixture = (options: string, front: string, behind: string): string => `\n@pytest.fixture${options}\ndef schema():\n    ${front}\n    yield\n    ${behind}\n`

/** What leaves no thing for a second creation to meet. */
const gone: Readonly<Record<string, string>> = {
  'made and dropped by a fixture for each test': `${file}${fixture('', make, drop)}${askingTests}`,
  'made and dropped by a fixture for the module': `${file}${fixture('(scope="module")', make, drop)}${askingTests}`,
  'made and dropped by a fixture for all tests': `${file}${fixture('(scope="session", autouse=True)', make, drop)}${tests}`,
  'made and dropped by a fixture that a mark asks for': `${file}${fixture('', make, drop)}\npytestmark = pytest.mark.usefixtures("schema")\n${tests}`,
  'made once and kept in memory': `${memory}${fixture('(scope="session")', make, 'pass')}${askingTests}`,
  'made by a fixture that nothing asks for twice': `${memory}${fixture('(scope="module")', make, 'pass')}${askingTests}`,
  'made in hooks of a module, dropped in the others': `${file}\ndef setup_module(): ${make}\n\ndef teardown_module(): ${drop}\n${tests}`,
  'made and dropped in hooks around each test': `${file}\ndef setup_function(): ${make}\n\ndef teardown_function(): ${drop}\n${tests}`,
  'made in setUp, dropped in tearDown': `${file}\nclass TestUsers(unittest.TestCase):\n    def setUp(self): ${make}\n    def tearDown(self): ${drop}\n    def test_a(self): pass\n    def test_b(self): pass\n`,
  'made in setUp of the class it extends, dropped by a cleanup': `${file}\nclass Case(unittest.TestCase):\n    def setUp(self):\n        self.addCleanup(lambda: ${drop})\n        ${make}\n\nclass TestUsers(Case):\n    def test_a(self): pass\n    def test_b(self): pass\n`,
  'dropped by a finalizer': `${file}\n@pytest.fixture\ndef schema(request):\n    ${make}\n    request.addfinalizer(lambda: ${drop})\n${askingTests}`,
  'dropped by a finalizer with a name': `${file}\n@pytest.fixture\ndef schema(request):\n    def finish(): ${drop}\n    ${make}\n    request.addfinalizer(finish)\n${askingTests}`,
  'dropped before it is made': `${file}\ndef setup_function():\n    ${drop}\n    ${make}\n${tests}`,
  'dropped by a helper': `${file}\ndef reset(bind): Base.metadata.drop_all(bind)\n\ndef setup_function():\n    reset(engine)\n    ${make}\n${tests}`,
  'dropped by a fixture that the first one takes': `${file}\n@pytest.fixture\ndef empty(): ${drop}\n\n@pytest.fixture\ndef schema(empty): ${make}\n${askingTests}`,
  'dropped by what nothing is seen to run': `${file}\ndef reset(): ${drop}\n\nregister(reset)\n\ndef setup_module(): ${make}\n${tests}`,
  'dropped through another connection to it': `${server}other = create_engine("postgresql://127.0.0.1/app")\n${fixture('', make, 'Base.metadata.drop_all(other)')}${askingTests}`,
  'dropped asynchronously': `from sqlalchemy.ext.asyncio import create_async_engine\n${imports}engine = create_async_engine("sqlite+aiosqlite:///app.db")\n\n@pytest.fixture\nasync def schema():\n    async with engine.begin() as connection:\n        await connection.run_sync(Base.metadata.create_all, checkfirst=False)\n    yield\n    async with engine.begin() as connection:\n        await connection.run_sync(Base.metadata.drop_all)\n${askingTests}`,
  'dropped by text that nobody can read': `${file}from core.statements import clean\n\ndef setup_function():\n    with engine.begin() as connection:\n        connection.execute(clean())\n        connection.execute(clean)\n    ${make}\n${tests}`,
  'a handle goes to a function that nobody can read': `${file}from reset_database import reset\n\ndef setup_function():\n    reset(engine)\n    ${make}\n${tests}`,
  'a command, which may do anything': `${file}\ndef setup_module():\n    subprocess.run(["alembic", "downgrade", "base"])\n    ${make}\n${tests}`,
  'with the database, which another connection drops': `${server}admin = create_engine("postgresql://localhost/postgres", isolation_level="AUTOCOMMIT")\n\n@pytest.fixture(scope="session", autouse=True)\ndef scratch():\n    with admin.connect() as connection: connection.execute(text("CREATE DATABASE app"))\n    ${make}\n    yield\n    with admin.connect() as connection: connection.execute(text("DROP DATABASE app WITH (FORCE)"))\n${tests}`,
  'with the database, which a function drops': `${server}from sqlalchemy_utils import create_database, drop_database\n\n@pytest.fixture(scope="session", autouse=True)\ndef scratch():\n    create_database(engine.url)\n    ${make}\n    yield\n    drop_database(engine.url)\n${tests}`,
  'in a database of a made up name': `${imports}import uuid\nname = f"test_{uuid.uuid4().hex}"\nengine = create_engine(f"postgresql://localhost/{name}")\n\ndef setup_module():\n    with create_engine("postgresql://localhost/postgres").connect() as connection: connection.execute(text(f"CREATE DATABASE {name}"))\n    ${make}\n${tests}`,
  'its file is removed': `${file}\ndef setup_module(): ${make}\n\ndef teardown_module(): os.remove("app.db")\n${tests}`,
  'its file is removed through a path': `${file}\ndef setup_module():\n    Path("app.db").unlink(missing_ok=True)\n    ${make}\n${tests}`,
  'the folder of its file is removed': `${imports}engine = create_engine("sqlite:///data/app.db")\n\ndef setup_module(): ${make}\n\ndef teardown_module(): shutil.rmtree("data")\n${tests}`,
  'a file in a folder of its own for each test': `${imports}\n@pytest.fixture\ndef schema(tmp_path):\n    engine = create_engine(f"sqlite:///{tmp_path}/app.db")\n    ${make}\n${askingTests}`,
  'a file in a folder of a made up name': `${imports}\n@pytest.fixture\ndef schema():\n    engine = create_engine("sqlite:///" + tempfile.mkdtemp() + "/app.db")\n    ${make}\n${askingTests}`,
  'rolled back': `${server}\n@pytest.fixture\ndef schema():\n    connection = engine.connect()\n    transaction = connection.begin()\n    connection.execute(text("CREATE TABLE users (id int)"))\n    yield\n    transaction.rollback()\n${askingTests}`,
  'never committed': `${server}\n@pytest.fixture\ndef schema():\n    with engine.connect() as connection:\n        connection.execute(text("CREATE TABLE users (id int)"))\n        yield connection\n${askingTests}`,
  'never committed by psycopg': 'import psycopg\n\ndef test_a():\n    connection = psycopg.connect("postgresql://localhost/app")\n    connection.execute("CREATE TABLE users (id int)")\n    connection.close()\n',
  'asked about before': `${file}\ndef setup_module():\n    if not inspect(engine).has_table("users"):\n        ${make}\n${tests}`,
  'asked about before, with an early return': `${file}\ndef setup_module():\n    if inspect(engine).has_table("users"):\n        return\n    ${make}\n${tests}`,
  'its failure is caught where the helper is called': `${file}\ndef create(): ${make}\n\ndef setup_module():\n    try:\n        create()\n    except sqlite3.OperationalError:\n        print("there")\n${tests}`,
  'its failure is suppressed': `${file}import contextlib\n\ndef setup_module():\n    with contextlib.suppress(sqlite3.OperationalError):\n        ${make}\n${tests}`,
  'in a test that is skipped': `${file}\n@pytest.mark.skip(reason="slow")\ndef test_a(): ${make}\n\ndef test_b(): pass\n`,
}

/** What a second creation meets in the same run. */
const there: Readonly<Record<string, string>> = {
  'made by a fixture for each test in memory': `${memory}${fixture('', make, 'pass')}${askingTests}`,
  'made by a fixture for each test, dropped once': `${file}${fixture('', make, 'pass')}\ndef teardown_module(): ${drop}\n${askingTests}`,
  'made for each test, dropped once before': `${file}\ndef setup_module(): ${drop}\n\ndef setup_function(): ${make}\n${tests}`,
  'made in setUp, dropped in tearDownClass': `${file}\nclass TestUsers(unittest.TestCase):\n    def setUp(self): ${make}\n    @classmethod\n    def tearDownClass(cls): ${drop}\n    def test_a(self): pass\n    def test_b(self): pass\n`,
  'made by the test of each row of a table': `${memory}\n@pytest.mark.parametrize("row", [1, 2])\ndef test_a(row): ${make}\n`,
  'dropped in another database in memory': `${memory}other = create_engine("sqlite://")\n${fixture('', make, 'Base.metadata.drop_all(other)')}${askingTests}`,
  'made for each test by a fixture of a module of fixtures': `${memory}${fixture('', make, 'pass')}`,
}

/** What the next run meets. */
const stays: Readonly<Record<string, string>> = {
  'made by a fixture and left': `${file}${fixture('(scope="session")', make, 'pass')}${askingTests}`,
  'dropped by a fixture that nothing asks for': `${file}${fixture('', drop, 'pass').replace('def schema', 'def other')}${fixture('(scope="module")', make, 'pass')}\n@pytest.fixture\ndef nobody(other): pass\n${askingTests}`,
  'dropped in a test that is skipped': `${file}\ndef setup_module(): ${make}\n\n@pytest.mark.skip\ndef test_a(): ${drop}\n\ndef test_b(): pass\n`,
  'in a temporary file of a fixed name': `${imports}engine = create_engine("sqlite:////tmp/app.db")\n\ndef setup_module(): ${make}\n${tests}`,
  'in a file of a fixed name in the temporary folder': `${imports}engine = create_engine("sqlite:///" + os.path.join(tempfile.gettempdir(), "app.db"))\n\ndef setup_module(): ${make}\n${tests}`,
  'in a file beside the test': `${imports}engine = create_engine(f"sqlite:///{Path(__file__).parent / 'app.db'}")\n\ndef setup_module(): ${make}\n${tests}`,
  'another file removed': `${file}\ndef setup_module(): ${make}\n\ndef teardown_module(): os.remove("out.txt")\n${tests}`,
  'an element of a list removed': `${file}names = ["a"]\n\ndef setup_module(): ${make}\n\ndef test_a(): names.remove(name)\n`,
  'dropped in another file': `${file}other = create_engine("sqlite:///other.db")\n\ndef setup_module(): ${make}\n\ndef teardown_module(): Base.metadata.drop_all(other)\n${tests}`,
  'asked about the environment': `${file}\ndef setup_module():\n    if os.environ.get("CI"):\n        ${make}\n${tests}`,
  'asked about the system': `${server}\ndef setup_module():\n    if engine.dialect.name == "postgresql":\n        ${make}\n${tests}`,
  'an error that is raised again': `${file}\ndef setup_module():\n    try:\n        ${make}\n    except sqlite3.OperationalError:\n        print("there")\n        raise\n${tests}`,
  'in a block that commits': `${server}\ndef setup_module():\n    with engine.begin() as engine_connection:\n        Base.metadata.create_all(engine_connection, checkfirst=False)\n${tests}`,
  'committed before the rollback': `${server}\ndef setup_module():\n    connection = engine.connect()\n    Base.metadata.create_all(connection, checkfirst=False)\n    connection.commit()\n    connection.rollback()\n${tests}`,
}

/** A fixture of a conftest.py drops what two tests make, if they ask for it. */
const emptied = (fixtures: string): string => `${file}\ndef setup_function(): ${make}\n\ndef test_a(${fixtures}): pass\n\n@pytest.mark.usefixtures("emptied")\ndef test_b(): pass\n`

/** A database of a fixed name that one connection makes, and nobody drops. */
const scratch = `${server}admin = create_engine("postgresql://localhost/postgres", isolation_level="AUTOCOMMIT")\n\ndef setup_module():\n    with admin.connect() as connection: connection.execute(text("CREATE DATABASE app"))\n${tests}`

const asked = [{ explicitGuard: true }]

/** What works on a database that has the thing. */
const explicit: Readonly<Record<string, string>> = {
  'dropped before it is made': `${file}\ndef setup_function():\n    ${drop}\n    ${make}\n${tests}`,
}

/** What does not, though nothing else takes a second run for a failure. */
const implicit: Readonly<Record<string, string>> = {
  'dropped afterwards': `${file}${fixture('', make, drop)}${askingTests}`,
  'in a database that each test opens': `${imports}\n@pytest.fixture\ndef schema():\n    engine = create_engine("sqlite://")\n    ${make}\n${askingTests}`,
}

runPythonRule(requireIdempotentSchema, {
  valid: [
    ...Object.entries(gone).map(([name, code]) => ({ name, code })),
    { name: 'dropped by a fixture of conftest.py', filename: 'emptied/tests/test_example.py', code: emptied('emptied') },
    { name: 'made where nobody knows which fixture is asked for', code: `${file}${fixture('', drop, 'pass')}\ndef setup_module(): ${make}\n\ndef test_a(request): request.getfixturevalue(name)\n` },
    ...Object.entries(explicit).map(([name, code]) => ({ name: `${name}, where a guard is asked for`, code, options: asked })),
  ],
  invalid: [
    ...Object.entries(there).map(([name, code]) => ({ name, code, output: guarded(code), errors: [{ messageId: 'runsAgain' }] })),
    ...Object.entries(stays).map(([name, code]) => ({ name, code, output: guarded(code), errors: [{ messageId: 'secondRun' }] })),
    { name: 'a scratch database that nobody drops', code: scratch, errors: [{ messageId: 'secondRun', data: { object: 'database `app`', error: 'database "app" already exists', remedy: 'Drop it before, or give each run a database of its own.' } }] },
    { name: 'dropped by a fixture of conftest.py that not every test asks for', filename: 'emptied/tests/test_example.py', code: emptied(''), output: guarded(emptied('')), errors: [{ messageId: 'runsAgain' }] },
    ...Object.entries(implicit).map(([name, code]) => ({ name: `${name}, where a guard is asked for`, code, options: asked, output: guarded(code), errors: [{ messageId: 'unguarded' }] })),
  ],
})

function guarded(code: string): string {
  return code.replaceAll('checkfirst=False', 'checkfirst=True')
}
