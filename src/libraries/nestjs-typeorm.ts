import { defineLibrary } from './define-library.ts'

export default defineLibrary(() => ({
  packages: ['@nestjs/typeorm'],
  types: {
    module: { TypeOrmModule: { is: 'TypeOrmModule' } },
    TypeOrmModule: {
      forRoot: {
        opens: {
          thing: 'data source',
          target: [
            { argument: 0, property: 'url', names: 'url' },
            { argument: 0, property: 'host', names: 'server' },
            { argument: 0, property: 'port', names: 'server' },
            { argument: 0, property: 'username', names: 'server' },
            { argument: 0, property: 'replication', names: 'server' },
            { argument: 0, property: 'connectString', names: 'server' },
            { argument: 0, property: 'location', names: 'file' },
            { argument: 0, property: 'type', names: 'memory', memoryWhen: ['sqljs'] },
            // What is left to name it are the SQLite drivers, whose database is a file.
            { argument: 0, property: 'database', names: 'file' },
          ],
          otherwise: 'environment',
          entities: [
            { argument: 0, property: 'entities' },
            { argument: 0, property: 'autoLoadEntities' },
            { argument: 0, property: 'migrations' },
            { argument: 0, property: 'synchronize' },
          ],
          readOnly: [{ argument: 0, property: 'readonly' }],
          deferred: [{ argument: 0, property: 'manualInitialization' }],
        },
        system: {
          argument: 0,
          property: 'type',
          values: {
            'aurora-mysql': 'mysql',
            'aurora-postgres': 'postgresql',
            'better-sqlite3': 'sqlite',
            cockroachdb: 'cockroachdb',
            mariadb: 'mariadb',
            mongodb: 'mongodb',
            mssql: 'microsoft.sql_server',
            mysql: 'mysql',
            oracle: 'oracle.db',
            postgres: 'postgresql',
            sap: 'other_sql',
            spanner: 'other_sql',
            sqlite: 'sqlite',
            sqljs: 'sqlite',
          },
        },
      },
      forRootAsync: {
        opens: { thing: 'data source', otherwise: 'environment' },
        wraps: [{ argument: 0, property: 'dataSourceFactory' }],
      },
    },
  },
}))
