import psycopg2 from '../../../src/libraries/python/psycopg2.ts'
import { describePythonLibrary } from './describe-python-library.ts'

const connection = "import psycopg2\nconnection = psycopg2.connect(dbname='app')\n"

describePythonLibrary(psycopg2, {
  types: { [`${connection}connection.cursor()`]: 'psycopg2.Cursor', 'from psycopg2 import sql\nsql': null },
  opens: {
    [connection]: ['psycopg2 connection, server'],
    "from psycopg2.pool import SimpleConnectionPool\nSimpleConnectionPool(1, 2, 'dbname=app')": ['psycopg2 connection pool, server'],
  },
  closes: [`${connection}connection.close()`],
  executes: { [`${connection}connection.cursor().execute('SELECT 1')`]: ['SELECT 1'] },
})
