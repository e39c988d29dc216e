import type { TSESTree } from '@typescript-eslint/utils'
import type { DatabaseKind, Thing } from '../libraries/define-library.ts'

export type { Thing } from '../libraries/define-library.ts'

/** Where something stands in the linted text. */
export interface Place {
  loc: TSESTree.SourceLocation
  /** Offsets into the text, end exclusive. */
  range: readonly [number, number]
}

/** A change of the linted text: what stands at `range` becomes `text`. */
export interface Edit {
  range: readonly [number, number]
  text: string
}

/** Where something happens in a test file, and so how often it runs. */
export type Scope =
  /** Once, when the file is loaded. */
  | { kind: 'module' }
  /** Once, while tests are collected. */
  | { kind: 'suite' }
  | { kind: 'hook'; phase: 'after' | 'around' | 'before'; frequency: 'each' | 'once' }
  /** In the function of a fixture, once for whatever the fixture is scoped to; `each` where that is known to be a test. */
  | { kind: 'fixture'; frequency?: 'each' }
  /** In a test's own body; `repeated` where the test runs once for each row of a table. */
  | { kind: 'test'; repeated: boolean }
  /** In a function handed to something nobody knows: it may run once, for each test, or never. */
  | { kind: 'unknown' }
  /** In a named function or class of the file, whenever one of its users runs. */
  | { kind: 'helper'; name: string; users: readonly Scope[] }

/** What a file does with a handle that it opened. */
export type HandleUse =
  /** Prepares it: runs something on it in a hook or function, makes schema in a test: `db.exec(schema)`, `beforeEach(() => migrate(db))`. */
  | 'prepares it'
  /** Gives it to the code under test, and otherwise uses it in tests alone: `new UserStore(db)`. */
  | 'hands it over'
  /** Changes nothing in it: reads rows to check them, creates a scratch database next to it, reads the handle's own options. */
  | 'looks at it'

/** How a file takes a database from a shared fixture instead of its own, or why it is left to its owner. */
export type Adoption =
  | {
      /** `fix` where the project declared the fixture, `suggestion` where it was inferred. */
      kind: 'fix' | 'suggestion'
      /** The fixture as a message names it. */
      fixture: string
      /** All of the change: half of it is none. */
      edits: readonly Edit[]
    }
  /** The end of a sentence: `\`db\` is used outside tests and hooks`. */
  | { declined: string }

/** A place that opens a database: a connection, a pool, an ORM instance, a server, a container. */
export interface Acquisition extends Place {
  /** The library's name, its package: `pg`. */
  library: string
  /** All packages and modules that the library comes in. */
  packages: readonly string[]
  /** What is opened, as a noun. */
  thing: Thing
  /** The variable or property that keeps it, `null` where nothing does. */
  binding: string | null
  database: DatabaseKind
  /** It comes with a schema or a process of its own: entities are listed where it is opened, it is a container. */
  equipped: boolean
  scope: Scope
  /** Kept in a variable that lives outside the function that opens it. */
  outlivesScope: boolean
  readOnly: boolean
  /** Closed again by the function that opened it, before anybody else could use it, or never given to anybody else. */
  closedInPlace: boolean
  use: HandleUse
  /** The library is replaced by a fake in this file. */
  mocked: boolean
  /** The file belongs to the library itself or to a package that adapts it, its tests apply migrations to it, or they run on each of several databases. */
  underTest: boolean
  /** `undefined` where no shared fixture is known. Worked out when it is read. */
  readonly adoption: Adoption | undefined
}

/** An import that leads to a live production session. */
export interface SessionImport extends Place {
  /** The name it has in the file; `null` where it is not kept under one. */
  local: string | null
  /** The module as written. */
  specifier: string
  /**
   * How the file gets the session: as the imported value, by giving it SQL (`query('…')`), because a call of it connects every
   * model (`connectDB()`), from a call of it (`getDb()`), with an instance of it (`new Database()`), or because loading the
   * module opens it.
   */
  given: 'by accessor' | 'by class' | 'by connecting' | 'by loading' | 'by query' | 'by value'
  /** The modules on the way to the session, relative to the working directory; the last one opens it. */
  route: readonly string[]
  /** Where the session is made, relative to the working directory; `null` where settings say that the module has one. */
  origin: string | null
  /** The library whose session it is, `null` where settings say so. */
  library: string | null
  thing: Thing | null
  /** The file exports it again, or gives it to tests as a fixture. */
  handedOn: boolean
  /** A hook that the file registers works on it. */
  usedInHook: boolean
  /** `undefined` where no shared fixture is known. Worked out when it is read. */
  readonly adoption: Adoption | undefined
}

/** An import that leads to no live production session, or to one that does no harm here. */
export interface SparedImport extends Place {
  local: string | null
  /** The module as written. */
  specifier: string
  /** As a sentence: `no file is found there`. */
  reason: string
}

/** A change of the linted text that somebody has to choose. */
export interface Suggestion {
  /** What it does, as a sentence. */
  message: string
  edits: readonly Edit[]
}

/** A statement or builder call that makes or drops a schema object without asking whether it is there. */
export interface SchemaCreation extends Place {
  /** What it makes or drops, as a noun: `table`, `index`, … */
  creates: string
  /** The object's name as written; empty where the engine makes it up, or the call makes all there is. */
  name: string
  /** The table that it stands on, `null` where there is none or nobody knows. */
  table: string | null
  /**
   * Why it meets its own result: the database stays, or it runs again on the same database. Or why it goes wrong without
   * one: models define one name twice, or a handler swallows every error. `looks by default` goes wrong nowhere: it asks
   * first, without saying so.
   */
  reason: 'database outlives the run' | 'defined twice' | 'failure hidden' | 'looks by default' | 'no second run is seen' | 'runs again'
  /** What the second run does: it fails on what is there, makes another one, or fails on what is gone. */
  secondRun: 'duplicates' | 'fails' | 'finds nothing'
  /** What the engine says on the second run, in its own words. */
  error: string
  /** What to do about it, as a sentence. */
  remedy: string
  /** The file and line that the statement is read from, where that is another file: `schema.sql:12`; of what is defined twice, both. */
  writtenIn: string | null
  /** Edits that make it idempotent, `null` where none is known to be right. */
  repair: readonly Edit[] | null
  suggestions: readonly Suggestion[]
}

/** What a rule may ask of a file. Each list is worked out when it is first asked for. */
export interface FixtureModel {
  /** How a message names the project's shared fixture. */
  readonly sharedFixture: string
  /** `test`: registers tests. `support`: lives with tests but registers none. `source`: neither. */
  readonly role: 'source' | 'support' | 'test'
  readonly acquisitions: readonly Acquisition[]
  readonly sessionImports: readonly SessionImport[]
  /** The other imports of the project's modules, for those who ask why one is not told of. */
  readonly sparedImports: readonly SparedImport[]
  /** Imports of functions and classes that open a live session when they are used. */
  readonly sessionsOnDemand: readonly SessionImport[]
  readonly schemaCreations: readonly SchemaCreation[]
}
