import { defineLibrary, type Opening } from './define-library.ts'

const connection: Opening = {
  thing: 'connection',
  target: [
    { argument: 0, property: 'server', names: 'server' },
    { argument: 0, property: 'options.database', names: 'server' },
  ],
  otherwise: 'server',
}

export default defineLibrary(() => ({
  packages: ['tedious'],
  system: 'microsoft.sql_server',
  types: {
    module: {
      Connection: { construct: 'Connection', opens: connection },
      connect: { returns: 'Connection', opens: connection },
      // A request holds the text that connection.execSql(request) and execSqlBatch(request) send.
      Request: { construct: 'Request', executes: { argument: 0 } },
      default: { is: 'module' },
    },
    Connection: { close: { closes: true } },
    Request: {},
  },
}))
