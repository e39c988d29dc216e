import databases from '../../../src/libraries/python/databases.ts'
import { describePythonLibrary } from './describe-python-library.ts'

const database = "from databases import Database\ndatabase = Database('sqlite+aiosqlite:///app.db')\n"

describePythonLibrary(databases, {
  types: { [`${database}database`]: 'databases.Database' },
  opens: { [database]: ['databases database, file'] },
  closes: [`${database}await database.disconnect()`],
  executes: { [`${database}await database.execute(query='SELECT 1')`]: ['SELECT 1'] },
})
