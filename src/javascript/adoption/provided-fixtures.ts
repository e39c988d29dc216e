import type { TSESTree } from '@typescript-eslint/utils'
import type { Api } from '../../api/define-api.ts'
import { databaseKind } from '../database-target.ts'
import { frameworkMember, isLibrary, isNamespace, libraryMember, rootOf, type JavaScriptFile } from '../javascript-file.ts'
import { visit, type ModuleSource } from '../module-source.ts'
import { fixtureFunctions } from '../registrations.ts'
import type { Resolver } from '../resolver.ts'
import { returnedExpressions } from '../returned-expressions.ts'
import { isFunction, isInvocation, propertyName, propertyValue, unwrap, type FunctionNode } from '../syntax.ts'
import type { Instance, Value } from '../value.ts'

/** How a shared fixture is handed out. */
export type FixtureShape =
  /** By the framework, to a test that names it: `test.extend({ db: … })`. */
  | { kind: 'test'; framework: Api; testType: string; name: string; extension: TSESTree.Node }
  /** By a function that opens one: alone, or under a property of what it returns. */
  | { kind: 'factory'; isAsync: boolean; property: string | null; cleanup: string | null; hasAsyncCleanup: boolean }
  /** As it is imported. */
  | { kind: 'value' }

/** A database fixture that a module exports. */
export interface ProvidedFixture {
  shape: FixtureShape
  /** The export that hands it out. */
  exportName: string
  /** The module that exports it. */
  module: ModuleSource
  handle: Instance
  /** The function or module that makes it; what this does, no test need do itself. */
  setup: { node: TSESTree.Node; module: ModuleSource }
  /** The handle's type where it is written. */
  annotation: { node: TSESTree.TypeNode; module: ModuleSource } | undefined
  /** Born empty for each test, and gone with it. */
  isFresh: boolean
}

/** How many barrels are followed for a module's exports. */
const mostHops = 10

/**
 * Reads which database fixtures a module provides.
 *
 * @param filename - absolute path of the module
 * @param file - the linted file, which would import it
 */
export function providedFixtures(filename: string, file: JavaScriptFile): ProvidedFixture[] {
  const module = file.project.find(filename, file.module.filename)?.parse()
  if (module === undefined) return []
  const namespace: Value = { kind: 'module', specifier: filename, importer: file.module }
  return exportedNames(module, file).flatMap((exportName) => {
    const value = file.resolver.memberOf(namespace, exportName)
    return value === undefined ? [] : fixturesOf(value, exportName, module, file.resolver)
  })
}

function exportedNames(module: ModuleSource, file: JavaScriptFile, hops = 0): string[] {
  const { exports } = module
  if (exports === undefined || hops > mostHops) return []
  const named = [...exports.named].flatMap(([name, { isType }]) => (isType ? [] : [name]))
  const passedOn = exports.stars.flatMap((star) => {
    const next = file.project.find(star, module.filename)?.parse()
    return next === undefined ? [] : exportedNames(next, file, hops + 1).filter((name) => name !== 'default')
  })
  return [...new Set([...named, ...passedOn])]
}

function fixturesOf(value: Value, exportName: string, module: ModuleSource, resolver: Resolver): ProvidedFixture[] {
  if (value.kind === 'function') return factoryFixture(value.node, value.module, exportName, module, resolver)
  if (value.kind !== 'instance') return []
  if (isLibrary(value.api)) {
    if (value.node === undefined || isNamespace(value)) return []
    const opener = rootOf(value).module ?? module
    return [{ shape: { kind: 'value' }, exportName, module, handle: value, setup: { node: opener.ast, module: opener }, annotation: undefined, isFresh: false }]
  }
  return testFixtures(value, exportName, module, resolver)
}

/** The fixtures of `base.extend({ … }).extend('name', …)`, the last one of a name. */
function testFixtures(value: Instance, exportName: string, module: ModuleSource, resolver: Resolver): ProvidedFixture[] {
  const found = new Map<string, ProvidedFixture>()
  for (const extension of extensionsOf(value, resolver)) {
    for (const [name, node] of fixtureFunctions(extension.node, extension.module, resolver)) {
      const handle = handedOut(node, extension.module, resolver)
      if (found.has(name) || handle === undefined) continue
      found.set(name, {
        shape: { kind: 'test', framework: value.api, testType: value.type, name, extension: value.node ?? extension.node },
        exportName,
        module,
        handle,
        setup: { node, module: extension.module },
        annotation: annotationOf(extension.node, name, extension.module, resolver),
        isFresh: !outlivesTest(node, extension.module) && isBornIn(handle, node, resolver),
      })
    }
  }
  return [...found.values()]
}

interface Extension {
  node: TSESTree.CallExpression
  module: ModuleSource
}

/** The calls that extend a test function, the last one first. */
function extensionsOf({ node, module }: Instance, resolver: Resolver): Extension[] {
  if (node?.type !== 'CallExpression' || module === undefined) return []
  if (frameworkMember(resolver.invokedMember(node, module))?.fixtures === undefined) return []
  const callee = unwrap(node.callee)
  const base = callee.type === 'MemberExpression' ? resolver.valueOf(callee.object, module) : undefined
  return [{ node, module }, ...(base?.kind === 'instance' ? extensionsOf(base, resolver) : [])]
}

/** What a fixture's function gives a test: the argument of `use`, or what it returns. */
function handedOut(node: FunctionNode, module: ModuleSource, resolver: Resolver): Instance | undefined {
  const use = node.params[1]?.type === 'Identifier' ? resolver.variableOf(node.params[1], module) : undefined
  const calls = (use?.references ?? []).flatMap(({ identifier }) => {
    const call = module.parentOf(identifier)
    const argument = call?.type === 'CallExpression' && call.callee === identifier ? call.arguments[0] : undefined
    return argument === undefined ? [] : [argument]
  })
  const given = calls.length > 0 ? calls : returnedExpressions(node)
  for (const expression of given) {
    const value = resolver.valueOf(expression, module)
    if (value?.kind === 'instance' && isLibrary(value.api) && !isNamespace(value)) return value
  }
  return undefined
}

/** `db: [fn, { scope: 'worker' }]`, `extend('db', { scope: 'file' }, fn)` */
function outlivesTest(node: FunctionNode, module: ModuleSource): boolean {
  const around = module.parentOf(node)
  const beside = around?.type === 'ArrayExpression' ? around.elements : around?.type === 'CallExpression' ? around.arguments : []
  return beside.some((options) => {
    const scope = options?.type === 'ObjectExpression' ? propertyValue(options, 'scope') : undefined
    return scope !== undefined && !(scope.type === 'Literal' && scope.value === 'test')
  })
}

/** Whether a run of a function opens a database that is empty then. */
function isBornIn(handle: Instance, setup: FunctionNode, resolver: Resolver): boolean {
  const { node, module, site } = rootOf(handle)
  if (!isInvocation(node) || module === undefined) return false
  const at = site?.node ?? handle.site?.node ?? node
  const opening = libraryMember(resolver.invokedMember(node, module))?.member.opens
  if (opening === undefined || at.range[0] < setup.range[0] || at.range[1] > setup.range[1]) return false
  const kind = databaseKind(node, opening, module, resolver)
  return kind === 'memory' || kind === 'ephemeral'
}

/** `base.extend<{ db: Kysely<Schema> }>(…)` */
function annotationOf(extension: TSESTree.CallExpression, name: string, module: ModuleSource, resolver: Resolver): ProvidedFixture['annotation'] {
  const [fixtures] = extension.typeArguments?.params ?? []
  const shape = fixtures && resolver.annotationValue(fixtures, module)
  if (shape?.kind !== 'shape') return undefined
  for (const member of shape.members) {
    if (member.type !== 'TSPropertySignature' || member.key.type !== 'Identifier' || member.key.name !== name) continue
    return member.typeAnnotation && { node: member.typeAnnotation.typeAnnotation, module: shape.module }
  }
  return undefined
}

/** `createTestDb()`: what it returns is opened by its run, alone or beside what closes it. */
function factoryFixture(node: FunctionNode, definedIn: ModuleSource, exportName: string, module: ModuleSource, resolver: Resolver): ProvidedFixture[] {
  if (node.params.some(({ type }) => type !== 'AssignmentPattern' && type !== 'RestElement')) return []
  const [returned] = returnedExpressions(node)
  const value = returned && resolver.valueOf(returned, definedIn)
  if (returned === undefined || value === undefined) return []
  const isAsync = node.async
  const provided = (handle: Instance, property: string | null, cleanup: string | null): ProvidedFixture => ({
    shape: { kind: 'factory', isAsync, property, cleanup, hasAsyncCleanup: isAsync || (cleanup !== null && isAsyncFunction(resolver.memberOf(value, cleanup))) },
    exportName,
    module,
    handle,
    setup: { node, module: definedIn },
    annotation: undefined,
    isFresh: isBornIn(handle, node, resolver),
  })
  if (value.kind === 'instance') return isLibrary(value.api) && opensInside(value, node, definedIn) ? [provided(value, null, null)] : []
  if (value.kind !== 'object') return []
  const properties = value.node.properties.flatMap((property) => (property.type === 'Property' ? (propertyName(property) ?? []) : []))
  const handles = properties.flatMap((property): [string, Instance][] => {
    const held = resolver.memberOf(value, property)
    return held?.kind === 'instance' && isLibrary(held.api) && !isNamespace(held) && opensInside(held, node, definedIn) ? [[property, held]] : []
  })
  return handles.map(([property, handle]) => provided(handle, property, properties.find((name) => closesHandle(resolver.memberOf(value, name), handle, resolver)) ?? null))
}

function isAsyncFunction(value: Value | undefined): boolean {
  return value?.kind !== 'function' || value.node.async
}

/** Whether a run of the function itself opens the handle, not that of a hook which it registers. */
function opensInside(handle: Instance, node: FunctionNode, module: ModuleSource): boolean {
  const root = rootOf(handle)
  const at = root.site ?? handle.site ?? root
  if (at.node === undefined || at.module !== module) return false
  for (let current = module.parentOf(at.node); current !== undefined; current = module.parentOf(current)) {
    // new SqliteDialect({ database: () => new Database() })
    if (isFunction(current) && module.parentOf(current)?.type !== 'Property') return current === node
  }
  return false
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
