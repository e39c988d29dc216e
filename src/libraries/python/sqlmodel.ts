import { defineLibrary, foreignType, type Opening } from '../define-library.ts'
import sqlalchemy from './sqlalchemy.ts'

const engine: Opening = { thing: 'engine', target: [{ argument: 0, keyword: 'url', names: 'url' }], otherwise: 'unknown' }
const opens: Opening = { thing: 'session', otherwise: 'unknown' }
const bind = { argument: 0, keyword: 'bind' } as const

export default defineLibrary(() => ({
  packages: { sqlmodel: 'module', 'sqlmodel.ext.asyncio.session': 'asyncio' },
  types: {
    module: {
      create_engine: { returns: foreignType(sqlalchemy, 'Engine'), opens: engine },
      Session: { construct: foreignType(sqlalchemy, 'Session'), wraps: [bind], opens },
      Field: { defines: { kind: 'column', indexed: { argument: 'none', keyword: 'index' } } },
      SQLModel: { construct: foreignType(sqlalchemy, 'Base') },
      MetaData: { construct: foreignType(sqlalchemy, 'MetaData') },
      Table: { construct: foreignType(sqlalchemy, 'Table') },
      Index: { construct: foreignType(sqlalchemy, 'Index'), defines: { kind: 'index', name: { argument: 0, keyword: 'name' } } },
      text: { returns: foreignType(sqlalchemy, 'Statement') },
    },
    asyncio: { AsyncSession: { construct: foreignType(sqlalchemy, 'AsyncSession'), wraps: [bind], opens } },
  },
}))
