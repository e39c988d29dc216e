import { defineLibrary, foreignType, type Opening } from './define-library.ts'
import neon from './neon.ts'

// Without a connection string a pool reads POSTGRES_URL and a client POSTGRES_URL_NON_POOLING.
const target: Pick<Opening, 'otherwise' | 'target'> = {
  target: [{ argument: 0, property: 'connectionString', names: 'url' }],
  otherwise: 'environment',
}

const opensPool: Opening = { thing: 'connection pool', ...target }

const tag = { tag: 'QueryResult', executes: { template: true } } as const

const executing = { executes: { argument: 0, property: 'text' } } as const

const pool = { sql: tag, query: executing, connect: { returns: 'VercelClient' }, end: { closes: true } } as const

export default defineLibrary(() => ({
  packages: ['@vercel/postgres'],
  system: 'postgresql',
  ambient: { DefaultPool: 'environment' },
  types: {
    module: {
      sql: { is: 'DefaultPool' },
      db: { is: 'DefaultPool' },
      createPool: { returns: 'VercelPool', opens: opensPool },
      VercelPool: { construct: 'VercelPool', opens: opensPool },
      createClient: { returns: 'VercelClient', opens: { thing: 'client', ...target } },
      VercelClient: { construct: 'VercelClient', opens: { thing: 'client', ...target } },
      VercelClientBase: { annotates: 'VercelClient' },
      VercelPoolClient: { annotates: 'VercelClient' },
      Pool: { construct: foreignType(neon, 'Pool'), opens: opensPool },
      Client: { construct: foreignType(neon, 'Client'), opens: { thing: 'client', ...target } },
    },
    // The pool that the package itself makes from POSTGRES_URL on first use.
    DefaultPool: { ...pool, '()': tag },
    VercelPool: pool,
    VercelClient: { sql: tag, query: executing, end: { closes: true }, release: { closes: true } },
    QueryResult: {},
  },
}))
