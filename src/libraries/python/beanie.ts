import { defineLibrary } from '../define-library.ts'

// A client of pymongo or motor is opened beside it; init_beanie itself opens one where it gets an address only
export default defineLibrary(() => ({
  packages: ['beanie'],
  system: 'mongodb',
  types: {
    module: {
      init_beanie: {
        opens: {
          thing: 'ORM instance',
          target: [{ argument: 'none', keyword: 'connection_string', names: 'url' }],
          otherwise: 'server',
          requires: [{ argument: 'none', keyword: 'connection_string' }],
        },
      },
    },
  },
}))
