import asyncpg from '../../../src/libraries/python/asyncpg.ts'
import { describePythonLibrary } from './describe-python-library.ts'

const connection = "import asyncpg\nconnection = await asyncpg.connect('postgresql://localhost/app')\n"

describePythonLibrary(asyncpg, {
  types: {
    [`${connection}connection`]: 'asyncpg.Connection',
    'import asyncpg\npool = await asyncpg.create_pool()\nasync with pool.acquire() as connection:\n    pass\nconnection': 'asyncpg.Connection',
  },
  opens: { [connection]: ['asyncpg connection, server'], 'import asyncpg\nawait asyncpg.create_pool()': ['asyncpg connection pool, environment'] },
  closes: [`${connection}await connection.close()`],
  executes: { [`${connection}await connection.execute('SELECT 1')`]: ['SELECT 1'] },
})
