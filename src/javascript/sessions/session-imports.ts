import { isBuiltin } from 'node:module'
import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import type { Place, SessionImport, SparedImport } from '../../model/fixture-model.ts'
import { relativePath } from '../../relative-path.ts'
import type { Settings } from '../../settings.ts'
import type { Adopt } from '../databases/acquisitions.ts'
import { isNamedForTests } from '../../database-variable.ts'
import { isDeclared } from '../../declared-modules.ts'
import { bareCallsOf, fakesConnecting } from './connecting-function.ts'
import { isHandedOn } from './handed-on.ts'
import { isUsedInHook } from './hook-use.ts'
import { importedNames, type ImportedName } from './imported-names.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { apis, libraryApis } from '../knowledge.ts'
import { mayLeadToSession } from '../concern.ts'
import { mayBeLive, type Liveness } from '../modules/live-export.ts'
import { isLibraryMocked, replacedOnTheWay } from './module-mocks.ts'
import { fakedSpecifiers } from './own-fakes.ts'
import { refusesOtherDatabases } from '../modules/environment-assignments.ts'
import { isUnderTest } from '../modules/package-manifest.ts'
import { placeAt } from '../position.ts'
import type { ProjectFiles } from '../modules/project-modules.ts'
import type { Registrations } from '../runs/registrations.ts'
import { routeTo, type RouteStep } from './session-route.ts'
import { isOnlyClosedOrInspected, mayBeUsedAsSession, reachedBy } from './session-use.ts'
import { sessionBehind, sessionIn, sessionOnLoad, sessionWithin, type Session } from './session-value.ts'
import { isChosenForTests } from './test-database-choice.ts'
import { testDatabaseSetBy } from './test-environment.ts'
import { livesWithTests } from '../runs/test-role.ts'
import type { Value } from '../values/value.ts'

/** The imports of a file that lead to a live production session, and those that don't. */
export interface JudgedImports {
  sessions: readonly SessionImport[]
  spared: readonly SparedImport[]
}

/**
 * Judges the imports of a file by whether they lead to a live production session.
 *
 * @param file - the file
 * @param registrations - what it registers and mocks
 * @param settings - what the project says of itself
 * @param liveness - `live`: a session that a module of the project opens when it is loaded, or anything from a module that
 * settings declare; `on demand`: a function or class of the project that opens one when it is used
 * @param adopt - plans how the file takes a database from the shared fixture instead
 */
export function judgeImports(file: JavaScriptFile, registrations: () => Registrations, settings: Settings, liveness: Liveness, adopt: Adopt): JudgedImports {
  if (settings.setupPointsAtTestDatabase) return { sessions: [], spared: [] }
  const sessions = new Map<string, SessionImport>()
  const spared = new Map<string, SparedImport>()
  const dismissed: ImportedName[] = []
  // Wherever these lead to, the file does not get it
  const faked: ImportedName[] = []
  const judgeIn = (imported: ImportedName): SessionImport | SparedImport | undefined => judge(imported, file, registrations, settings, liveness, adopt)
  for (const imported of importedNames(file)) {
    if (imported.original !== true && fakedSpecifiers(file).has(imported.specifier)) {
      faked.push(imported)
      continue
    }
    const judged = mayBeSession(imported, file, settings, liveness) ? judgeIn(imported) : undefined
    // `const db = require('../db')` may take a session or a namespace; either is one import
    if (judged === undefined) dismissed.push(imported)
    else if ('reason' in judged) spared.set(keyOf(judged), spared.get(keyOf(judged)) ?? judged)
    else sessions.set(keyOf(judged), sessions.get(keyOf(judged)) ?? judged)
  }
  return {
    sessions: inOrder(sessions.values()),
    // Why most imports are none is only asked to be told
    get spared() {
      const ofFakes = faked.flatMap((imported) => {
        const judged = judgeIn(imported)
        return judged !== undefined && 'reason' in judged ? judged : (withoutSession(imported, file) ?? [])
      })
      const all = [...spared.values(), ...ofFakes, ...dismissed.flatMap((imported) => withoutSession(imported, file) ?? [])]
      return inOrder(new Map(all.toReversed().map((each) => [keyOf(each), each])).values()).filter((each) => !sessions.has(keyOf(each)))
    },
  }
}

function keyOf({ range }: Place): string {
  return range.join()
}

function mayBeSession({ name, specifier, variable }: ImportedName, file: JavaScriptFile, { productionModules }: Settings, liveness: Liveness): boolean {
  if (productionModules.length > 0 || name === null || libraryApis.ofSpecifier(specifier) !== undefined) return true
  if (liveness === 'live' && variable !== undefined && !mayBeUsedAsSession(variable, specifier, name, file)) return false
  return mayLeadToSession(specifier, name, file, liveness)
}

function inOrder<T extends Place>(places: Iterable<T>): T[] {
  return [...places].sort((left, right) => left.range[0] - right.range[0])
}

function judge(imported: ImportedName, file: JavaScriptFile, registrations: () => Registrations, settings: Settings, liveness: Liveness, adopt: Adopt): SessionImport | SparedImport | undefined {
  const { specifier, name, node, variable } = imported
  const { module, project } = file
  const first = project.resolve(specifier, module.filename) ?? (specifier.startsWith('.') ? path.resolve(path.dirname(module.filename), specifier) : undefined)
  const place = placeOf(imported, file)
  const isAllowed = (files: readonly string[]): boolean => {
    const declared = { specifier, name, files: [first ?? [], files].flat() }
    return [settings.sharedFixtures, settings.allowedModules].some((list) => isDeclared(list, declared, project.root))
  }
  const reasonAlong = (route: readonly RouteStep[]): string | undefined => {
    if (isAllowed(filesOf(route))) return 'the settings allow it'
    // Whoever asks for the original gets it, and what that imports may be replaced
    const replacing = replacedOnTheWay(imported.original === true ? route.slice(1) : route, file, registrations(), node)
    if (replacing !== undefined) return `${nameOf(replacing, project)} puts a fake in its place`
    return variable !== undefined && isOnlyClosedOrInspected(variable, file) ? 'it is only closed, looked at or replaced' : undefined
  }
  const found = {
    ...place,
    adoption: undefined,
    get handedOn() {
      return imported.reExported ?? (variable !== undefined && isHandedOn(variable, file, registrations))
    },
    get usedInHook() {
      return variable !== undefined && !refusesOtherDatabases(module.text) && isUsedInHook(variable, file, registrations())
    },
  }
  if (liveness === 'live' && isDeclared(settings.productionModules, { specifier, name, files: first === undefined ? [] : [first] }, project.root)) {
    const reason = reasonAlong([{ filename: project.resolve(specifier, module.filename), specifier, name }])
    return reason === undefined ? { ...found, given: 'by value', route: [], origin: null, library: null, thing: null } : { ...place, reason }
  }
  const session = sessionOf(imported, file, liveness)
  if (session === undefined) return undefined
  const { given, library, opener, opening, thing } = session.found
  const connecting = given === 'by connecting' && variable !== undefined ? bareCallsOf(variable, module) : []
  if (given === 'by connecting' && connecting.length === 0) return undefined
  const route = opener === module ? [] : routeTo(specifier, session.name, module.filename, opener.filename, project)
  const files = filesOf(route)
  const ofTests = files.find((filename) => livesWithTests(filename, project.root))
  // What a support module hands on is reported there
  const reason =
    ofTests !== undefined
      ? `${nameOf(ofTests, project)} is the tests' own`
      : isUnderTest(library, module.filename, project.disk)
        ? `${library.name} is what the package is about`
        : (reasonAlong(opener === module ? [{ filename: undefined, specifier, name }] : route) ?? reasonBehind(session, connecting.at(-1) ?? node, file, registrations))
  if (reason !== undefined) return { ...place, reason }
  const relative = files.map((filename) => nameOf(filename, project))
  return {
    ...found,
    given,
    route: relative,
    origin: relative.at(-1) ?? specifier,
    library: library.name,
    thing,
    get adoption() {
      return opening === undefined || given !== 'by value' ? undefined : adopt(opening)
    },
  }
}

/** Why a session is harmless, though the import leads there: the file takes it at a node, or opens it there. */
function reasonBehind({ name, found: { given, library, opener, opening } }: FoundSession, taken: TSESTree.Node, file: JavaScriptFile, registrations: () => Registrations): string | undefined {
  if (given === 'by connecting' && fakesConnecting(file.module.text)) return `a fake stands in the place of ${library.name}'s connection`
  if (isNamedForTests(name)) return 'its name says that it is for tests'
  if (isLibraryMocked(library, file, registrations())) return `a fake stands in the place of ${library.name}`
  const pointing = testDatabaseSetBy(opener, taken, file, registrations)
  if (pointing !== undefined) return `${nameOf(pointing, file.project)} points it at a test database`
  return opening !== undefined && isChosenForTests(opening, opener, file) ? `${nameOf(opener.filename, file.project)} opens another database when tests run` : undefined
}

function placeOf({ name, node, specifier, variable }: ImportedName, { module }: JavaScriptFile): Omit<SparedImport, 'reason'> {
  return { ...placeAt(node.range, module), local: variable?.name ?? (name === 'default' || name === '*' ? null : name), specifier }
}

/** Why an import leads to no session; `undefined` for a library's or framework's own, of which other analyses tell. */
function withoutSession(imported: ImportedName, file: JavaScriptFile): SparedImport | undefined {
  const { project } = file
  if (apis.ofSpecifier(imported.specifier) !== undefined || isBuiltin(imported.specifier)) return undefined
  const target = project.resolve(imported.specifier, file.module.filename)
  const isRead = target !== undefined && project.read(target) !== undefined
  const reason = target === undefined ? 'no file is found there' : isRead ? `no live session is seen in ${nameOf(target, project)}` : `${nameOf(target, project)} is not read`
  return { ...placeOf(imported, file), reason }
}

function filesOf(route: readonly RouteStep[]): string[] {
  return route.flatMap(({ filename }) => filename ?? [])
}

/** A file's path as messages give it. */
function nameOf(filename: string, { root }: ProjectFiles): string {
  return relativePath(root, filename)
}

/** A session that an imported name leads to. */
interface FoundSession {
  found: Session
  /** The name under which the module exports it. */
  name: string
}

/** The session that an imported name leads to. */
function sessionOf(imported: ImportedName, file: JavaScriptFile, liveness: Liveness): FoundSession | undefined {
  const { specifier, name, node, variable } = imported
  const { module, project, resolver } = file
  if (libraryApis.ofSpecifier(specifier) === undefined) {
    if (apis.ofSpecifier(specifier) !== undefined) return undefined
    if (name === null) return liveness === 'live' ? loadedSession(specifier, file) : undefined
  }
  if (name === null) return undefined
  const namespace = resolver.namespaceOf(specifier, node, module)
  const valueOf = (exported: string): Value | undefined => (exported === '*' ? namespace : resolver.memberOf(namespace, exported))
  const mayLead = namespace.kind === 'module' ? mayLeadToSession(specifier, name, file, liveness) : namespace.kind === 'instance'
  if (!mayLead) return undefined
  if (imported.reExported && name === '*') {
    for (const exported of project.find(specifier, module.filename)?.exports()?.named.keys() ?? []) {
      const found = mayBeLive(specifier, exported, module.filename, project) ? sessionIn(valueOf(exported), file) : undefined
      if (found !== undefined) return { found, name: exported }
    }
    return undefined
  }
  const value = valueOf(name)
  for (const reached of variable === undefined ? [{ value, path: [] }] : reachedBy(variable, value, file)) {
    const found = liveness === 'live' ? sessionIn(reached.value, file) : (sessionBehind(reached.value, file) ?? sessionWithin(reached.value, file))
    if (found !== undefined) return { found, name: name === '*' ? (reached.path[0] ?? name) : name }
  }
  return undefined
}

/** `import '../src/db'`: what the module opens for nobody to close. */
function loadedSession(specifier: string, file: JavaScriptFile): FoundSession | undefined {
  const imported = file.project.find(specifier, file.module.filename)
  const module = imported !== undefined && libraryApis.mentionedIn(imported.text) ? imported.parse() : undefined
  const found = module && sessionOnLoad(module, file)
  return found && { found, name: '*' }
}
