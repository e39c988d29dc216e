import type { TSESTree } from '@typescript-eslint/utils'
import type { Registration } from '../../frameworks/define-framework.ts'
import { importedFrom } from '../values/bindings.ts'
import { frameworkMember, type JavaScriptFile } from '../javascript-file.ts'
import { frameworkApis, languageMethods } from '../knowledge.ts'
import type { ModuleSource } from '../module-source.ts'
import type { Resolver } from '../values/resolver.ts'
import { returnedExpressions } from '../values/returned-expressions.ts'
import { beginningOf, isFunction, isInvocation, propertyName, propertyValue, requiredSpecifier, unwrap, type FunctionNode, type Invocation } from '../syntax.ts'

/** A call that registers a test, a suite or a hook with a test framework. */
export interface RegistrationCall {
  node: Invocation
  registration: Registration
  /** The function it registers. */
  callback: FunctionNode
  /** The test runs once for each row of a table: `test.each(rows)('…', callback)`. */
  repeated: boolean
  /** The test or suite is registered, but not run: `test.skip('…', callback)`, `xdescribe('…', callback)`. */
  isSkipped: boolean
}

/** What a file registers with test frameworks, which fixtures it defines, and which modules it mocks. */
export interface Registrations {
  calls: readonly RegistrationCall[]
  /** The calls that register hooks, also where their function can't be read: `beforeAll(connect)`. */
  hooks: readonly Invocation[]
  /** The registration by the function it runs. */
  ofCallback: ReadonlyMap<TSESTree.Node, RegistrationCall>
  /** The functions of fixtures with the fixtures' names: `test.extend({ db: async ({}, use) => {} })`. */
  fixtures: ReadonlyMap<TSESTree.Node, string>
  /** The frameworks that tests and hooks are registered with, by name; none is known of the global variables that several share. */
  frameworks: ReadonlySet<string>
  /** The modules that are replaced by fakes. */
  mocks: readonly MockedModule[]
  /** The modules of which the file takes the original, whatever the set-up does: `vi.unmock('../src/db')`. */
  unmocked: ReadonlySet<string>
  /** The calls that run before the file's imports: `vi.hoisted(() => …)`. */
  hoisted: readonly Invocation[]
}

/** A module that a file replaces by a fake. */
export interface MockedModule {
  /** As written. */
  specifier: string
  /** What the fake takes over from the original; `null` where that is nothing. */
  keeps: { except: ReadonlySet<string> } | null
}

/** Finds what a file registers. */
export function findRegistrations({ invocations, module, resolver }: Pick<JavaScriptFile, 'invocations' | 'module' | 'resolver'>): Registrations {
  const calls: RegistrationCall[] = []
  const ofCallback = new Map<TSESTree.Node, RegistrationCall>()
  const fixtures = new Map<TSESTree.Node, string>()
  const mocks: MockedModule[] = []
  const frameworks = new Set<string>()
  const unmocked = new Set<string>()
  const hoisted: Invocation[] = []
  const hooks: Invocation[] = []
  for (const node of invocations) {
    if (node.type !== 'CallExpression' || !mayRegister(node, module, resolver)) continue
    const invoked = resolver.invokedMember(node, module)
    const member = frameworkMember(invoked)
    if (invoked === undefined || member === undefined) continue
    if (member.registration?.registers === 'hook') hooks.push(node)
    const callback = member.registration && registeredFunction(node, member.callback?.property, module, resolver)
    if (member.registration !== undefined && callback !== undefined) {
      const call = { node, registration: member.registration, callback, repeated: isFromTable(node, module, resolver), isSkipped: (member.skips ?? invoked.receiver.skips ?? false) || hasSkippingOption(node) }
      calls.push(call)
      if (isOwnName(node, module, resolver)) frameworks.add(invoked.api.name)
      ofCallback.set(callback, call)
    }
    if (typeof member.mocks?.argument === 'number') {
      const specifier = mockedSpecifier(node.arguments[member.mocks.argument])
      if (specifier !== undefined) mocks.push({ specifier, keeps: keptNames(node.arguments[member.mocks.argument + 1], module, resolver) })
    }
    if (typeof member.unmocks?.argument === 'number') {
      const specifier = mockedSpecifier(node.arguments[member.unmocks.argument])
      if (specifier !== undefined) unmocked.add(specifier)
    }
    if (member.hoists) hoisted.push(node)
    if (member.fixtures !== undefined) for (const [name, definition] of fixtureFunctions(node, module, resolver)) fixtures.set(definition, name)
  }
  return { calls, hooks, ofCallback, fixtures, frameworks, mocks, unmocked, hoisted }
}

/**
 * Whether a call is worth resolving: it hands over a function, or it begins at a test framework's import or global
 * variable. Most calls of a test file are neither.
 */
function mayRegister(node: TSESTree.CallExpression, module: ModuleSource, resolver: Resolver): boolean {
  if (node.callee.type === 'MemberExpression' && languageMethods().has(propertyName(node.callee) ?? '')) return false
  return node.arguments.some(holdsFunction) || beginsAtFramework(node, module, resolver)
}

function holdsFunction(node: TSESTree.Node): boolean {
  if (node.type === 'ArrayExpression') return node.elements.some((element) => element !== null && holdsFunction(element))
  return isFunction(node) || (node.type === 'ObjectExpression' && node.properties.some((property) => property.type === 'Property' && holdsFunction(property.value)))
}

function beginsAtFramework(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): boolean {
  const beginning = beginningOf(node)
  if (beginning.type !== 'Identifier') return false
  const variable = resolver.variableOf(beginning, module)
  const definition = variable?.defs[0]
  const source = importedFrom(variable)
  if (source !== undefined && frameworkApis.ofSpecifier(source) === undefined) return false
  // const { mock } = require('node:test'), (t) => t.test('…', check)
  const isNear = definition === undefined || source !== undefined || (definition.type === 'Parameter' ? mayBeHandedFramework(definition.node, module, resolver) : comesFromRequire(definition.node))
  const value = isNear ? resolver.valueOf(beginning, module) : undefined
  return value !== undefined && 'api' in value && value.api.subject === 'framework'
}

/** Whether a function may get something of a framework: not from a method of something else, `rows.map((row) => …)`. */
function mayBeHandedFramework(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): boolean {
  const call = module.parentOf(node)
  return call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || beginsAtFramework(call, module, resolver)
}

function comesFromRequire(node: TSESTree.Node): boolean {
  const initializer = node.type === 'VariableDeclarator' && node.init ? unwrap(node.init) : undefined
  return initializer?.type === 'ImportExpression' || (initializer !== undefined && requiredSpecifier(initializer) !== undefined)
}

/** Whether a call begins at a name that the file imports or declares, and not at a global variable. */
function isOwnName(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): boolean {
  const definition = resolver.variableOf(beginningOf(node), module)?.defs[0]
  return definition !== undefined && definition.type !== 'Parameter'
}

/** Whether an option says that what is registered is not run: `test('…', { skip: true }, callback)`. */
function hasSkippingOption({ arguments: options }: TSESTree.CallExpression): boolean {
  return options.some((option) => option.type === 'ObjectExpression' && ['ignore', 'skip'].some((name) => isSet(propertyValue(option, name))))
}

function isSet(node: TSESTree.Node | undefined): boolean {
  return node?.type === 'Literal' && node.value !== false && node.value !== ''
}

/**
 * The last function among the arguments, unless text follows it (`test.skip(() => isSlow, 'too slow')`), or that an object
 * among them holds as a property: `Deno.test({ name: '…', fn() {} })`.
 */
function registeredFunction(node: TSESTree.CallExpression, property: string | undefined, module: ModuleSource, resolver: Resolver): FunctionNode | undefined {
  for (const argument of node.arguments.toReversed()) {
    if (argument.type === 'TemplateLiteral' || (argument.type === 'Literal' && typeof argument.value === 'string')) return undefined
    const held = property !== undefined && argument.type === 'ObjectExpression' ? propertyValue(argument, property) : undefined
    const callback = functionOf(held ?? argument, module, resolver)
    if (callback !== undefined) return callback
  }
  return undefined
}

function functionOf(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): FunctionNode | undefined {
  const inner = unwrap(node)
  if (isFunction(inner)) return inner
  const value = inner.type === 'Identifier' ? resolver.valueOf(inner, module) : undefined
  return value?.kind === 'function' && value.module === module ? value.node : undefined
}

/** `test.each(rows)(…)` and `` test.each`…`(…) ``, but not `test.runIf(condition)(…)` */
function isFromTable(node: TSESTree.CallExpression, module: ModuleSource, resolver: Resolver): boolean {
  const callee = unwrap(node.callee)
  return isInvocation(callee) && frameworkMember(resolver.invokedMember(callee, module))?.repeats === true
}

/** `vi.mock('pg')`, `vi.mock(import('pg'))` */
function mockedSpecifier(node: TSESTree.Node | undefined): string | undefined {
  const source = node?.type === 'ImportExpression' ? node.source : node
  return source?.type === 'Literal' && typeof source.value === 'string' ? source.value : undefined
}

/**
 * What a fake keeps of the original: all names but its own for `async (original) => ({ ...(await original()), logger })`
 * and `() => ({ ...jest.requireActual('../src/db'), logger })`, and all for `{ spy: true }`.
 */
function keptNames(node: TSESTree.Node | undefined, module: ModuleSource, resolver: Resolver): MockedModule['keeps'] {
  if (node?.type === 'ObjectExpression') {
    const spy = propertyValue(node, 'spy')
    return spy?.type === 'Literal' && spy.value === true ? { except: new Set() } : null
  }
  const factory = node && functionOf(node, module, resolver)
  for (const returned of factory === undefined ? [] : returnedExpressions(factory)) {
    const fake = unwrap(returned)
    if (fake.type !== 'ObjectExpression') continue
    const takesOver = fake.properties.some((property) => property.type === 'SpreadElement' && isOriginal(property.argument, module, resolver))
    if (takesOver) return { except: new Set(fake.properties.flatMap((property) => (property.type === 'Property' ? (propertyName(property) ?? []) : []))) }
  }
  return null
}

/** `await importOriginal()`, `await vi.importActual('../src/db')`, or a variable that holds one of them */
function isOriginal(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): boolean {
  const inner = unwrap(node)
  if (inner.type === 'Identifier') return resolver.variableOf(inner, module)?.references.some(({ writeExpr }) => writeExpr !== null && writeExpr !== undefined && isOriginal(writeExpr, module, resolver)) ?? false
  if (inner.type !== 'CallExpression') return false
  if (inner.callee.type === 'Identifier' && resolver.variableOf(inner.callee, module)?.defs[0]?.type === 'Parameter') return true
  return resolver.invokedMember(inner, module)?.member.loads !== undefined
}

/** `extend({ db: fn, file: [fn, options] })` and `extend('db', options, fn)` */
export function fixtureFunctions(node: TSESTree.CallExpression, module: ModuleSource, resolver: Resolver): [string, FunctionNode][] {
  const [first] = node.arguments
  if (first?.type === 'Literal' && typeof first.value === 'string') {
    const last = node.arguments.at(-1)
    const callback = last && functionOf(last, module, resolver)
    return callback === undefined ? [] : [[first.value, callback]]
  }
  const fixtures = first && resolver.valueOf(first, module)
  if (fixtures?.kind !== 'object') return []
  return fixtures.node.properties.flatMap((property) => {
    if (property.type !== 'Property' || property.key.type !== 'Identifier') return []
    const definition = property.value.type === 'ArrayExpression' ? property.value.elements[0] : property.value
    const callback = definition ? functionOf(definition, module, resolver) : undefined
    return callback === undefined ? [] : [[property.key.name, callback] as [string, FunctionNode]]
  })
}
