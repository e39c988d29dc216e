import { defineLibrary, type Opening } from './define-library.ts'

// Without a connect string the Oracle client takes the database from ORACLE_SID or TWO_TASK.
const target: Pick<Opening, 'otherwise' | 'target'> = {
  target: [
    { argument: 0, property: 'connectString', names: 'server' },
    { argument: 0, property: 'connectionString', names: 'server' },
  ],
  otherwise: 'environment',
}

const returning = <const T extends string>(type: T) =>
  ({ returns: type, callback: { argument: 'last', parameters: [null, type] } }) as const

// Takes sql-template-tag statements too, which hold their text under `statement`.
const executing = { executes: { argument: 0, property: 'statement' } } as const

export default defineLibrary(() => ({
  packages: ['oracledb'],
  system: 'oracle.db',
  types: {
    module: {
      getConnection: { ...returning('Connection'), opens: { thing: 'connection', ...target } },
      createPool: { ...returning('Pool'), opens: { thing: 'connection pool', ...target } },
      getPool: { returns: 'Pool' },
      Connection: { annotates: 'Connection' },
      Pool: { annotates: 'Pool' },
      // A pipeline holds the statements that connection.runPipeline(pipeline) sends.
      Pipeline: { construct: 'Pipeline' },
      default: { is: 'module' },
    },
    Connection: {
      execute: executing,
      executeMany: executing,
      queryStream: executing,
      close: { closes: true },
      release: { closes: true },
    },
    Pool: { getConnection: returning('Connection'), close: { closes: true }, terminate: { closes: true } },
    Pipeline: { addExecute: { executes: { argument: 0 } }, addExecuteMany: { executes: { argument: 0 } } },
  },
}))
