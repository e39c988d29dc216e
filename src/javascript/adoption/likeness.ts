import type { TSESTree } from '@typescript-eslint/utils'
import { importedFrom } from '../values/bindings.ts'
import { initializerOf } from '../values/initializer.ts'
import { libraryMember, rootOf, type JavaScriptFile } from '../javascript-file.ts'
import { containsNode, functionAround, visit, type ModuleSource } from '../module-source.ts'
import type { Registrations } from '../runs/registrations.ts'
import { calleeOf, callsOfChain, isFunction, isInvocation, isNothing, lastName, propertyName, unwrap, type FunctionNode, type Invocation } from '../syntax.ts'
import type { Instance } from '../values/value.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { kinshipOf } from './handle-kinship.ts'
import type { Keeper, LocalDatabase } from './local-database.ts'
import { hookAround, isWithin, testAround } from './plumbing.ts'
import { outlivesTest, type ProvidedFixture } from './provided-fixtures.ts'
import { reasons } from './reasons.ts'
import { isDoneBy, type SharedSetup } from './shared-setup.ts'
import type { VariableLike } from './this-members.ts'
import { holds } from './use-names.ts'

/**
 * Declines where the shared fixture is not what the file opens: where the file has several databases at a time, opens one
 * with parts that the shared one lacks, or fills it in the function that opens it.
 */
export function checkLikeness(fixture: ProvidedFixture, database: LocalDatabase, setup: SharedSetup, file: JavaScriptFile, registrations: Registrations): void {
  const keepers = database.keepers.filter(({ handle, variable }) => kinshipOf(handle, fixture.handle) !== 'strange' && !isWithin(variable, database.factory))
  checkSingle(keepers, fixture.shape.kind === 'factory' && !fixture.shape.isKept, file, registrations)
  if (database.factory !== undefined) checkFactory(database.factory, database, setup, file)
  if (file.invocations.includes(database.opening)) {
    checkParts(fixture, database, file)
    checkChain(database, keepers, setup, file)
  }
}

/** Declines where each test has a database for itself, and the shared one is for all of them. */
export function checkLifetime(keepers: readonly Keeper[], file: JavaScriptFile, registrations: Registrations): void {
  for (const { identifier, writeExpr } of keepers.flatMap(({ variable }) => variable.references)) {
    if (!writeExpr) continue
    const isForEach = hookAround(identifier, file, registrations)?.frequency === 'each' || testAround(identifier, file, registrations) || isInTestFixture(identifier, file, registrations)
    if (isForEach) decline(reasons.oneForAll)
  }
}

function isInTestFixture(node: TSESTree.Node, { module }: JavaScriptFile, { fixtures }: Registrations): boolean {
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    if (isFunction(current) && fixtures.has(current)) return !outlivesTest(current, module)
  }
  return false
}

/** `const before = createTestDb()` and `const after = createTestDb()` in one test, or a variable that is opened again. */
function checkSingle(keepers: readonly Keeper[], isFactory: boolean, file: JavaScriptFile, registrations: Registrations): void {
  for (const { handle, variable } of keepers) {
    const several = keepers.find((other) => other.variable !== variable && madeAt(other.handle) !== madeAt(handle) && holds(other.variable.scope, variable.scope))
    if (several !== undefined) decline(reasons.severalAtATime(several.variable.name, variable.name))
    const writes = variable.references.filter(({ writeExpr }) => writeExpr && !isNothing(writeExpr))
    const isReopened = writes.length > 1 && writes.some(({ identifier, init }) => init !== true && testAround(identifier, file, registrations))
    // A factory opens another each time it is called, as the function did
    if (!isFactory && writes.some(({ identifier }) => isInHelper(identifier, file, registrations))) decline(reasons.openedByHelper(variable.name))
    const functions = writes.map(({ identifier }) => functionAround(identifier, file.module))
    if (isReopened || new Set(functions).size < functions.length) decline(reasons.openedAgain(variable.name))
  }
}

/** The call that made a handle; two names of one handle have the same. */
function madeAt({ node, site }: Instance): TSESTree.Node | undefined {
  return site?.node ?? node
}

/** Whether a node runs in a function that is no test, hook, suite or fixture: however often that is called. */
function isInHelper(node: TSESTree.Node, { module }: JavaScriptFile, { fixtures, ofCallback }: Registrations): boolean {
  const around = functionAround(node, module)
  return around !== undefined && !ofCallback.has(around) && !fixtures.has(around)
}

/** What a helper does besides opening would be lost with it. */
function checkFactory(factory: FunctionNode, { closings, keepers }: LocalDatabase, setup: SharedSetup, file: JavaScriptFile): void {
  const { module } = file
  if (factory.body.type !== 'BlockStatement') return
  const variables = new Set(keepers.map(({ variable }) => variable))
  for (const statement of factory.body.body) {
    if (statement.type === 'ReturnStatement') continue
    if (statement.type === 'VariableDeclaration' && statement.declarations.every((declarator) => isKept(declarator, variables, module) || isText(declarator.init))) continue
    const expression = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : undefined
    if (isInvocation(expression) && (closings.has(expression) || isDoneBy(setup, expression, file))) continue
    decline(reasons.factoryDoesMore)
  }
}

function isKept(declarator: TSESTree.VariableDeclarator, variables: ReadonlySet<VariableLike>, { scopes }: ModuleSource): boolean {
  const declared = scopes.getDeclaredVariables(declarator)
  return declared.length > 0 && declared.every((variable) => variables.has(variable))
}

function isText(node: TSESTree.Node | null): boolean {
  return node?.type === 'Literal' || node?.type === 'TemplateLiteral'
}

/** `new PGlite({ extensions: { vector } })` where the shared fixture opens a PGlite without. */
function checkParts(fixture: ProvidedFixture, database: LocalDatabase, file: JavaScriptFile): void {
  const { module, resolver } = file
  const shared = partsIn(fixture.setup.node, fixture.setup.module, file)
  const own = new Set<TSESTree.Node>([database.opening, ...database.keepers.flatMap(({ handle }) => (handle.node !== undefined && handle.module === module ? [handle.node] : []))])
  for (const node of own) {
    if (!isInvocation(node)) continue
    for (const { name, value } of partsOf(node, module, file)) {
      if (shared.some((part) => part.name === name) || isScalar(value, file)) continue
      if (resolver.valueOf(value, module)?.kind !== 'instance') decline(reasons.ownOption(name))
    }
  }
}

interface Part {
  name: string
  value: TSESTree.Node
}

/** `new DataSource(options).initialize()` where the shared fixture gives one that is not initialized. */
function checkChain({ opening }: LocalDatabase, keepers: readonly Keeper[], setup: SharedSetup, file: JavaScriptFile): void {
  for (const { writeExpr } of keepers.flatMap(({ variable }) => variable.references)) {
    const opened = writeExpr ? unwrap(writeExpr) : undefined
    const chain = isInvocation(opened) ? callsOfChain(opened) : []
    const other = chain.includes(opening) ? chain.find((call) => call !== opening && !isDoneBy(setup, call, file)) : undefined
    if (other !== undefined) decline(reasons.ownOption(lastName(calleeOf(other)) ?? ''))
  }
}

/** The options of a library's call, those left out that say where the database is or hold a handle. */
function partsOf(node: Invocation, module: ModuleSource, { resolver }: JavaScriptFile): Part[] {
  const member = libraryMember(resolver.invokedMember(node, module))?.member
  if (member === undefined || node.type === 'TaggedTemplateExpression') return []
  const places = [...(member.opens?.target ?? []), ...(member.opens?.requires ?? []), ...(member.wraps ?? [])].flatMap(({ property }) => property?.split('.')[0] ?? [])
  return node.arguments.flatMap((argument) => {
    if (argument.type !== 'ObjectExpression') return []
    return argument.properties.flatMap((property): Part[] => {
      const name = property.type === 'Property' ? propertyName(property) : undefined
      return property.type !== 'Property' || name === undefined || places.includes(name) ? [] : [{ name, value: property.value }]
    })
  })
}

function partsIn(setup: TSESTree.Node, module: ModuleSource, file: JavaScriptFile): Part[] {
  const found: Part[] = []
  visit(setup, (node) => {
    if (isInvocation(node)) found.push(...partsOf(node, module, file))
    return true
  })
  return found
}

/** A number, a text, a switch: how large a pool is, and who logs in. */
function isScalar(node: TSESTree.Node, file: JavaScriptFile): boolean {
  const inner = unwrap(node)
  if (inner.type === 'Identifier') {
    const initializer = initializerOf(inner, file.module, file.resolver)
    return initializer !== undefined && initializer !== inner && isScalar(initializer, file)
  }
  return !isFunction(inner) && !['ArrayExpression', 'CallExpression', 'NewExpression', 'ObjectExpression'].includes(inner.type)
}

/** Declines where something that stays leads to the file's own database by its path or address. */
export function checkAddress({ keepers, opening }: LocalDatabase, draft: Draft, { invocations, module, resolver }: JavaScriptFile): void {
  if (!invocations.includes(opening)) return
  // openDatabase(directory)
  const calls = new Set([opening, ...keepers.map(({ handle }) => (handle.site ?? rootOf(handle).site)?.node)].filter(isInvocation))
  for (const argument of [...calls].flatMap((call) => (call.type === 'TaggedTemplateExpression' ? [] : call.arguments))) {
    visit(argument, (node) => {
      const variable = node.type === 'Identifier' ? resolver.variableOf(node, module) : undefined
      const definition = variable?.defs[0]
      // A constant of another module; what the libraries and the runtime export says nothing of the place
      const isImported = variable !== undefined && importedFrom(variable)?.startsWith('.') === true && resolver.variableValue(variable, module) === undefined
      if (variable !== undefined && (definition?.type === 'Variable' || isImported)) {
        const uses = draft.remainingUses(variable)
        if (uses.some(({ identifier }) => !isAsked(identifier, module))) decline(reasons.sameDatabase(variable.name))
        // const path = makePath(): nobody knows what else the call does
        if (uses.length === 0 && definition?.type === 'Variable' && !draft.isRemoved(definition.name)) decline(reasons.withoutUse(variable.name))
      }
      if (node.type === 'ThisExpression') decline(reasons.thisPlace)
      if (node.type === 'Literal' && typeof node.value === 'string' && isPath(node.value) && isRepeated(node.raw, draft)) decline(reasons.sameDatabase(node.value))
      return !isFunction(node)
    })
  }
}

/** Whether an expression only decides what runs: `if (!process.env.TEST_DATABASE_URL) return`. */
function isAsked(node: TSESTree.Node, { parentOf }: ModuleSource): boolean {
  const parent = parentOf(node)
  if (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') return parent.test === node
  return parent?.type === 'UnaryExpression' && parent.operator === '!'
}

function isPath(text: string): boolean {
  return text.length > 3 && !text.includes(':memory:') && /[./:]/.test(text)
}

/** Whether a text stands somewhere that stays. */
function isRepeated(raw: string, draft: Draft): boolean {
  return containsNode(draft.module.ast, (node) => node.type === 'Literal' && node.raw === raw && !draft.isRemoved(node))
}
