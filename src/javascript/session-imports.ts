import path from 'node:path'
import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { SessionImport } from '../model/fixture-model.ts'
import type { Settings } from '../settings.ts'
import { openingCall } from './opening-call.ts'
import { databaseKind } from './database-target.ts'
import { libraryMember, rootOf, type JavaScriptFile } from './javascript-file.ts'
import { isMocked } from './module-mocks.ts'
import type { ModuleSource } from './module-source.ts'
import { isUnderTest } from './package-manifest.ts'
import { mayBeLive } from './live-export.ts'
import type { ProjectFiles } from './project-modules.ts'
import type { Registrations } from './registrations.ts'
import { isFunction, isInvocation, propertyName, unwrap } from './syntax.ts'
import { livesWithTests } from './test-role.ts'
import type { Instance, Value } from './value.ts'

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
  const { root } = project
  return importedNames(file).flatMap((imported): SessionImport[] => {
    const { specifier, name, node, variable } = imported
    const declared = isDeclared(specifier, settings.productionModules, module, project)
    if (!declared && (name === null || !mayBeLive(specifier, name, module.filename, project))) return []
    const session = declared ? undefined : sessionOf(imported, file)
    if (!declared && session === undefined) return []
    if (isMocked(specifier, file, registrations()) || isDeclared(specifier, settings.sharedFixtures, module, project)) return []
    if (variable !== undefined && isOnlyClosedOrInspected(variable, file)) return []
    const place = { loc: node.loc, range: node.range, imported: name, local: variable?.name ?? null, specifier }
    if (declared) return [{ ...place, origin: null, library: null, thing: null }]
    if (session?.module === undefined || session.node === undefined) return []
    const opening = isInvocation(session.node) ? openingCall(session.node, session.module, file.resolver) : undefined
    if (opening === undefined || livesWithTests(session.module.filename, root) || isUnderTest(opening.library, module.filename)) return []
    const kind = databaseKind(opening.node, opening.opening, session.module, file.resolver)
    if (kind === 'memory' || kind === 'ephemeral') return []
    return [{ ...place, origin: path.relative(root, session.module.filename), library: opening.library.name, thing: opening.opening.thing }]
  })
}

/** The handle at the root of an imported value, where it is opened as its module is loaded. */
function sessionOf({ specifier, name, node, variable }: ImportedName, { module, resolver }: JavaScriptFile): Instance | undefined {
  const namespace = resolver.namespaceOf(specifier, node, module)
  if (namespace.kind !== 'module') return undefined
  if (name !== '*') return liveRoot(resolver.memberOf(namespace, name ?? 'default'))
  for (const { identifier } of variable?.references ?? []) {
    const parent = module.parentOf(identifier)
    const member = parent?.type === 'MemberExpression' && parent.object === identifier ? propertyName(parent) : undefined
    const session = member === undefined ? undefined : liveRoot(resolver.memberOf(namespace, member))
    if (session !== undefined) return session
  }
  return undefined
}

function liveRoot(value: Value | undefined): Instance | undefined {
  if (value?.kind !== 'instance') return undefined
  const root = rootOf(value)
  const made = root.site ?? value.site ?? (root.node && root.module && { node: root.node, module: root.module })
  return made !== undefined && runsOnLoad(made.node, made.module) ? root : undefined
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

function importedName(clause: TSESTree.ImportClause): string {
  if (clause.type === 'ImportNamespaceSpecifier') return '*'
  if (clause.type === 'ImportDefaultSpecifier') return 'default'
  return clause.imported.type === 'Identifier' ? clause.imported.name : clause.imported.value
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
function isOnlyClosedOrInspected(variable: TSESLint.Scope.Variable, { module, resolver }: JavaScriptFile): boolean {
  const uses = variable.references.filter((reference) => isValueUse(reference, module))
  return (
    uses.length > 0 &&
    uses.every(({ identifier }) => {
      const chain = wholeChain(identifier, module)
      const parent = module.parentOf(chain)
      if (parent?.type === 'BinaryExpression') return true
      if (parent?.type !== 'CallExpression') return false
      if (parent.callee !== chain) return inspectingCalls.has(calleeName(parent))
      return libraryMember(resolver.invokedMember(parent, module))?.member.closes !== undefined
    })
  )
}

/** The member chain that begins at a node: `db.$client.end` for `db`. */
function wholeChain(node: TSESTree.Node, module: ModuleSource): TSESTree.Node {
  const parent = module.parentOf(node)
  return parent?.type === 'MemberExpression' && parent.object === node ? wholeChain(parent, module) : node
}

/** Calls that look at a session or replace it, and run nothing on it: `vi.spyOn(db, 'select')`, `expect(db.client.config)`. */
const inspectingCalls: ReadonlySet<string> = new Set(['expect', 'isMockFunction', 'mocked', 'spyOn', 'stub'])

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
