import { defineLibrary } from '../define-library.ts'

const housekeeping = { housekeeping: true } as const

export default defineLibrary(() => ({
  packages: ['tortoise'],
  types: {
    module: { Tortoise: { is: 'Tortoise' } },
    Tortoise: {
      // generate_schemas is safe by default: it asks for what is missing only
      init: { opens: { thing: 'ORM instance', target: [{ argument: 'none', keyword: 'db_url', names: 'url' }], otherwise: 'unknown' } },
      generate_schemas: housekeeping,
      close_connections: { closes: true, ...housekeeping },
    },
  },
}))
