import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import type { SessionImport } from '../model/fixture-model.ts'
import type { Settings } from '../settings.ts'
import { openingCall, type OpeningCall } from './opening-call.ts'
import { isTrueAt } from './arguments.ts'
import { databaseKind } from './database-target.ts'
import { importedNames, type ImportedName } from './imported-names.ts'
import { rootOf, type JavaScriptFile } from './javascript-file.ts'
import { isLibraryMocked, isMocked } from './module-mocks.ts'
import type { ModuleSource } from './module-source.ts'
import { isUnderTest } from './package-manifest.ts'
import { mayBeLive } from './live-export.ts'
import type { ProjectFiles } from './project-modules.ts'
import type { Registrations } from './registrations.ts'
import { isOnlyCalled, isOnlyClosedOrInspected } from './session-use.ts'
import { isFunction, isInvocation, propertyName } from './syntax.ts'
import { livesWithTests } from './test-role.ts'
import type { Value } from './value.ts'

/**
 * Finds the imports of a file whose value is a live production session: a client that an imported module of the
 * project opens when it is loaded, or anything from a module that settings declare.
 */
export function findSessionImports(file: JavaScriptFile, registrations: () => Registrations, settings: Settings): SessionImport[] {
  const places = new Map<string, SessionImport>()
  for (const imported of importedNames(file)) {
    const found = sessionImport(imported, file, registrations, settings)
    // `const db = require('../db')` may take a session or a namespace; either is one import
    if (found !== undefined && !places.has(found.range.join())) places.set(found.range.join(), found)
  }
  return [...places.values()].sort((left, right) => left.range[0] - right.range[0])
}

function sessionImport(imported: ImportedName, file: JavaScriptFile, registrations: () => Registrations, settings: Settings): SessionImport | undefined {
  const { specifier, name, node, variable } = imported
  const { module, project } = file
  const local = variable?.name ?? (name === 'default' || name === '*' ? null : name)
  const place = { loc: node.loc, range: node.range, local, specifier }
  if (isDeclared(specifier, settings.productionModules, module, project)) {
    return isSpared(imported, file, registrations, settings) ? undefined : { ...place, origin: null, library: null, thing: null }
  }
  if (name === null || !mayBeLive(specifier, name, module.filename, project)) return undefined
  const session = sessionOf(imported, file)
  if (session === undefined || isSpared(imported, file, registrations, settings)) return undefined
  if (isReplacedBelow(session, file, registrations()) || isSharedFixture(session, project, settings)) return undefined
  const { library, opening } = session.call
  return { ...place, origin: path.relative(project.root, session.module.filename), library: library.name, thing: opening.thing }
}

/** Whether an import is mocked, declared as a shared fixture, or used for nothing that touches data. */
function isSpared({ specifier, variable }: ImportedName, file: JavaScriptFile, registrations: () => Registrations, settings: Settings): boolean {
  if (isMocked(specifier, file, registrations()) || isDeclared(specifier, settings.sharedFixtures, file.module, file.project)) return true
  return variable !== undefined && isOnlyClosedOrInspected(variable, file)
}

/** Whether the session's library, or the module that opens it, is replaced by a fake: `vi.mock('pg')` below an import of `../src/db`. */
function isReplacedBelow({ call, module: opener }: Session, { module, project }: JavaScriptFile, registrations: Registrations): boolean {
  if (isLibraryMocked(call.library, registrations)) return true
  return [...registrations.mocks].some((specifier) => project.resolve(specifier, module.filename) === opener.filename)
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
