import { defineLibrary, type Opening } from './define-library.ts'

const pool: Opening = {
  thing: 'connection pool',
  target: [
    { argument: 0, names: 'url' },
    { argument: 0, property: 'connectionString', names: 'url' },
    { argument: 0, property: 'server', names: 'server' },
    { argument: 0, property: 'database', names: 'server' },
  ],
  otherwise: 'server',
}

// Called with text or used as a tag: https://github.com/tediousjs/node-mssql#es6-tagged-template-literals
const executing = { executes: { argument: 0 } } as const

const wrapping = { wraps: [{ argument: 0 }] } as const

export default defineLibrary(() => ({
  packages: ['mssql', 'mssql/tedious', 'mssql/tedious.js', 'mssql/msnodesqlv8', 'mssql/msnodesqlv8.js'],
  system: 'microsoft.sql_server',
  types: {
    // connect, query, batch and close of the module itself work on one global pool.
    module: {
      connect: { returns: 'ConnectionPool', opens: pool },
      query: executing,
      batch: executing,
      close: { closes: true },
      ConnectionPool: { construct: 'ConnectionPool', opens: pool },
      Request: { construct: 'Request', ...wrapping },
      Transaction: { construct: 'Transaction', ...wrapping },
      PreparedStatement: { construct: 'PreparedStatement', ...wrapping },
      default: { is: 'module' },
    },
    ConnectionPool: {
      connect: { returns: 'ConnectionPool' },
      request: { returns: 'Request' },
      transaction: { returns: 'Transaction' },
      query: executing,
      batch: executing,
      close: { closes: true },
    },
    Request: {
      input: { returns: 'Request' },
      output: { returns: 'Request' },
      replaceInput: { returns: 'Request' },
      query: executing,
      batch: executing,
    },
    Transaction: { begin: { returns: 'Transaction' }, request: { returns: 'Request' } },
    PreparedStatement: {
      input: { returns: 'PreparedStatement' },
      output: { returns: 'PreparedStatement' },
      prepare: executing,
    },
  },
}))
