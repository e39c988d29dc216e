import type { TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import type { Registrations } from '../runs/registrations.ts'
import { isFunction, propertyName, unwrap, type FunctionNode } from '../syntax.ts'
import { contextIndex } from './callback-parameters.ts'
import { removeDeadCode } from './dead-code.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { importExport } from './import-export.ts'
import type { Keeper } from './local-database.ts'
import { expressionsGiven, extensionAround, outlivesTest, type FixtureShape, type ProvidedFixture } from './provided-fixtures.ts'
import { reasons } from './reasons.ts'
import { adoptTestFunction } from './test-function.ts'
import { isOfType } from './use-names.ts'

type TestShape = Extract<FixtureShape, { kind: 'test' }>

/**
 * The fixture of the file that hands the database to tests, opened by itself or elsewhere:
 * `test.extend({ db: async ({}, use) => { … await use(db) } })`. Whatever else uses the database stands in the way.
 *
 * @param served - the removed variables that are still used
 */
export function ownFixture(served: readonly Keeper[], draft: Draft, { module, resolver }: JavaScriptFile, { fixtures }: Registrations): FunctionNode | undefined {
  const uses = served.flatMap(({ variable }) => draft.remainingUses(variable).flatMap((use) => (isOfType(use, draft) ? [] : [use.identifier])))
  const around = new Set(uses.map(fixtureAround))
  const [own] = around
  return around.size === 1 && own !== undefined && expressionsGiven(own, module, resolver).some((given) => uses.includes(unwrap(given))) ? own : undefined

  function fixtureAround(use: TSESTree.Node): FunctionNode | undefined {
    for (let current = module.parentOf(use); current !== undefined; current = module.parentOf(current)) if (isFunction(current) && fixtures.has(current)) return current
    return undefined
  }
}

/**
 * Takes a fixture of the file out, for which the shared one stands in: the file's test function is the shared one then, or
 * extends it by what other fixtures it has.
 *
 * @param own - the fixture's function, from which all that the shared one does is removed
 * @param served - the variables in it that are still used
 */
export function adoptOwnFixture(own: FunctionNode, served: readonly Keeper[], fixture: ProvidedFixture, shape: TestShape, draft: Draft, file: JavaScriptFile, registrations: Registrations): void {
  const name = registrations.fixtures.get(own)
  const extension = extensionAround(own, draft.module)
  if (name === undefined || extension === undefined) decline(reasons.mixedWork)
  checkHandsOutOnly(own, served, draft)
  if (isFunction(fixture.setup.node) && outlivesTest(own, file.module) !== outlivesTest(fixture.setup.node, fixture.setup.module)) decline(reasons.otherLifetime(name))
  if (name !== shape.name && [...registrations.fixtures.values()].includes(shape.name)) decline(reasons.nameTaken(shape.name))
  if (name !== shape.name) renameInCallbacks(name, shape.name, draft, file, registrations)
  const literal = extension.arguments[0]?.type === 'ObjectExpression' ? extension.arguments[0] : undefined
  const property = literal?.properties.find((candidate) => candidate.type === 'Property' && propertyName(candidate) === name)
  if (literal === undefined || literal.properties.length === 1) replaceTestFunction(extension, fixture, draft, file)
  else if (property !== undefined) {
    draft.remove(property)
    removeType(name, extension, draft, file)
    adoptTestFunction(fixture, shape, draft, file, registrations)
  }
  removeDeadCode(draft, file, registrations)
}

/** Whatever the fixture does besides, the shared one would not do. */
function checkHandsOutOnly({ body }: FunctionNode, served: readonly Keeper[], draft: Draft): void {
  const uses = new Set<TSESTree.Node>(served.flatMap(({ variable }) => draft.remainingUses(variable).map(({ identifier }) => identifier)))
  const handsOut = (node: TSESTree.Node): boolean => {
    const inner = unwrap(node)
    return uses.has(inner) || (inner.type === 'CallExpression' && inner.callee.type === 'Identifier' && inner.arguments.length === 1 && inner.arguments.every((argument) => uses.has(unwrap(argument))))
  }
  const statements = body.type === 'BlockStatement' ? body.body : []
  for (const statement of statements) {
    if (draft.isRemoved(statement)) continue
    const given = statement.type === 'ExpressionStatement' ? statement.expression : statement.type === 'ReturnStatement' ? statement.argument : null
    if (given === null || !handsOut(given)) decline(reasons.fixtureDoesMore)
  }
}

/** `const test = base.extend({ db: … })`: the shared test function takes its name. */
function replaceTestFunction(extension: TSESTree.CallExpression, fixture: ProvidedFixture, draft: Draft, file: JavaScriptFile): void {
  const { module, resolver } = file
  const declarator = module.parentOf(extension)
  const declaration = declarator && module.parentOf(declarator)
  const isAlone = declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier' && declaration?.type === 'VariableDeclaration' && declaration.declarations.length === 1
  if (!isAlone || declaration.parent.type !== 'Program') decline(reasons.mixedWork)
  const base = extension.callee.type === 'MemberExpression' ? unwrap(extension.callee.object) : undefined
  const value = base && resolver.valueOf(base, module)
  if (base === undefined || value?.kind !== 'instance' || value.node?.type === 'CallExpression') decline(reasons.ownFixtures(module.text.slice(...(base ?? extension.callee).range)))
  const [variable] = module.scopes.getDeclaredVariables(declarator)
  for (const { identifier, init } of variable?.references ?? []) if (init !== true) draft.rebind(identifier)
  draft.remove(declaration)
  importExport(fixture, declarator.id.type === 'Identifier' ? declarator.id.name : fixture.exportName, draft, file)
}

/** `({ client }) =>` becomes `({ db: client }) =>`. */
function renameInCallbacks(name: string, shared: string, draft: Draft, file: JavaScriptFile, { calls, fixtures }: Registrations): void {
  for (const { callback, node } of calls) {
    const index = contextIndex(node, file)
    if (index !== -1) renameInPattern(callback.params[index], name, shared, draft)
  }
  for (const callback of fixtures.keys()) if (isFunction(callback)) renameInPattern(callback.params[0], name, shared, draft)
}

function renameInPattern(parameter: TSESTree.Parameter | undefined, name: string, shared: string, draft: Draft): void {
  if (parameter === undefined) return
  if (parameter.type !== 'ObjectPattern') decline(reasons.placeTaken(draft.module.text.slice(...parameter.range)))
  for (const property of parameter.properties) {
    if (property.type !== 'Property' || propertyName(property) !== name) continue
    if (property.shorthand) draft.insert(property.range[0], `${shared}: `)
    else draft.replace(property.key, shared)
  }
}

/** `base.extend<{ db: Client; user: User }>({ … })` without the fixture that is gone. */
function removeType(name: string, { typeArguments }: TSESTree.CallExpression, draft: Draft, { module, resolver }: JavaScriptFile): void {
  const [types] = typeArguments?.params ?? []
  if (types === undefined) return
  const shape = resolver.annotationValue(types, module)
  const member = shape?.kind === 'shape' && shape.module === module ? shape.members.find((one) => one.type === 'TSPropertySignature' && one.key.type === 'Identifier' && one.key.name === name) : undefined
  if (member === undefined) decline(reasons.typesElsewhere)
  draft.remove(member)
}
