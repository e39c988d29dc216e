import { defineLibrary, type Opening, type SchemaCall } from './define-library.ts'

// new Sequelize(options), (url, options), (database, username, options), (database, username, password, options): the options
// come last. In the last two forms the first argument is the name of a database, which SQLite ignores in favour of `storage`.
const opens: Opening = {
  thing: 'ORM instance',
  target: [
    { argument: 'last', property: 'storage', names: 'file' },
    { argument: 0, names: 'url' },
    { argument: 'last', property: 'host', names: 'server' },
    { argument: 'last', property: 'database', names: 'server' },
    { argument: 'last', property: 'schema', names: 'server' },
  ],
  otherwise: 'server',
  // new Sequelize({ dialect: 'postgres' }) only builds SQL
  requires: ['database', 'host', 'models', 'replication', 'storage'].map((property) => ({ argument: 'last', property })),
  entities: [{ argument: 'last', property: 'models' }],
}

const sequelize = {
  construct: 'Sequelize',
  opens,
  binds: { argument: 'last', property: 'models' },
  system: {
    argument: 'last',
    property: 'dialect',
    values: {
      mariadb: 'mariadb',
      mssql: 'microsoft.sql_server',
      mysql: 'mysql',
      oracle: 'oracle.db',
      postgres: 'postgresql',
      sqlite: 'sqlite',
    },
  },
} as const

// createTable and sync create what is missing only, and so does createSchema, so they are no schema calls.
const creating = (call: SchemaCall): { schema: SchemaCall } => ({ schema: call })

export default defineLibrary(() => ({
  packages: { sequelize: 'module', 'sequelize-typescript': 'typescript' },
  inserts: ['bulkInsert'],
  namesTables: true,
  types: {
    module: {
      '()': sequelize,
      Sequelize: sequelize,
      Model: { is: 'Model' },
      QueryInterface: { construct: 'QueryInterface' },
      default: { is: 'module', ...sequelize },
    },
    typescript: { Sequelize: sequelize, Model: { is: 'Model' }, default: { is: 'typescript' } },
    Model: { '()': { model: true }, init: { binds: true } },
    Sequelize: {
      addModels: { binds: true },
      define: { binds: true },
      query: { executes: { argument: 0, property: 'query' } },
      getQueryInterface: { returns: 'QueryInterface' },
      sync: { returns: 'Sequelize', drops: { argument: 0, property: 'force' } },
      close: { closes: true },
      connectionManager: { is: 'ConnectionManager' },
    },
    ConnectionManager: { close: { closes: true } },
    QueryInterface: {
      sequelize: { is: 'Sequelize' },
      addColumn: creating({ creates: 'column', name: { argument: 1 }, table: { argument: 0 } }),
      // SQLite's table is built anew around it, PostgreSQL is the only one to have a CREATE DATABASE without a guard
      addConstraint: creating({ creates: 'constraint', name: { argument: 1, property: 'name' }, table: { argument: 0 }, failsOn: ['postgresql', 'mysql', 'mariadb', 'microsoft.sql_server'] }),
      createDatabase: creating({ creates: 'database', name: { argument: 0 }, failsOn: ['postgresql'] }),
      addIndex: creating({ creates: 'index', name: { argument: 'last', property: 'name' }, table: { argument: 0 } }),
      createFunction: creating({ creates: 'function', name: { argument: 0 }, guard: { argument: 6, property: 'force' } }),
      createTrigger: creating({ creates: 'trigger', name: { argument: 1 }, table: { argument: 0 } }),
    },
  },
}))
