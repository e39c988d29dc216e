import { defineLibrary, type Opening } from './define-library.ts'

const target: Opening['target'] = [
  { argument: 0, names: 'url' },
  { argument: 0, property: 'connectionString', names: 'url' },
  { argument: 0, property: 'host', names: 'server' },
  { argument: 0, property: 'database', names: 'server' },
]

const executing = { executes: { argument: 0, property: 'text' } } as const

// unsafe() only marks text for use in a template, and the template is what executes.
const queryFunction = {
  '()': { tag: 'NeonQueryPromise', executes: { template: true } },
  query: { returns: 'NeonQueryPromise', executes: { argument: 0 } },
} as const

export default defineLibrary(() => ({
  packages: ['@neondatabase/serverless'],
  system: 'postgresql',
  types: {
    module: {
      neon: { returns: 'NeonQueryFunction', opens: { thing: 'client', target, otherwise: 'server' } },
      // Without arguments they read PGHOST, PGDATABASE and their kind, as pg does.
      Pool: { construct: 'Pool', opens: { thing: 'connection pool', target, otherwise: 'environment' } },
      Client: { construct: 'Client', opens: { thing: 'client', target, otherwise: 'environment' } },
      ClientBase: { annotates: 'Client' },
      PoolClient: { annotates: 'Client' },
      NeonQueryFunction: { annotates: 'NeonQueryFunction' },
      NeonQueryFunctionInTransaction: { annotates: 'NeonQueryFunctionInTransaction' },
    },
    NeonQueryFunction: {
      ...queryFunction,
      transaction: { callback: { argument: 0, parameters: ['NeonQueryFunctionInTransaction'] } },
    },
    NeonQueryFunctionInTransaction: queryFunction,
    NeonQueryPromise: {},
    Pool: { connect: { returns: 'Client' }, query: executing, end: { closes: true } },
    Client: { query: executing, end: { closes: true }, release: { closes: true } },
  },
}))
