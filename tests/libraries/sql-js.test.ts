import sqlJs from '../../src/libraries/sql-js.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(sqlJs, {
  types: {
    "import initSqlJs from 'sql.js'; await initSqlJs()": 'sql.js.SqlJsStatic',
    "import initSqlJs from 'sql.js'; const SQL = await initSqlJs(); new SQL.Database()": 'sql.js.Database',
    "const initSqlJs = require('sql.js'); const SQL = await initSqlJs({ locateFile }); new SQL.Database(bytes)": 'sql.js.Database',
    "import initSqlJs from 'sql.js/dist/sql-asm.js'; const { Database } = await initSqlJs(); new Database()": 'sql.js.Database',
    "import type { Database } from 'sql.js'; let db: Database; db": 'sql.js.Database',
    "import initSqlJs, { type SqlJsStatic } from 'sql.js'; let SQL: SqlJsStatic; new SQL.Database()": 'sql.js.Database',
    "import initSqlJs from 'sql.js'; const SQL = await initSqlJs(); new SQL.Database().run('SELECT 1')": 'sql.js.Database',
    "import initSqlJs from 'sql.js'; const SQL = await initSqlJs(); new SQL.Database().export()": null,
  },
  opens: {
    "import initSqlJs from 'sql.js'; const SQL = await initSqlJs(); new SQL.Database()": ['sql.js database, memory'],
    "import initSqlJs from 'sql.js'; const SQL = await initSqlJs(); new SQL.Database(bytes)": ['sql.js database, memory'],
    "import initSqlJs from 'sql.js'; await initSqlJs()": [],
  },
  closes: ["import initSqlJs from 'sql.js'; const SQL = await initSqlJs(); const db = new SQL.Database(); db.close()"],
  executes: {
    "import initSqlJs from 'sql.js'; const SQL = await initSqlJs(); new SQL.Database().run('CREATE TABLE users (id INTEGER)')": [
      'CREATE TABLE users (id INTEGER)',
    ],
    "import initSqlJs from 'sql.js'; const SQL = await initSqlJs(); const db = new SQL.Database(); db.exec('SELECT 1; SELECT 2')": [
      'SELECT 1; SELECT 2',
    ],
    "import initSqlJs from 'sql.js'; const SQL = await initSqlJs(); const db = new SQL.Database(); db.prepare('SELECT ?')": ['SELECT ?'],
    "import initSqlJs from 'sql.js'; const SQL = await initSqlJs(); const db = new SQL.Database(); db.each('SELECT 1', done)": ['SELECT 1'],
    "import initSqlJs from 'sql.js'; const SQL = await initSqlJs(); const db = new SQL.Database(); db.getRowsModified()": [],
  },
})
