import betterSqlite3 from '../../src/libraries/better-sqlite3.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(betterSqlite3, {
  types: {
    "import Database from 'better-sqlite3'; new Database(':memory:')": 'better-sqlite3.Database',
    "const Database = require('better-sqlite3'); new Database('app.db')": 'better-sqlite3.Database',
    "const Database = require('better-sqlite3'); Database('app.db')": 'better-sqlite3.Database',
    "const db = require('better-sqlite3')('app.db'); db": 'better-sqlite3.Database',
    "import * as Database from 'better-sqlite3'; new Database(':memory:')": 'better-sqlite3.Database',
    "const { default: Database } = await import('better-sqlite3'); new Database(':memory:')": 'better-sqlite3.Database',
    "import Database from 'better-sqlite3-multiple-ciphers'; new Database('secret.db')": 'better-sqlite3.Database',
    "import Database from 'better-sqlite3'; let db: Database.Database; db": 'better-sqlite3.Database',
    "import type { Database } from 'better-sqlite3'; let db: Database; db": 'better-sqlite3.Database',
    "import Database from 'better-sqlite3'; let db: InstanceType<typeof Database>; db": 'better-sqlite3.Database',
    "import Database from 'better-sqlite3'; new Database().exec('SELECT 1').unsafeMode()": 'better-sqlite3.Database',
    "import Database from 'better-sqlite3'; new Database().pragma('journal_mode = WAL')": null,
    "import Database from 'better-sqlite3'; Database.SqliteError": null,
  },
  opens: {
    "import Database from 'better-sqlite3'; new Database(':memory:')": ['better-sqlite3 database, memory'],
    "import Database from 'better-sqlite3'; new Database('')": ['better-sqlite3 database, memory'],
    "import Database from 'better-sqlite3'; new Database()": ['better-sqlite3 database, memory'],
    "import Database from 'better-sqlite3'; new Database('app.db')": ['better-sqlite3 database, file'],
    "import Database from 'better-sqlite3'; new Database(process.env.DATABASE_PATH)": ['better-sqlite3 database, environment'],
    "import Database from 'better-sqlite3'; new Database('app.db', { readonly: true })": ['better-sqlite3 database, file, read-only'],
    "import Database from 'better-sqlite3'; new Database('app.db', { fileMustExist: true })": ['better-sqlite3 database, file'],
    "const db = require('better-sqlite3')('app.db')": ['better-sqlite3 database, file'],
    "import Database from 'better-sqlite3'; new Database.SqliteError('failed', 'SQLITE_ERROR')": [],
  },
  closes: ["import Database from 'better-sqlite3'; const db = new Database(':memory:'); db.close()"],
  executes: {
    "import Database from 'better-sqlite3'; const db = new Database(); db.exec('CREATE TABLE users (id INTEGER)')": [
      'CREATE TABLE users (id INTEGER)',
    ],
    "import Database from 'better-sqlite3'; const db = new Database(); db.prepare('INSERT INTO users VALUES (?)')": [
      'INSERT INTO users VALUES (?)',
    ],
    "import Database from 'better-sqlite3'; new Database().exec('SELECT 1').exec('SELECT 2')": ['SELECT 2'],
    "import Database from 'better-sqlite3'; const db = new Database(); db.pragma('journal_mode = WAL')": [],
  },
})
