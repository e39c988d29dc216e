import { oncePer } from '../../lazy.ts'
import { libraryApis } from '../knowledge.ts'
import type { ProjectFile, ProjectFiles } from './project-modules.ts'

/** What the text of a module says of its names. */
interface Declarations {
  /** Functions, types, enums and classes without static fields, and `default` for a default export of one. */
  inert: ReadonlySet<string>
  /** What may give or get a connection when it is used: functions and classes, variables and objects that are written to later. */
  opaque: ReadonlySet<string>
  /** The initial values of the module's variables, as text. */
  initializers: ReadonlyMap<string, string>
  /** The modules that imported names come from. */
  imports: ReadonlyMap<string, string>
}

const answersIn = oncePer<ProjectFiles, (file: ProjectFile) => Map<string, boolean>>(() => oncePer(() => new Map()))

/**
 * Whether a name of a module certainly stands for what has no connection of its own: a function, a class, a type, or a
 * value made of nothing that could have one.
 *
 * @param file - the module
 * @param name - a name that it declares or exports
 * @param project - the project's files
 */
export function isInert(file: ProjectFile, name: string, project: ProjectFiles): boolean {
  const known = answersIn(project)(file)
  const answer = known.get(name)
  if (answer !== undefined) return answer
  // Variables that are made of each other
  known.set(name, true)
  const fresh = judge(file, name, project)
  known.set(name, fresh)
  return fresh
}

function judge(file: ProjectFile, name: string, project: ProjectFiles): boolean {
  const read = declarationsOf(file)
  if (read.inert.has(name)) return true
  const initializer = read.initializers.get(name)
  if (initializer === undefined || read.opaque.has(name)) return false
  if (makesFunction.test(initializer)) return true
  return [...initializer.matchAll(/[\w$]+/g)].every(([word]) => {
    if (word === name) return true
    if (connectingWords.has(word) || read.opaque.has(word)) return false
    const specifier = read.imports.get(word)
    if (specifier !== undefined) return libraryApis.ofSpecifier(specifier) === undefined && isPlainImport(word, project.find(specifier, file.filename), project)
    return !read.initializers.has(word) || isPlain(file, word, project)
  })
}

/** What comes from a package, and a value of the project's that can't give a connection. */
function isPlainImport(name: string, imported: ProjectFile | undefined, project: ProjectFiles): boolean {
  return imported === undefined || (declarationsOf(imported).initializers.has(name) && isPlain(imported, name, project))
}

/** Whether a variable is made of nothing that has a connection, and is no function, which could open one. */
function isPlain(file: ProjectFile, name: string, project: ProjectFiles): boolean {
  return !makesFunction.test(declarationsOf(file).initializers.get(name) ?? '') && isInert(file, name, project)
}

/** Words in an initial value that can bring a connection from outside: a construct, a loaded module, a global object. */
const connectingWords: ReadonlySet<string> = new Set(['Bun', 'await', 'global', 'globalThis', 'import', 'new', 'require'])

/** `(deps) => …`, `async () => …`, `function () {}`, `class {}` */
const makesFunction = /^\s*(?:async\b|function\b|class\b|[\w$]+\s*=>|(?:<[^()]*>)?\([^()]*(?:\([^()]*\)[^()]*)*\)\s*(?::[^=]*)?=>)/

const declarationsOf = oncePer(({ text }: ProjectFile): Declarations => {
  const inert = new Set<string>()
  const opaque = new Set<string>()
  const initializers = new Map<string, string>()
  const imports = new Map<string, string>()
  const declaration = /^(export\s+default\s+|export\s+)?(?:(?:abstract|async|const|declare)\s+)*(class|enum|function|interface|namespace|type)\b\s*\*?\s*([\w$]*)/gm
  const hasStatics = /\bstatic\b[^(\n]*=/.test(text)
  for (const [, prefix = '', kind = '', name = ''] of text.matchAll(declaration)) {
    if (kind !== 'class' || !hasStatics) inert.add(prefix.includes('default') ? 'default' : name)
    if (kind === 'class' || kind === 'function' || kind === 'namespace') opaque.add(name)
  }
  // let db; db = new Pool(), and const db = {}; db.pool = new Pool()
  for (const [, name = '', object = ''] of text.matchAll(/^(?:export\s+)?(?:let|var)\s+([\w$]+)|^[ \t]*([\w$]+)\.[\w$]+\s*(?:\?\?|\|\|)?=(?![=>])/gm)) opaque.add(name === '' ? object : name)
  for (const statement of topLevelStatements(text)) {
    const name = /^(?:export\s+)?const\s+([\w$]+)/.exec(statement)?.[1]
    const at = name === undefined ? -1 : statement.search(/[^!<=>]=(?![=>])/)
    if (name !== undefined && at !== -1) initializers.set(name, statement.slice(at + 2))
    for (const [part, made] of destructured(statement)) if (!initializers.has(part)) initializers.set(part, made)
  }
  for (const [, clause = '', specifier = ''] of text.matchAll(/^import\s(?!type\s+(?!from\b)[{*\w])([^'"]*?)\bfrom\s*['"]([^'"\n]+)['"]/gm)) {
    for (const [name] of clause.replaceAll(/\btype\s+[\w$]+/g, '').matchAll(/[\w$]+/g)) imports.set(name, specifier)
  }
  const named = /^export\s+default\s+([\w$]+)[;\s]*$/m.exec(text)?.[1]
  if (named !== undefined && inert.has(named)) inert.add('default')
  if (named !== undefined && initializers.has(named)) initializers.set('default', named)
  return { inert, opaque, initializers, imports }
})

/** `const { createClient } = redis`: the names of a pattern, with what it takes apart. Where its defaults are objects, it gives too many words rather than too few. */
function destructured(statement: string): [name: string, initializer: string][] {
  if (!/^(?:export\s+)?const\s*[{[]/.test(statement)) return []
  const [end, ...more] = statement.matchAll(/[}\]]\s*(?::[^=;]*)?=(?![=>])/g)
  if (end === undefined) return []
  const initializer = statement.slice(end.index + end[0].length)
  return [...statement.slice(0, (more.at(-1) ?? end).index).matchAll(/[\w$]+/g)].map(([name]) => [name, initializer])
}

/** A statement ends before the next line that begins at the margin with something else than a closing bracket. */
function topLevelStatements(text: string): string[] {
  return text.split(/\n(?=[^\s)\]}])/)
}
