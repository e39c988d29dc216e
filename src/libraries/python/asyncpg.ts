import { defineLibrary, type Opening } from '../define-library.ts'

const target: Pick<Opening, 'otherwise' | 'target'> = {
  target: [
    { argument: 0, keyword: 'dsn', names: 'url' },
    { argument: 'none', keyword: 'host', names: 'server' },
    { argument: 'none', keyword: 'database', names: 'server' },
  ],
  otherwise: 'environment',
}
const housekeeping = { housekeeping: true } as const
const query = { executes: { argument: 0, keyword: 'query' } } as const
const running = { execute: query, executemany: { executes: { argument: 0, keyword: 'command' } }, fetch: query, fetchrow: query, fetchval: query }

export default defineLibrary(() => ({
  packages: ['asyncpg'],
  system: 'postgresql',
  types: {
    module: {
      connect: { returns: 'Connection', opens: { thing: 'connection', ...target } },
      create_pool: { returns: 'Pool', opens: { thing: 'connection pool', ...target } },
      Connection: { annotates: 'Connection' },
      Pool: { annotates: 'Pool' },
    },
    Pool: { ...running, acquire: { returns: 'Connection' }, release: housekeeping, terminate: { closes: true, ...housekeeping }, close: { closes: true, ...housekeeping } },
    Connection: { ...running, transaction: { returns: 'Transaction' }, terminate: { closes: true, ...housekeeping }, close: { closes: true, ...housekeeping } },
    Transaction: { start: housekeeping, commit: housekeeping, rollback: housekeeping },
  },
}))
