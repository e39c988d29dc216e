import type { TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from './javascript-file.ts'
import { visit, type ModuleSource } from './module-source.ts'
import { livesWithTests } from './test-role.ts'
import { findRegistrations } from './registrations.ts'
import { inSourceOrder, isFunction, isInvocation, type Invocation } from './syntax.ts'

/** How many modules are read for their hooks. */
const mostModules = 10

/**
 * The hooks that importing a file's support modules registers: `import './support'`, where that calls `afterEach()` at
 * its top level.
 *
 * @param file - the linted file
 * @returns the modules with such hooks; the invocations of each are those inside of its hooks
 */
export function importedHooks(file: JavaScriptFile): JavaScriptFile[] {
  return supportModules(file).flatMap((module) => {
    const support = { ...file, module, invocations: invocationsIn(module.ast), dynamicImports: [] }
    const hooks = findRegistrations(support).calls.filter(({ node, registration }) => registration.registers === 'hook' && isTopLevel(node, module))
    const invocations = inSourceOrder(new Set(hooks.flatMap(({ callback }) => invocationsIn(callback))))
    return invocations.length === 0 ? [] : [{ ...support, invocations }]
  })
}

/** The modules of the tests that a file imports, with those that they import. */
function supportModules({ module, project }: JavaScriptFile): ModuleSource[] {
  const found = new Set([module])
  for (const { ast, filename } of found) {
    for (const statement of ast.body) {
      if (statement.type !== 'ImportDeclaration' || found.size > mostModules) continue
      const imported = project.find(statement.source.value, filename)
      const parsed = imported !== undefined && livesWithTests(imported.filename, project.root) ? imported.parse() : undefined
      if (parsed !== undefined && parsed.filename !== module.filename) found.add(parsed)
    }
  }
  found.delete(module)
  return [...found]
}

function invocationsIn(root: TSESTree.Node): Invocation[] {
  const invocations: Invocation[] = []
  visit(root, (node) => {
    if (isInvocation(node)) invocations.push(node)
    return true
  })
  return inSourceOrder(invocations)
}

function isTopLevel(node: TSESTree.Node, { parentOf }: ModuleSource): boolean {
  for (let current = parentOf(node); current !== undefined; current = parentOf(current)) if (isFunction(current)) return false
  return true
}
