import { describe, expect, test } from 'vitest'
import { analyzePython } from './analyze.ts'

describe('what a function is to the test runner', () => {
  test.each<[string, Record<string, string>]>([
    ['def test_user(): pass', { test_user: 'test' }],
    ['async def test_user(): pass', { test_user: 'test' }],
    ['def user_test(): pass', {}],
    ['class TestUser:\n    def test_user(self): pass\n    def setup_method(self): pass', { test_user: 'test', setup_method: 'hook' }],
    ['class UserTest:\n    def test_user(self): pass', {}],
    ['import unittest\nclass UserTest(unittest.TestCase):\n    def setUp(self): pass\n    def test_user(self): pass', { setUp: 'hook', test_user: 'test' }],
    ['from unittest import IsolatedAsyncioTestCase as Case\nclass Base(Case): pass\nclass User(Base):\n    async def asyncSetUp(self): pass', { asyncSetUp: 'hook' }],
    ['from django.test import TestCase\nclass User(TestCase):\n    def setUpTestData(cls): pass', { setUpTestData: 'hook' }],
    ['def setup_module(): pass\ndef teardown_function(): pass', { setup_module: 'hook', teardown_function: 'hook' }],
    ['import pytest\n@pytest.fixture\ndef test_user(): pass', { test_user: 'fixture' }],
    ["from pytest import fixture as fix\n@fix(scope='module')\ndef user(): pass", { user: 'fixture' }],
    ['import pytest_asyncio\n@pytest_asyncio.fixture()\nasync def user(): pass', { user: 'fixture' }],
    ['from core.registry import fixture\n@fixture\ndef user(): pass', {}],
  ])('%s', (code, expected) => {
    const registered = [...analyzePython(code).registrations.ofFunction].map(([{ name }, { registers }]) => [name, registers])
    expect(Object.fromEntries(registered)).toEqual(expected)
  })
})

describe('what a parameter of a test is', () => {
  const asking = (parameter: string): string => `def test_user(${parameter}):\n    use = ${parameter}.connect()\n`
  const opening = 'import pytest\nfrom core.database import engine, memory\n'
  const live = ['connection']

  test.each<[string, string, string[]]>([
    ['nothing that is known', asking('anything'), []],
    ['a fixture of the file', `${opening}@pytest.fixture\ndef db():\n    return engine\n${asking('db')}`, live],
    ['a fixture under another name', `${opening}@pytest.fixture(name='db')\ndef database():\n    return engine\n${asking('db')}`, live],
    ['a fixture of a fixture', `${opening}@pytest.fixture\ndef inner():\n    return engine\n@pytest.fixture\ndef db(inner):\n    yield inner\n${asking('db')}`, live],
    ['a fixture of conftest.py', asking('live_engine'), live],
    ['a fixture that conftest.py imports', asking('imported_engine'), live],
    ['a fixture of a plugin of conftest.py', asking('plugged_engine'), live],
    ['a fixture of the file before one of conftest.py', `${opening}@pytest.fixture\ndef live_engine():\n    return memory\n${asking('live_engine')}`, []],
    ['a fixture that asks for the one it overrides', `${opening}@pytest.fixture\ndef live_engine(live_engine):\n    return live_engine\n${asking('live_engine')}`, live],
    ['a plain parameter of a helper', `${opening}@pytest.fixture\ndef db():\n    return engine\ndef helper(db):\n    return db.connect()\ndef test_user(): helper(1)`, []],
  ])('%s', (_name, code, things) => {
    expect(analyzePython(code, 'plugins/tests/test_example.py').model.acquisitions.map(({ thing }) => thing)).toEqual(things)
  })
})
