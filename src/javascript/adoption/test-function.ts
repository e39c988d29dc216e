import type { TSESTree } from '@typescript-eslint/utils'
import { isLibrary, type JavaScriptFile } from '../javascript-file.ts'
import type { Registrations } from '../runs/registrations.ts'
import { beginningOf, importedName, unwrap } from '../syntax.ts'
import type { Instance, Value } from '../values/value.ts'
import { removeImport } from './dead-code.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { importExport } from './import-export.ts'
import type { FixtureShape, ProvidedFixture } from './provided-fixtures.ts'
import { reasons } from './reasons.ts'

type TestShape = Extract<FixtureShape, { kind: 'test' }>

/**
 * Puts the shared test function in the place of the framework's own, under the names that the file uses.
 *
 * @returns the name that the file's hooks can be hung on
 */
export function adoptTestFunction(fixture: ProvidedFixture, shape: TestShape, draft: Draft, file: JavaScriptFile, registrations: Registrations): string {
  const roots = testRoots(shape, file, registrations)
  const adopted = roots.find(({ value }) => extendsShared(value, shape, file))
  const own = roots.filter(({ value }) => isFrameworks(value, shape))
  const strange = roots.find(({ value }) => !isFrameworks(value, shape) && !extendsShared(value, shape, file) && !isExtendedHere(value, shape, file))
  if (strange !== undefined) decline(reasons.ownFixtures(strange.name))
  for (const { name, clause } of own) {
    if (clause !== undefined) removeImport(clause, draft)
    importExport(fixture, name, draft, file)
  }
  const [first] = [...roots].sort((left, right) => right.uses - left.uses)
  return (adopted ?? first)?.name ?? fixture.exportName
}

interface TestRoot {
  name: string
  value: Instance
  /** The import it comes from; absent for a global variable. */
  clause: TSESTree.Node | undefined
  /** How many tests are registered with it. */
  uses: number
}

/** What the tests of the file are registered with, and what its own test functions extend. */
function testRoots(shape: TestShape, file: JavaScriptFile, registrations: Registrations): TestRoot[] {
  const { module, resolver } = file
  const roots = new Map<string, TestRoot>()
  const note = (identifier: TSESTree.Identifier, value: Value | undefined, uses: number): void => {
    const instance = testValue(value, shape)
    if (instance === undefined) return
    const known = roots.get(identifier.name)
    const definition = resolver.variableOf(identifier, module)?.defs[0]
    const clause = definition?.parent?.type === 'ImportDeclaration' ? definition.node : undefined
    roots.set(identifier.name, { name: identifier.name, value: instance, clause, uses: (known?.uses ?? 0) + uses })
  }
  for (const { node, registration } of registrations.calls) {
    const root = beginningOf(node)
    if (root.type === 'Identifier' && registration.registers === 'test') note(root, resolver.valueOf(root, module), 1)
  }
  for (const statement of module.ast.body) {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') continue
    for (const clause of statement.specifiers) {
      const variable = resolver.variableOf(clause.local, module)
      if (variable !== undefined && variable.references.length > 0 && importedName(clause) !== '*') note(clause.local, resolver.variableValue(variable, module), 0)
    }
  }
  return [...roots.values()]
}

/** The value as a test function of the fixture's framework; a global variable may belong to any of several. */
function testValue(value: Value | undefined, { framework, testType }: TestShape): Instance | undefined {
  if (value?.kind !== 'instance' || isLibrary(value.api)) return undefined
  return [value, ...(value.alternatives ?? [])].find(({ api, type }) => api === framework && type === testType)
}

function isFrameworks({ node }: Instance, shape: TestShape): boolean {
  return node !== shape.extension && node?.type !== 'CallExpression'
}

/** Whether a test function is the shared one or extends it. */
function extendsShared(value: Instance, shape: TestShape, file: JavaScriptFile): boolean {
  if (value.node === shape.extension) return true
  const base = baseOf(value, shape, file)
  return base !== undefined && extendsShared(base, shape, file)
}

/** Whether the file extends the framework's own test function. */
function isExtendedHere(value: Instance, shape: TestShape, file: JavaScriptFile): boolean {
  if (value.module !== file.module || value.node?.type !== 'CallExpression') return false
  const base = baseOf(value, shape, file)
  return base !== undefined && (isFrameworks(base, shape) || isExtendedHere(base, shape, file))
}

function baseOf({ module, node }: Instance, shape: TestShape, { resolver }: JavaScriptFile): Instance | undefined {
  const callee = node?.type === 'CallExpression' ? unwrap(node.callee) : undefined
  return callee?.type === 'MemberExpression' && module !== undefined ? testValue(resolver.valueOf(callee.object, module), shape) : undefined
}
