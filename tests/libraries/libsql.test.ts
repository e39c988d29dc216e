import libsql from '../../src/libraries/libsql.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(libsql, {
  types: {
    "import Database from 'libsql'; new Database(':memory:')": 'libsql.Database',
    "const Database = require('libsql'); new Database('app.db')": 'libsql.Database',
    "import Database from 'libsql/promise'; new Database('app.db')": 'libsql.Database',
    "const { default: Database } = await import('libsql'); new Database(':memory:')": 'libsql.Database',
    "import Database from 'libsql'; let db: Database.Database; db": 'libsql.Database',
    "import Database from 'libsql/promise'; let db: Database; db": 'libsql.Database',
    "import Database from 'libsql'; new Database(':memory:').defaultSafeIntegers()": 'libsql.Database',
    "import Database from 'libsql'; Database.SqliteError": null,
  },
  opens: {
    "import Database from 'libsql'; new Database(':memory:')": ['libsql database, memory'],
    "import Database from 'libsql'; new Database('app.db')": ['libsql database, file'],
    "import Database from 'libsql'; new Database(process.env.DATABASE_PATH)": ['libsql database, environment'],
    "import Database from 'libsql'; new Database('app.db', { readonly: true })": ['libsql database, file'],
    "import Database from 'libsql'; new Database('replica.db', { syncUrl: 'libsql://app.turso.io' })": ['libsql database, server'],
    "import Database from 'libsql'; new Database('replica.db', { syncUrl: process.env.TURSO_URL })": ['libsql database, environment'],
  },
  closes: ["import Database from 'libsql'; const db = new Database(':memory:'); db.close()"],
  executes: {
    "import Database from 'libsql'; const db = new Database(':memory:'); db.exec('CREATE TABLE users (id INTEGER)')": [
      'CREATE TABLE users (id INTEGER)',
    ],
    "import Database from 'libsql'; const db = new Database(':memory:'); db.prepare('SELECT ?')": ['SELECT ?'],
    "import Database from 'libsql/promise'; const db = new Database(':memory:'); await db.exec('SELECT 1')": ['SELECT 1'],
    "import Database from 'libsql'; const db = new Database(':memory:'); db.sync()": [],
  },
})
