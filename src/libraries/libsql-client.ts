import { defineLibrary } from './define-library.ts'

const executing = { executes: { argument: 0, property: 'sql' } } as const

const statements = {
  execute: executing,
  batch: executing,
  executeMultiple: { executes: { argument: 0 } },
} as const

export default defineLibrary(() => ({
  packages: [
    '@libsql/client',
    '@libsql/client/node',
    '@libsql/client/web',
    '@libsql/client/http',
    '@libsql/client/ws',
    '@libsql/client/sqlite3',
  ],
  system: 'sqlite',
  types: {
    module: {
      createClient: {
        returns: 'Client',
        opens: {
          thing: 'client',
          target: [
            // An embedded replica has a local file too, and writes to this server.
            { argument: 0, property: 'syncUrl', names: 'url' },
            { argument: 0, property: 'url', names: 'url' },
          ],
          otherwise: 'environment',
        },
      },
      Client: { annotates: 'Client' },
      Transaction: { annotates: 'Transaction' },
    },
    Client: { ...statements, migrate: executing, transaction: { returns: 'Transaction' }, close: { closes: true } },
    Transaction: statements,
  },
}))
