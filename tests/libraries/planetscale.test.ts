import planetscale from '../../src/libraries/planetscale.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(planetscale, {
  types: {
    "import { connect } from '@planetscale/database'; connect({ url: process.env.DATABASE_URL })": '@planetscale/database.Connection',
    "import { Client } from '@planetscale/database'; new Client({ host: 'aws.connect.psdb.cloud' })": '@planetscale/database.Client',
    "const { connect } = require('@planetscale/database'); const connection = connect(config); connection":
      '@planetscale/database.Connection',
    "import { Client } from '@planetscale/database'; const client = new Client(config); client.connection()":
      '@planetscale/database.Connection',
    "import type { Transaction } from '@planetscale/database'; let tx: Transaction; tx": '@planetscale/database.Transaction',
    "import { connect } from '@planetscale/database'; let tx; connect(config).transaction((inner) => { tx = inner }); tx":
      '@planetscale/database.Transaction',
    "import { cast } from '@planetscale/database'; cast": null,
  },
  opens: {
    "import { connect } from '@planetscale/database'; connect({ url: process.env.DATABASE_URL })": [
      '@planetscale/database connection, environment',
    ],
    "import { connect } from '@planetscale/database'; connect({ url: 'mysql://user:secret@aws.connect.psdb.cloud/app' })": [
      '@planetscale/database connection, server',
    ],
    "import { connect } from '@planetscale/database'; connect({ host: process.env.DATABASE_HOST, username, password })": [
      '@planetscale/database connection, environment',
    ],
    "import { Client } from '@planetscale/database'; new Client({ host: 'aws.connect.psdb.cloud', username, password })": [
      '@planetscale/database client, server',
    ],
    "import { Client } from '@planetscale/database'; const connection = new Client({ host: 'localhost' }).connection()": [
      '@planetscale/database client, server',
    ],
  },
  executes: {
    "import { connect } from '@planetscale/database'; const connection = connect(config); connection.execute('CREATE TABLE t (i int)')": [
      'CREATE TABLE t (i int)',
    ],
    "import { Client } from '@planetscale/database'; const client = new Client(config); client.execute('SELECT ?', [1])": ['SELECT ?'],
    "import type { Transaction } from '@planetscale/database'; let tx: Transaction; tx.execute('DELETE FROM t')": ['DELETE FROM t'],
    "import { connect } from '@planetscale/database'; const connection = connect(config); connection.refresh()": [],
  },
})
