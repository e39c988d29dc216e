import sqlite from '../../src/libraries/sqlite.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(sqlite, {
  types: {
    "import { open } from 'sqlite'; import sqlite3 from 'sqlite3'; await open({ filename: ':memory:', driver: sqlite3.Database })":
      'sqlite.Database',
    "import * as sqlite from 'sqlite'; await sqlite.open({ filename: 'app.db' })": 'sqlite.Database',
    "const { open } = require('sqlite'); await open({ filename: 'app.db' })": 'sqlite.Database',
    "import { Database } from 'sqlite'; new Database({ filename: 'app.db' })": 'sqlite.Database',
    "import type { Database } from 'sqlite'; let db: Database; db": 'sqlite.Database',
    "import { open } from 'sqlite'; const db = await open({ filename: ':memory:' }); db.getDatabaseInstance()": 'sqlite3.Database',
    "import { open } from 'sqlite'; const db = await open({ filename: ':memory:' }); db.db": 'sqlite3.Database',
    "import { open } from 'sqlite'; const db = await open({ filename: '' }); db.migrate()": null,
  },
  opens: {
    "import { open } from 'sqlite'; import sqlite3 from 'sqlite3'; await open({ filename: ':memory:', driver: sqlite3.Database })": [
      'sqlite database, memory',
    ],
    "import { open } from 'sqlite'; import sqlite3 from 'sqlite3'; await open({ filename: 'app.db', driver: sqlite3.Database })": [
      'sqlite database, file',
    ],
    "import { open } from 'sqlite'; await open({ filename: process.env.DATABASE_PATH, driver })": ['sqlite database, environment'],
    "import { Database } from 'sqlite'; const db = new Database({ filename: 'app.db' }); await db.open()": ['sqlite database, file'],
  },
  closes: ["import { open } from 'sqlite'; const db = await open({ filename: '' }); db.close()"],
  executes: {
    "import { open } from 'sqlite'; const db = await open({ filename: '' }); db.exec('CREATE TABLE users (id INTEGER)')": [
      'CREATE TABLE users (id INTEGER)',
    ],
    "import { open } from 'sqlite'; const db = await open({ filename: '' }); db.run('DELETE FROM users WHERE id = ?', 1)": [
      'DELETE FROM users WHERE id = ?',
    ],
    "import { open } from 'sqlite'; const db = await open({ filename: '' }); db.all({ sql: 'SELECT ?', values: [1] })": ['SELECT ?'],
    "import { open } from 'sqlite'; const db = await open({ filename: '' }); db.prepare('SELECT ?')": ['SELECT ?'],
    "import { open } from 'sqlite'; const db = await open({ filename: '' }); db.migrate()": [],
  },
})
