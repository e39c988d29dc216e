import { defineLibrary } from './define-library.ts'

const executing = { executes: { argument: 0 } } as const

export default defineLibrary(() => ({
  packages: ['cassandra-driver'],
  system: 'cassandra',
  types: {
    module: {
      Client: {
        construct: 'Client',
        opens: {
          thing: 'client',
          target: [
            { argument: 0, property: 'contactPoints', names: 'server' },
            { argument: 0, property: 'cloud.secureConnectBundle', names: 'server' },
            { argument: 0, property: 'keyspace', names: 'server' },
          ],
          otherwise: 'environment',
        },
      },
      default: { is: 'module' },
    },
    Client: {
      execute: executing,
      eachRow: executing,
      stream: executing,
      // Strings, or objects with their text under `query`
      batch: { executes: { argument: 0, property: 'query' } },
      shutdown: { closes: true },
    },
  },
}))
