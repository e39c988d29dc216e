import libsqlClient from '../../src/libraries/libsql-client.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(libsqlClient, {
  types: {
    "import { createClient } from '@libsql/client'; createClient({ url: ':memory:' })": '@libsql/client.Client',
    "import * as libsql from '@libsql/client'; libsql.createClient({ url: ':memory:' })": '@libsql/client.Client',
    "const { createClient } = require('@libsql/client'); createClient({ url: ':memory:' })": '@libsql/client.Client',
    "import { createClient } from '@libsql/client/node'; createClient({ url: 'file:app.db' })": '@libsql/client.Client',
    "import { createClient } from '@libsql/client/web'; createClient({ url: 'libsql://app.turso.io' })": '@libsql/client.Client',
    "import { createClient } from '@libsql/client/http'; createClient({ url: 'http://localhost:8080' })": '@libsql/client.Client',
    "import { createClient } from '@libsql/client/ws'; createClient({ url: 'ws://localhost:8080' })": '@libsql/client.Client',
    "import { createClient } from '@libsql/client/sqlite3'; createClient({ url: 'file:app.db' })": '@libsql/client.Client',
    "import { createClient } from '@libsql/client'; await createClient({ url: '' }).transaction()": '@libsql/client.Transaction',
    "import type { Client } from '@libsql/client'; let client: Client; client": '@libsql/client.Client',
    "import { LibsqlError } from '@libsql/client'; new LibsqlError()": null,
  },
  opens: {
    "import { createClient } from '@libsql/client'; createClient({ url: ':memory:' })": ['@libsql/client client, memory'],
    "import { createClient } from '@libsql/client'; createClient({ url: 'file::memory:' })": ['@libsql/client client, memory'],
    "import { createClient } from '@libsql/client'; createClient({ url: 'file:app.db' })": ['@libsql/client client, file'],
    "import { createClient } from '@libsql/client'; createClient({ url: 'libsql://app.turso.io' })": ['@libsql/client client, server'],
    "import { createClient } from '@libsql/client'; createClient({ url: process.env.TURSO_URL })": ['@libsql/client client, environment'],
    "import { createClient } from '@libsql/client'; createClient({ url: 'file:replica.db', syncUrl: 'libsql://app.turso.io' })": [
      '@libsql/client client, server',
    ],
    "import { createClient } from '@libsql/client'; createClient({ url: ':memory:' }).transaction()": [
      '@libsql/client client, memory',
    ],
  },
  closes: ["import { createClient } from '@libsql/client'; const client = createClient({ url: ':memory:' }); client.close()"],
  executes: {
    "import { createClient } from '@libsql/client'; createClient({ url: ':memory:' }).execute('SELECT 1')": ['SELECT 1'],
    "import { createClient } from '@libsql/client'; createClient({ url: ':memory:' }).execute({ sql: 'SELECT ?', args: [1] })":
      ['SELECT ?'],
    "import { createClient } from '@libsql/client'; createClient({ url: ':memory:' }).batch(['SELECT 1', { sql: 'SELECT ?', args: [2] }])":
      ['SELECT 1', 'SELECT ?'],
    "import { createClient } from '@libsql/client'; createClient({ url: ':memory:' }).migrate(['CREATE TABLE users (id INTEGER)'])":
      ['CREATE TABLE users (id INTEGER)'],
    "import { createClient } from '@libsql/client'; createClient({ url: ':memory:' }).executeMultiple('SELECT 1; SELECT 2')":
      ['SELECT 1; SELECT 2'],
    "import { createClient } from '@libsql/client'; const write = await createClient({ url: '' }).transaction(); write.execute('SELECT 1')":
      ['SELECT 1'],
    "import { createClient } from '@libsql/client'; createClient({ url: ':memory:' }).sync()": [],
  },
})
