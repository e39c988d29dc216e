import { defineLibrary } from '../define-library.ts'

const query = { executes: { argument: 0, keyword: 'query' } } as const
const housekeeping = { housekeeping: true } as const

export default defineLibrary(() => ({
  packages: ['databases'],
  types: {
    module: { Database: { construct: 'Database', opens: { thing: 'database', target: [{ argument: 0, keyword: 'url', names: 'url' }], otherwise: 'unknown' } } },
    Database: {
      execute: query,
      fetch_all: query,
      fetch_one: query,
      connect: housekeeping,
      transaction: housekeeping,
      disconnect: { closes: true, ...housekeeping },
    },
  },
}))
