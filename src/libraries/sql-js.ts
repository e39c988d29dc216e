import { defineLibrary } from './define-library.ts'

const executing = { executes: { argument: 0 } } as const

export default defineLibrary(() => ({
  packages: ['sql.js', 'sql.js/dist/*'],
  system: 'sqlite',
  types: {
    module: {
      '()': { returns: 'SqlJsStatic' },
      SqlJsStatic: { annotates: 'SqlJsStatic' },
      Database: { annotates: 'Database' },
      default: { is: 'module' },
    },
    SqlJsStatic: {
      // The bytes of a database file may be passed; the database lives in memory all the same.
      Database: { construct: 'Database', opens: { thing: 'database', otherwise: 'memory' } },
    },
    Database: {
      run: { ...executing, returns: 'Database' },
      each: { ...executing, returns: 'Database' },
      exec: executing,
      prepare: executing,
      iterateStatements: executing,
      create_function: { returns: 'Database' },
      close: { closes: true },
    },
  },
}))
