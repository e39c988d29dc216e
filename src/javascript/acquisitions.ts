import type { TSESTree } from '@typescript-eslint/utils'
import type { Acquisition, Adoption } from '../model/fixture-model.ts'
import { isTrueAt } from './arguments.ts'
import { findClosings, type Closing } from './closings.ts'
import { databaseKind } from './database-target.ts'
import type { ScopeFinder } from './execution-scope.ts'
import { findHandleUses } from './handle-use.ts'
import type { JavaScriptFile } from './javascript-file.ts'
import { bindingOf, isKeptOutside } from './keeping-variable.ts'
import { lazy } from '../lazy.ts'
import { isLibraryMocked } from './module-mocks.ts'
import type { ModuleSource } from './module-source.ts'
import { openingCall } from './opening-call.ts'
import { isUnderTest, testsAdapter } from './package-manifest.ts'
import { headOf } from './position.ts'
import { isLocationProvided } from './provided-location.ts'
import type { Registrations } from './registrations.ts'
import { testsMigrations } from './test-subject.ts'
import { calleeOf, isFunction, unwrap, type FunctionNode, type Invocation } from './syntax.ts'

/** Plans how a file takes what a call opens from the shared fixture. */
export type Adopt = (opening: Invocation) => Adoption | undefined

/**
 * Finds the places of a file that open a database, in source order.
 *
 * @param adopt - plans the repair of one
 */
export function findAcquisitions(file: JavaScriptFile, registrations: Registrations, scopes: ScopeFinder, adopt: Adopt): Acquisition[] {
  const { module, project, resolver } = file
  const openings = file.invocations.flatMap((node) => openingCall(node, module, resolver) ?? []).filter((opening) => !isLocationProvided(opening, file))
  if (openings.length === 0) return []
  const closings = findClosings(file)
  const useOf = findHandleUses(file, scopes)
  const aboutMigrations = testsMigrations(module)
  const importedFiles = lazy(() => filesImportedBy(file))
  return openings.map(({ node, library, opening }) => {
    const around = scopes.functionAround(node)
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
      scope,
      outlivesScope: isKept,
      readOnly: opening.readOnly?.some((place) => isTrueAt(node, place, module, resolver)) ?? false,
      closedInPlace: around !== undefined && !isKept && isClosedBy(around, node, closings, scopes, file),
      use: useOf(node),
      get mocked() {
        return isLibraryMocked(library, file, registrations)
      },
      underTest: aboutMigrations || isUnderTest(library, module.filename, project.disk) || testsAdapter(library, module.filename, importedFiles(), project.disk),
      get adoption() {
        return adopt(node)
      },
    }
  })
}

function filesImportedBy({ module, project }: JavaScriptFile): string[] {
  return module.ast.body.flatMap((statement) => (statement.type === 'ImportDeclaration' ? (project.find(statement.source.value, module.filename)?.filename ?? []) : []))
}

/** Whether the function that opens a handle closes it again itself, and hands it to no function it was given. */
function isClosedBy(around: FunctionNode, node: Invocation, closings: readonly Closing[], scopes: ScopeFinder, file: JavaScriptFile): boolean {
  const scope = scopes.scopeOf(node)
  if (scope.kind === 'fixture' || (scope.kind === 'hook' && scope.phase === 'around')) return false
  if (isDisposed(node, file.module)) return true
  if (!closings.some((closing) => closing.closes(node) && scopes.functionAround(closing.node) === around)) return false
  return !callsParameter(around, file)
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
