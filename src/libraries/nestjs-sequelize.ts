import { defineLibrary } from './define-library.ts'

export default defineLibrary(() => ({
  packages: ['@nestjs/sequelize'],
  types: {
    module: { SequelizeModule: { is: 'SequelizeModule' } },
    SequelizeModule: {
      forRoot: {
        opens: {
          thing: 'ORM instance',
          target: [
            { argument: 0, property: 'storage', names: 'file' },
            { argument: 0, property: 'dialect', names: 'memory', memoryWhen: ['sqlite'] },
            { argument: 0, property: 'uri', names: 'url' },
            { argument: 0, property: 'host', names: 'server' },
            { argument: 0, property: 'database', names: 'server' },
          ],
          otherwise: 'server',
          entities: [
            { argument: 0, property: 'models' },
            { argument: 0, property: 'autoLoadModels' },
          ],
        },
        system: {
          argument: 0,
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
      },
      forRootAsync: { opens: { thing: 'ORM instance', otherwise: 'environment' } },
    },
  },
}))
