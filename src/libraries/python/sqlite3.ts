import { defineLibrary, type Opening } from '../define-library.ts'

const opens: Opening = { thing: 'connection', target: [{ argument: 0, keyword: 'database', names: 'file' }], otherwise: 'unknown' }
const sql = { argument: 0, keyword: 'sql' } as const
const housekeeping = { housekeeping: true } as const
const executing = {
  execute: { returns: 'Cursor', executes: sql },
  executemany: { returns: 'Cursor', executes: sql },
  executescript: { returns: 'Cursor', executes: { argument: 0, keyword: 'sql_script' } },
} as const

export default defineLibrary(() => ({
  packages: { sqlite3: 'module', aiosqlite: 'module' },
  system: 'sqlite',
  types: {
    module: { connect: { returns: 'Connection', opens }, Connection: { annotates: 'Connection' } },
    Connection: { ...executing, cursor: { returns: 'Cursor' }, commit: housekeeping, rollback: housekeeping, close: { closes: true, ...housekeeping } },
    Cursor: { ...executing, close: housekeeping },
  },
}))
