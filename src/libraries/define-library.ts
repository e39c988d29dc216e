import { defineApi, type Api, type ApiDefinition, type Member, type Place, type TypeMembers } from '../api/define-api.ts'

export { foreignType } from '../api/define-api.ts'

/**
 * Database systems by OpenTelemetry's `db.system.name` values, `other_sql` for the rest.
 * @see https://opentelemetry.io/docs/specs/semconv/registry/attributes/db/
 */
export type System =
  | 'aws.dynamodb'
  | 'cassandra'
  | 'clickhouse'
  | 'cockroachdb'
  | 'duckdb'
  | 'elasticsearch'
  | 'mariadb'
  | 'microsoft.sql_server'
  | 'mongodb'
  | 'mysql'
  | 'neo4j'
  | 'oracle.db'
  | 'other_sql'
  | 'postgresql'
  | 'redis'
  | 'sqlite'

/** What lives behind an opened handle, and for how long it keeps its rows. */
export type DatabaseKind =
  /** In this process's memory: born empty, gone with the handle. */
  | 'memory'
  /** A server or file made for this run only: a container, a temporary file. */
  | 'ephemeral'
  /** A file that stays. */
  | 'file'
  /** A server that was there before the tests. */
  | 'server'
  /** Whatever the environment names: an environment variable, a configuration file. */
  | 'environment'
  /** A path that the code does not show: a parameter, a value of another module. */
  | 'unknown'

/** The noun a message uses for what was opened. */
export type Thing = 'client' | 'connection' | 'connection pool' | 'container' | 'data source' | 'database' | 'engine' | 'ORM instance' | 'server' | 'session'

/** A place that names the database to open, and how to read the value found there. */
export interface Target extends Place {
  /**
   * What a value at this place names.
   * `file`: a path, where `':memory:'` and `''` mean memory;
   * `url`: a connection URL, where `file:`, `sqlite:` and `:memory:` are recognised;
   * `server`: a host, a database name, a socket: any value means a server;
   * `memory`: one of the values `memoryWhen`, or any value other than `false` where that is left out, means that the
   * database lives in memory (TypeORM's `type: 'sqljs'`).
   */
  names: 'file' | 'memory' | 'server' | 'url'
  /** The values that mean memory at a place that `names: 'memory'`. */
  memoryWhen?: readonly string[]
}

/** What opening costs: a call or construct with this fact acquires a database. */
export interface Opening {
  thing: Thing
  /** Places that name the database; the first that holds a value decides. */
  target?: readonly Target[]
  /** The database when no target place holds a value. */
  otherwise: DatabaseKind
  /** Places of which one must hold a value; without, nothing is opened: `knex({ client: 'pg' })` only builds SQL. */
  requires?: readonly Place[]
  /** Places that name its entities or make their schema; where none holds a value, what is opened has no schema: `new Sequelize({ dialect: 'sqlite' })`. */
  entities?: readonly Place[]
  /** Places whose value `true` makes a handle that cannot change the database. */
  readOnly?: readonly Place[]
  /** What is done through it is taken back unless somebody commits, which leaving a `with` block may do too. */
  commits?: 'when told' | 'when told or left'
  /** Places whose value `true` makes a handle that does not connect by itself: ioredis's `lazyConnect`. */
  deferred?: readonly Place[]
  /** It sends each request by itself and keeps no connection: a handle of one's own is no fixture, what is created through it stays. */
  stateless?: true
}

/** Where the SQL text of an executing call is. */
export type Executes =
  /** An argument: text, an object that holds the text under `property`, a statement made by an SQL tag, or an array of these. */
  | Place
  /** The call is a tagged template, and the template is the text: postgres.js's `` sql`…` ``. */
  | { template: true }
  /** The receiver is a statement made by an SQL tag, run on the database in an argument: Kysely's `` sql`…`.execute(db) ``. */
  | { receiver: true; on: Place }

/** The kind of object that a schema builder makes. */
export type SchemaObject = 'collection' | 'constraint' | 'column' | 'database' | 'extension' | 'index' | 'materialized view' | 'schema' | 'sequence' | 'table' | 'tables of its entities' | 'type' | 'view' | 'function' | 'trigger'

/** How a builder call says "unless it is there already". */
export type Guard = GuardForm & {
  /** The systems that take it; all where left out. */
  systems?: readonly System[]
  /** It replaces what is there instead of leaving it alone. */
  replaces?: true
}

type GuardForm =
  /** A later call in the same chain: Kysely's `.ifNotExists()`; `with` and `without` name a call that it needs or does not go with. */
  | { chain: string; with?: string; without?: string }
  /** An argument whose value `true` guards: TypeORM's `createTable(table, true)`. */
  | { argument: number }
  /**
   * A property of an options object, `true` where no other value is told: Sequelize's `{ ifNotExists: true }`. Another
   * value may let more pass than what is there already, as Elasticsearch's `{ ignore: [400] }` does.
   */
  | { argument: number; property: string; value?: string }
  /** A function argument that makes the call: Kysely's `(column) => column.ifNotExists()`. */
  | { argument: number; calls: string }
  /** Another method of the same receiver: Knex's `createSchemaIfNotExists`. */
  | { method: string }
  /** A method of the same receiver that tells whether the object is there: Knex's `hasTable`. */
  | { asks: string }

/** Where a builder call says which table it adds something to. */
export type TablePlace =
  | Place
  /** The first argument of a later call in the same chain: Kysely's `.on('users')`. */
  | { chain: string }
  /** The first argument of an earlier call in the chain, or of the one whose callback it stands in: Knex's `alterTable('users', …)`. */
  | { within: readonly string[] }

/** A builder call that creates a schema object, and fails or duplicates when it runs again. */
export interface SchemaCall {
  creates: SchemaObject
  /** The place of the created object's name; absent where the call makes all there is. */
  name?: Place
  /** The place of the name of the table that it belongs to, and goes with; absent where it stands by itself. */
  table?: TablePlace
  /** Absent where the library has no guard for the object; a list where systems differ. */
  guard?: Guard | readonly Guard[]
  /** The systems on which a second call fails; all where left out. */
  failsOn?: readonly System[]
  /** The argument that says whether to look first, and what holds where it is left out: SQLAlchemy's `checkfirst`. */
  checks?: Place & { byDefault: boolean }
  /** The place of the handle it runs on, where that is not the receiver. */
  on?: Place
  /** It is a command, which runs on the handle whose method takes it: `client.send(new CreateTableCommand(…))`. */
  sent?: true
  /** Where the call that gave the receiver names what the object is made in, which must be written out too: BigQuery's `dataset('app')`. */
  inside?: Place
  /** What the system says on a second call, where that does not follow from what is created. */
  error?: string
}

/** A member of a library type: where it leads, and what it does to a database. */
export interface LibraryMember<T extends string = string> extends Member<T> {
  /** The call or construct opens a database or starts a server. */
  opens?: Opening
  /** The call closes its receiver, or the handle at a place. */
  closes?: true | Place
  executes?: Executes
  schema?: SchemaCall
  /** The call drops the tables, or does where the value at a place is `true`: Sequelize's `sync({ force: true })`. */
  drops?: true | Place
  /** The call runs the function at a place, with a connection before the other arguments: SQLAlchemy's `run_sync`. */
  runs?: Place
  /** The call is part of a model: a column, with the place that makes an index of it, or an index, with that of its name. */
  defines?: { kind: 'column'; indexed: Place } | { kind: 'index'; name: Place }
  /** The call sets a database or transaction up or puts it back, and leaves no rows: `commit`, `rollback`, `create_all`. */
  housekeeping?: true
  /** It tells how the handle is set up, and nothing of what is in the database: `engine.url`. */
  inspects?: true
  /** Extending the class, or calling the function, makes a model, which works on whatever database the library bound it to. */
  model?: true
  /** The call binds models to a database, or does where the place holds a value: Sequelize's `models`. */
  binds?: true | Place
  /** The database system of what the call gives, where it differs from the library's or depends on an argument. */
  system?: System | (Place & { values: Readonly<Record<string, System>> })
}

/** One database library: the packages it comes in and the API by which its values are recognised. */
export interface Library extends Api<LibraryMember> {
  subject: 'library'
  /** Absent where each opening call says it. */
  system?: System | undefined
  /** Types of which the package itself gives a handle that nobody opens, and the database behind it: Bun's `sql`. */
  ambient?: Readonly<Partial<Record<string, DatabaseKind>>> | undefined
  /** Methods that read, wherever they stand in a chain of calls on a handle: `db.select().from(users)`. */
  reads?: readonly string[] | undefined
  /** Methods that only write out the text of what stands before them: `db.insert(users).values(row).toSQL()`. */
  renders?: readonly string[] | undefined
  /** Methods that put rows in, of whatever stands in the chain before them: `db.insert(users).values(row)`, `repository.save(user)`. */
  inserts?: readonly string[] | undefined
  /** The calls of such a chain name tables, not entities: `db('users').insert(row)`. */
  namesTables?: true | undefined
}

interface LibraryDefinition<T extends string> extends ApiDefinition<T, LibraryMember<NoInfer<T>>> {
  system?: System
  ambient?: Readonly<Partial<Record<NoInfer<T>, DatabaseKind>>>
  reads?: readonly string[]
  renders?: readonly string[]
  inserts?: readonly string[]
  namesTables?: true
}

/**
 * Describes a library. Types refer to each other by name; a name that is not defined does not compile.
 *
 * @param define - gives the packages, the database system and the types with their members
 * @returns the library, as the resolver reads it
 */
export function defineLibrary<const T extends string>(define: () => LibraryDefinition<T>): Library & { types: Readonly<Record<T, TypeMembers<LibraryMember>>> } {
  return defineApi<T, LibraryMember, 'library', Pick<LibraryDefinition<T>, 'ambient' | 'inserts' | 'namesTables' | 'reads' | 'renders' | 'system'>>('library', define, ['ambient', 'inserts', 'namesTables', 'reads', 'renders', 'system'])
}
