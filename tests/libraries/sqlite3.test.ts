import sqlite3 from '../../src/libraries/sqlite3.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(sqlite3, {
  types: {
    "import sqlite3 from 'sqlite3'; new sqlite3.Database(':memory:')": 'sqlite3.Database',
    "import { Database } from 'sqlite3'; new Database(':memory:')": 'sqlite3.Database',
    "import * as sqlite3 from 'sqlite3'; new sqlite3.Database(':memory:')": 'sqlite3.Database',
    "const sqlite3 = require('sqlite3').verbose(); new sqlite3.Database('app.db')": 'sqlite3.Database',
    "const { Database } = require('sqlite3').verbose(); new Database('app.db')": 'sqlite3.Database',
    "import sqlite3 from 'sqlite3'; new sqlite3.cached.Database('app.db')": 'sqlite3.Database',
    "import sqlite3 from 'sqlite3'; sqlite3.cached.Database('app.db')": 'sqlite3.Database',
    "import type { Database } from 'sqlite3'; let db: Database; db": 'sqlite3.Database',
    "import sqlite3 from 'sqlite3'; let db: sqlite3.Database; db": 'sqlite3.Database',
    "import sqlite3 from 'sqlite3'; sqlite3.OPEN_READONLY": null,
  },
  opens: {
    "import sqlite3 from 'sqlite3'; new sqlite3.Database(':memory:')": ['sqlite3 database, memory'],
    "import sqlite3 from 'sqlite3'; new sqlite3.Database('')": ['sqlite3 database, memory'],
    "import sqlite3 from 'sqlite3'; new sqlite3.Database('app.db', (error) => {})": ['sqlite3 database, file'],
    "import sqlite3 from 'sqlite3'; new sqlite3.Database(process.env.DATABASE_PATH)": ['sqlite3 database, environment'],
    "const sqlite3 = require('sqlite3').verbose(); new sqlite3.Database('app.db')": ['sqlite3 database, file'],
    "import sqlite3 from 'sqlite3'; new sqlite3.cached.Database('app.db')": ['sqlite3 database, file'],
    "import sqlite3 from 'sqlite3'; sqlite3.verbose()": [],
  },
  closes: ["import sqlite3 from 'sqlite3'; const db = new sqlite3.Database(':memory:'); db.close(done)"],
  executes: {
    "import sqlite3 from 'sqlite3'; const db = new sqlite3.Database(':memory:'); db.run('CREATE TABLE users (id INTEGER)', done)": [
      'CREATE TABLE users (id INTEGER)',
    ],
    "import sqlite3 from 'sqlite3'; const db = new sqlite3.Database(':memory:'); db.exec('SELECT 1; SELECT 2')": ['SELECT 1; SELECT 2'],
    "import sqlite3 from 'sqlite3'; const db = new sqlite3.Database(':memory:'); db.run('SELECT 1').all('SELECT 2', done)": ['SELECT 2'],
    "import sqlite3 from 'sqlite3'; const db = new sqlite3.Database(':memory:'); db.prepare('INSERT INTO users VALUES (?)')": [
      'INSERT INTO users VALUES (?)',
    ],
    "import sqlite3 from 'sqlite3'; const db = new sqlite3.Database(':memory:'); db.serialize()": [],
  },
})
