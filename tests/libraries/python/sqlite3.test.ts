import sqlite3 from '../../../src/libraries/python/sqlite3.ts'
import { describePythonLibrary } from './describe-python-library.ts'

const connection = "import sqlite3\nconnection = sqlite3.connect(':memory:')\n"

describePythonLibrary(sqlite3, {
  types: {
    [`${connection}connection`]: 'sqlite3.Connection',
    [`${connection}connection.execute('SELECT 1')`]: 'sqlite3.Cursor',
    "import aiosqlite\nasync with aiosqlite.connect('app.db') as db:\n    pass\ndb": 'sqlite3.Connection',
  },
  opens: {
    [connection]: ['sqlite3 connection, memory'],
    "import sqlite3\nsqlite3.connect('file::memory:?cache=shared', uri=True)": ['sqlite3 connection, memory'],
    "import sqlite3\nsqlite3.connect(database='app.db')": ['sqlite3 connection, file'],
    "import sqlite3\ndef open_at(tmp_path):\n    return sqlite3.connect(tmp_path / 'app.db')": ['sqlite3 connection, ephemeral'],
    "import sqlite3\nsqlite3.connect(path)": ['sqlite3 connection, unknown'],
  },
  closes: [`${connection}connection.close()`],
  executes: { [`${connection}connection.executescript('SELECT 1; SELECT 2')`]: ['SELECT 1; SELECT 2'], [`${connection}connection.cursor().execute(r'SELECT 1')`]: ['SELECT 1'] },
})
