import { libraryApis } from './knowledge.ts'
import type { ModuleSource } from './module-source.ts'
import type { LoadModule } from './resolver.ts'

/** How many re-exports are followed before an import is given up. */
const mostHops = 20

/**
 * Whether an imported name can be a live value of a library, by the head of its export alone. Most imports of a test are
 * functions, classes and types, and their modules need no closer look.
 *
 * @param specifier - the imported module
 * @param name - the imported name
 * @param importer - the importing module
 * @param loadModule - reads modules of the project
 * @returns `false` where it is certainly none
 */
export function mayBeLive(specifier: string, name: string, importer: ModuleSource, loadModule: LoadModule, hops = 0): boolean {
  const module = hops > mostHops ? undefined : loadModule(specifier, importer)
  if (module?.exports === undefined) return false
  const { imports, isModule, named, stars } = module.exports
  const entry = named.get(name)
  if (!isModule || (name === '*' && hops === 0)) return canReachLibrary(module.text, imports)
  if (entry === undefined) return name !== 'default' && stars.some((star) => mayBeLive(star, name, module, loadModule, hops + 1))
  if (entry.isType) return false
  if (entry.source !== undefined) return mayBeLive(entry.source.specifier, entry.source.name, module, loadModule, hops + 1)
  return !inertHead.test(module.text.slice(entry.start, entry.start + longestHead)) && canReachLibrary(module.text, imports)
}

/** A declaration of what has no connection of its own: `export async function`, `export default class`, `export const f = (`. */
const inertHead = /^export\s+(?:default\s+)?(?:abstract\s|async\s|class\b|const\s+enum\s|declare\s|enum\s|function\b|interface\s|namespace\s|type\s|const\s+\w+\s*=\s*(?:\(|["'`\d[]|async\s))/

const longestHead = 200

/** Without a library's name or a module of the project to take a client from, a module makes none. */
function canReachLibrary(text: string, imports: readonly string[]): boolean {
  return libraryApis.mentionedIn(text) || imports.some((specifier) => /^(?:[.#~]|@\/)/.test(specifier))
}
