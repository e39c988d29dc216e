import { defineLibrary, type Opening } from './define-library.ts'

// Without arguments pg reads PGHOST, PGDATABASE and their kind: https://node-postgres.com/features/connecting
const target: Pick<Opening, 'otherwise' | 'target'> = {
  target: [
    { argument: 0, names: 'url' },
    { argument: 0, property: 'connectionString', names: 'url' },
    { argument: 0, property: 'host', names: 'server' },
    { argument: 0, property: 'database', names: 'server' },
    // '-c search_path=…'
    { argument: 0, property: 'options', names: 'server' },
  ],
  otherwise: 'environment',
}

const executing = { executes: { argument: 0, property: 'text' } } as const

export default defineLibrary(() => ({
  packages: ['pg'],
  system: 'postgresql',
  types: {
    module: {
      Pool: { construct: 'Pool', opens: { thing: 'connection pool', ...target } },
      Client: { construct: 'Client', opens: { thing: 'client', ...target } },
      PoolClient: { annotates: 'Client' },
      ClientBase: { annotates: 'Client' },
      native: { is: 'module' },
      default: { is: 'module' },
    },
    Pool: { connect: { returns: 'Client', callback: { argument: 'last', parameters: [null, 'Client'] } }, query: executing, end: { closes: true } },
    Client: { query: executing, end: { closes: true }, release: { closes: true } },
  },
}))
