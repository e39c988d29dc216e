import tedious from '../../src/libraries/tedious.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(tedious, {
  types: {
    "import { Connection } from 'tedious'; new Connection({ server: 'localhost' })": 'tedious.Connection',
    "import * as tedious from 'tedious'; tedious.connect({ server: 'localhost' })": 'tedious.Connection',
    "const { Connection } = require('tedious'); new Connection({ server: 'localhost' })": 'tedious.Connection',
    "import tedious from 'tedious'; new tedious.Request('SELECT 1', done)": 'tedious.Request',
    "import type { Connection } from 'tedious'; let connection: Connection; connection": 'tedious.Connection',
    "import { TYPES } from 'tedious'; TYPES": null,
  },
  opens: {
    "import { Connection } from 'tedious'; new Connection({ server: 'localhost', options: {} })": ['tedious connection, server'],
    "import { Connection } from 'tedious'; new Connection({ server: process.env.MSSQL_HOST })": ['tedious connection, environment'],
    "import { connect } from 'tedious'; connect({ server: 'localhost' })": ['tedious connection, server'],
    "import { Request } from 'tedious'; new Request('SELECT 1', done)": [],
  },
  closes: ["import { Connection } from 'tedious'; const connection = new Connection({ server: 'localhost' }); connection.close()"],
  executes: {
    "import { Request } from 'tedious'; new Request('CREATE TABLE users (id INT)', done)": ['CREATE TABLE users (id INT)'],
    "import { Connection } from 'tedious'; const connection = new Connection({}); connection.reset(done)": [],
  },
})
