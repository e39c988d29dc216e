import sqlalchemy from '../../../src/libraries/python/sqlalchemy.ts'
import { describePythonLibrary } from './describe-python-library.ts'

const engine = "from sqlalchemy import create_engine\nengine = create_engine('sqlite://')\n"
const session = `${engine}from sqlalchemy.orm import Session, scoped_session, sessionmaker\n`

describePythonLibrary(sqlalchemy, {
  types: {
    [`${engine}engine`]: 'sqlalchemy.Engine',
    "import sqlalchemy as sa\nsa.create_engine('sqlite://')": 'sqlalchemy.Engine',
    "import sqlalchemy.orm\nsqlalchemy.orm.sessionmaker()": 'sqlalchemy.SessionFactory',
    [`${engine}with engine.connect() as connection:\n    pass\nconnection`]: 'sqlalchemy.Connection',
    [`${session}Session(engine)`]: 'sqlalchemy.Session',
    [`${session}Session(bind=engine)`]: 'sqlalchemy.Session',
    [`${session}factory = sessionmaker(bind=engine)\nfactory()`]: 'sqlalchemy.Session',
    [`${session}factory = scoped_session(sessionmaker(bind=engine))\nfactory()`]: 'sqlalchemy.Session',
    [`${session}with sessionmaker(engine).begin() as session:\n    pass\nsession`]: 'sqlalchemy.Session',
    "from sqlalchemy.ext.asyncio import create_async_engine\ncreate_async_engine('sqlite+aiosqlite://')": 'sqlalchemy.AsyncEngine',
    "from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine\nfrom sqlalchemy.orm import sessionmaker\nsessionmaker(create_async_engine('x'), class_=AsyncSession)()": 'sqlalchemy.AsyncSession',
    "from sqlalchemy.ext.asyncio import async_sessionmaker\nasync_sessionmaker()()": 'sqlalchemy.AsyncSession',
    'from sqlalchemy.orm import DeclarativeBase\nclass Base(DeclarativeBase): pass\nBase.metadata': 'sqlalchemy.MetaData',
    'from sqlalchemy.orm import declarative_base\nBase = declarative_base()\nclass User(Base): pass\nUser.__table__': 'sqlalchemy.Table',
    'from sqlalchemy import MetaData\nmetadata = MetaData()\nfor table in reversed(metadata.sorted_tables): pass\ntable': 'sqlalchemy.Table',
    'from sqlalchemy import Integer\nInteger': null,
    'from sqlalchemy.orm import Session\ndef use(session: Session | None):\n    pass\nuse': 'function use',
  },
  opens: {
    "from sqlalchemy import create_engine\ncreate_engine('sqlite://')": ['sqlalchemy engine, memory'],
    "from sqlalchemy import create_engine\ncreate_engine('sqlite:///:memory:')": ['sqlalchemy engine, memory'],
    "from sqlalchemy import create_engine\ncreate_engine(url='sqlite:///app.db')": ['sqlalchemy engine, file'],
    "from sqlalchemy import create_engine\ncreate_engine('postgresql+psycopg://localhost/app')": ['sqlalchemy engine, server'],
    "import os\nfrom sqlalchemy import create_engine\ncreate_engine(os.environ['DATABASE_URL'])": ['sqlalchemy engine, environment'],
    "import os\nfrom sqlalchemy import create_engine\nurl = os.getenv('DATABASE_URL')\ncreate_engine(url)": ['sqlalchemy engine, environment'],
    "import tempfile\nfrom sqlalchemy import create_engine\nfd, path = tempfile.mkstemp()\ncreate_engine(f'sqlite:///{path}')": ['sqlalchemy engine, ephemeral'],
    "from core.settings import settings\nfrom sqlalchemy import create_engine\ncreate_engine(settings.url)": ['sqlalchemy engine, unknown'],
    [`${session}Session(engine)`]: ['sqlalchemy engine, memory'],
    'from core.database import SessionLocal\nSessionLocal()': ['sqlalchemy session, environment'],
    'from core.database import engine\nengine.connect()': ['sqlalchemy connection, environment'],
    'from sqlalchemy.orm import Session\nfrom core.nowhere import engine\nSession(engine)': [],
  },
  closes: [`${engine}engine.dispose()`, `${session}session = Session(engine)\nsession.close()`, `${session}factory = scoped_session(sessionmaker(engine))\nfactory.remove()`],
  executes: {
    [`${engine}from sqlalchemy import text\nengine.connect().execute(text('SELECT 1'))`]: ['SELECT 1'],
    [`${engine}from sqlalchemy import text\nquery = text(f'SELECT * FROM {table}')\nengine.connect().execute(query)`]: ['SELECT * FROM {}'],
    [`${session}from sqlalchemy import text\nSession(engine).execute(text('SELECT ' + '1'))`]: ['SELECT 1'],
    [`${engine}engine.connect().exec_driver_sql('SELECT 1')`]: ['SELECT 1'],
    [`${engine}engine.connect().execute(select(users))`]: [],
  },
})
