import type { TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import { containsNode, type ModuleSource } from '../module-source.ts'
import { initializerOf } from '../values/initializer.ts'
import { unwrap } from '../syntax.ts'

type Project = Pick<JavaScriptFile, 'resolver'>

/** `isTest`, `testing`, `IS_TEST_ENV`; what test runners set. */
const testName = /^(?:(?:is|in|under|running)_?)?tests?(?:ing|_?env(?:ironment)?|_?mode)?$|^(?:VITEST|JEST_WORKER_ID)$/i

/** What the environment is called when tests run. */
export const testEnvironments: readonly string[] = ['test', 'testing']

/** `'test'` as a literal. */
export function isTestEnvironment({ value }: TSESTree.Literal): boolean {
  return typeof value === 'string' && testEnvironments.includes(value)
}

/** `NODE_ENV`, `APP_ENV`, `environment`, `mode` */
const environmentName = /^(?:(?:app|deploy|node|runtime|server)_?)?(?:env|environment|mode|stage)$/i

/**
 * Whether a condition asks if tests are running: `process.env.NODE_ENV === 'test'`, `isTest`, `process.env.VITEST`.
 *
 * @param condition - the condition
 * @param module - the module that it stands in
 * @param file - says what its names stand for
 * @param seen - conditions looked at already; constants may be made of each other
 */
export function asksForTest(condition: TSESTree.Node, module: ModuleSource, file: Project, seen = new Set<TSESTree.Node>()): boolean {
  if (seen.has(condition)) return false
  seen.add(condition)
  return containsNode(condition, (node) => {
    const parent = module.parentOf(node)
    if (node.type === 'Literal') return isTestEnvironment(node) && isComparedWithEnvironment(node, module, file)
    if (node.type !== 'Identifier') return false
    // /^postgres/.test(url)
    if (parent?.type === 'MemberExpression' && parent.property === node && module.parentOf(parent)?.type === 'CallExpression') return false
    const initializer = parent?.type === 'MemberExpression' && parent.property === node && !parent.computed ? undefined : initializerOf(node, module, file.resolver)
    return initializer === undefined || initializer === node ? testName.test(node.name) : asksForTest(initializer, module, file, seen)
  })
}

/** `process.env.NODE_ENV === 'test'`, `['test', 'ci'].includes(environment)` */
function isComparedWithEnvironment(text: TSESTree.Node, module: ModuleSource, file: Project): boolean {
  for (let outer = module.parentOf(text); outer !== undefined; outer = module.parentOf(outer)) {
    if (outer.type === 'BinaryExpression' || outer.type === 'CallExpression') return namesEnvironment(outer, module, file)
    if (outer.type !== 'ArrayExpression' && outer.type !== 'MemberExpression') return false
  }
  return false
}

/**
 * Whether the name of the environment stands in an expression: `process.env.NODE_ENV || 'development'`.
 *
 * @param expression - a key, or one side of a comparison
 */
export function namesEnvironment(expression: TSESTree.Node, module: ModuleSource, { resolver }: Project): boolean {
  const isName = (node: TSESTree.Node): boolean => node.type === 'Identifier' && environmentName.test(node.name) && !isVariables(node, module)
  const inner = unwrap(expression)
  if (containsNode(inner, isName)) return true
  const value = inner.type === 'Identifier' ? initializerOf(inner, module, resolver) : undefined
  if (value === undefined || value === inner || value.type === 'BinaryExpression' || value.type === 'ConditionalExpression') return false
  return containsNode(value, isName)
}

/** `env` of `process.env`, `env.DATABASE_URL`: all variables, and no name of the environment. `config.env` may be one. */
function isVariables(node: TSESTree.Identifier, { parentOf }: ModuleSource): boolean {
  const parent = parentOf(node)
  if (node.name !== 'env' || parent?.type !== 'MemberExpression') return false
  return parent.object === node || parentOf(parent)?.type === 'MemberExpression' || (parent.object.type === 'Identifier' && parent.object.name === 'process')
}
