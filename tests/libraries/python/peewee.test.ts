import peewee from '../../../src/libraries/python/peewee.ts'
import { describePythonLibrary } from './describe-python-library.ts'

const database = "from peewee import SqliteDatabase\ndatabase = SqliteDatabase('app.db')\n"

describePythonLibrary(peewee, {
  types: { [`${database}database`]: 'peewee.Database', "from playhouse.db_url import connect\nconnect('sqlite:///app.db')": 'peewee.Database' },
  opens: {
    [database]: ['peewee database, file'],
    "from peewee import SqliteDatabase\nSqliteDatabase(':memory:')": ['peewee database, memory'],
    'from peewee import SqliteDatabase\nSqliteDatabase(None)': [],
    "from peewee import PostgresqlDatabase\nPostgresqlDatabase('app')": ['peewee database, server'],
  },
  closes: [`${database}database.close()`],
  executes: { [`${database}database.execute_sql('SELECT 1')`]: ['SELECT 1'] },
})
