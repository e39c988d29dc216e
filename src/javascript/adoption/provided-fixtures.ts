import type { TSESTree } from '@typescript-eslint/utils'
import type { Api } from '../../api/define-api.ts'
import { commonJsNames } from '../values/export-value.ts'
import { frameworkMember, isHandle, isLibrary, rootOf, type JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import { fixtureFunctions } from '../runs/registrations.ts'
import type { Resolver } from '../values/resolver.ts'
import { returnedExpressions } from '../values/returned-expressions.ts'
import { propertyValue, unwrap, type FunctionNode } from '../syntax.ts'
import type { Instance, Value } from '../values/value.ts'
import { functionFixtures } from './function-fixtures.ts'
import { isBornIn } from './handle-birth.ts'

/** When there is a handle to be had. */
export interface Presence {
  /** Whether each test has a new one. */
  frequency: 'each' | 'once'
  /** Whether it is there before hooks run. */
  isThereOnLoad: boolean
  /** The framework whose hooks open it; `undefined` where none does, or any of several whose functions are global. */
  framework: string | undefined
}

/** How a shared fixture is handed out. */
export type FixtureShape =
  /** By the framework, to a test that names it: `test.extend({ db: … })`. */
  | { kind: 'test'; framework: Api; testType: string; name: string; extension: TSESTree.Node }
  /**
   * By a function that opens one: alone, or under a property of what it returns. One that `isKept` is the same for all who
   * ask for it, and none of them closes it: `await getTestDb()`. Where a library's own function decides whether it has to
   * be awaited, it is `as before`.
   */
  | { kind: 'factory'; isAsync: boolean | 'as before'; isKept: boolean; property: string | null; cleanup: string | null; hasAsyncCleanup: boolean }
  /**
   * By a function that registers hooks of its own, and returns what these fill: `const ctx = useTestDatabase()`, with the
   * handle as `ctx.db`, as `ctx.getDb()`, or alone as a function.
   */
  | ({ kind: 'hooks'; property: string | null; isCalled: boolean } & Presence)
  /** By a function that gives what is open then: `getTestDb()`. */
  | ({ kind: 'accessor' } & Presence)
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
    return value === undefined ? [] : fixturesOf(value, exportName, module, file)
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
  return [...new Set([...named, ...passedOn, ...(exports.isModule ? [] : commonJsNames(module))])]
}

function fixturesOf(value: Value, exportName: string, module: ModuleSource, file: JavaScriptFile): ProvidedFixture[] {
  if (value.kind === 'function') return functionFixtures(value, exportName, module, file)
  if (value.kind !== 'instance') return []
  if (isLibrary(value.api)) {
    if (value.node === undefined || !isHandle(value)) return []
    const opener = rootOf(value).module ?? module
    return [{ shape: { kind: 'value' }, exportName, module, handle: value, setup: { node: opener.ast, module: opener }, annotation: undefined, isFresh: false }]
  }
  return testFixtures(value, exportName, module, file.resolver)
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

function handedOut(node: FunctionNode, module: ModuleSource, resolver: Resolver): Instance | undefined {
  for (const expression of expressionsGiven(node, module, resolver)) {
    const value = resolver.valueOf(expression, module)
    if (isHandle(value)) return value
  }
  return undefined
}

/** What a fixture's function gives a test: the argument of `use`, or what it returns. */
export function expressionsGiven(node: FunctionNode, module: ModuleSource, resolver: Resolver): readonly TSESTree.Node[] {
  const use = node.params[1]?.type === 'Identifier' ? resolver.variableOf(node.params[1], module) : undefined
  const calls = (use?.references ?? []).flatMap(({ identifier }) => {
    const call = module.parentOf(identifier)
    const argument = call?.type === 'CallExpression' && call.callee === identifier ? call.arguments[0] : undefined
    return argument === undefined ? [] : [argument]
  })
  return calls.length > 0 ? calls : returnedExpressions(node)
}

/** The call that a fixture's function is written in: `test.extend({ db: fn })`. */
export function extensionAround(node: FunctionNode, module: ModuleSource): TSESTree.CallExpression | undefined {
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) if (current.type === 'CallExpression') return current
  return undefined
}

/** `db: [fn, { scope: 'worker' }]`, `extend('db', { scope: 'file' }, fn)` */
export function outlivesTest(node: FunctionNode, module: ModuleSource): boolean {
  const around = module.parentOf(node)
  const beside = around?.type === 'ArrayExpression' ? around.elements : around?.type === 'CallExpression' ? around.arguments : []
  return beside.some((options) => {
    const scope = options?.type === 'ObjectExpression' ? propertyValue(options, 'scope') : undefined
    return scope !== undefined && !(scope.type === 'Literal' && scope.value === 'test')
  })
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
