import { defineLibrary } from './define-library.ts'

const executing = { executes: { argument: 0, property: 'query' } } as const

export default defineLibrary(() => ({
  packages: ['@google-cloud/bigquery'],
  system: 'other_sql',
  types: {
    module: {
      BigQuery: {
        construct: 'BigQuery',
        opens: {
          thing: 'client',
          target: [{ argument: 0, property: 'apiEndpoint', names: 'url' }],
          otherwise: 'server',
          // One without an endpoint speaks to Google itself, which tests put a fake in front of.
          requires: [{ argument: 0, property: 'apiEndpoint' }],
          stateless: true,
        },
      },
    },
    BigQuery: { dataset: { returns: 'Dataset' }, query: executing, createQueryJob: executing },
    Dataset: {
      createTable: { schema: { creates: 'table', name: { argument: 0 }, inside: { argument: 0 }, error: 'Already Exists' } },
      table: { returns: 'Table' },
      query: executing,
      createQueryJob: executing,
      delete: { drops: true },
    },
    Table: { delete: { drops: true } },
  },
}))
