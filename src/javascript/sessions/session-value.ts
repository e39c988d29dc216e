import type { TSESTree } from '@typescript-eslint/utils'
import type { Library } from '../../libraries/define-library.ts'
import type { SessionImport } from '../../model/fixture-model.ts'
import { isTrueAt } from '../values/arguments.ts'
import { databaseKind } from '../databases/database-target.ts'
import { isLibrary, rootOf, type JavaScriptFile } from '../javascript-file.ts'
import { mostProperties } from '../modules/connecting-expression.ts'
import { visit, type ModuleSource } from '../module-source.ts'
import { connectionMadeBy } from './connecting-function.ts'
import { queriedHandle } from './query-function.ts'
import { openingCall, type OpeningCall } from '../databases/opening-call.ts'
import { returnedExpressions } from '../values/returned-expressions.ts'
import { calleeOf, isClass, isFunction, isInvocation, unwrap, type FunctionNode, type Invocation } from '../syntax.ts'
import type { Value } from '../values/value.ts'

/** A live session of the application, and how who imports it gets it. */
export interface Session {
  library: Library
  thing: NonNullable<SessionImport['thing']>
  /** The module that opens it, or that takes it from a library that hands it out connected. */
  opener: ModuleSource
  /** The call that opens it; absent where a library hands it out connected. */
  opening?: Invocation
  given: SessionImport['given']
}

type SessionFinder = (value: Value | undefined, file: Pick<JavaScriptFile, 'resolver'>) => Session | undefined

/** Kinds of values that hold others. */
export const holders: ReadonlySet<Value['kind']> = new Set(['array', 'class', 'class instance', 'module', 'object'])

/** How many objects deep a session is looked for before it is known which member a file reads. */
const deepestHolder = 3

/** `db.pool = new Pool()`: what an object holds may be added to it later. */
const memberAssignment = /^[ \t]*[\w$.]+\.[\w$]+\s*(?:\?\?|\|\|)?=(?![=>])/m

/** Whether a value is a session, or may hold one. */
export function leadsToSession(value: Value | undefined, file: Pick<JavaScriptFile, 'resolver'>, depth = 0): boolean {
  if (value === undefined) return false
  if (value.kind === 'object' && depth < deepestHolder) {
    const { module, node } = value
    if (node.properties.length > mostProperties || memberAssignment.test(module.text)) return true
    return node.properties.some((property) => property.type === 'SpreadElement' || property.kind === 'get' || leadsToSession(file.resolver.valueOf(property.value, module), file, depth + 1))
  }
  return holders.has(value.kind) || sessionIn(value, file) !== undefined
}

/** The session that a value is, a handle that its module opened as it was loaded; or that it runs queries on, as a function that is given them; or connects, as a function that is called. */
export const sessionIn: SessionFinder = (value, { resolver }) => {
  if (value?.kind === 'function') {
    const session = sessionIn(queriedHandle(value, resolver), { resolver })
    if (session !== undefined) return { ...session, given: 'by query' }
    const connection = connectionMadeBy(value, resolver)
    return connection && openedBy(connection.node, value.module, 'by connecting', resolver)
  }
  if (value?.kind !== 'instance' || !isLibrary(value.api)) return undefined
  const { node, module: opener, site, type } = rootOf(value)
  if (opener === undefined || node === undefined) return undefined
  // import { sql } from 'bun'
  if (value.api.ambient?.[type] !== undefined && !isInvocation(node)) return { library: value.api, thing: 'client', opener, given: 'by value' }
  const made = value.site ?? site ?? { node, module: opener }
  return isInvocation(node) && runsOnLoad(made.node, made.module) ? openedBy(node, opener, 'by value', resolver) : undefined
}

/** The session that a function of the project opens on its first call and keeps: `getDb()`. */
export const sessionBehind: SessionFinder = (value, { resolver }) => {
  if (value?.kind !== 'function' || value.node.params.length > 0) return undefined
  for (const returned of returnedExpressions(value.node)) {
    const held = resolver.valueOf(returned, value.module)
    if (held?.kind !== 'instance' || !isLibrary(held.api)) continue
    const { node, module: opener } = rootOf(held)
    const site = held.site ?? { node, module: opener }
    if (opener === undefined || !isInvocation(node) || site.node === undefined || site.module === undefined) continue
    if (isKept(site.node, value.node, site.module, resolver)) return openedBy(node, opener, 'by accessor', resolver)
  }
  return undefined
}

/** The session that an instance of a class of the project opens: `new Database()`. */
export const sessionWithin: SessionFinder = (value, { resolver }) => {
  if (value?.kind !== 'class') return undefined
  for (const element of value.node.body.body) {
    const isConstructor = element.type === 'MethodDefinition' && element.kind === 'constructor'
    if (!isConstructor && (element.type !== 'PropertyDefinition' || element.static)) continue
    const session = openedIn(element, value.module, isConstructor ? element.value : undefined, 'by class', resolver)
    if (session !== undefined) return session
  }
  return undefined
}

/** The session that a module opens as it is loaded, whether it exports it or not. */
export function sessionOnLoad(module: ModuleSource, { resolver }: Pick<JavaScriptFile, 'resolver'>): Session | undefined {
  return openedIn(module.ast, module, undefined, 'by loading', resolver)
}

type Resolver = JavaScriptFile['resolver']

function openedIn(node: TSESTree.Node, module: ModuleSource, inside: TSESTree.Node | undefined, given: Session['given'], resolver: Resolver): Session | undefined {
  const found: Session[] = []
  visit(node, (inner) => {
    if (found.length > 0 || (inner !== inside && (isFunction(inner) || (isClass(inner) && inner !== node)))) return false
    const session = isInvocation(inner) ? openedBy(inner, module, given, resolver) : undefined
    if (session !== undefined) found.push(session)
    return true
  })
  return found[0]
}

function openedBy(node: Invocation, opener: ModuleSource, given: Session['given'], resolver: Resolver): Session | undefined {
  const call = openingCall(node, opener, resolver)
  if (call === undefined || isHarmless(call, given, opener, resolver)) return undefined
  return { library: call.library, thing: call.opening.thing, opener, opening: call.node, given }
}

function isHarmless({ node, opening }: OpeningCall, given: Session['given'], module: ModuleSource, resolver: Resolver): boolean {
  if (opening.stateless === true || opening.readOnly?.some((place) => isTrueAt(node, place, module, resolver)) === true) return true
  const kind = databaseKind(node, opening, module, resolver)
  // A class opens what its constructor is told
  return kind === 'memory' || kind === 'ephemeral' || (kind === 'unknown' && given === 'by class')
}

function runsOnLoad(node: TSESTree.Node, module: ModuleSource): boolean {
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    if (!isFunction(current)) continue
    const parent = module.parentOf(current)
    // remember('prisma', () => new PrismaClient()) and (() => new Pool())() run as the module is loaded
    if (parent?.type !== 'CallExpression') return false
  }
  return true
}

/** Whether a function keeps what it opens for the next call, in a variable or property outside it. */
function isKept(node: TSESTree.Node, accessor: FunctionNode, module: ModuleSource, resolver: Resolver): boolean {
  for (let current: TSESTree.Node | undefined = node; current !== undefined && current !== accessor; current = module.parentOf(current)) {
    if (current.type !== 'AssignmentExpression') continue
    const target = unwrap(current.left)
    if (target.type === 'MemberExpression') return true
    const [definition] = resolver.variableOf(target, module)?.defs ?? []
    return definition !== undefined && !isInside(definition.node, accessor, module)
  }
  // const getDb = memoize(() => new Pool())
  const parent = module.parentOf(accessor)
  return parent?.type === 'CallExpression' && calleeOf(parent) !== accessor
}

function isInside(node: TSESTree.Node, container: TSESTree.Node, module: ModuleSource): boolean {
  for (let current: TSESTree.Node | undefined = node; current !== undefined; current = module.parentOf(current)) if (current === container) return true
  return false
}
