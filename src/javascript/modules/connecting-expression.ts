import type { TSESTree } from '@typescript-eslint/utils'
import type { Library, LibraryMember } from '../../libraries/define-library.ts'
import { isLibrary } from '../javascript-file.ts'
import { connectingMembers, libraryApis, schemaMembers } from '../knowledge.ts'
import { childrenOf, containsNode } from '../module-source.ts'
import { beginningOf, firstArgument, firstParameter, isFunction, lastName, propertyName, type FunctionNode } from '../syntax.ts'
import { mayBeGenerated } from './generated-prisma-client.ts'
import type { ProjectFile, ProjectFiles } from './project-modules.ts'

/** How many properties of an object are looked at: a registry of all tools or routes takes long to go through, and which of them a file reads is known only later. */
export const mostProperties = 30

/** The module that an expression stands in. */
export interface Surroundings {
  file: ProjectFile
  project: ProjectFiles
}

/** What the names of an expression bring. */
export interface Names extends Surroundings {
  /**
   * @param name - what the module declares
   * @returns whether an expression may have a connection because the name stands in it
   */
  mayDeclare: (name: string) => boolean
  /**
   * Asks the same of what the module imports from another one of the project.
   *
   * @param specifier - the other module
   * @param name - the name there
   */
  mayImport: (specifier: string, name: string) => boolean
}

/** A part of an expression. */
interface Part {
  node: TSESTree.Node
  /** Whether the value of a promise is what counts. */
  isAwaited: boolean
  /** Whether the object is handed to what may call its methods. */
  runsMethods: boolean
}

/**
 * Whether the value of an expression may be a connection or hold one, by the names that stand in it and what they mean. An
 * expression without any that could is certain to have none.
 *
 * @param node - the expression; of a function or class, what it may give to whoever calls it
 * @param names - what they bring
 * @param isUsed - whether the value stands in another expression, which may wait for it and call its methods
 */
export function mayHoldConnection(node: TSESTree.Node, names: Names, isUsed: boolean): boolean {
  const pending: Part[] = [{ node, isAwaited: isUsed, runsMethods: isUsed }]
  for (let part = pending.pop(); part !== undefined; part = pending.pop()) {
    if (bringsByItself(part.node, names)) return true
    pending.push(...partsOf(part, names))
  }
  return false
}

function bringsByItself(node: TSESTree.Node, names: Names): boolean {
  if (node.type === 'Identifier') return nameBrings(node.name, names)
  return node.type === 'ImportExpression' || (node.type === 'ObjectExpression' && node.properties.length > mostProperties)
}

/** The parts of an expression whose names count. */
function partsOf({ node, ...context }: Part, names: Names): Part[] {
  const parts = (nodes: readonly (TSESTree.Node | null)[], changed: Partial<Part> = {}): Part[] => nodes.flatMap((each) => (each === null ? [] : { ...context, ...changed, node: each }))
  switch (node.type) {
    case 'MemberExpression':
      return parts([node.object, node.computed ? node.property : null])
    case 'AwaitExpression':
      return parts([node.argument], { isAwaited: true })
    case 'CallExpression':
    case 'NewExpression':
      // (async () => new Client())()
      return [...parts([node.callee], { isAwaited: true }), ...parts(node.arguments, { runsMethods: mayCallMethods(beginningOf(node), names) })]
    case 'Property': {
      // { load: () => open() } opens nothing before somebody calls it
      const isIdle = isFunction(node.value) && node.kind !== 'get' && !context.runsMethods && !mayBeQueryFunction(node.value) && !callsConnecting(node.value)
      const value = isIdle ? null : node.value
      return [...parts([node.computed ? node.key : null]), ...parts([value], { isAwaited: context.isAwaited || isFunction(node.value) })]
    }
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return parts([node.computed ? node.key : null, node.value])
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
      // remember('users', async () => db.user.findMany()) gives a promise at the most
      return !node.async || context.isAwaited ? parts(childrenOf(node)) : []
    case 'TSAsExpression':
    case 'TSInstantiationExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return parts([node.expression])
    default:
      return typeNodes.has(node.type) ? [] : parts(childrenOf(node))
  }
}

/** `{ query: (text, values) => pool.query(text, values) }` */
function mayBeQueryFunction(node: FunctionNode): boolean {
  const text = firstParameter(node)?.name
  return containsNode(node.body, (inner) => {
    const given = inner.type === 'CallExpression' && inner.callee.type === 'MemberExpression' && schemaMembers().has(propertyName(inner.callee) ?? '') ? firstArgument(inner) : undefined
    return given?.type === 'Identifier' && given.name === text
  })
}

/** `{ connect: () => mongoose.connect(process.env.MONGO_URL) }` */
function callsConnecting({ body }: FunctionNode): boolean {
  return containsNode(body, (inner) => inner.type === 'CallExpression' && connectingMembers().has(lastName(inner.callee) ?? ''))
}

/** What is gone when the code runs. */
const typeNodes: ReadonlySet<string> = new Set(['TSClassImplements', 'TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSTypeAnnotation', 'TSTypeParameterDeclaration', 'TSTypeParameterInstantiation'])

function nameBrings(name: string, names: Names): boolean {
  const { file, mayDeclare, mayImport, project } = names
  if (isConnectingGlobal(name)) return true
  const { declarations, imports } = file.outline()
  const imported = imports.get(name)
  if (imported === undefined || imported.isType) return declarations.has(name) && mayDeclare(name)
  const entry = libraryApis.ofSpecifier(imported.specifier)
  if (entry !== undefined) return imported.name === '*' || imported.name === 'default' || (isLibrary(entry.api) && mayOpen(entry.api.types[entry.type]?.[imported.name], entry.api))
  if (!isOfProject(imported.specifier, names)) return false
  // A generated client is seldom there
  return project.find(imported.specifier, file.filename) === undefined || mayImport(imported.specifier, imported.name)
}

/** Whether a global variable can hand out what another module opened, or open something itself. */
export function isConnectingGlobal(name: string): boolean {
  return name === 'global' || name === 'globalThis' || name === 'require' || libraryApis.ofGlobal(name).length > 0
}

/** Whether what a library exports, or anything that is got from it, opens a database. Its enums and helpers of schema and SQL don't. */
function mayOpen(member: LibraryMember | undefined, library: Library, seen: ReadonlySet<string> = new Set()): boolean {
  if (member === undefined) return false
  if (member.opens !== undefined) return true
  return [member.is, member.construct, member.returns].some((type) => {
    if (typeof type !== 'string') return type !== undefined
    if (library.ambient?.[type] !== undefined) return true
    return !seen.has(type) && Object.values(library.types[type] ?? {}).some((inner) => mayOpen(inner, library, new Set([...seen, type])))
  })
}

/** Whether what a call begins at may call the methods of an object that it is handed: a function of the project, a `Proxy`. No package does to get a connection. */
function mayCallMethods(beginning: TSESTree.Node, surroundings: Surroundings): boolean {
  const imported = beginning.type === 'Identifier' ? surroundings.file.outline().imports.get(beginning.name) : undefined
  return imported === undefined || isOfProject(imported.specifier, surroundings)
}

/** Whether a specifier means a module of the project, be it there or not: `../src/db`, `#app/db`, `~/db`, `@/db`, a generated client, a package of the workspace. */
export function isOfProject(specifier: string, { file, project }: Surroundings): boolean {
  return /^(?:[#.~]|@\/)/.test(specifier) || mayBeGenerated(specifier) || project.find(specifier, file.filename) !== undefined
}
