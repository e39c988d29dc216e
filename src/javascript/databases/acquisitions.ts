import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import type { Opening } from '../../libraries/define-library.ts'
import type { Acquisition, Adoption, Thing } from '../../model/fixture-model.ts'
import { expressionAt, isTrueAt } from '../values/arguments.ts'
import { findClosingCalls, findClosings, type Closing } from './closings.ts'
import { databaseKind } from './database-target.ts'
import type { ScopeFinder } from '../runs/execution-scope.ts'
import { findHandleUses } from './handle-use.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { bindingOf, isKeptOutside, keepingVariable } from './keeping-variable.ts'
import { lazy } from '../../lazy.ts'
import { isGivenToNobody } from './looked-at.ts'
import { isLibraryMocked } from '../sessions/module-mocks.ts'
import { functionAround, type ModuleSource } from '../module-source.ts'
import { isWrittenOut, openingCall } from './opening-call.ts'
import { isUnderTest, testsAdapter } from '../modules/package-manifest.ts'
import { headOf } from '../position.ts'
import { isLocationProvided, isLocationTabled } from './provided-location.ts'
import type { Registrations } from '../runs/registrations.ts'
import { migratedInTests, testsConnection, testsMigrations } from './test-subject.ts'
import { calleeOf, isFunction, unwrap, type FunctionNode, type Invocation } from '../syntax.ts'

/** Things that come with the schema of their entities, or with a process of their own. */
const equipped: readonly Thing[] = ['container', 'data source', 'ORM instance', 'server']

/** Plans how a file takes what a call opens from the shared fixture. */
export type Adopt = (opening: Invocation) => Adoption | undefined

/**
 * Finds the places of a file that open a database, in source order.
 *
 * @param adopt - plans the repair of one
 */
export function findAcquisitions(file: JavaScriptFile, registrations: Registrations, scopes: ScopeFinder, adopt: Adopt): Acquisition[] {
  const { module, project, resolver } = file
  const openings = file.invocations.flatMap((node) => openingCall(node, module, resolver) ?? []).filter((call) => call.opening.stateless !== true && !isLocationProvided(call, file))
  if (openings.length === 0) return []
  const closings = [...findClosings(file), ...findClosingCalls(file)]
  const useOf = findHandleUses(file, scopes)
  const aboutDatabase = testsMigrations(file) || testsConnection(file)
  const migrated = migratedInTests(file, scopes)
  const importedFolders = lazy(() => foldersImportedBy(file))
  return openings.map(({ node, library, opening }) => {
    const around = scopes.runningFunction(node)
    const isKept = around !== undefined && isKeptOutside(node, around, file)
    const scope = scopes.scopeOf(node)
    const database = databaseKind(node, opening, module, resolver)
    return {
      ...headOf(node, module),
      library: library.name,
      packages: Object.keys(library.packages),
      thing: opening.thing,
      binding: bindingOf(node, module, resolver),
      database,
      equipped: isEquipped(node, opening),
      scope,
      outlivesScope: isKept,
      readOnly: opening.readOnly?.some((place) => isTrueAt(node, place, module, resolver)) ?? false,
      // The second one may be handed to anybody: registerWorkflow(async () => { const client = new Client() … })
      closedInPlace: isClosedBy(around, node, closings, scopes, file) || isClosedBy(functionAround(node, module), node, closings, scopes, file) || (scope.kind !== 'test' && !isKept && isGivenToNobody(node, file, scopes)),
      use: useOf(node),
      get mocked() {
        return isLibraryMocked(library, file, registrations)
      },
      underTest:
        aboutDatabase ||
        isMigrated(node) ||
        isLocationTabled(node, file, registrations) ||
        isUnderTest(library, module.filename, project.disk) ||
        testsAdapter(library, module.filename, importedFolders(), project.disk),
      get adoption() {
        return adopt(node)
      },
    }
  })

  function isEquipped(node: Invocation, { entities, thing }: Opening): boolean {
    if (entities === undefined || !isWrittenOut(node, resolver, module)) return equipped.includes(thing)
    return entities.some((place) => expressionAt(node, place, module, resolver) !== undefined)
  }

  function isMigrated(node: Invocation): boolean {
    const variable = keepingVariable(node, module, resolver)
    return migrated.has(node) || (variable !== undefined && migrated.has(variable))
  }
}

/** The folders that a file imports from, of packages of the workspace and of other files of the project. */
function foldersImportedBy({ module: { ast, filename }, project }: JavaScriptFile): string[] {
  return ast.body.flatMap((statement) => {
    if (statement.type !== 'ImportDeclaration') return []
    const specifier = statement.source.value
    const file = project.find(specifier, filename)
    return project.packageFolder(specifier, filename) ?? (file === undefined ? [] : path.dirname(file.filename))
  })
}

/** Whether the function that opens a handle closes it again itself, and hands it to no function it was given. */
function isClosedBy(around: FunctionNode | undefined, node: Invocation, closings: readonly Closing[], scopes: ScopeFinder, file: JavaScriptFile): boolean {
  if (around === undefined || isKeptOutside(node, around, file)) return false
  const scope = scopes.scopeOf(node)
  if (scope.kind === 'fixture' || (scope.kind === 'hook' && scope.phase === 'around')) return false
  if (isDisposed(node, file.module)) return true
  const owner = scopes.runningFunction(node)
  const isClosed = closings.some((closing) => closing.closes(node) && scopes.runningFunction(closing.node) === owner && closing.node.range[0] > around.range[0] && closing.node.range[1] < around.range[1])
  return isClosed && !callsParameter(around, file)
}

/** `using db = new DatabaseSync(path)`, `await using db = …` */
function isDisposed(node: Invocation, module: ModuleSource): boolean {
  for (let current = module.parentOf(node); current !== undefined && !isFunction(current); current = module.parentOf(current)) {
    if (current.type === 'VariableDeclaration') return current.kind === 'using' || current.kind === 'await using'
  }
  return false
}

/** `function withDatabase(run) { const db = open(); try { run(db) } finally { db.close() } }` is a fixture, not an inspection. */
function callsParameter(around: FunctionNode, { invocations, module, resolver }: JavaScriptFile): boolean {
  const parameters = new Set<TSESTree.Node>(around.params)
  return invocations.some((node) => {
    const callee = unwrap(calleeOf(node))
    if (callee.type !== 'Identifier') return false
    const declared = resolver.variableOf(callee, module)?.defs[0]?.name
    return declared !== undefined && parameters.has(declared)
  })
}
