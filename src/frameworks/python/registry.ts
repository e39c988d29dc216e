import type { Framework } from '../define-framework.ts'
import pytest from './pytest.ts'
import pytestAsyncio from './pytest-asyncio.ts'
import pytestMock from './pytest-mock.ts'
import unittest from './unittest.ts'

/** Every Python test framework the plugin knows. */
export const pythonFrameworks: readonly Framework[] = [pytest, pytestAsyncio, pytestMock, unittest]
