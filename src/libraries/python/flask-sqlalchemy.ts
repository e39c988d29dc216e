import { defineLibrary, foreignType } from '../define-library.ts'
import sqlalchemy from './sqlalchemy.ts'

const housekeeping = { housekeeping: true } as const
const column = { defines: { kind: 'column', indexed: { argument: 'none', keyword: 'index' } } } as const

// The application's configuration names the database, and a test may configure it: an instance alone opens nothing
export default defineLibrary(() => ({
  packages: ['flask_sqlalchemy'],
  types: {
    module: { SQLAlchemy: { construct: 'SQLAlchemy' } },
    SQLAlchemy: {
      Model: { construct: foreignType(sqlalchemy, 'Base') },
      Column: column,
      metadata: { is: foreignType(sqlalchemy, 'MetaData') },
      session: { is: foreignType(sqlalchemy, 'Session') },
      init_app: housekeeping,
      create_all: housekeeping,
      drop_all: housekeeping,
    },
  },
}))
