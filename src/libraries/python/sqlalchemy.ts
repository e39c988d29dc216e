import { defineLibrary, type Opening, type SchemaCall } from '../define-library.ts'

const engine: Opening = { thing: 'engine', target: [{ argument: 0, keyword: 'url', names: 'url' }], otherwise: 'unknown' }
const session: Opening = { thing: 'session', otherwise: 'unknown', commits: 'when told' }
const connection: Opening = { thing: 'connection', otherwise: 'unknown', commits: 'when told' }
const committed: Opening = { thing: 'connection', otherwise: 'unknown' }

const bind = { argument: 0, keyword: 'bind' } as const

// create_all and drop_all look first; Table.create, Index.create and their kind do not: https://docs.sqlalchemy.org/en/20/core/metadata.html
const checkfirst = { argument: 1, keyword: 'checkfirst' } as const
const creating = (creates: SchemaCall['creates']): { schema: SchemaCall; housekeeping: true } => ({
  schema: { creates, on: bind, checks: { ...checkfirst, byDefault: false } },
  housekeeping: true,
})

const housekeeping = { housekeeping: true } as const
const statement = { argument: 0, keyword: 'statement' } as const

const column = { defines: { kind: 'column', indexed: { argument: 'none', keyword: 'index' } } } as const
const declarativeBase = { returns: 'Base' } as const
const inspects = { inspects: true } as const
const settings = { dialect: inspects, driver: inspects, echo: inspects, name: inspects, pool: inspects, url: inspects } as const
const sessionMembers = {
  execute: { executes: statement },
  scalar: { executes: statement },
  scalars: { executes: statement },
  get_bind: {},
  begin: housekeeping,
  begin_nested: housekeeping,
  commit: housekeeping,
  rollback: housekeeping,
  flush: housekeeping,
  run_sync: { runs: { argument: 0, keyword: 'fn' }, ...housekeeping },
  expunge_all: housekeeping,
  expire_all: housekeeping,
  close: { closes: true, ...housekeeping },
  close_all: { closes: true, ...housekeeping },
  remove: { closes: true, ...housekeeping },
} as const
const connectionMembers = {
  execute: { executes: statement },
  exec_driver_sql: { executes: { argument: 0, keyword: 'statement' } },
  scalar: { executes: statement },
  execution_options: {},
  begin: { returns: 'Transaction', ...housekeeping },
  begin_nested: { returns: 'Transaction', ...housekeeping },
  commit: housekeeping,
  rollback: housekeeping,
  run_sync: { runs: { argument: 0, keyword: 'fn' }, ...housekeeping },
  close: { closes: true, ...housekeeping },
} as const

export default defineLibrary(() => ({
  inserts: ['add', 'add_all', 'bulk_insert_mappings', 'bulk_save_objects', 'insert'],
  packages: {
    sqlalchemy: 'module',
    'sqlalchemy.engine': 'module',
    'sqlalchemy.engine.url': 'module',
    'sqlalchemy.schema': 'module',
    'sqlalchemy.sql': 'module',
    'sqlalchemy.orm': 'orm',
    'sqlalchemy.orm.session': 'orm',
    'sqlalchemy.ext.declarative': 'orm',
    'sqlalchemy.ext.asyncio': 'asyncio',
    'sqlalchemy.ext.asyncio.session': 'asyncio',
    sqlalchemy_utils: 'utilities',
    'sqlalchemy_utils.functions': 'utilities',
  },
  types: {
    module: {
      create_engine: { returns: 'Engine', opens: engine },
      create_mock_engine: {},
      engine_from_config: { returns: 'Engine', opens: { thing: 'engine', otherwise: 'environment' } },
      Engine: { annotates: 'Engine' },
      Connection: { annotates: 'Connection' },
      MetaData: { construct: 'MetaData' },
      Table: { construct: 'Table' },
      Index: { construct: 'Index', defines: { kind: 'index', name: { argument: 0, keyword: 'name' } } },
      Sequence: { construct: 'Sequence' },
      Column: { construct: 'Column', ...column },
      text: { returns: 'Statement' },
      DDL: { construct: 'Statement' },
      CreateTable: { construct: 'Statement' },
    },
    orm: {
      sessionmaker: { returns: 'SessionFactory', wraps: [bind], givesFor: { AsyncEngine: 'AsyncSessionFactory' } },
      scoped_session: { returns: 'SessionFactory', wraps: [{ argument: 0, keyword: 'session_factory' }] },
      Session: { construct: 'Session', wraps: [bind], opens: session },
      mapped_column: { returns: 'Column', ...column },
      declarative_base: declarativeBase,
      DeclarativeBase: { construct: 'Base' },
      DeclarativeBaseNoMeta: { construct: 'Base' },
      MappedAsDataclass: { construct: 'Base' },
      registry: { construct: 'Registry' },
    },
    asyncio: {
      create_async_engine: { returns: 'AsyncEngine', opens: engine },
      async_engine_from_config: { returns: 'AsyncEngine', opens: { thing: 'engine', otherwise: 'environment' } },
      async_sessionmaker: { returns: 'AsyncSessionFactory', wraps: [bind] },
      async_scoped_session: { returns: 'AsyncSessionFactory', wraps: [{ argument: 0, keyword: 'session_factory' }] },
      AsyncSession: { construct: 'AsyncSession', wraps: [bind], opens: session },
      AsyncEngine: { annotates: 'AsyncEngine' },
      AsyncConnection: { annotates: 'AsyncConnection' },
    },
    utilities: { create_database: housekeeping, drop_database: housekeeping },
    Engine: {
      ...settings,
      connect: { returns: 'Connection', opens: connection },
      begin: { returns: 'Connection', opens: committed },
      raw_connection: { returns: 'Connection', opens: connection },
      execute: { executes: statement },
      execution_options: { returns: 'Engine' },
      dispose: { closes: true, ...housekeeping },
    },
    AsyncEngine: {
      ...settings,
      connect: { returns: 'AsyncConnection', opens: connection },
      begin: { returns: 'AsyncConnection', opens: committed },
      execution_options: { returns: 'AsyncEngine' },
      sync_engine: { is: 'Engine' },
      dispose: { closes: true, ...housekeeping },
    },
    Connection: connectionMembers,
    AsyncConnection: connectionMembers,
    Transaction: { commit: housekeeping, rollback: housekeeping, close: housekeeping, is_active: {} },
    SessionFactory: {
      ...sessionMembers,
      '()': { construct: 'Session', opens: session },
      begin: { returns: 'Session', opens: session },
      kw: inspects,
      configure: { wraps: [{ argument: 'none', keyword: 'bind' }], ...housekeeping },
    },
    AsyncSessionFactory: {
      ...sessionMembers,
      '()': { construct: 'AsyncSession', opens: session },
      begin: { returns: 'AsyncSession', opens: session },
      kw: inspects,
      configure: { wraps: [{ argument: 'none', keyword: 'bind' }], ...housekeeping },
    },
    Session: sessionMembers,
    AsyncSession: sessionMembers,
    Base: { metadata: { is: 'MetaData' }, __table__: { is: 'Table' } },
    Registry: { generate_base: declarativeBase, metadata: { is: 'MetaData' } },
    MetaData: {
      create_all: { schema: { creates: 'table', on: bind, checks: { argument: 2, keyword: 'checkfirst', byDefault: true } }, ...housekeeping },
      drop_all: housekeeping,
      reflect: housekeeping,
      tables: { is: 'Tables' },
      sorted_tables: { is: 'TableList' },
    },
    Tables: { values: { returns: 'TableList' } },
    TableList: { '[]': { is: 'Table' } },
    Table: { create: creating('table'), drop: housekeeping, indexes: { is: 'IndexList' } },
    IndexList: { '[]': { is: 'Index' } },
    Index: { create: creating('index'), drop: housekeeping },
    Sequence: { create: creating('sequence'), drop: housekeeping },
    Column: {},
    Statement: {},
  },
}))
