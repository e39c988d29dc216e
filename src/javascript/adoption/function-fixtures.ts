import type { TSESTree } from '@typescript-eslint/utils'
import { createScopeFinder } from '../runs/execution-scope.ts'
import { asFile, isHandle, libraryMember, rootOf, type JavaScriptFile } from '../javascript-file.ts'
import { visit, type ModuleSource } from '../module-source.ts'
import { findRegistrations, type RegistrationCall, type Registrations } from '../runs/registrations.ts'
import type { Resolver } from '../values/resolver.ts'
import { returnedExpressions } from '../values/returned-expressions.ts'
import { isFunction, isInside, isInvocation, propertyName, unwrap, type FunctionNode } from '../syntax.ts'
import type { Instance, SyntaxValue, Value } from '../values/value.ts'
import { isBornIn } from './handle-birth.ts'
import { givesPromise, passesOnLibraryCall } from './promised.ts'
import type { FixtureShape, Presence, ProvidedFixture } from './provided-fixtures.ts'

type FunctionValue = Extract<SyntaxValue, { kind: 'function' }>
type ObjectValue = Extract<SyntaxValue, { kind: 'object' }>

/**
 * Reads which database fixtures a function hands out: it opens one (`createTestDb()`), registers hooks that do
 * (`useTestDatabase()`), or gives what is open (`getTestDb()`).
 *
 * @param value - the function
 * @param exportName - the export that it is
 * @param module - the module that exports it
 * @param file - the linted file, which would call it without arguments
 */
export function functionFixtures(value: FunctionValue, exportName: string, module: ModuleSource, file: JavaScriptFile): ProvidedFixture[] {
  const { node, module: definedIn } = value
  if (node.params.some(({ type }) => type !== 'AssignmentPattern' && type !== 'RestElement')) return []
  const { resolver } = file
  const [returned] = returnedExpressions(node)
  const given = returned && resolver.valueOf(returned, definedIn)
  if (returned === undefined || given === undefined) return []
  const isAsync = givesPromise(node, definedIn, resolver)
  const provide = (handle: Instance, shape: FixtureShape, setup: ProvidedFixture['setup'], isFresh: boolean): ProvidedFixture => ({ shape, exportName, module, handle, setup, annotation: undefined, isFresh })
  const opened = (handle: Instance, property: string | null, cleanup: string | null): ProvidedFixture => {
    const hasAsyncCleanup = isAsync || (cleanup !== null && mayGivePromise(resolver.memberOf(given, cleanup), resolver))
    return provide(handle, { kind: 'factory', isAsync: isAsync || (passesOnLibraryCall(node, definedIn, resolver) ? 'as before' : false), isKept: false, property, cleanup, hasAsyncCleanup }, value, isBornIn(handle, node, resolver))
  }
  if (isMadeHandle(given)) {
    if (opensInside(given, value) && !opensOnce(given, returned, value, resolver)) return [opened(given, null, null)]
    const presence = presenceOf(given, value, file)
    if (isAsync && presence?.when.isThereOnLoad === true) return [provide(given, { kind: 'factory', isAsync, isKept: true, property: null, cleanup: null, hasAsyncCleanup: false }, presence.setup, false)]
    return presence === undefined || isAsync ? [] : [provide(given, { kind: 'accessor', ...presence.when }, presence.setup, presence.when.frequency === 'each' && isBornIn(given, definedIn.ast, resolver))]
  }
  return handlesIn(given, node, resolver).flatMap(({ handle, isCalled, property }) => {
    if (!isCalled && property !== null && given.kind === 'object' && opensInside(handle, value)) {
      const cleanup = propertiesOf(given, node, resolver).find((name) => closesHandle(resolver.memberOf(given, name), handle, resolver))
      return [opened(handle, property, cleanup ?? null)]
    }
    const hook = isAsync ? undefined : hookAround(handle, value, file)
    if (hook === undefined) return []
    const { frequency } = hook.registration
    const shape = { kind: 'hooks', property, isCalled, frequency, isThereOnLoad: false, framework: hook.framework } as const
    return [provide(handle, shape, value, frequency === 'each' && isBornIn(handle, node, resolver))]
  })
}

function isMadeHandle(value: Value | undefined): value is Instance {
  return isHandle(value) && value.node !== undefined
}

function mayGivePromise(value: Value | undefined, resolver: Resolver): boolean {
  return value?.kind !== 'function' || givesPromise(value.node, value.module, resolver)
}

interface HeldHandle {
  handle: Instance
  /** The property that leads to it; `null` where a function is returned that gives it. */
  property: string | null
  isCalled: boolean
}

/** The handles in what a function returns: `{ db }`, `{ get db() { … } }`, `{ getDb: () => db }`, `() => db`. */
function handlesIn(given: Value, node: FunctionNode, resolver: Resolver): HeldHandle[] {
  if (given.kind === 'function') {
    const handle = givenBy(given, resolver)
    return handle === undefined ? [] : [{ handle, property: null, isCalled: true }]
  }
  if (given.kind !== 'object') return []
  return propertiesOf(given, node, resolver).flatMap((property): HeldHandle[] => {
    const held = resolver.memberOf(given, property)
    if (isMadeHandle(held)) return [{ handle: held, property, isCalled: false }]
    const handle = held?.kind === 'function' ? givenBy(held, resolver) : undefined
    return handle === undefined ? [] : [{ handle, property, isCalled: true }]
  })
}

/** What a function without parameters gives. */
function givenBy({ module, node }: FunctionValue, resolver: Resolver): Instance | undefined {
  const [returned] = node.params.length === 0 && !givesPromise(node, module, resolver) ? returnedExpressions(node) : []
  const value = returned && resolver.valueOf(returned, module)
  return isMadeHandle(value) ? value : undefined
}

/** The names of an object's properties: those that are written with it, and those that the function adds. */
function propertiesOf({ module, node }: ObjectValue, within: FunctionNode, resolver: Resolver): string[] {
  const names = node.properties.flatMap((property) => (property.type === 'Property' ? (propertyName(property) ?? []) : []))
  visit(within, (inner) => {
    const target = inner.type === 'AssignmentExpression' && inner.left.type === 'MemberExpression' ? inner.left : undefined
    const object = target && resolver.valueOf(target.object, module)
    const name = object?.kind === 'object' && object.node === node && target !== undefined ? propertyName(target) : undefined
    if (name !== undefined) names.push(name)
    return true
  })
  return [...new Set(names)]
}

/** The call that gives a function's module the handle: the one that opens it, or one of a function of the project that does. */
function openingOf(handle: Instance, { module }: FunctionValue): TSESTree.Node | undefined {
  const root = rootOf(handle)
  const at = root.site ?? handle.site ?? root
  return at.module === module ? at.node : undefined
}

/** Whether a run of the function itself opens the handle, not that of a hook which it registers. */
function opensInside(handle: Instance, value: FunctionValue): boolean {
  const { module, node } = value
  const opening = openingOf(handle, value)
  for (let current = opening && module.parentOf(opening); current !== undefined; current = module.parentOf(current)) {
    // new SqliteDialect({ database: () => new Database() })
    if (isFunction(current) && module.parentOf(current)?.type !== 'Property') return current === node
  }
  return false
}

/** Whether a function opens a handle on its first call, and gives the one that it kept on others: `client ??= open()`. */
function opensOnce(handle: Instance, returned: TSESTree.Node, value: FunctionValue, resolver: Resolver): boolean {
  const { module, node } = value
  const kept = keptName(returned)
  const variable = kept && resolver.variableOf(kept, module)
  const opening = openingOf(handle, value)
  if (variable === undefined || opening === undefined) return false
  const asks = (part: TSESTree.Node): boolean => variable.references.some(({ identifier }) => isInside(identifier, part))
  for (let current = module.parentOf(opening); current !== undefined && current !== node; current = module.parentOf(current)) {
    if (current.type === 'AssignmentExpression' && (current.operator === '??=' || current.operator === '||=')) return true
    if (current.type === 'LogicalExpression' && asks(current.left)) return true
    if ((current.type === 'ConditionalExpression' || current.type === 'IfStatement') && asks(current.test)) return true
  }
  // if (client) return client
  const statements = node.body.type === 'BlockStatement' ? node.body.body : []
  return statements.some((statement) => statement.type === 'IfStatement' && statement.range[1] <= opening.range[0] && asks(statement.test) && returns(statement.consequent))
}

/** The name that an expression reads, or writes on the way: `client`, `client!`, `client ??= open()`. */
function keptName(node: TSESTree.Node): TSESTree.Identifier | undefined {
  const inner = unwrap(node)
  if (inner.type === 'AssignmentExpression' || inner.type === 'LogicalExpression') return keptName(inner.left)
  return inner.type === 'Identifier' ? inner : undefined
}

function returns(node: TSESTree.Node): boolean {
  return node.type === 'ReturnStatement' || (node.type === 'BlockStatement' && node.body.at(-1)?.type === 'ReturnStatement')
}

interface OpeningHook {
  registration: Extract<RegistrationCall['registration'], { registers: 'hook' }>
  framework: string | undefined
}

/** The hook that a function registers and that opens the handle. */
function hookAround(handle: Instance, value: FunctionValue, file: JavaScriptFile): OpeningHook | undefined {
  const { module, node } = value
  const registrations = findRegistrations(asFile(module, file))
  let hook: OpeningHook | undefined
  const opening = openingOf(handle, value)
  for (let current = opening && module.parentOf(opening); current !== undefined && current !== node; current = module.parentOf(current)) {
    const registration = registrations.ofCallback.get(current)?.registration
    if (registration?.registers === 'hook' && registration.phase !== 'after') hook = { registration, framework: frameworkOf(registrations) }
    else if (isFunction(current)) return undefined
    if (module.parentOf(current) === undefined) return undefined
  }
  return hook
}

function frameworkOf({ frameworks }: Registrations): string | undefined {
  const [name, ...others] = frameworks
  return others.length === 0 ? name : undefined
}

/** When what an accessor gives is there: opened by itself on its first call, as its module is loaded, or in a hook of that. */
function presenceOf(handle: Instance, value: FunctionValue, file: JavaScriptFile): { when: Presence; setup: ProvidedFixture['setup'] } | undefined {
  const { module, node } = value
  const opening = openingOf(handle, value)
  if (opening === undefined) return undefined
  const onLoad = { frequency: 'once', isThereOnLoad: true, framework: undefined } as const
  if (isInside(opening, node)) return { when: onLoad, setup: value }
  const registrations = findRegistrations(asFile(module, file))
  const scopes = createScopeFinder(module, registrations, file.resolver)
  const scope = scopes.scopeOf(opening)
  const setup = { node: scopes.runningFunction(opening) ?? module.ast, module }
  const times = scope.kind === 'helper' ? scope.users : [scope]
  if (times.some(({ kind }) => kind === 'module')) return { when: onLoad, setup }
  const [hook, ...others] = times
  if (hook?.kind !== 'hook' || hook.phase === 'after' || others.length > 0) return undefined
  return { when: { frequency: hook.frequency, isThereOnLoad: false, framework: frameworkOf(registrations) }, setup }
}

/** Whether a function closes a handle: `cleanup: () => db.destroy()`. */
function closesHandle(value: Value | undefined, handle: Instance, resolver: Resolver): boolean {
  if (value?.kind !== 'function') return false
  let closes = false
  visit(value.node, (node) => {
    if (isInvocation(node)) {
      const invoked = resolver.invokedMember(node, value.module)
      if (libraryMember(invoked)?.member.closes !== undefined && invoked !== undefined && rootOf(invoked.receiver).node === rootOf(handle).node) closes = true
    }
    return node === value.node || !isFunction(node) || !closes
  })
  return closes
}
