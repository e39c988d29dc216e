import { apis, libraryApis } from './knowledge.ts'
import type { ProjectFile, ProjectFiles } from './project-modules.ts'

/** How many re-exports are followed before an import is given up. */
const mostHops = 20

/**
 * Whether an imported name can be a live value of a library, by the text of its module as far as that will do. Most
 * imports of a test are functions, classes and types, and their modules need no parsing.
 *
 * @param specifier - the imported module
 * @param name - the imported name, `*` for the namespace
 * @param importer - absolute path of the importing file
 * @param project - the project's files
 * @returns `false` where it is certainly none
 */
export function mayBeLive(specifier: string, name: string, importer: string, project: ProjectFiles, hops = 0): boolean {
  if (hops > mostHops || apis.ofSpecifier(specifier) !== undefined) return false
  const file = project.find(specifier, importer)
  if (file === undefined || isInert(file, name) || !canReachLibrary(file.text)) return false
  const exports = file.parse()?.exports
  if (exports === undefined) return false
  const entry = exports.named.get(name)
  if (!exports.isModule || name === '*') return true
  if (entry === undefined) return name !== 'default' && exports.stars.some((star) => mayBeLive(star, name, file.filename, project, hops + 1))
  if (entry.isType) return false
  if (entry.source !== undefined) return mayBeLive(entry.source.specifier, entry.source.name, file.filename, project, hops + 1)
  return entry.local === undefined || !isInert(file, entry.local)
}

const inertNames = new WeakMap<ProjectFile, ReadonlySet<string>>()

/** Whether a name of a file stands for what has no connection of its own: a function, a class, a type, a text, a number. */
function isInert(file: ProjectFile, name: string): boolean {
  const known = inertNames.get(file) ?? readInertNames(file.text)
  inertNames.set(file, known)
  return known.has(name)
}

/** `async function name`, `export class Name`, `interface Name`, `const name = () =>`, `export default name` of one of these */
function readInertNames(text: string): Set<string> {
  const declaration = /^(export\s+default\s+|export\s+)?(?:(?:abstract|async|const|declare)\s+)*(?:class|enum|function|interface|namespace|type)\b\s*\*?\s*([\w$]*)/gm
  const constant = /^(?:export\s+)?const\s+([\w$]+)\s*(?::[^=\n]*)?=\s*(?:\([^()]*\)\s*(?::[^=\n]*)?=>|async\b|function\b|["'`\d[])/gm
  const names = new Set<string>()
  for (const [, prefix = '', name = ''] of text.matchAll(declaration)) names.add(prefix.includes('default') ? 'default' : name)
  for (const [, name = ''] of text.matchAll(constant)) names.add(name)
  const defaultName = /^export\s+default\s+([\w$]+)[;\s]*$/m.exec(text)?.[1]
  if (defaultName !== undefined && names.has(defaultName)) names.add('default')
  return names
}

/** Without a library's name or a module of the project to take a client from, a module makes none. */
function canReachLibrary(text: string): boolean {
  return libraryApis.mentionedIn(text) || /(?:\bfrom|\brequire\s*\(|\bimport)\s*['"](?:[#.~]|@\/)/.test(text)
}
