import type { TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import { visit } from '../module-source.ts'
import type { RegistrationCall, Registrations } from '../runs/registrations.ts'
import { calleeOf, isFunction, isInside, unwrap, type FunctionNode, type Invocation } from '../syntax.ts'
import { contextIndex, dropIdleAsync, prependParameter, separatorBehind, takeFixture } from './callback-parameters.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { isTyped } from './file-style.ts'
import { fixtureType } from './fixture-type.ts'
import { hasHookMethods } from './framework-version.ts'
import type { Keeper } from './local-database.ts'
import { mayRunForEach } from './plumbing.ts'
import { extensionAround, outlivesTest, type FixtureShape, type ProvidedFixture } from './provided-fixtures.ts'
import { reasons } from './reasons.ts'
import { takeTableRow } from './table-tests.ts'
import { adoptTestFunction } from './test-function.ts'
import type { VariableLike } from './this-members.ts'
import { renameUses } from './use-names.ts'
import { useSites, type UseSite } from './use-sites.ts'

type TestShape = Extract<FixtureShape, { kind: 'test' }>

/**
 * Gives each test, hook and helper that still uses a removed variable the fixture of a shared test function.
 *
 * @param served - the removed variables that are still used
 */
export function adoptTestFixture(
  fixture: ProvidedFixture,
  shape: TestShape,
  served: readonly Keeper[],
  draft: Draft,
  file: JavaScriptFile,
  registrations: Registrations,
): void {
  const keepers = new Set(served.map(({ variable }) => variable))
  for (const keeper of served) {
    const { variable } = keeper
    const uses = draft.remainingUses(variable).map(({ identifier }) => identifier)
    const sites = useSites(uses, variable.name, file, registrations)
    const local = renameUses(variable, shape.name, uses, sites, draft, file)
    const binding = local === shape.name ? local : `${shape.name}: ${local}`
    const type = sites.some(isHelper) && isTyped(file.module) ? helperType(keeper, fixture, draft, file) : undefined
    for (const site of sites) {
      if (site.call !== undefined) {
        checkFramework(site.call.node, shape, file)
        giveCallback(site.node, site.call, binding, fixture, keepers, draft, file)
      } else if (site.fixture !== undefined) giveOwnFixture(site.node, site.fixture, keeper, binding, fixture, shape, draft, file)
      else giveHelper(site, local, type, draft)
    }
  }
  const name = adoptTestFunction(fixture, shape, draft, file, registrations)
  for (const { call } of served.flatMap(({ variable }) => useSitesOf(variable, draft, file, registrations))) {
    if (call?.registration.registers === 'hook') hangOnTest(call, name, fixture, draft, file)
  }
}

function useSitesOf(variable: VariableLike, draft: Draft, file: JavaScriptFile, registrations: Registrations): UseSite[] {
  const uses = variable.references.flatMap(({ identifier, init }) => (init === true || draft.isRemoved(identifier) ? [] : [identifier]))
  return useSites(uses, variable.name, file, registrations)
}

/** A global variable may belong to any of several frameworks. */
function checkFramework(node: Invocation, { framework }: TestShape, { module, resolver }: JavaScriptFile): void {
  const receiver = resolver.invokedMember(node, module)?.receiver
  const isItsOwn = receiver !== undefined && [receiver, ...(receiver.alternatives ?? [])].some(({ api }) => api === framework || (api.globals !== undefined && framework.globals !== undefined && receiver.node?.type === 'Identifier'))
  if (!isItsOwn) decline(reasons.otherFramework(framework.name))
}

function isHelper({ call, fixture }: UseSite): boolean {
  return call === undefined && fixture === undefined
}

/** `user: async ({}, use) => {}` becomes `user: async ({ db }, use) => {}`: the file's test function extends the shared one. */
function giveOwnFixture(node: FunctionNode, name: string, { variable }: Keeper, binding: string, fixture: ProvidedFixture, shape: TestShape, draft: Draft, file: JavaScriptFile): void {
  const extension = extensionAround(node, file.module)
  if (extension === undefined || name === shape.name) decline(reasons.inFixture(variable.name))
  checkFramework(extension, shape, file)
  const outlives = outlivesTest(node, file.module)
  const sharedOutlives = isFunction(fixture.setup.node) && outlivesTest(fixture.setup.node, fixture.setup.module)
  const isOpenedHere = variable.defs.some((definition) => isInside(definition.name, node))
  if (outlives !== sharedOutlives && (outlives || isOpenedHere)) decline(reasons.otherLifetime(name))
  takeFixture(node, 0, binding, draft)
}

/** A helper takes the database as its first parameter, and each of its callers hands it on. */
function giveHelper({ callers, node }: UseSite, name: string, type: string | undefined, draft: Draft): void {
  prependParameter(node, type === undefined ? name : `${name}: ${type}`, draft.module, draft)
  for (const call of callers) {
    const [first] = call.arguments
    if (first !== undefined) draft.insert(first.range[0], `${name},${separatorBehind(first, draft.module)}`)
    else draft.insert(call.range[1] - 1, name)
  }
}

/** The type of a helper's parameter: the one that the variable had, else the one that the shared module writes. */
function helperType({ variable }: Keeper, fixture: ProvidedFixture, draft: Draft, file: JavaScriptFile): string {
  const annotation = variable.defs.flatMap(({ name }) => (name.type === 'Identifier' && name.typeAnnotation ? [name.typeAnnotation.typeAnnotation] : []))[0]
  if (annotation === undefined) return fixtureType(fixture, draft, file) ?? decline(reasons.unknownType(variable.name))
  visit(annotation, (node) => {
    const definition = node.type === 'Identifier' ? file.resolver.variableOf(node, file.module)?.defs[0] : undefined
    if (definition !== undefined) draft.need(definition.node)
    return true
  })
  return file.module.text.slice(annotation.range[0], annotation.range[1])
}

function giveCallback(
  node: FunctionNode,
  call: RegistrationCall,
  binding: string,
  fixture: ProvidedFixture,
  keepers: ReadonlySet<VariableLike>,
  draft: Draft,
  file: JavaScriptFile,
): void {
  if (call.node.type === 'TaggedTemplateExpression' || !call.node.arguments.some((argument) => argument === node)) decline(reasons.byName)
  const { registration } = call
  if (registration.registers === 'hook' && registration.frequency === 'once') {
    if (registration.phase !== 'before' || !fixture.isFresh || !mayRunForEach(node, keepers, draft, file)) decline(reasons.onceForEach)
  }
  if (takeTableRow(node, call.node, binding, draft, file)) return
  takeFixture(node, Math.max(0, contextIndex(call.node, file)), binding, draft)
  if (registration.registers === 'hook') dropIdleAsync(node, (body) => awaits(body, draft), draft)
}

function awaits(body: TSESTree.Node, draft: Draft): boolean {
  let found = false
  visit(body, (node) => {
    if (draft.removed.has(node) || isFunction(node)) return false
    if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) found = true
    return !found
  })
  return found
}

/** `beforeEach(…)` becomes `test.beforeEach(…)`, and `beforeAll` too: each test has a database of its own to set up. */
function hangOnTest({ node, registration }: RegistrationCall, name: string, { module }: ProvidedFixture, draft: Draft, { module: { filename } }: JavaScriptFile): void {
  const callee = unwrap(calleeOf(node))
  const method = registration.registers === 'hook' && registration.frequency === 'once' ? 'beforeEach' : undefined
  if (callee.type === 'Identifier') {
    if (!hasHookMethods(filename, module.filename)) decline(reasons.newerHook)
    draft.rewrite(callee, `${name}.${method ?? callee.name}`)
  } else if (callee.type === 'MemberExpression' && method !== undefined) {
    draft.replace(callee.property, method)
  }
}
