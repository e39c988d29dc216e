import type { TSESTree } from '@typescript-eslint/utils'
import { readStatements } from '../../sql/statements.ts'
import type { CreateStatement, Name, Statement } from '../../sql/statement.ts'
import { expressionAt } from '../values/arguments.ts'
import { importedFrom } from '../values/bindings.ts'
import { createdName, isGuarded } from '../schema/builder-schema.ts'
import { isHandle, isLibrary, libraryMember, type JavaScriptFile } from '../javascript-file.ts'
import { visit, type ModuleSource } from '../module-source.ts'
import type { Resolver } from '../values/resolver.ts'
import { textsExecutedBy } from '../schema/executed-text.ts'
import { calleeOf, callsOfChain, isInvocation, unwrap, type Invocation } from '../syntax.ts'
import type { ProvidedFixture } from './provided-fixtures.ts'

/** What a shared fixture does to its database before it hands it out. */
export interface SharedSetup {
  /** Whether it makes the same call. */
  makes: (node: Invocation, module: ModuleSource) => boolean
  /** Whether it creates a table or an index of the name. */
  creates: (name: string | null) => boolean
  /** Whether it binds models to its database: `User.knex(db)`, `new Sequelize({ models })`. */
  bindsModels: boolean
  /** Whether it may leave rows: it does more than it is seen to create schema. */
  mayFill: boolean
}

/** How many functions that call each other are followed. */
const deepestCall = 4

/** Reads what a fixture does, through the functions of the project that it calls. */
export function sharedSetup({ setup }: ProvidedFixture, file: JavaScriptFile): SharedSetup {
  const { resolver } = file
  const signatures = new Set<string>()
  const names = new Set<string>()
  const seen = new Set<TSESTree.Node>()
  let bindsModels = false
  let mayFill = false
  // What a function does that opens the handle is done to it just so: `return openDatabase()`
  const read = (node: TSESTree.Node, module: ModuleSource, depth: number, opens: boolean): void => {
    if (seen.has(node) || depth > deepestCall) return
    seen.add(node)
    visit(node, (inner) => {
      if (!isInvocation(inner)) return true
      const signature = opens ? signatureOf(inner, module, resolver) : undefined
      if (signature !== undefined) signatures.add(signature)
      for (const name of createdNames(inner, module, file)) names.add(name)
      const binds = libraryMember(resolver.invokedMember(inner, module))?.member.binds
      if (binds === true || (binds !== undefined && expressionAt(inner, binds, module, resolver) !== undefined)) bindsModels = true
      mayFill ||= mayLeaveRows(inner, module, file)
      const callee = resolver.valueOf(calleeOf(inner), module)
      if (callee?.kind === 'function') read(callee.node, callee.module, depth + 1, opens && isHandle(resolver.valueOf(inner, module)))
      return true
    })
  }
  read(setup.node, setup.module, 0, true)
  return {
    makes(node, module) {
      const signature = signatureOf(node, module, resolver)
      return signature !== undefined && signatures.has(signature)
    },
    creates: (name) => name !== null && names.has(name.toLowerCase()),
    bindsModels,
    mayFill,
  }
}

/** A call without regard to what its handles are called: `createSchema(‹handle›)`, `‹pg.Client›.connect()`. */
function signatureOf(node: Invocation, module: ModuleSource, resolver: Resolver): string | undefined {
  if (node.type !== 'CallExpression') return undefined
  const callee = unwrap(node.callee)
  const invoked = resolver.invokedMember(node, module)
  const value = resolver.valueOf(callee, module)
  let subject: string | undefined
  if (value?.kind === 'function') subject = `${value.module.filename}:${value.node.range[0]}`
  else if (callee.type === 'MemberExpression' && !callee.computed && callee.property.type === 'Identifier') {
    const object = resolver.valueOf(callee.object, module)
    if (isHandle(object)) subject = `${object.api.name}.${object.type}.${callee.property.name}`
  } else if (callee.type === 'Identifier' && (invoked === undefined || isLibrary(invoked.api))) subject = importOf(callee, module, resolver)
  if (subject === undefined) return undefined
  return `${subject}(${node.arguments.map((argument) => argumentText(argument, module, resolver)).join()})`
}

/** A function that a package exports: `migrate` of `drizzle-orm/libsql/migrator`. */
function importOf(node: TSESTree.Identifier, module: ModuleSource, resolver: Resolver): string | undefined {
  const source = importedFrom(resolver.variableOf(node, module))
  return source === undefined ? undefined : `${source}#${node.name}`
}

function argumentText(argument: TSESTree.Node, module: ModuleSource, resolver: Resolver): string {
  const value = resolver.valueOf(argument, module)
  if (value?.kind === 'instance' && isLibrary(value.api)) return '‹handle›'
  return module.text.slice(argument.range[0], argument.range[1]).replaceAll(/\s+/g, ' ').replaceAll(/["`]/g, "'")
}

/** The tables and indexes that a call creates, by SQL or by a schema builder. */
function createdNames(node: Invocation, module: ModuleSource, file: JavaScriptFile): string[] {
  const { resolver } = file
  const built = libraryMember(resolver.invokedMember(node, module))?.member.schema
  const name = built && createdName(node, built, { module, resolver })
  const created = statementsOf(node, module, file).flatMap((statement) => (statement.verb === 'create' ? [lastPart(statement.name)] : []))
  return [...(name === undefined ? [] : [name.toLowerCase()]), ...created]
}

function statementsOf(node: Invocation, module: ModuleSource, { project, resolver }: JavaScriptFile): Statement[] {
  return textsExecutedBy(node, { module, project, resolver })?.flatMap(({ holes, text }) => readStatements(text, holes)) ?? []
}

function lastPart(name: Name | null): string {
  return name?.parts.at(-1)?.toLowerCase() ?? ''
}

const harmlessStatements: ReadonlySet<Statement['verb']> = new Set(['alter', 'create', 'drop', 'transaction'])

/** Whether a call does something with a handle that is not known to leave no rows: `db.insert(users)`, `seed(db)`, `migrate(db)`. */
function mayLeaveRows(node: Invocation, module: ModuleSource, file: JavaScriptFile): boolean {
  const { resolver } = file
  const givesHandle = (part: TSESTree.Node): boolean => isHandle(resolver.valueOf(part, module))
  const member = libraryMember(resolver.invokedMember(node, module))?.member
  if (member?.executes !== undefined) {
    const statements = statementsOf(node, module, file)
    return statements.length === 0 || !statements.every(({ verb }) => harmlessStatements.has(verb))
  }
  if (member !== undefined || callsOfChain(node).some((call) => libraryMember(resolver.invokedMember(call, module))?.member.schema !== undefined)) return false
  const callee = unwrap(calleeOf(node))
  if (callee.type === 'MemberExpression') return givesHandle(callee.object)
  if (resolver.valueOf(callee, module)?.kind === 'function' || node.type === 'TaggedTemplateExpression') return false
  // use(db)
  const isParameter = resolver.variableOf(callee, module)?.defs[0]?.type === 'Parameter'
  return !isParameter && node.arguments.some(givesHandle)
}

/**
 * Whether a call does what the shared fixture has done when a test begins: it makes the same call, or creates nothing
 * but what that creates too, and indexes that only make its tables faster.
 */
export function isDoneBy(setup: SharedSetup, node: Invocation, file: JavaScriptFile): boolean {
  const { module, resolver } = file
  if (setup.makes(node, module)) return true
  const statements = statementsOf(node, module, file)
  if (statements.length > 0) return statements.every((statement) => statement.verb === 'create' && (setup.creates(lastPart(statement.name)) || isForSpeed(statement, setup)))
  return callsOfChain(node).some((call) => {
    const built = libraryMember(resolver.invokedMember(call, module))?.member.schema
    return built !== undefined && setup.creates(createdName(call, built, { module, resolver }) ?? null)
  })
}

/** A test can't tell whether it is there, as it can of a unique index or a trigger. */
function isForSpeed({ kind, modifiers, onTable }: CreateStatement, setup: SharedSetup): boolean {
  return kind === 'index' && !modifiers.has('unique') && setup.creates(lastPart(onTable))
}

/** The name of what a call creates although the shared fixture creates it too. */
export function repeats(setup: SharedSetup, node: Invocation, file: JavaScriptFile): string | undefined {
  const { module, resolver } = file
  const built = libraryMember(resolver.invokedMember(node, module))?.member.schema
  const name = built && !isGuarded(node, built, file) ? createdName(node, built, file) : undefined
  if (name !== undefined && setup.creates(name)) return name
  for (const statement of statementsOf(node, module, file)) {
    if (statement.verb === 'create' && statement.guarded !== true && setup.creates(lastPart(statement.name))) return lastPart(statement.name)
  }
  return undefined
}
