import type { TSESTree } from '@typescript-eslint/utils'
import type { Registration } from '../../frameworks/define-framework.ts'
import { setupFunctions } from '../../frameworks/test-setup.ts'
import { importedSpecifiers } from '../modules/imported-specifiers.ts'
import { frameworkMember, type JavaScriptFile } from '../javascript-file.ts'
import { visit, type ModuleSource } from '../module-source.ts'
import { findRegistrations, type Registrations } from './registrations.ts'
import { returnedExpressions } from '../values/returned-expressions.ts'
import type { OutsideStep } from './run-sequence.ts'
import { inSourceOrder, isFunction, isInvocation, type FunctionNode, type Invocation } from '../syntax.ts'
import { livesWithTests } from './test-role.ts'
import { testSetup, type SetupModule } from './test-setup.ts'
import type { Value } from '../values/value.ts'

/** How many modules are read for their hooks. */
const mostModules = 10

/** Code that runs around each test or all tests of a file, and does not stand in it: a function, or what loading a module runs. */
export interface OutsideCode {
  code: FunctionNode | TSESTree.Program
  module: ModuleSource
  when: OutsideStep
}

/**
 * What runs around the tests of a file from elsewhere: the modules of the tests that it imports (`import './support'`,
 * where that calls `afterEach()` at its top level) and the set-up modules that its runner loads, with the hooks that they
 * register, the fixtures that they define, which clean up after each test, and the functions that the runner calls.
 *
 * @param file - the linted file
 * @param registrations - what it registers with test frameworks
 */
export function outsideCode(file: JavaScriptFile, registrations: Registrations): OutsideCode[] {
  const setup = testSetup(file.module.filename, file.project, registrations).modules.flatMap((each) => {
    const module = each.file.parse()
    return module === undefined || module.filename === file.module.filename ? [] : [{ ...each, module }]
  })
  return [...setup.flatMap(({ isTeardown, module }) => calledByRunner({ isTeardown, module }, file)), ...modulesFrom([file.module, ...setup.map(({ module }) => module)], file).flatMap((module) => runBy(module, file))]
}

/** What a module runs as it is loaded, and what it registers for the tests. */
function runBy(module: ModuleSource, file: JavaScriptFile): OutsideCode[] {
  const support = { ...file, module, invocations: inSourceOrder(topLevelCalls(module.ast)) }
  const hooks = support.invocations.flatMap((node) => hookOf(node, support) ?? [])
  const fixtures = [...findRegistrations(support).fixtures.keys()].flatMap((code): OutsideCode[] => (isFunction(code) ? [{ code, module, when: 'outside after each' }] : []))
  return [{ code: module.ast, module, when: 'outside load' }, ...hooks, ...fixtures]
}

/** `export async function setup() {}`, `export default async () => teardown`, `export const mochaHooks = { afterEach() {} }` */
function calledByRunner({ isTeardown, module }: Pick<SetupModule, 'isTeardown'> & { module: ModuleSource }, { resolver }: JavaScriptFile): OutsideCode[] {
  return Object.entries(setupFunctions).flatMap(([path, called]) => {
    const found = path.split('.').reduce<Value | undefined>((value, name) => resolver.memberOf(value, name), { kind: 'module', specifier: module.filename, importer: module })
    if (found?.kind !== 'function') return []
    const returned = returnedExpressions(found.node).flatMap((node): OutsideCode[] => (isFunction(node) ? [{ code: node, module: found.module, when: 'outside after once' }] : []))
    return [{ code: found.node, module: found.module, when: isTeardown ? 'outside after once' : (`outside ${called}` as const) }, ...returned]
  })
}

/**
 * The hook that a call registers, where its function can be read.
 *
 * @param node - a call
 * @param file - the file it stands in
 */
export function hookOf(node: Invocation, { module, resolver }: Pick<JavaScriptFile, 'module' | 'resolver'>): (OutsideCode & { code: FunctionNode }) | undefined {
  const registration = node.type === 'CallExpression' ? frameworkMember(resolver.invokedMember(node, module))?.registration : undefined
  if (node.type !== 'CallExpression' || registration?.registers !== 'hook') return undefined
  const [callback] = node.arguments.flatMap((argument) => resolver.valueOf(argument, module) ?? []).filter((value) => value.kind === 'function')
  return callback && { code: callback.node, module: callback.module, when: outsideHook(registration) }
}

function outsideHook({ frequency, phase }: Registration & { registers: 'hook' }): OutsideStep {
  return `outside ${phase === 'after' ? 'after' : 'before'} ${frequency}`
}

/** The modules of the tests that some modules import, with those that they import, and themselves but for the linted one. */
function modulesFrom(entries: readonly ModuleSource[], { module, project }: JavaScriptFile): ModuleSource[] {
  const found = new Map(entries.map((entry) => [entry.filename, entry]))
  for (const { filename, text } of found.values()) {
    for (const specifier of importedSpecifiers(text)) {
      const imported = found.size > mostModules ? undefined : project.find(specifier, filename)
      const parsed = imported !== undefined && !found.has(imported.filename) && livesWithTests(imported.filename, project.root) ? imported.parse() : undefined
      if (parsed !== undefined) found.set(parsed.filename, parsed)
    }
  }
  found.delete(module.filename)
  return [...found.values()]
}

function topLevelCalls(root: TSESTree.Node): Set<Invocation> {
  const calls = new Set<Invocation>()
  visit(root, (node) => {
    if (isInvocation(node)) calls.add(node)
    return !isFunction(node)
  })
  return calls
}
