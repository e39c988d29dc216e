import psycopg from '../../../src/libraries/python/psycopg.ts'
import { describePythonLibrary } from './describe-python-library.ts'

const connection = "import psycopg\nconnection = psycopg.connect('postgresql://localhost/app')\n"

describePythonLibrary(psycopg, {
  types: {
    [`${connection}connection`]: 'psycopg.Connection',
    [`${connection}connection.cursor()`]: 'psycopg.Cursor',
    'import psycopg\npsycopg.AsyncConnection.connect()': 'psycopg.Connection',
    'from psycopg_pool import ConnectionPool\nwith ConnectionPool() as pool:\n    pass\npool.connection()': 'psycopg.Connection',
  },
  opens: {
    [connection]: ['psycopg connection, server'],
    'import psycopg\npsycopg.connect()': ['psycopg connection, environment'],
    "import psycopg\npsycopg.connect(host='localhost')": ['psycopg connection, server'],
    'from psycopg_pool import AsyncConnectionPool\nAsyncConnectionPool()': ['psycopg connection pool, environment'],
  },
  closes: [`${connection}connection.close()`],
  executes: {
    [`${connection}connection.execute('SELECT 1')`]: ['SELECT 1'],
    [`${connection}with connection.cursor() as cursor:\n    pass\ncursor.execute('SELECT 1')`]: ['SELECT 1'],
  },
})
