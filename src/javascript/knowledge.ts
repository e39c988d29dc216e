import type { Api, Member } from '../api/define-api.ts'
import { createApiRegistry, type ApiRegistry } from '../api/registry.ts'
import { mockLoaders } from '../frameworks/mock-loaders.ts'
import { frameworks } from '../frameworks/registry.ts'
import type { Library, LibraryMember } from '../libraries/define-library.ts'
import { libraries } from '../libraries/registry.ts'
import { lazy } from '../lazy.ts'

/** What the plugin knows of libraries and test frameworks. */
export const apis = indexedWhenAsked([...libraries, ...frameworks, ...mockLoaders])

/** The test frameworks and what mocks modules for them. */
export const frameworkApis = indexedWhenAsked([...frameworks, ...mockLoaders])

/** The libraries alone: a file that mentions none of them opens no database by itself. */
export const libraryApis = indexedWhenAsked(libraries)

/** A run that lints no test file never asks, and should not wait for the index. */
function indexedWhenAsked(all: readonly Api[]): ApiRegistry {
  const registry = lazy(() => createApiRegistry(all))
  return {
    ofSpecifier: (specifier) => registry().ofSpecifier(specifier),
    ofGlobal: (name) => registry().ofGlobal(name),
    mentionedIn: (text) => registry().mentionedIn(text),
    mentionsGlobal: (text) => registry().mentionsGlobal(text),
  }
}

const membersOfFrameworks = lazy(() => [...frameworks, ...mockLoaders].flatMap(({ types }) => membersIn(types)))

/** The members of all types of an API, by name. */
function membersIn<M extends Member>(types: Readonly<Record<string, Readonly<Record<string, M>>>>): [string, M][] {
  return Object.values(types).flatMap((type) => Object.entries(type))
}

/** The names of what loads modules for a file and gives them to it: `importActual`, `requireActual`. */
export const loadingMembers = lazy(() => new Set(membersOfFrameworks().flatMap(([name, { loads }]) => (loads === undefined ? [] : name))))

/** The names of the language's own methods, which take functions as well and have no name of a framework's: `map`, `then`. */
export const languageMethods = lazy(() => {
  const ofFrameworks = new Set(membersOfFrameworks().map(([name]) => name))
  return new Set([Array, Promise].flatMap(({ prototype }) => Object.getOwnPropertyNames(prototype)).filter((name) => !ofFrameworks.has(name)))
})

/** The names under which libraries execute SQL or make schema; `` sql`…` `` is so by its type. */
export const schemaMembers = lazy(() => {
  const namesIn = ({ types }: Library): string[] =>
    membersIn(types).flatMap(([name, member]) => (makesSchema(member) || (typeof member.is === 'string' && makesSchema(types[member.is]?.['()'])) ? name : []))
  return new Set(libraries.flatMap(namesIn))
})

/** The packages that have one call by which all models get their connection: `mongoose.connect()`. */
export const connectingPackages = lazy(() => libraries.flatMap(({ packages, types }) => (membersIn(types).some(([, member]) => connectsModels(member)) ? Object.keys(packages) : [])))

/** Whether a text names one of them. */
export function mayConnectModels(text: string): boolean {
  return connectingPackages().some((name) => text.includes(name))
}

/** The names of the calls by which all models of a library get their connection. */
export const connectingMembers = lazy(() => new Set(libraries.flatMap(({ types }) => membersIn(types).flatMap(([name, member]) => (connectsModels(member) ? name : [])))))

function connectsModels({ binds, opens }: LibraryMember): boolean {
  return binds === true && opens !== undefined
}

function makesSchema(member: LibraryMember | undefined): boolean {
  return member?.executes !== undefined || member?.schema !== undefined
}
