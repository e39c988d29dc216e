import path from 'node:path'
import type { SessionImport } from '../model/fixture-model.ts'
import type { Settings } from '../settings.ts'
import type { Adopt } from './acquisitions.ts'
import { isDeclared } from '../declared-modules.ts'
import { isHandedOn } from './handed-on.ts'
import { importedNames, type ImportedName } from './imported-names.ts'
import type { JavaScriptFile } from './javascript-file.ts'
import { apis, libraryApis } from './knowledge.ts'
import { mayBeLive, type Liveness } from './live-export.ts'
import { isLibraryMocked, isMocked } from './module-mocks.ts'
import { isUnderTest } from './package-manifest.ts'
import { placeAt } from './position.ts'
import type { Registrations } from './registrations.ts'
import { routeTo } from './session-route.ts'
import { isOnlyClosedOrInspected, reachedBy } from './session-use.ts'
import { sessionBehind, sessionIn, sessionOnLoad, sessionWithin, type Session } from './session-value.ts'
import { runsOnTestDatabase } from './test-environment.ts'
import { livesWithTests } from './test-role.ts'
import type { Value } from './value.ts'

/**
 * Finds the imports of a file that lead to a live production session.
 *
 * @param file - the file
 * @param registrations - what it registers and mocks
 * @param settings - what the project says of itself
 * @param liveness - `live`: a session that a module of the project opens when it is loaded, or anything from a module that
 * settings declare; `on demand`: a function or class of the project that opens one when it is used
 * @param adopt - plans how the file takes a database from the shared fixture instead
 */
export function findSessionImports(file: JavaScriptFile, registrations: () => Registrations, settings: Settings, liveness: Liveness, adopt: Adopt): SessionImport[] {
  if (settings.setupPointsAtTestDatabase) return []
  const places = new Map<string, SessionImport>()
  for (const imported of importedNames(file)) {
    const found = sessionImport(imported, file, registrations, settings, liveness, adopt)
    // `const db = require('../db')` may take a session or a namespace; either is one import
    if (found !== undefined && !places.has(found.range.join())) places.set(found.range.join(), found)
  }
  return [...places.values()].sort((left, right) => left.range[0] - right.range[0])
}

function sessionImport(imported: ImportedName, file: JavaScriptFile, registrations: () => Registrations, settings: Settings, liveness: Liveness, adopt: Adopt): SessionImport | undefined {
  const { specifier, name, node, variable } = imported
  const { module, project } = file
  const first = project.resolve(specifier, module.filename) ?? (specifier.startsWith('.') ? path.resolve(path.dirname(module.filename), specifier) : undefined)
  const declared = { specifier, name, files: first === undefined ? [] : [first] }
  const isAllowed = (files: readonly string[]): boolean =>
    [settings.sharedFixtures, settings.allowedModules].some((list) => isDeclared(list, { specifier, name, files: [...declared.files, ...files] }, project.root))
  const isSpared = (files: readonly string[]): boolean =>
    isAllowed(files) || (imported.original !== true && isMocked(specifier, name, file, registrations())) || (variable !== undefined && isOnlyClosedOrInspected(variable, file))
  const found = {
    ...placeAt(node.range, module),
    local: variable?.name ?? (name === 'default' || name === '*' ? null : name),
    specifier,
    adoption: undefined,
    get handedOn() {
      return imported.reExported ?? (variable !== undefined && isHandedOn(variable, file, registrations))
    },
  }
  if (liveness === 'live' && isDeclared(settings.productionModules, declared, project.root)) {
    return isSpared([]) ? undefined : { ...found, given: 'by value', route: [], origin: null, library: null, thing: null, adoption: undefined }
  }
  const session = sessionOf(imported, file, liveness)
  if (session === undefined) return undefined
  const { given, library, opener, opening, thing } = session.found
  if (livesWithTests(opener.filename, project.root) && opener !== module) return undefined
  const route = opener === module ? [] : routeTo(specifier, session.name, module.filename, opener.filename, project)
  // What a support module hands on is reported there
  if (route.some((filename) => livesWithTests(filename, project.root)) || isUnderTest(library, module.filename, project.disk)) return undefined
  if (isSpared(route) || isReplacedBelow(session.found, imported, file, registrations()) || runsOnTestDatabase(opener, node, file, registrations)) return undefined
  const relative = route.map((filename) => path.relative(project.root, filename).replaceAll(path.sep, '/'))
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

/** Whether the session's library, or the module that opens it, is replaced by a fake: `vi.mock('pg')` below an import of `../src/db`. */
function isReplacedBelow({ library, opener }: Session, { original }: ImportedName, { module, project }: JavaScriptFile, registrations: Registrations): boolean {
  if (isLibraryMocked(library, registrations)) return true
  if (original) return false
  return [...registrations.mocks].some(([specifier, { keeps }]) => keeps === null && project.resolve(specifier, module.filename) === opener.filename)
}

/** The session that an imported name leads to, and the name under which its module exports it. */
function sessionOf(imported: ImportedName, file: JavaScriptFile, liveness: Liveness): { found: Session; name: string } | undefined {
  const { specifier, name, node, variable } = imported
  const { module, project, resolver } = file
  if (libraryApis.ofSpecifier(specifier) === undefined) {
    if (apis.ofSpecifier(specifier) !== undefined) return undefined
    if (name === null) return liveness === 'live' ? loadedSession(specifier, file) : undefined
  }
  if (name === null) return undefined
  const namespace = resolver.namespaceOf(specifier, node, module)
  const valueOf = (exported: string): Value | undefined => (exported === '*' ? namespace : resolver.memberOf(namespace, exported))
  const mayLead = namespace.kind === 'module' ? mayBeLive(specifier, name, module.filename, project, liveness) : namespace.kind === 'instance'
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
function loadedSession(specifier: string, file: JavaScriptFile): { found: Session; name: string } | undefined {
  const imported = file.project.find(specifier, file.module.filename)
  const module = imported !== undefined && libraryApis.mentionedIn(imported.text) ? imported.parse() : undefined
  const found = module && sessionOnLoad(module, file)
  return found && { found, name: '*' }
}
