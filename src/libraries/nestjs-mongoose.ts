import { defineLibrary } from './define-library.ts'

export default defineLibrary(() => ({
  packages: ['@nestjs/mongoose'],
  system: 'mongodb',
  types: {
    module: { MongooseModule: { is: 'MongooseModule' } },
    MongooseModule: {
      forRoot: {
        opens: {
          thing: 'connection',
          target: [{ argument: 0, names: 'url' }],
          otherwise: 'server',
          deferred: [{ argument: 1, property: 'lazyConnection' }],
        },
      },
      forRootAsync: { opens: { thing: 'connection', otherwise: 'environment' } },
    },
  },
}))
