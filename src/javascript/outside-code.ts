import type { TSESTree } from '@typescript-eslint/utils'
import type { Registration } from '../frameworks/define-framework.ts'
import { importedSpecifiers } from './imported-specifiers.ts'
import { frameworkMember, type JavaScriptFile } from './javascript-file.ts'
import { visit, type ModuleSource } from './module-source.ts'
import { findRegistrations } from './registrations.ts'
import type { OutsideHook } from './run-sequence.ts'
import { inSourceOrder, isFunction, isInvocation, type FunctionNode, type Invocation } from './syntax.ts'
import { livesWithTests } from './test-role.ts'

/** How many modules are read for their hooks. */
const mostModules = 10

/** A function that runs around each test or all tests of a file, and does not stand in it. */
export interface ImportedHook {
  callback: FunctionNode
  module: ModuleSource
  hook: OutsideHook
}

/**
 * The hooks that importing a file's support modules registers: `import './support'`, where that calls `afterEach()` at
 * its top level; and the fixtures that they define, which clean up after each test.
 *
 * @param file - the linted file
 */
export function importedHooks(file: JavaScriptFile): ImportedHook[] {
  return supportModules(file).flatMap((module) => {
    const support = { ...file, module, invocations: inSourceOrder(topLevelCalls(module.ast)) }
    const hooks = support.invocations.flatMap((node) => hookOf(node, support) ?? [])
    const fixtures = [...findRegistrations(support).fixtures.keys()].flatMap((callback): ImportedHook[] => (isFunction(callback) ? [{ callback, module, hook: 'outside after each' }] : []))
    return [...hooks, ...fixtures]
  })
}

/**
 * The hook that a call registers, where its function can be read.
 *
 * @param node - a call
 * @param file - the file it stands in
 */
export function hookOf(node: Invocation, { module, resolver }: Pick<JavaScriptFile, 'module' | 'resolver'>): ImportedHook | undefined {
  const registration = node.type === 'CallExpression' ? frameworkMember(resolver.invokedMember(node, module))?.registration : undefined
  if (node.type !== 'CallExpression' || registration?.registers !== 'hook') return undefined
  const [callback] = node.arguments.flatMap((argument) => resolver.valueOf(argument, module) ?? []).filter((value) => value.kind === 'function')
  return callback && { callback: callback.node, module: callback.module, hook: outsideHook(registration) }
}

function outsideHook({ frequency, phase }: Registration & { registers: 'hook' }): OutsideHook {
  return `outside ${phase === 'after' ? 'after' : 'before'} ${frequency}`
}

/** The modules of the tests that a file imports, with those that they import. */
function supportModules({ module, project }: JavaScriptFile): ModuleSource[] {
  const found = new Set([module])
  for (const { filename, text } of found) {
    for (const specifier of importedSpecifiers(text)) {
      const imported = found.size > mostModules ? undefined : project.find(specifier, filename)
      const parsed = imported !== undefined && livesWithTests(imported.filename, project.root) ? imported.parse() : undefined
      if (parsed !== undefined && parsed.filename !== module.filename) found.add(parsed)
    }
  }
  found.delete(module)
  return [...found]
}

function topLevelCalls(root: TSESTree.Node): Set<Invocation> {
  const calls = new Set<Invocation>()
  visit(root, (node) => {
    if (isInvocation(node)) calls.add(node)
    return !isFunction(node)
  })
  return calls
}
