import { defineLibrary, type Opening } from './define-library.ts'

const opens: Opening = { thing: 'database', target: [{ argument: 0, names: 'file' }], otherwise: 'memory' }

const executing = { executes: { argument: 0 } } as const

export default defineLibrary(() => ({
  packages: ['@duckdb/node-api'],
  system: 'duckdb',
  inserts: ['createAppender'],
  namesTables: true,
  types: {
    module: {
      DuckDBInstance: { is: 'DuckDBInstanceConstructor' },
      DuckDBConnection: { is: 'DuckDBConnectionConstructor' },
      DuckDBInstanceCache: { is: 'DuckDBInstanceCacheConstructor' },
      default: { is: 'module' },
    },
    DuckDBInstanceConstructor: {
      '()': { construct: 'DuckDBInstance', wraps: [{ argument: 0 }] },
      create: { returns: 'DuckDBInstance', opens },
      fromCache: { returns: 'DuckDBInstance', opens },
    },
    DuckDBConnectionConstructor: {
      '()': { construct: 'DuckDBConnection', wraps: [{ argument: 0 }] },
      // Without an instance it connects to one in memory that the whole process shares.
      create: { returns: 'DuckDBConnection', opens: { thing: 'connection', otherwise: 'memory' }, wraps: [{ argument: 0 }] },
    },
    DuckDBInstanceCacheConstructor: {
      '()': { construct: 'DuckDBInstanceCache' },
      singleton: { is: 'DuckDBInstanceCache' },
    },
    DuckDBInstanceCache: { getOrCreateInstance: { returns: 'DuckDBInstance', opens } },
    DuckDBInstance: { connect: { returns: 'DuckDBConnection' }, closeSync: { closes: true } },
    DuckDBConnection: {
      run: executing,
      runAndRead: executing,
      runAndReadAll: executing,
      runAndReadUntil: executing,
      stream: executing,
      streamAndRead: executing,
      streamAndReadAll: executing,
      streamAndReadUntil: executing,
      start: executing,
      startThenRead: executing,
      startThenReadAll: executing,
      startThenReadUntil: executing,
      startStream: executing,
      startStreamThenRead: executing,
      startStreamThenReadAll: executing,
      startStreamThenReadUntil: executing,
      prepare: executing,
      extractStatements: executing,
      closeSync: { closes: true },
      disconnectSync: { closes: true },
    },
  },
}))
