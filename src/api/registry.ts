import type { Api } from './define-api.ts'

/** Finds APIs by what a file imports and by global variable. */
export interface ApiRegistry {
  /**
   * @param specifier - a module specifier as written in an import
   * @returns the API and the type of the module's namespace, or `undefined` for a module nobody described
   */
  ofSpecifier: (specifier: string) => ApiEntry | undefined
  /**
   * @param name - a global variable's name
   * @returns the APIs whose globals have the name, each with the type they are members of; several test runners share names
   */
  ofGlobal: (name: string) => readonly ApiEntry[]
  /**
   * Tells from the text alone whether a file can have to do with one of the APIs' packages.
   *
   * @param text - a file's source text
   * @returns `false` only where no specifier of any package stands in quotes in the text
   */
  mentionedIn: (text: string) => boolean
  /** Tells from the text alone whether a file names a global variable of one of the APIs. */
  mentionsGlobal: (text: string) => boolean
}

/** An API and the type that a specifier or global leads to. */
export interface ApiEntry {
  api: Api
  type: string
}

/**
 * Indexes APIs.
 *
 * @param apis - the APIs; where two share a global variable, the first that can make sense of a use gives it its meaning
 * @returns the index
 */
export function createApiRegistry(apis: readonly Api[]): ApiRegistry {
  const exact = new Map<string, ApiEntry>()
  const prefixes: { prefix: string; entry: ApiEntry }[] = []
  const globals = new Map<string, ApiEntry[]>()
  for (const api of apis) {
    for (const [specifier, type] of Object.entries(api.packages)) {
      const entry = { api, type }
      if (specifier.endsWith('/*')) prefixes.push({ prefix: specifier.slice(0, -1), entry })
      else exact.set(specifier, entry)
    }
    if (api.globals === undefined) continue
    for (const name of Object.keys(api.types[api.globals] ?? {})) {
      if (name !== 'default') globals.set(name, [...(globals.get(name) ?? []), { api, type: api.globals }])
    }
  }
  prefixes.sort((left, right) => right.prefix.length - left.prefix.length)
  const quoted = new RegExp(`['"\`](?:(?:jsr|npm):/?)?(?:${[...exact.keys(), ...prefixes.map(({ prefix }) => prefix)].map(quotedPattern).join('|')})`)
  const named = new RegExp(`\\b(?:${[...globals.keys()].map(escaped).join('|')})\\b`)
  const mentionsGlobal = (text: string): boolean => globals.size > 0 && named.test(text)

  return {
    ofSpecifier: (specifier) => {
      const name = withoutRegistry(specifier)
      return exact.get(name) ?? prefixes.find(({ prefix }) => name.startsWith(prefix))?.entry
    },
    ofGlobal: (name) => globals.get(name) ?? [],
    mentionedIn: (text) => quoted.test(text) || mentionsGlobal(text),
    mentionsGlobal,
  }
}

/**
 * Deno's specifiers name a registry and a version: `jsr:@std/testing@^1.0.0/bdd` and
 * `https://deno.land/std@0.224.0/testing/bdd.ts` are `@std/testing/bdd`.
 */
function withoutRegistry(specifier: string): string {
  const [, file] = /^https:\/\/deno\.land\/std(?:@[^/]*)?\/(.+)\.[jt]s$/.exec(specifier) ?? []
  if (file !== undefined) return `@std/${file}`
  return specifier.replace(/^(?:jsr|npm):\/?((?:@[^/]+\/)?[^@/]+)(?:@[^/]*)?/, '$1')
}

/** A package's name, and below it a version may stand before the subpath. */
function quotedPattern(specifier: string): string {
  const [, name = specifier, subpath = ''] = /^((?:@[^/]+\/)?[^/]+)(\/.*)?$/.exec(specifier) ?? []
  return subpath === '' ? escaped(name) : `${escaped(name)}(?:@[^/'"\`]*)?${escaped(subpath)}`
}

function escaped(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}
