/** A place in the arguments of a call: an argument, or a property of an object literal passed there. */
export interface Place {
  /** Zero-based position, `'last'`, or `'none'` for one that is passed by name alone. */
  argument: number | 'last' | 'none'
  /** Dotted path into an object argument: `'connection.filename'`. */
  property?: string
  /** The name under which Python passes it: `bind=engine`. */
  keyword?: string
}

/** A type of another API, made by {@link foreignType}. */
export interface ForeignType {
  api: Api
  type: string
}

export type TypeReference<T extends string = string> = T | ForeignType

/**
 * What a member of a type is. A member is an export of a package (type `module`), or a property or method of an
 * instance. Promises are looked through: `returns` names what awaiting the call gives.
 */
export interface Member<T extends string = string> {
  /** Reading the member gives a value of this type. */
  is?: TypeReference<T>
  /** `new Member()` gives an instance of this type; as a type annotation the name means that type. */
  construct?: TypeReference<T>
  /** Calling the member gives a value of this type. */
  returns?: TypeReference<T>
  /** Tagging a template with the member gives a value of this type. */
  tag?: TypeReference<T>
  /** The name is a type only (interface, type alias, abstract class) and means this type in annotations. */
  annotates?: TypeReference<T>
  /** The call gives the namespace of the module that is named at the place, as it is without mocks: `vi.importActual('../src/db')`. */
  loads?: Place
  /**
   * A function argument of the call, and what its parameters are; `null` for a parameter that is nothing of ours. An
   * object argument may hold the function as a property instead: `Deno.test({ name: '…', fn() {} })`.
   */
  callback?: { argument: number | 'last'; property?: string; parameters: readonly (TypeReference<T> | null)[] }
  /**
   * Places that may hold a handle opened elsewhere. Where one of them holds a value, the call wraps that handle and
   * opens nothing of its own, unless the value is plainly a location: a string, a template, an environment variable.
   */
  wraps?: readonly Place[]
  /** Tests keep values on it for each other: AVA's `t.context`. */
  keeps?: true
  /** What is registered through the member is not run: `test.skip`, `xdescribe`. */
  skips?: true
  /** What the call gives instead, by the type of the handle that it wraps: a `sessionmaker` of an async engine makes async sessions. */
  givesFor?: Readonly<Record<string, TypeReference<T>>>
}

/**
 * Members by name. `'()'` is the type's own value called, constructed or used as a tag: `` sql`…` ``,
 * `knex('users')`, `test('…', () => {})`. `'[]'` is one of its elements, as a loop over it gives them.
 */
export type TypeMembers<M extends Member = Member> = Readonly<Record<string, M>>

/** The API of a package as access paths: types whose members lead to other types. */
export interface Api<M extends Member = Member> {
  /** What the API is for: opening databases, or running tests. */
  subject: 'framework' | 'library'
  /** The name that messages and options use; the first package's name. */
  name: string
  /**
   * Module specifiers, each with the type of its namespace. A trailing `/*` takes every subpath: `'drizzle-orm/*'`. An
   * exact entry wins over a pattern.
   */
  packages: Readonly<Record<string, string>>
  types: Readonly<Record<string, TypeMembers<M>>>
  /**
   * The type whose members are global variables: Bun's `Bun`, the `describe` and `it` of a test runner; in Python, what a
   * test runner hands to parameters of that name: `request`.
   */
  globals?: string | undefined
}

export interface ApiDefinition<T extends string, M extends Member> {
  /** A list of specifiers whose namespace is the type `module`, or an object that gives each specifier its type. */
  packages: readonly string[] | Readonly<Record<string, NoInfer<T>>>
  types: Readonly<Record<T, TypeMembers<M>>>
  /** The type whose members are global variables. */
  globals?: NoInfer<T>
}

/** An API with the names of its types. */
type Defined<T extends string, M extends Member, S> = Api<M> & { subject: S } & { types: Readonly<Record<T, TypeMembers<M>>> }

/**
 * Fills in what a definition may leave out. The definition is asked for when something of the API is first read: a run
 * that lints no test file reads none.
 *
 * @param subject - what the API is for
 * @param define - gives packages, types and globals, and what more there is to say of the API
 * @param more - the names of what more there is
 * @returns the API
 * @throws Error where no package is listed, when the API is first read
 */
export function defineApi<T extends string, M extends Member, S extends Api['subject'], More extends object = object>(
  subject: S,
  define: () => ApiDefinition<T, M> & More,
  more: readonly (keyof More & string)[] = [],
): Defined<T, M, S> & Pick<More, keyof More> {
  const api = { subject } as Defined<T, M, S> & More
  const asked = ['name', 'packages', 'types', 'globals', ...more] as const
  const settle = (): void => {
    const definition = define()
    const packages = specifiersOf(definition)
    const [name] = Object.keys(packages)
    if (name === undefined) throw new Error('An API has at least one package.')
    const built = { ...definition, name, packages }
    for (const key of asked) Object.defineProperty(api, key, { value: built[key], enumerable: true })
  }
  for (const key of asked) {
    const get = (): unknown => {
      settle()
      return api[key]
    }
    Object.defineProperty(api, key, { get, enumerable: true, configurable: true })
  }
  return api
}

function specifiersOf<T extends string, M extends Member>({ packages }: ApiDefinition<T, M>): Readonly<Record<string, string>> {
  return isList(packages) ? Object.fromEntries(packages.map((name) => [name, 'module'])) : packages
}

function isList(packages: readonly string[] | Readonly<Record<string, string>>): packages is readonly string[] {
  return Array.isArray(packages)
}

/**
 * Refers to a type of another API: what a NestJS module gives is a TypeORM `DataSource`.
 *
 * @param api - the API that defines the type
 * @param type - a type name of that API
 * @returns the reference, to stand wherever a type name of the own API can
 */
export function foreignType<T extends string>(api: Api & { types: Readonly<Record<T, TypeMembers>> }, type: NoInfer<T>): ForeignType {
  return { api, type }
}
