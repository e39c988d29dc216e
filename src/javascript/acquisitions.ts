import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { Place } from '../api/define-api.ts'
import type { Library, Opening } from '../libraries/define-library.ts'
import type { Acquisition } from '../model/fixture-model.ts'
import { expressionAt } from './arguments.ts'
import { databaseKind } from './database-target.ts'
import { derivesFromHandle } from './derived-handle.ts'
import type { ScopeFinder } from './execution-scope.ts'
import { findClosings, type Closing } from './closings.ts'
import { libraryMember, type JavaScriptFile } from './javascript-file.ts'
import type { ModuleSource } from './module-source.ts'
import { isUnderTest } from './package-manifest.ts'
import type { Registrations } from './registrations.ts'
import type { Resolver } from './resolver.ts'
import { calleeOf, isFunction, isNothing, propertyName, unwrap, type FunctionNode, type Invocation } from './syntax.ts'

/** A call that opens a database. */
export interface OpeningCall {
  node: Invocation
  library: Library
  opening: Opening
}

/**
 * Whether a call opens a database of its own. It does not where it wraps a handle, reads its location from a handle
 * that somebody opened (a container's URL), or makes a handle that stays unconnected.
 */
export function openingCall(node: Invocation, module: ModuleSource, resolver: Resolver): OpeningCall | undefined {
  const found = libraryMember(resolver.invokedMember(node, module))
  const opening = found?.member.opens
  if (found === undefined || opening === undefined) return undefined
  if (found.member.wraps?.some((place) => holdsHandle(node, place, module, resolver))) return undefined
  if (opening.requires?.every((place) => expressionAt(node, place, module, resolver) === undefined) === true && isWrittenOut(node, resolver, module)) return undefined
  if (opening.deferred?.some((place) => isTrueAt(node, place, module, resolver))) return undefined
  return derivesFromHandle(node, module, resolver) ? undefined : { node, library: found.library, opening }
}

/** Finds the places of a file that open a database, in source order. */
export function findAcquisitions(file: JavaScriptFile, registrations: Registrations, scopes: ScopeFinder): Acquisition[] {
  const { module, resolver } = file
  const openings = file.invocations.flatMap((node) => openingCall(node, module, resolver) ?? [])
  if (openings.length === 0) return []
  const closings = findClosings(file)
  return openings.map(({ node, library, opening }) => {
    const around = scopes.functionAround(node)
    const isKept = around !== undefined && isKeptOutside(node, around, file)
    const scope = scopes.scopeOf(node)
    const database = databaseKind(node, opening, module, resolver)
    return {
      ...headOf(node),
      library: library.name,
      thing: opening.thing,
      binding: bindingOf(node, module, resolver),
      database,
      scope,
      outlivesScope: isKept,
      readOnly: opening.readOnly?.some((place) => isTrueAt(node, place, module, resolver)) ?? false,
      closedInPlace: around !== undefined && !isKept && isClosedBy(around, node, closings, scopes, file),
      mocked: Object.keys(library.packages).some((specifier) => registrations.mocks.has(specifier)),
      underTest: isUnderTest(library, module.filename),
    }
  })
}

/** Whether the first argument is an object literal, so that a property that is not seen is not there. */
function isWrittenOut(node: Invocation, resolver: Resolver, module: ModuleSource): boolean {
  const [argument] = node.type === 'TaggedTemplateExpression' ? [] : node.arguments
  const value = argument && resolver.valueOf(argument, module)
  return value?.kind === 'object' && value.node.properties.every(({ type }) => type === 'Property')
}

/** The part of a call that is enough to see which one it is: `new Pool`, `knex`, `MikroORM.init`. */
export function headOf(node: Invocation): Pick<Acquisition, 'loc' | 'range'> {
  const callee = calleeOf(node)
  return { loc: { start: node.loc.start, end: callee.loc.end }, range: [node.range[0], callee.range[1]] }
}

function holdsHandle(node: Invocation, place: Place, module: ModuleSource, resolver: Resolver): boolean {
  const located = expressionAt(node, place, module, resolver)
  if (located === undefined || isNothing(located.node)) return false
  const inner = unwrap(located.node)
  if (inner.type === 'Literal' || inner.type === 'TemplateLiteral') return false
  const value = resolver.valueOf(inner, located.module)
  if (value?.kind === 'instance') return true
  if (value?.kind === 'object' || isLocation(inner, located.module, resolver)) return false
  return true
}

/** Text, or something read from the environment: `process.env.DATABASE_URL`, `process.env.DATABASE_URL ?? 'postgres://…'`. */
function isLocation(node: TSESTree.Node, module: ModuleSource, resolver: Resolver, depth = 0): boolean {
  const inner = unwrap(node)
  if (depth > 5) return false
  switch (inner.type) {
    case 'Literal':
      return typeof inner.value === 'string'
    case 'TemplateLiteral':
    case 'BinaryExpression':
      return true
    case 'LogicalExpression':
      return isLocation(inner.left, module, resolver, depth + 1) || isLocation(inner.right, module, resolver, depth + 1)
    case 'MemberExpression':
      if (/(?:url|uri|dsn|connectionstring)$/i.test(propertyName(inner) ?? '')) return true
      return inner.object.type === 'MemberExpression' && propertyName(inner.object) === 'env'
    case 'Identifier': {
      const writes = resolver.variableOf(inner, module)?.references.flatMap(({ writeExpr }) => writeExpr ?? []) ?? []
      return writes.length > 0 && writes.every((write) => isLocation(write, module, resolver, depth + 1))
    }
    default:
      return false
  }
}

function isTrueAt(node: Invocation, place: Place, module: ModuleSource, resolver: Resolver): boolean {
  const located = expressionAt(node, place, module, resolver)
  return located?.node.type === 'Literal' && located.node.value === true
}

/**
 * The variable or property that keeps what a call opens, through what the library says wraps it: `db` in
 * `const db = drizzle({ client: new Pool() })`, nothing in `const app = createApp({ database: new Pool() })`.
 */
function bindingOf(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): string | null {
  let isInObject = false
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    if (current.type === 'ObjectExpression') isInObject = true
    if (current.type === 'CallExpression' || current.type === 'NewExpression') {
      if (libraryMember(resolver.invokedMember(current, module)) === undefined) return null
      isInObject = false
    }
    if (isInObject && (current.type === 'VariableDeclarator' || current.type === 'AssignmentExpression' || current.type === 'PropertyDefinition')) return null
    if (current.type === 'VariableDeclarator') return current.id.type === 'Identifier' ? current.id.name : null
    if (current.type === 'AssignmentExpression') {
      if (current.left.type === 'Identifier') return current.left.name
      return current.left.type === 'MemberExpression' ? (propertyName(current.left) ?? null) : null
    }
    if (current.type === 'PropertyDefinition') return propertyName(current) ?? null
    if (isFunction(current) || current.type === 'ExpressionStatement' || current.type === 'ReturnStatement') return null
  }
  return null
}

/** Whether the function that opens a handle closes it again itself, and hands it to no function it was given. */
function isClosedBy(around: FunctionNode, node: Invocation, closings: readonly Closing[], scopes: ScopeFinder, file: JavaScriptFile): boolean {
  const scope = scopes.scopeOf(node)
  if (scope.kind === 'fixture' || (scope.kind === 'hook' && scope.phase === 'around')) return false
  if (isDisposed(node, file.module)) return true
  if (!closings.some((closing) => closing.closes(node) && scopes.functionAround(closing.node) === around)) return false
  return !callsParameter(around, file)
}

/** Whether a call's result goes to a variable that lives outside a function: there it is closed only if something failed. */
function isKeptOutside(node: Invocation, around: FunctionNode, { module, resolver }: JavaScriptFile): boolean {
  const variable = assignedVariable(node, module, resolver)
  if (variable === undefined) return false
  const [start, end] = around.range
  return variable.defs.every(({ name: { range } }) => range[0] < start || range[1] > end)
}

/** The variable in `db = await open()`; a declaration's own variable lives where it stands. */
function assignedVariable(node: TSESTree.Node, module: ModuleSource, resolver: Resolver): TSESLint.Scope.Variable | undefined {
  for (let current = module.parentOf(node); current !== undefined && !isFunction(current); current = module.parentOf(current)) {
    if (current.type === 'AssignmentExpression') return current.left.type === 'Identifier' ? resolver.variableOf(current.left, module) : undefined
    if (current.type === 'VariableDeclarator' || current.type === 'ExpressionStatement') return undefined
  }
  return undefined
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
