import { apis, libraryApis } from './knowledge.ts'
import { findProjectFile } from './project-modules.ts'

/** How many re-exports are followed before an import is given up. */
const mostHops = 20

/**
 * Whether an imported name can be a live value of a library, by the text of its module as far as that will do. Most
 * imports of a test are functions, classes and types, and their modules need no parsing.
 *
 * @param specifier - the imported module
 * @param name - the imported name, `*` for the namespace
 * @param importer - absolute path of the importing file
 * @param root - absolute path of the working directory
 * @returns `false` where it is certainly none
 */
export function mayBeLive(specifier: string, name: string, importer: string, root: string, hops = 0): boolean {
  if (hops > mostHops || apis.ofSpecifier(specifier) !== undefined) return false
  const file = findProjectFile(specifier, importer, root)
  if (file === undefined || isDeclaredInert(file.text, name) || !canReachLibrary(file.text)) return false
  const exports = file.parse()?.exports
  if (exports === undefined) return false
  const entry = exports.named.get(name)
  if (!exports.isModule || name === '*') return true
  if (entry === undefined) return name !== 'default' && exports.stars.some((star) => mayBeLive(star, name, file.filename, root, hops + 1))
  if (entry.isType) return false
  return entry.source === undefined || mayBeLive(entry.source.specifier, entry.source.name, file.filename, root, hops + 1)
}

/** A declaration of what has no connection of its own: `export async function name`, `export default class`, `export const name = () =>`. */
function isDeclaredInert(text: string, name: string): boolean {
  if (name === '*') return false
  if (name === 'default') return /^export\s+default\s+(?:abstract\s+|async\s+)?(?:class|function|interface)\b/m.test(text)
  const word = name.replaceAll('$', String.raw`\$`)
  const declaration = String.raw`(?:abstract\s+|async\s+|const\s+|declare\s+)*(?:class|enum|function\*?|interface|namespace|type)\s+${word}(?![\w$])`
  const literal = String.raw`const\s+${word}\s*=\s*(?:\([^()]*\)\s*=>|async\b|["'\x60\d[])`
  return new RegExp(String.raw`^export\s+(?:${declaration}|${literal})`, 'm').test(text)
}

/** Without a library's name or a module of the project to take a client from, a module makes none. */
function canReachLibrary(text: string): boolean {
  return libraryApis.mentionedIn(text) || /(?:\bfrom|\brequire\s*\(|\bimport)\s*['"](?:[#.~]|@\/)/.test(text)
}
