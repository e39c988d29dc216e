import nodeSqlite from '../../src/libraries/node-sqlite.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(nodeSqlite, {
  types: {
    "import { DatabaseSync } from 'node:sqlite'; new DatabaseSync(':memory:')": 'node:sqlite.DatabaseSync',
    "import sqlite from 'node:sqlite'; new sqlite.DatabaseSync(':memory:')": 'node:sqlite.DatabaseSync',
    "import * as sqlite from 'node:sqlite'; new sqlite.DatabaseSync(':memory:')": 'node:sqlite.DatabaseSync',
    "const { DatabaseSync } = require('node:sqlite'); new DatabaseSync(':memory:')": 'node:sqlite.DatabaseSync',
    "const { DatabaseSync } = await import('node:sqlite'); new DatabaseSync(':memory:')": 'node:sqlite.DatabaseSync',
    "import type { DatabaseSync } from 'node:sqlite'; let db: DatabaseSync; db": 'node:sqlite.DatabaseSync',
    "import { DatabaseSync } from 'node:sqlite'; new DatabaseSync(':memory:').createTagStore()": 'node:sqlite.SQLTagStore',
    "import { DatabaseSync } from 'node:sqlite'; new DatabaseSync(':memory:').createTagStore().db": 'node:sqlite.DatabaseSync',
    "import { constants } from 'node:sqlite'; constants.SQLITE_DENY": null,
  },
  opens: {
    "import { DatabaseSync } from 'node:sqlite'; new DatabaseSync(':memory:')": ['node:sqlite database, memory'],
    "import { DatabaseSync } from 'node:sqlite'; new DatabaseSync('app.db')": ['node:sqlite database, file'],
    "import { DatabaseSync } from 'node:sqlite'; new DatabaseSync(process.env.DATABASE_PATH)": ['node:sqlite database, environment'],
    "import { DatabaseSync } from 'node:sqlite'; new DatabaseSync('app.db', { readOnly: true })": ['node:sqlite database, file, read-only'],
    "import { DatabaseSync, backup } from 'node:sqlite'; backup(new DatabaseSync('app.db'), 'copy')": ['node:sqlite database, file'],
  },
  closes: ["import { DatabaseSync } from 'node:sqlite'; const db = new DatabaseSync(':memory:'); db.close()"],
  executes: {
    "import { DatabaseSync } from 'node:sqlite'; const db = new DatabaseSync(':memory:'); db.exec('CREATE TABLE users (id INTEGER)')": [
      'CREATE TABLE users (id INTEGER)',
    ],
    "import { DatabaseSync } from 'node:sqlite'; const db = new DatabaseSync(':memory:'); db.prepare('INSERT INTO users VALUES (?)')": [
      'INSERT INTO users VALUES (?)',
    ],
    "import { DatabaseSync } from 'node:sqlite'; const db = new DatabaseSync('').createTagStore(); db.run`DELETE FROM users LIMIT ${1}`": [
      'DELETE FROM users LIMIT ${}',
    ],
    "import { DatabaseSync } from 'node:sqlite'; const db = new DatabaseSync(':memory:'); db.location('main')": [],
  },
})
