import duckdbNodeApi from '../../src/libraries/duckdb-node-api.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(duckdbNodeApi, {
  types: {
    "import { DuckDBInstance } from '@duckdb/node-api'; await DuckDBInstance.create()": '@duckdb/node-api.DuckDBInstance',
    "import duckdb from '@duckdb/node-api'; duckdb.DuckDBInstance.create()": '@duckdb/node-api.DuckDBInstance',
    "const { DuckDBInstance } = require('@duckdb/node-api'); DuckDBInstance.fromCache('app.duckdb')": '@duckdb/node-api.DuckDBInstance',
    "import { DuckDBInstance } from '@duckdb/node-api'; const instance = await DuckDBInstance.create(); await instance.connect()":
      '@duckdb/node-api.DuckDBConnection',
    "import { DuckDBConnection } from '@duckdb/node-api'; await DuckDBConnection.create()": '@duckdb/node-api.DuckDBConnection',
    "import type { DuckDBConnection } from '@duckdb/node-api'; let connection: DuckDBConnection; connection":
      '@duckdb/node-api.DuckDBConnection',
    "import { DuckDBInstanceCache } from '@duckdb/node-api'; new DuckDBInstanceCache().getOrCreateInstance('app.duckdb')":
      '@duckdb/node-api.DuckDBInstance',
    "import { INTEGER } from '@duckdb/node-api'; INTEGER": null,
  },
  opens: {
    "import { DuckDBInstance } from '@duckdb/node-api'; await DuckDBInstance.create()": ['@duckdb/node-api database, memory'],
    "import { DuckDBInstance } from '@duckdb/node-api'; await DuckDBInstance.create(':memory:')": ['@duckdb/node-api database, memory'],
    "import { DuckDBInstance } from '@duckdb/node-api'; await DuckDBInstance.create('app.duckdb', { threads: '4' })": [
      '@duckdb/node-api database, file',
    ],
    "import { DuckDBInstance } from '@duckdb/node-api'; await DuckDBInstance.fromCache(process.env.DUCKDB_PATH)": [
      '@duckdb/node-api database, environment',
    ],
    "import { DuckDBConnection } from '@duckdb/node-api'; await DuckDBConnection.create()": ['@duckdb/node-api connection, memory'],
    "import { DuckDBConnection } from '@duckdb/node-api'; const connect = (instance) => DuckDBConnection.create(instance)": [],
    "import { DuckDBInstance } from '@duckdb/node-api'; const instance = await DuckDBInstance.create(); await instance.connect()": [
      '@duckdb/node-api database, memory',
    ],
  },
  closes: [
    "import { DuckDBInstance } from '@duckdb/node-api'; const instance = await DuckDBInstance.create(); instance.closeSync()",
    "import { DuckDBConnection } from '@duckdb/node-api'; const connection = await DuckDBConnection.create(); connection.closeSync()",
    "import { DuckDBConnection } from '@duckdb/node-api'; const connection = await DuckDBConnection.create(); connection.disconnectSync()",
  ],
  executes: {
    "import type { DuckDBConnection } from '@duckdb/node-api'; let connection: DuckDBConnection; connection.run('CREATE TABLE t(i int)')": [
      'CREATE TABLE t(i int)',
    ],
    "import type { DuckDBConnection } from '@duckdb/node-api'; let connection: DuckDBConnection; connection.runAndReadAll('FROM t')": [
      'FROM t',
    ],
    "import type { DuckDBConnection } from '@duckdb/node-api'; let connection: DuckDBConnection; connection.stream(`FROM ${table}`)": [
      'FROM ${}',
    ],
    "import type { DuckDBConnection } from '@duckdb/node-api'; let connection: DuckDBConnection; connection.prepare('SELECT $1')": [
      'SELECT $1',
    ],
    "import type { DuckDBConnection } from '@duckdb/node-api'; let connection: DuckDBConnection; connection.createAppender('t')": [],
  },
})
