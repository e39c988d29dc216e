import { describe, expect, test } from 'vitest'
import { analyzePython } from './analyze.ts'

const engine = "from sqlalchemy import create_engine\nengine = create_engine('sqlite://')\n"
const connection = 'sqlalchemy.Connection'

/** Code whose last statement is asked for its type. */
const expressions: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  'what a name stands for': {
    [`${engine}other = engine\nother`]: 'sqlalchemy.Engine',
    [`${engine}first, second = engine, 1\nfirst`]: 'sqlalchemy.Engine',
    [`${engine}first, second = pair\nfirst`]: null,
    [`${engine}other: object = engine\nother`]: 'sqlalchemy.Engine',
    [`${engine}(other := engine)\nother`]: 'sqlalchemy.Engine',
    [`${engine}other = None\nother = engine\nother`]: 'sqlalchemy.Engine',
    [`${engine}other = engine\nother = engine.connect()\nother`]: null,
    [`${engine}other = engine if fresh else None\nother`]: 'sqlalchemy.Engine',
    [`${engine}other = None or engine\nother`]: 'sqlalchemy.Engine',
    [`${engine}def use():\n    global other\n    other = engine\nother`]: 'sqlalchemy.Engine',
    [`${engine}def use():\n    other = engine\nother`]: null,
    [`${engine}[other for other in [engine]]\nother`]: null,
    'first = second\nsecond = first\nfirst': null,
  },
  'what a function gives': {
    [`${engine}def connect():\n    return engine.connect()\nconnect()`]: connection,
    [`${engine}def connect():\n    with engine.connect() as open:\n        yield open\nnext(connect())`]: connection,
    [`${engine}async def connect():\n    yield engine.connect()\nasync for other in connect(): pass\nawait anext(connect())`]: connection,
    [`${engine}from contextlib import contextmanager\n@contextmanager\ndef connect():\n    yield engine.connect()\nwith connect() as other:\n    pass\nother`]: connection,
    [`${engine}def connect():\n    def inner():\n        return engine\n    return 1\nconnect()`]: null,
    'from sqlalchemy.orm import Session\ndef connect() -> Session: ...\nconnect()': 'sqlalchemy.Session',
    'def loop():\n    return loop()\nloop()': null,
    [`${engine}from contextlib import ExitStack, closing\nwith ExitStack() as stack:\n    other = stack.enter_context(closing(engine.connect()))\nother`]: connection,
  },
  'what a class has': {
    [`${engine}class Store:\n    def __init__(self):\n        self.db = engine.connect()\nStore().db`]: connection,
    [`${engine}class Store:\n    db = engine.connect()\nStore.db`]: connection,
    [`${engine}class Base:\n    db = engine.connect()\nclass Store(Base): pass\nStore().db`]: connection,
    [`${engine}class Store:\n    def __enter__(self):\n        return engine.connect()\nwith Store() as db:\n    pass\ndb`]: connection,
    'class Store(Store): pass\nStore().db': null,
  },
  'what an import leads to': {
    'from core.database import engine\nengine': 'sqlalchemy.Engine',
    'import core.database\ncore.database.engine': 'sqlalchemy.Engine',
    'import core.database as database\ndatabase.SessionLocal': 'sqlalchemy.SessionFactory',
    'from core import database\ndatabase': 'module core.database',
    'from app import connection\nconnection': 'psycopg.Connection',
    'from app import *\nstorage_session': 'psycopg.Connection',
    'from core.database import AsyncSessionLocal\nAsyncSessionLocal()': 'sqlalchemy.AsyncSession',
    'from core.nowhere import engine\nengine': null,
    'from .conftest import db_session\ndb_session': 'function db_session',
    'try:\n    from core.database import engine\nexcept ImportError:\n    engine = None\nengine': 'sqlalchemy.Engine',
  },
}

describe.each(Object.entries(expressions))('%s', (_topic, codes) => {
  test.each(Object.entries(codes))('%s', (code, expected) => {
    expect(analyzePython(code).typeOfLast()).toBe(expected)
  })
})
