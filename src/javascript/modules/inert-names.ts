import type { TSESTree } from '@typescript-eslint/utils'
import { oncePer } from '../../lazy.ts'
import { connectingMembers, libraryApis, mayConnectModels, schemaMembers } from '../knowledge.ts'
import { isConnectingGlobal, isOfProject, mayHoldConnection, type Surroundings } from './connecting-expression.ts'
import type { Declaration } from './module-outline.ts'
import { parseStatement } from './parse-module.ts'
import type { ProjectFile, ProjectFiles } from './project-modules.ts'

/**
 * Tells whether an imported name may bring a connection to an expression that it stands in.
 *
 * @param specifier - a module of the project
 * @param name - the name in that module
 * @param importer - absolute path of the importing file
 */
export type MayImportConnection = (specifier: string, name: string, importer: string) => boolean

/** How many declarations one leads to through others before it counts as bringing a connection. */
const longestChain = 12

/** What the declared names of each file are known to bring. */
interface Search {
  answers: (file: ProjectFile) => Map<string, boolean>
  /** How many declarations are being looked at. */
  chain: number
  /** Takes back the answers that were given while the outermost declaration is looked at, and that may rest on its own. */
  assumed: (() => void)[]
}

const searchIn = oncePer<ProjectFiles, Search>(() => ({ answers: oncePer(() => new Map()), chain: 0, assumed: [] }))

/**
 * Whether a declared name certainly stands for what has no connection of its own: a function that runs no query it is
 * given and connects no models, a class, a type, or a constant that is made of nothing that could bring one. No more of the
 * module is parsed than the statement.
 *
 * @param file - the module
 * @param name - a name that it declares
 * @param project - the project's files
 * @param mayImport - follows what the module imports
 */
export function isInert(file: ProjectFile, name: string, project: ProjectFiles, mayImport: MayImportConnection): boolean {
  const { declarations, isPlain } = file.outline()
  const declaration = declarations.get(name)
  if (declaration === undefined || declaration.kind === 'variable') return false
  if (declaration.kind === 'constant' && !makesFunction.test(initializerIn(declaration))) return isPlain && !answered('itself', name, file, project, mayImport)
  return declaration.kind === 'type' || !(readsLikeQueryFunction(declaration) || readsLikeConnectingFunction(declaration, file))
}

/**
 * Whether an expression may have a connection because a name stands in it: a constant with one, a function or class that
 * could open one, an object whose methods could.
 *
 * @param file - a module that declares the name
 * @param name - the name
 * @param project - the project's files
 * @param mayImport - follows what the module imports
 */
export function bringsConnection(file: ProjectFile, name: string, project: ProjectFiles, mayImport: MayImportConnection): boolean {
  return answered('in an expression', name, file, project, mayImport)
}

function answered(asked: 'in an expression' | 'itself', name: string, file: ProjectFile, project: ProjectFiles, mayImport: MayImportConnection): boolean {
  const { declarations, isPlain } = file.outline()
  const declaration = declarations.get(name)
  if (!isPlain || declaration === undefined) return true
  if (declaration.kind === 'type') return false
  const search = searchIn(project)
  const answers = search.answers(file)
  const key = `${asked} ${name}`
  const known = answers.get(key)
  if (known !== undefined) return known
  const told = toldByText(name, declaration, { file, project })
  if (told !== undefined) {
    answers.set(key, told)
    return told
  }
  if (search.chain === longestChain) return true
  // Declarations that are made of each other
  answers.set(key, false)
  const before = search.assumed.length
  search.chain += 1
  const node = declared(name, declaration, file)
  const names = {
    file,
    project,
    mayDeclare: (other: string) => bringsConnection(file, other, project, mayImport),
    mayImport: (specifier: string, imported: string) => mayImport(specifier, imported, file.filename),
  }
  const fresh = node === undefined || mayHoldConnection(node, names, asked === 'in an expression')
  search.chain -= 1
  answers.set(key, fresh)
  if (fresh) for (const takeBack of search.assumed.splice(before)) takeBack()
  else search.assumed.push(() => answers.delete(key))
  if (search.chain === 0) search.assumed.length = 0
  return fresh
}

/** Whether a declaration brings a connection, as far as its text tells: `undefined` where that takes its tree. */
function toldByText(name: string, declaration: Declaration, surroundings: Surroundings): boolean | undefined {
  // What is not whole by itself is not parsed
  if (declaration.kind === 'variable' || !isBalanced(declaration.statement) || isWrittenTo(name, surroundings.file.text)) return true
  return isSelfContained(name, declaration, surroundings) ? false : undefined
}

/** `(deps) => …`, `async () => …`, `function () {}`, `class {}` */
const makesFunction = /^\s*(?:async\b|function\b|class\b|[\w$]+\s*=>|(?:<[^()]*>)?\([^()]*(?:\([^()]*\)[^()]*)*\)\s*(?::[^=]*)?=>)/

/** A longer function does more than to hand a query on. */
const longestQueryFunction = 3000

/** `export const query = (text, values) => pool.query(text, values)`: whether a function may run what it is given first. */
function readsLikeQueryFunction({ statement }: Declaration): boolean {
  if (statement.length > longestQueryFunction) return false
  const [, first, only = first] = /\(\s*(?:\.\.\.)?([\w$]+)|=\s*(?:async\s+)?([\w$]+)\s*=>/.exec(statement) ?? []
  const calls = statement.matchAll(/\.([\w$]+)(?:<[^()]{0,100}>)?\(\s*(?:\.\.\.)?([\w$]+)/g)
  return only !== undefined && [...calls].some(([, member = '', argument]) => argument === only && schemaMembers().has(member))
}

/** `export const connectDB = () => mongoose.connect(process.env.MONGO_URL)` */
function readsLikeConnectingFunction({ statement }: Declaration, { text }: ProjectFile): boolean {
  return [...connectingMembers()].some((name) => statement.includes(`${name}(`)) && mayConnectModels(text)
}

/** What a constant is made of, a default export among them. */
function initializerIn({ statement }: Declaration): string {
  const [assigned = ''] = /^export\s+default\b|[^!<=>]=(?![=>])/.exec(statement) ?? []
  return statement.slice(statement.indexOf(assigned) + assigned.length)
}

/** Whether the words of a declaration mean nothing that the project declares or a library exports: a number, a schema of some package. */
function isSelfContained(name: string, declaration: Declaration, surroundings: Surroundings): boolean {
  const { declarations, imports } = surroundings.file.outline()
  const text = declaration.kind === 'constant' ? initializerIn(declaration) : declaration.statement
  return [...text.matchAll(/[\w$]+/g)].every(([word]) => {
    if (word === 'import' || isConnectingGlobal(word)) return false
    const imported = imports.get(word)
    if (imported?.isType === false) return libraryApis.ofSpecifier(imported.specifier) === undefined && !isOfProject(imported.specifier, surroundings)
    return word === name || (declarations.get(word)?.kind ?? 'type') === 'type'
  })
}

/** Whether a statement closes what it opens: a template may hold lines at the margin. */
function isBalanced(statement: string): boolean {
  const counts = new Map<string, number>()
  for (const [character] of statement.matchAll(/[()[\]`{}]/g)) counts.set(character, (counts.get(character) ?? 0) + 1)
  return counts.get('(') === counts.get(')') && counts.get('[') === counts.get(']') && counts.get('{') === counts.get('}') && (counts.get('`') ?? 0) % 2 === 0
}

/** `db.pool = new Pool()` somewhere in the module: what an object holds may be added to it later. */
function isWrittenTo(name: string, text: string): boolean {
  const beginning = `${name}.`
  for (let at = text.indexOf(beginning); at !== -1; at = text.indexOf(beginning, at + 1)) {
    const isOther = at > 0 && /[\w$.]/.test(text.charAt(at - 1))
    if (!isOther && /^(?:\.[\w$]+)+\s*(?:\?\?|\|\|)?=(?![=>])/.test(text.slice(at + name.length, at + name.length + 200))) return true
  }
  return false
}

/** The initial value of a constant; a function or class as a whole. */
function declared(name: string, { statement }: Declaration, file: ProjectFile): TSESTree.Node | undefined {
  const parsed = parseStatement(file.filename, statement)
  const node = parsed?.type === 'ExportNamedDeclaration' || parsed?.type === 'ExportDefaultDeclaration' ? parsed.declaration : parsed
  if (node?.type !== 'VariableDeclaration') return node ?? undefined
  const [declarator, ...others] = node.declarations.filter(({ id }) => id.type !== 'Identifier' || id.name === name)
  if (declarator === undefined || others.length > 0) return undefined
  return declarator.id.type === 'Identifier' ? (declarator.init ?? undefined) : declarator
}
