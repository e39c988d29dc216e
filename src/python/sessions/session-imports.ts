import { isNamedForTests } from '../../database-variable.ts'
import { isDeclared, type DeclaredImport } from '../../declared-modules.ts'
import type { Thing } from '../../libraries/define-library.ts'
import type { Adoption, SessionImport } from '../../model/fixture-model.ts'
import { relativePath } from '../../relative-path.ts'
import type { Settings } from '../../settings.ts'
import { isHandedOn } from './handed-on.ts'
import { isUsedInHook } from './hook-use.ts'
import { isLive, originOf, type OpeningCall } from '../databases/opening-call.ts'
import { isUnderTest } from '../modules/package-name.ts'
import { placeOf } from '../place.ts'
import { isLibrary, type PythonFile } from '../python-file.ts'
import { fromModule, submodule, type Definition, type Variable } from '../modules/scopes.ts'
import { sessionUse, type SessionUse } from './replaced-names.ts'
import { isHarmless } from './session-use.ts'
import { visit, type ExprNode, type PythonNode } from '../syntax.ts'
import { runsOnTestDatabase } from './test-environment.ts'
import { livesWithTests } from '../runs/test-role.ts'
import { rootOf, type Value } from '../values/value.ts'

type ImportDefinition = Definition & { kind: 'import' }

/** Plans how a file takes from the shared fixture what a call opens, where an import has to go with it. */
export type AdoptImport = (opening: OpeningCall, alias: PythonNode) => Adoption | undefined

/**
 * Finds the imports of a file whose value is a live production session: an engine, a session or its factory that a module
 * of the application opens when it is loaded, a function that hands one out, or anything from a module that settings
 * declare.
 */
export function findSessionImports(file: PythonFile, settings: Settings, adopt: AdoptImport): SessionImport[] {
  if (settings.setupPointsAtTestDatabase) return []
  return importsOf(file).flatMap(({ definition, variable }) => sessionImport(definition, variable, file, settings, adopt) ?? [])
}

function importsOf({ module }: PythonFile): { definition: ImportDefinition; variable: Variable }[] {
  const found: { definition: ImportDefinition; variable: Variable }[] = []
  visit(module.ast, (node) => {
    for (const variable of module.scopes.scopeOf(node)?.variables.values() ?? []) {
      for (const definition of variable.definitions) if (definition.kind === 'import') found.push({ definition, variable })
    }
    return true
  })
  return found.sort((left, right) => module.rangeOf(left.definition.alias)[0] - module.rangeOf(right.definition.alias)[0])
}

function sessionImport(definition: ImportDefinition, variable: Variable, file: PythonFile, settings: Settings, adopt: AdoptImport): SessionImport | undefined {
  const { module, project } = file
  const { alias, statement } = definition
  const specifier = statement.nodeType === 'Import' ? alias.name : fromModule(statement)
  const place = { ...placeOf(alias, module), local: variable.name, specifier, given: 'by value', handedOn: false, usedInHook: false } as const
  const files = [project.find(specifier, module.filename), project.find(submodule(specifier, alias.name), module.filename)].flatMap((found) => found?.filename ?? [])
  const imported = { specifier, name: statement.nodeType === 'Import' ? '*' : alias.name, files }
  const isAllowed = (one: DeclaredImport): boolean => [settings.sharedFixtures, settings.allowedModules].some((declared) => isDeclared(declared, one, project.root))
  if (isAllowed(imported)) return undefined
  const uses = variable.references.flatMap((reference) => sessionUse(reference, file) ?? [])
  if (isDeclared(settings.productionModules, imported, project.root)) {
    return isHarmless(uses, undefined, file) ? undefined : { ...place, route: [], origin: null, library: null, thing: null, adoption: undefined }
  }
  if (definesClass(specifier, alias.name, file)) return undefined
  const value = file.resolver.valueOfVariable(variable, module)
  // Of a module the file may take other things too
  const taken = value?.kind === 'module' ? variable.references.flatMap((reference) => sessionTaken(reference, file) ?? []) : uses
  const opening = value?.kind === 'module' ? taken.map(({ node }) => openingOf(file.resolver.valueOf(node, module), file))[0] : openingOf(value, file)
  if (opening === undefined || isUnderTest(opening.library, file) || isHarmless(taken, opening, file)) return undefined
  if (isNamedForTests(alias.name) || isAllowed({ ...imported, files: [opening.module.filename] }) || runsOnTestDatabase(opening, alias, file)) return undefined
  const origin = relativePath(project.root, opening.module.filename)
  return {
    ...place,
    route: [origin],
    origin,
    library: opening.library.name,
    thing: thingOf(value) ?? opening.opening.thing,
    get handedOn() {
      return isHandedOn(taken, opening, file)
    },
    get usedInHook() {
      return isUsedInHook(taken.filter((use) => !isHarmless([use], opening, file)), file)
    },
    get adoption() {
      return adopt(opening, alias)
    },
  }
}

/** A class is no session: most imports of tests are models, whose module need not be parsed for that. */
function definesClass(specifier: string, name: string, { module, project }: PythonFile): boolean {
  return project.find(specifier, module.filename)?.text.includes(`\nclass ${name}(`) === true
}

/** The session that a file takes from a module under its name: `database.engine`, `core.database.engine`. */
function sessionTaken(reference: ExprNode, file: PythonFile): SessionUse | undefined {
  const { module, resolver } = file
  const parent = module.parentOf(reference)
  if (parent?.nodeType !== 'Attribute' || parent.value !== reference) return undefined
  const value = resolver.valueOf(parent, module)
  if (value?.kind === 'module') return sessionTaken(parent, file)
  return openingOf(value, file) === undefined ? undefined : sessionUse(parent, file)
}

/** What an import is called: a factory by what it makes, a function by what it hands out. */
function thingOf(value: Value | undefined): Thing | undefined {
  if (value?.kind === 'function') return 'session'
  if (value?.kind !== 'instance' || !isLibrary(value.api)) return undefined
  const made = value.api.types[value.type]?.['()']?.opens
  return made?.thing
}

/** How many functions are followed that give each other: a decorator gives what wraps it. */
const mostFunctions = 5

function openingOf(value: Value | undefined, file: PythonFile, depth = 0): OpeningCall | undefined {
  const { module: linted, resolver } = file
  if (value?.kind === 'function') {
    // What a function beside the tests hands out is told there
    const isTold = value.module === linted || livesWithTests(value.module.filename, file.project.root)
    return isTold || depth >= mostFunctions ? undefined : openingOf(resolver.givenBy(value.node, value.module), file, depth + 1)
  }
  if (value?.kind !== 'instance' || rootOf(value).module === linted) return undefined
  const origin = originOf(value, resolver)
  return origin.kind === 'opened' && isLive(origin.call, file) ? origin.call : undefined
}
