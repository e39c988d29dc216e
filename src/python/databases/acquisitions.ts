import { lazy } from '../../lazy.ts'
import type { Acquisition, Adoption, HandleUse } from '../../model/fixture-model.ts'
import { argumentAt } from '../values/call-arguments.ts'
import { databaseKind } from './database-target.ts'
import type { ScopeFinder } from '../runs/execution-scope.ts'
import { findHandleUses, isKeptToItself } from './handle-use.ts'
import { keptBy } from './kept-by.ts'
import { isLive, openingCall, originOf, type OpeningCall } from './opening-call.ts'
import { placeOf } from '../place.ts'
import { testsMigrations } from '../schema/migration-test.ts'
import { isUnderTest } from '../modules/package-name.ts'
import { libraryMember, type PythonFile } from '../python-file.ts'
import type { PythonModule } from '../modules/python-module.ts'
import { isLibraryReplaced, isReplaced, sessionUse } from '../sessions/replaced-names.ts'
import { givenExpressions } from '../values/returned-value.ts'
import { childrenOf, containsNode, isFunction, isWith, visit, type Call, type ExprNode, type FunctionNode, type NodeOf, type PythonNode } from '../syntax.ts'
import { lineageOf, type Instance } from '../values/value.ts'

/** Plans how a file takes from the shared fixture what a call opens, in the file or in a module of the application. */
export type Adopt = (opening: OpeningCall) => Adoption | undefined

/** Finds the places of a file that open a database, or a session on the application's own, in source order. */
export function findAcquisitions(file: PythonFile, scopes: ScopeFinder, adopt: Adopt): Acquisition[] {
  const { module, resolver } = file
  const useOf = lazy(() => findHandleUses(file, scopes))
  return file.calls.flatMap((node) => {
    const call = openingCall(node, module, resolver)
    if (call === undefined) return []
    const value = resolver.valueOf(node, module)
    // Tortoise.init(…) opens what no value stands for
    if (value?.kind !== 'instance') return [describe(call, call, file, scopes, useOf, adopt)]
    const origin = originOf(value, resolver)
    // What is built on a database that this file opens is told by that finding, what is built on a shared one by none
    const isOwn = origin.kind === 'opened' && origin.call.node === node
    const isOnLive = origin.kind === 'opened' && isLive(origin.call, file) && !isFromFlagged(value, file) && !isOnReplaced(node, origin.call, file)
    return isOwn || isOnLive ? [describe(call, origin.call, file, scopes, useOf, adopt)] : []
  })
}

/** A session of a session factory that this very file makes of a live engine: the first handle on it is the finding. */
function isFromFlagged(value: Instance, { module, resolver }: PythonFile): boolean {
  return lineageOf(value).slice(1).some((above) => above.module === module && above.node !== undefined && openingCall(above.node, module, resolver) !== undefined)
}

/** `store.engine = create_engine(url)`, where a fixture handed `store` to the test alone. */
function isOfTestsOwn({ value }: NodeOf<'Attribute'>, test: FunctionNode, { module, registrations }: PythonFile): boolean {
  if (value.nodeType !== 'Name' || value.id === 'request' || registrations.ofFunction.get(test)?.registers !== 'test') return false
  const [self] = module.parentOf(test)?.nodeType === 'ClassDef' ? test.args.args : []
  return self?.arg !== value.id && module.scopes.variableOf(value)?.definitions.every(({ kind }) => kind === 'parameter') === true
}

/** `SessionLocal()` where a fixture that all tests share binds it to their own database. */
function isOnReplaced(node: Call, opening: OpeningCall, file: PythonFile): boolean {
  return containsNode(node, (inner) => {
    const use = inner.nodeType === 'Name' || inner.nodeType === 'Attribute' ? sessionUse(inner, file) : undefined
    return use !== undefined && isReplaced(use, opening, file)
  })
}

function describe({ node, library, opening }: OpeningCall, origin: OpeningCall, file: PythonFile, scopes: ScopeFinder, useOf: () => (opening: Call) => HandleUse, adopt: Adopt): Acquisition {
  const { module, resolver } = file
  const around = scopes.functionAround(node)
  const kept = keptBy(node, module)
  const outlivesScope = around !== undefined && ((kept?.nodeType === 'Attribute' && !isOfTestsOwn(kept, around, file)) || (kept?.nodeType === 'Name' && module.scopes.variableOf(kept)?.scope.kind === 'module'))
  const database = databaseKind(origin.node, origin.opening, origin.module, resolver)
  return {
    ...placeOf(node.func, module),
    library: library.name,
    packages: Object.keys(library.packages),
    thing: opening.thing,
    binding: kept?.nodeType === 'Name' ? kept.id : kept?.nodeType === 'Attribute' ? kept.attr : null,
    database,
    equipped: opening.thing === 'container' || opening.thing === 'server',
    scope: scopes.scopeOf(node),
    outlivesScope,
    readOnly: opening.readOnly?.some((place) => isTrue(argumentAt(node, place))) ?? false,
    closedInPlace: around !== undefined && !outlivesScope && (isClosedIn(around, node, file, scopes) || (database === 'memory' && isKeptToItself(node, file))),
    use: useOf()(node),
    mocked: isLibraryReplaced(library, node, file),
    underTest: isUnderTest(library, file) || testsMigrations(module),
    get adoption() {
      return adopt(origin)
    },
  }
}

function isTrue(node: ExprNode | undefined): boolean {
  return node?.nodeType === 'Constant' && node.value === true
}

/** Whether a function closes what it opens, and hands neither that nor anything made of it to anybody. */
function isClosedIn(around: FunctionNode, node: Call, file: PythonFile, scopes: ScopeFinder): boolean {
  const { module, resolver } = file
  const comesFromNode = (expression: ExprNode): boolean => {
    const value = resolver.valueOf(expression, module)
    return value?.kind === 'instance' && lineageOf(value).some((handle) => handle.node === node)
  }
  const { isGenerator, returned, yielded } = givenExpressions(around)
  if ([...yielded, ...returned].some((expression) => mentions(expression, comesFromNode))) return false
  // A hook or fixture that yields while the handle is open may have put it anywhere
  if (isGenerator && isWith(withAround(node, file))) return false
  if (isWith(withAround(node, file))) return true
  // Behind the yield the test is over
  const yieldsAt = isGenerator ? yieldIn(around, module) : Infinity
  return file.calls.some((call) => {
    // A function in the function closes its own
    if (scopes.functionAround(call) !== around || module.rangeOf(call)[0] > yieldsAt || libraryMember(resolver.invokedMember(call, module))?.member.closes === undefined) return false
    return call.func.nodeType === 'Attribute' && comesFromNode(call.func.value)
  })
}

function yieldIn(node: FunctionNode, module: PythonModule): number {
  let at = Infinity
  visit(node, (inner) => {
    if (inner.nodeType === 'Yield' || inner.nodeType === 'YieldFrom') at = Math.min(at, module.rangeOf(inner)[0])
    return inner === node || !isFunction(inner)
  })
  return at
}

function withAround(node: PythonNode, { module }: PythonFile): PythonNode | undefined {
  const item = module.parentOf(node)
  const entered = item?.nodeType === 'WithItem' ? item : item && module.parentOf(item)
  return entered?.nodeType === 'WithItem' ? module.parentOf(entered) : undefined
}

function mentions(node: PythonNode, test: (expression: ExprNode) => boolean): boolean {
  if ((node.nodeType === 'Name' || node.nodeType === 'Attribute' || node.nodeType === 'Call') && test(node)) return true
  return !isFunction(node) && childrenOf(node).some((child) => mentions(child, test))
}
