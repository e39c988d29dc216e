import { defineLibrary, type SchemaCall, type System } from './define-library.ts'

// The `dialect` option takes the class itself: https://sequelize.org/docs/v7/getting-started/
const dialect = (system: System) => ({ construct: 'Dialect', system }) as const

const statement = { returns: 'Sql' } as const

const sequelize = {
  construct: 'Sequelize',
  binds: { argument: 0, property: 'models' },
  opens: {
    thing: 'ORM instance',
    target: [
      { argument: 0, property: 'storage', names: 'file' },
      { argument: 0, property: 'url', names: 'url' },
      { argument: 0, property: 'host', names: 'server' },
      { argument: 0, property: 'database', names: 'server' },
      { argument: 0, property: 'schema', names: 'server' },
    ],
    otherwise: 'server',
    entities: [{ argument: 0, property: 'models' }],
  },
} as const

const executing = { executes: { argument: 0 } } as const

// createTable and sync create what is missing only, so they are no schema calls. createDatabase fails the second time on
// PostgreSQL alone.
const creating = (call: SchemaCall): { schema: SchemaCall } => ({ schema: call })

// The dialects of SQL Server, Db2 and IBM i throw on the option
const createSchema = creating({ creates: 'schema', name: { argument: 0 }, guard: { argument: 1, property: 'ifNotExists', systems: ['postgresql', 'mysql', 'mariadb'] } })

export default defineLibrary(() => ({
  packages: {
    '@sequelize/core': 'module',
    '@sequelize/db2': 'db2',
    '@sequelize/db2-ibmi': 'ibmi',
    '@sequelize/mariadb': 'mariadb',
    '@sequelize/mssql': 'mssql',
    '@sequelize/mysql': 'mysql',
    '@sequelize/oracle': 'oracle',
    '@sequelize/postgres': 'postgres',
    '@sequelize/snowflake': 'snowflake',
    '@sequelize/sqlite3': 'sqlite3',
  },
  inserts: ['bulkInsert'],
  namesTables: true,
  types: {
    module: {
      Sequelize: sequelize,
      Model: { is: 'Model' },
      AbstractQueryInterface: { annotates: 'QueryInterface' },
      sql: { is: 'sql' },
      literal: statement,
      default: { is: 'module', ...sequelize },
    },
    db2: { Db2Dialect: dialect('other_sql') },
    ibmi: { IBMiDialect: dialect('other_sql') },
    mariadb: { MariaDbDialect: dialect('mariadb') },
    mssql: { MsSqlDialect: dialect('microsoft.sql_server') },
    mysql: { MySqlDialect: dialect('mysql') },
    oracle: { OracleDialect: dialect('oracle.db') },
    postgres: { PostgresDialect: dialect('postgresql') },
    snowflake: { SnowflakeDialect: dialect('other_sql') },
    sqlite3: { SqliteDialect: dialect('sqlite') },
    Dialect: {},
    sql: { '()': { tag: 'Sql' }, literal: statement },
    Sql: {},
    Model: { '()': { model: true }, init: { binds: true } },
    Sequelize: {
      addModels: { binds: true },
      define: { binds: true },
      query: executing,
      queryRaw: executing,
      queryInterface: { is: 'QueryInterface' },
      getQueryInterface: { returns: 'QueryInterface' },
      createSchema,
      sync: { returns: 'Sequelize', drops: { argument: 0, property: 'force' } },
      close: { closes: true },
    },
    QueryInterface: {
      sequelize: { is: 'Sequelize' },
      addColumn: creating({ creates: 'column', name: { argument: 1 }, table: { argument: 0 }, guard: { argument: 3, property: 'ifNotExists', systems: ['postgresql', 'mariadb'] } }),
      addConstraint: creating({ creates: 'constraint', name: { argument: 1, property: 'name' }, table: { argument: 0 } }),
      addIndex: creating({ creates: 'index', name: { argument: 'last', property: 'name' }, table: { argument: 0 } }),
      createFunction: creating({ creates: 'function', name: { argument: 0 }, guard: { argument: 6, property: 'force' } }),
      createSchema,
      createTrigger: creating({ creates: 'trigger', name: { argument: 1 }, table: { argument: 0 } }),
    },
  },
}))
