import { defineLibrary, foreignType, type Opening } from './define-library.ts'
import sqlite3 from './sqlite3.ts'

const database: Opening = {
  thing: 'database',
  target: [{ argument: 0, property: 'filename', names: 'file' }],
  otherwise: 'memory',
}

// Takes sql-template-strings statements too, which hold their text under `sql`.
const executing = { executes: { argument: 0, property: 'sql' } } as const

export default defineLibrary(() => ({
  packages: ['sqlite'],
  system: 'sqlite',
  types: {
    module: {
      open: { returns: 'Database', opens: database },
      Database: { construct: 'Database', opens: database },
      default: { is: 'module' },
    },
    Database: {
      run: executing,
      get: executing,
      all: executing,
      each: executing,
      exec: executing,
      prepare: executing,
      db: { is: foreignType(sqlite3, 'Database') },
      getDatabaseInstance: { returns: foreignType(sqlite3, 'Database') },
      close: { closes: true },
    },
  },
}))
