import clickhouse from '../../src/libraries/clickhouse.ts'
import { describeLibrary } from './describe-library.ts'

describeLibrary(clickhouse, {
  types: {
    "import { createClient } from '@clickhouse/client'; createClient()": '@clickhouse/client.ClickHouseClient',
    "import { createClient } from '@clickhouse/client-web'; createClient()": '@clickhouse/client.ClickHouseClient',
    "const { createClient } = require('@clickhouse/client'); const client = createClient(); client": '@clickhouse/client.ClickHouseClient',
    "import type { ClickHouseClient } from '@clickhouse/client'; let client: ClickHouseClient; client":
      '@clickhouse/client.ClickHouseClient',
    "import { ClickHouseLogLevel } from '@clickhouse/client'; ClickHouseLogLevel": null,
  },
  opens: {
    "import { createClient } from '@clickhouse/client'; createClient()": ['@clickhouse/client client, server'],
    "import { createClient } from '@clickhouse/client'; createClient({ url: 'http://localhost:8123' })": [
      '@clickhouse/client client, server',
    ],
    "import { createClient } from '@clickhouse/client'; createClient({ url: process.env.CLICKHOUSE_URL })": [
      '@clickhouse/client client, environment',
    ],
    "import { createClient } from '@clickhouse/client'; createClient({ host: process.env.CLICKHOUSE_HOST })": [
      '@clickhouse/client client, environment',
    ],
    "import { createClient } from '@clickhouse/client'; createClient({ database: 'events_test' })": ['@clickhouse/client client, server'],
  },
  closes: ["import { createClient } from '@clickhouse/client'; const client = createClient(); await client.close()"],
  executes: {
    "import { createClient } from '@clickhouse/client'; const client = createClient(); client.command({ query: 'DROP TABLE t' })": [
      'DROP TABLE t',
    ],
    "import { createClient } from '@clickhouse/client'; const client = createClient(); client.exec({ query: `DROP TABLE ${table}` })": [
      'DROP TABLE ${}',
    ],
    "import { createClient } from '@clickhouse/client'; const client = createClient(); client.query({ query: 'SELECT 1', format })": [
      'SELECT 1',
    ],
    "import { createClient } from '@clickhouse/client'; const client = createClient(); client.insert({ table: 't', values: [] })": [],
  },
})
