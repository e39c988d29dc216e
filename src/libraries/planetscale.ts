import { defineLibrary, type Opening } from './define-library.ts'

const target: Pick<Opening, 'otherwise' | 'target'> = {
  target: [
    { argument: 0, property: 'url', names: 'url' },
    { argument: 0, property: 'host', names: 'server' },
  ],
  otherwise: 'server',
}

const opensConnection: Opening = { thing: 'connection', ...target }

const queries = {
  execute: { executes: { argument: 0 } },
  transaction: { callback: { argument: 0, parameters: ['Transaction'] } },
} as const

export default defineLibrary(() => ({
  packages: ['@planetscale/database'],
  system: 'mysql',
  types: {
    module: {
      connect: { returns: 'Connection', opens: opensConnection },
      Connection: { construct: 'Connection', opens: opensConnection },
      Client: { construct: 'Client', opens: { thing: 'client', ...target } },
      Transaction: { annotates: 'Transaction' },
    },
    Client: { ...queries, connection: { returns: 'Connection' } },
    Connection: queries,
    Transaction: { execute: queries.execute },
  },
}))
