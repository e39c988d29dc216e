import duckdb from '../../src/libraries/duckdb.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(duckdb, {
  types: {
    "const duckdb = require('duckdb'); new duckdb.Database(':memory:')": 'duckdb.Database',
    "import duckdb from 'duckdb'; new duckdb.Database(':memory:')": 'duckdb.Database',
    "import { Database } from 'duckdb'; const db = new Database(':memory:'); db": 'duckdb.Database',
    "import * as duckdb from 'duckdb'; const connection = new duckdb.Database(':memory:').connect(); connection": 'duckdb.Connection',
    "import type { Connection } from 'duckdb'; let connection: Connection; connection": 'duckdb.Connection',
    "import { OPEN_READONLY } from 'duckdb'; OPEN_READONLY": null,
  },
  opens: {
    "const duckdb = require('duckdb'); new duckdb.Database(':memory:')": ['duckdb database, memory'],
    "import { Database } from 'duckdb'; new Database('app.duckdb')": ['duckdb database, file'],
    "import { Database } from 'duckdb'; new Database(process.env.DUCKDB_PATH)": ['duckdb database, environment'],
    "import { Connection, Database } from 'duckdb'; new Connection(new Database(':memory:'))": ['duckdb database, memory'],
    "import { Database } from 'duckdb'; const connection = new Database(':memory:').connect()": ['duckdb database, memory'],
  },
  closes: [
    "import { Database } from 'duckdb'; const db = new Database(':memory:'); db.close()",
    "import { Database } from 'duckdb'; const connection = new Database(':memory:').connect(); connection.close()",
  ],
  executes: {
    "import { Database } from 'duckdb'; const db = new Database(':memory:'); db.exec('CREATE TABLE t (i int)')": ['CREATE TABLE t (i int)'],
    "import { Database } from 'duckdb'; const db = new Database(':memory:'); db.all('SELECT 1', (error, rows) => {})": ['SELECT 1'],
    "import { Database } from 'duckdb'; const connection = new Database(':memory:').connect(); connection.run('SELECT 1')": ['SELECT 1'],
    "import { Database } from 'duckdb'; const db = new Database(':memory:'); db.prepare('INSERT INTO t VALUES (?)')": [
      'INSERT INTO t VALUES (?)',
    ],
    "import { Database } from 'duckdb'; const db = new Database(':memory:'); db.serialize()": [],
  },
})
