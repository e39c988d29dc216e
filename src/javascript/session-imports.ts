import path from 'node:path'
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { SessionImport } from '../model/fixture-model.ts'
import type { Settings } from '../settings.ts'
import { openingCall, type OpeningCall } from './opening-call.ts'
import { isTrueAt } from './arguments.ts'
import { databaseKind } from './database-target.ts'
import { libraryMember, rootOf, type JavaScriptFile } from './javascript-file.ts'
import { isMocked } from './module-mocks.ts'
import type { ModuleSource } from './module-source.ts'
import { isUnderTest } from './package-manifest.ts'
import { mayBeLive } from './live-export.ts'
import type { ProjectFiles } from './project-modules.ts'
import type { Registrations } from './registrations.ts'
import { importedName, isFunction, isInvocation, propertyName, unwrap } from './syntax.ts'
import { livesWithTests } from './test-role.ts'
import type { Value } from './value.ts'

/** A name that a file takes from a module, however it is written. */
interface ImportedName {
  specifier: string
  /** `default`, `*`, or `null` for an import without names. */
  name: string | null
  /** Where to report. */
  node: TSESTree.Node
  variable: TSESLint.Scope.Variable | undefined
}

/**
 * Finds the imports of a file whose value is a live production session: a client that an imported module of the
 * project opens when it is loaded, or anything from a module that settings declare.
 */
export function findSessionImports(file: JavaScriptFile, registrations: () => Registrations, settings: Settings): SessionImport[] {
  const { module, project } = file
  const places = new Map<string, SessionImport>()
  for (const imported of importedNames(file)) {
    const found = sessionImport(imported, file, registrations, settings)
    // `const db = require('../db')` may take a session or a namespace; either is one import
    if (found !== undefined && !places.has(found.range.join())) places.set(found.range.join(), found)
  }
  return [...places.values()].sort((left, right) => left.range[0] - right.range[0])

  function sessionImport(imported: ImportedName, ...rest: [JavaScriptFile, () => Registrations, Settings]): SessionImport | undefined {
    const { specifier, name, node, variable } = imported
    const place = { loc: node.loc, range: node.range, imported: name, local: variable?.name ?? (name === 'default' || name === '*' ? null : name), specifier }
    if (isDeclared(specifier, settings.productionModules, module, project)) {
      return isSpared(imported, ...rest) ? undefined : { ...place, origin: null, library: null, thing: null }
    }
    if (name === null || !mayBeLive(specifier, name, module.filename, project)) return undefined
    const session = sessionOf(imported, file)
    if (session === undefined || isSpared(imported, ...rest) || isReplacedBelow(session, file, registrations()) || isSharedFixture(session, project, settings)) return undefined
    const { library, opening } = session.call
    return { ...place, origin: path.relative(project.root, session.module.filename), library: library.name, thing: opening.thing }
  }
}

/** Whether an import is mocked, declared as a shared fixture, or used for nothing that touches data. */
function isSpared({ specifier, variable }: ImportedName, file: JavaScriptFile, registrations: () => Registrations, settings: Settings): boolean {
  if (isMocked(specifier, file, registrations()) || isDeclared(specifier, settings.sharedFixtures, file.module, file.project)) return true
  return variable !== undefined && isOnlyClosedOrInspected(variable, file)
}

/** Whether the session's library, or the module that opens it, is replaced by a fake: `vi.mock('pg')` below an import of `../src/db`. */
function isReplacedBelow({ call, module: opener }: Session, { module, project }: JavaScriptFile, { mocks }: Registrations): boolean {
  if (Object.keys(call.library.packages).some((specifier) => mocks.has(specifier))) return true
  return [...mocks].some((specifier) => project.resolve(specifier, module.filename) === opener.filename)
}

function isSharedFixture({ module }: Session, { root }: ProjectFiles, { sharedFixtures }: Settings): boolean {
  return sharedFixtures.some((entry) => withoutEnding(path.resolve(root, entry)) === withoutEnding(module.filename))
}

/** A session that a module of the project opens as it is loaded. */
interface Session {
  call: OpeningCall
  module: ModuleSource
}

/** The session that an imported name stands for. */
function sessionOf({ specifier, name, node, variable }: ImportedName, file: JavaScriptFile): Session | undefined {
  const { module, resolver } = file
  const namespace = resolver.namespaceOf(specifier, node, module)
  if (namespace.kind !== 'module') return undefined
  if (name !== '*') {
    const value = resolver.memberOf(namespace, name ?? 'default')
    return variable !== undefined && isOnlyCalled(variable, module) && !isCallable(value) ? undefined : liveSession(value, file)
  }
  for (const { identifier } of variable?.references ?? []) {
    const parent = module.parentOf(identifier)
    const member = parent?.type === 'MemberExpression' && parent.object === identifier ? propertyName(parent) : undefined
    const session = member === undefined ? undefined : liveSession(resolver.memberOf(namespace, member), file)
    if (session !== undefined) return session
  }
  return undefined
}

/** `getPool()` of `export const getPool = memoize(() => new Pool())`: what is only called is a function that opens when it is. */
function isOnlyCalled({ references }: TSESLint.Scope.Variable, module: ModuleSource): boolean {
  const uses = references.filter((reference) => isValueUse(reference, module))
  return uses.every(({ identifier }) => {
    const parent = module.parentOf(identifier)
    return parent?.type === 'CallExpression' && parent.callee === identifier
  })
}

/** Knex and postgres.js make sessions that are functions: `db('users')`. */
function isCallable(value: Value | undefined): boolean {
  return value?.kind === 'instance' && Object.hasOwn(value.api.types[value.type] ?? {}, '()')
}

function liveSession(value: Value | undefined, { module, project, resolver }: JavaScriptFile): Session | undefined {
  if (value?.kind !== 'instance') return undefined
  const { node, module: opener, site } = rootOf(value)
  if (opener === undefined || !isInvocation(node)) return undefined
  const made = site ?? value.site ?? { node, module: opener }
  const call = runsOnLoad(made.node, made.module) ? openingCall(node, opener, resolver) : undefined
  if (call === undefined || livesWithTests(opener.filename, project.root) || isUnderTest(call.library, module.filename)) return undefined
  if (call.opening.readOnly?.some((place) => isTrueAt(node, place, opener, resolver)) === true) return undefined
  const kind = databaseKind(node, call.opening, opener, resolver)
  return kind === 'memory' || kind === 'ephemeral' ? undefined : { call, module: opener }
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

function importedNames({ module, invocations, dynamicImports, resolver }: JavaScriptFile): ImportedName[] {
  const names: ImportedName[] = []
  for (const statement of module.ast.body) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue
    if (statement.specifiers.length === 0) names.push({ specifier: statement.source.value, name: null, node: statement, variable: undefined })
    for (const clause of statement.specifiers) {
      if (clause.type === 'ImportSpecifier' && clause.importKind === 'type') continue
      const variable = resolver.variableOf(clause.local, module)
      if (variable?.references.some((reference) => isValueUse(reference, module)) !== true) continue
      names.push({ specifier: statement.source.value, name: importedName(clause), node: clause, variable })
    }
  }
  for (const node of invocations) {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require') continue
    const [argument] = node.arguments
    if (argument?.type === 'Literal' && typeof argument.value === 'string') names.push(...namesTakenFrom(node, argument.value, module, resolver))
  }
  for (const node of dynamicImports) {
    if (node.source.type === 'Literal' && typeof node.source.value === 'string') names.push(...namesTakenFrom(node, node.source.value, module, resolver))
  }
  return names
}

/** Whether a reference needs the value when the file runs; `typeof db` in a type does not. */
function isValueUse({ identifier, init, isTypeReference }: TSESLint.Scope.Reference, module: ModuleSource): boolean {
  const parent = module.parentOf(identifier)
  return !init && !isTypeReference && parent?.type !== 'TSTypeQuery' && parent?.type !== 'TSQualifiedName'
}

/** `const { db } = require('../db')`, `const database = await import('../db')`, `require('../db').db` */
function namesTakenFrom(node: TSESTree.Node, specifier: string, module: ModuleSource, resolver: JavaScriptFile['resolver']): ImportedName[] {
  const parents = ['AwaitExpression', 'TSAsExpression', 'TSNonNullExpression', 'ChainExpression']
  const outermost = (current: TSESTree.Node): TSESTree.Node => {
    const parent = module.parentOf(current)
    return parent !== undefined && parents.includes(parent.type) ? outermost(parent) : current
  }
  const taken = outermost(node)
  const parent = module.parentOf(taken)
  if (parent?.type === 'MemberExpression' && parent.object === taken) {
    return [{ specifier, name: propertyName(parent) ?? null, node: parent, variable: undefined }]
  }
  if (parent?.type !== 'VariableDeclarator' || parent.init !== taken) return []
  if (parent.id.type === 'Identifier') {
    const variable = resolver.variableOf(parent.id, module)
    // `const db = require('../db')` takes what the module exports as a whole, which a session or a namespace may be
    return [{ specifier, name: node.type === 'CallExpression' ? 'default' : '*', node: parent.id, variable }, ...(node.type === 'CallExpression' ? [{ specifier, name: '*', node: parent.id, variable }] : [])]
  }
  if (parent.id.type !== 'ObjectPattern') return []
  return parent.id.properties.flatMap((property): ImportedName[] => {
    const name = property.type === 'Property' ? propertyName(property) : undefined
    if (property.type !== 'Property' || name === undefined) return []
    return [{ specifier, name, node: property, variable: resolver.variableOf(property.value, module) }]
  })
}

/** Whether every use of a session closes it, looks at it or replaces it: `afterAll(() => prisma.$disconnect())`, `vi.mocked(db)`. */
function isOnlyClosedOrInspected(variable: TSESLint.Scope.Variable, file: JavaScriptFile): boolean {
  const { module, resolver } = file
  const uses = variable.references.filter((reference) => isValueUse(reference, module))
  return (
    uses.length > 0 &&
    uses.every(({ identifier }) => {
      const chain = wholeChain(identifier, module)
      const parent = module.parentOf(chain)
      // db === other, if (db.isInitialized), db.query = vi.fn()
      if (parent?.type === 'BinaryExpression' || (parent?.type === 'IfStatement' && parent.test === chain)) return true
      if (parent?.type === 'AssignmentExpression') return parent.left === chain && chain !== identifier
      if (parent?.type !== 'CallExpression') return false
      // vi.spyOn(db, 'query'), afterAll(pool.end)
      if (parent.callee !== chain) return inspectingCalls.has(calleeName(parent)) || closesWhenCalled(chain, file)
      return libraryMember(resolver.invokedMember(parent, module))?.member.closes !== undefined
    })
  )
}

/** `pool.end` without the call: a hook that gets it calls it. */
function closesWhenCalled(node: TSESTree.Node, { module, resolver }: JavaScriptFile): boolean {
  const value = resolver.valueOf(node, module)
  return value?.kind === 'member' && libraryMember(value)?.member.closes !== undefined
}

/** The member chain that begins at a node: `db.$client.end` for `db`. */
function wholeChain(node: TSESTree.Node, module: ModuleSource): TSESTree.Node {
  const parent = module.parentOf(node)
  return parent?.type === 'MemberExpression' && parent.object === node ? wholeChain(parent, module) : node
}

/** Calls that look at a session or replace it, and run nothing on it: `vi.spyOn(db, 'select')`, `expect(db.client.config)`. */
const inspectingCalls: ReadonlySet<string> = new Set(['expect', 'isMockFunction', 'method', 'mocked', 'spyOn', 'stub'])

function calleeName(node: TSESTree.CallExpression): string {
  const callee = unwrap(node.callee)
  if (callee.type === 'Identifier') return callee.name
  return callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : ''
}

/** Whether a specifier is one of the modules a setting lists: a package by name, a file by its path with or without ending. */
function isDeclared(specifier: string, declared: readonly string[], module: ModuleSource, project: ProjectFiles): boolean {
  if (declared.length === 0) return false
  if (declared.includes(specifier)) return true
  const paths = declared.map((entry) => withoutEnding(path.resolve(project.root, entry)))
  const resolved = project.resolve(specifier, module.filename) ?? (specifier.startsWith('.') ? path.resolve(path.dirname(module.filename), specifier) : undefined)
  return resolved !== undefined && (paths.includes(withoutEnding(resolved)) || paths.includes(path.dirname(resolved)))
}

function withoutEnding(filename: string): string {
  return filename.replace(/(?:\.d)?\.[cm]?[jt]sx?$/, '')
}
