import { defineLibrary } from './define-library.ts'

const executing = { executes: { argument: 0, property: 'query' } } as const

export default defineLibrary(() => ({
  packages: ['@clickhouse/client', '@clickhouse/client-web'],
  system: 'clickhouse',
  inserts: ['insert'],
  types: {
    module: {
      createClient: {
        returns: 'ClickHouseClient',
        opens: {
          thing: 'client',
          target: [
            { argument: 0, property: 'url', names: 'url' },
            { argument: 0, property: 'host', names: 'url' },
          ],
          // http://localhost:8123
          otherwise: 'server',
        },
      },
      ClickHouseClient: { annotates: 'ClickHouseClient' },
    },
    ClickHouseClient: { query: executing, command: executing, exec: executing, close: { closes: true } },
  },
}))
