import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import { functionAround } from '../module-source.ts'
import type { Registrations } from '../runs/registrations.ts'
import { isInside, propertyName, unwrap } from '../syntax.ts'
import { functionVariable } from '../values/parameter-value.ts'

/**
 * Whether a file works on an imported value around tests: in a hook that it registers, in a function that a hook runs, or as it
 * is loaded. `beforeAll(() => sequelize.sync({ force: true }))`, `await sequelize.sync()`
 *
 * @param variable - what keeps the imported value
 * @param file - the file
 * @param registrations - the hooks it registers
 */
export function isUsedInHook(variable: TSESLint.Scope.Variable, { module, resolver }: JavaScriptFile, { hooks }: Pick<Registrations, 'hooks'>): boolean {
  const seen = new Set<TSESTree.Node>()
  return variable.references.some(({ identifier }) => !isIdle(identifier) && (runsOnLoad(identifier) || runsAround(identifier)))

  function runsAround(node: TSESTree.Node): boolean {
    if (hooks.some((hook) => isInside(node, hook))) return true
    const around = functionAround(node, module)
    if (around === undefined || seen.has(around)) return false
    seen.add(around)
    const references = functionVariable(around, module, resolver)?.references ?? []
    return references.some(({ identifier, init }) => init !== true && runsAround(identifier))
  }

  /** `await sequelize.sync()`, at the top of a file. */
  function runsOnLoad(node: TSESTree.Node): boolean {
    if (functionAround(node, module) !== undefined) return false
    for (let outer = module.parentOf(node); outer !== undefined; outer = module.parentOf(outer)) {
      if (outer.type === 'ExpressionStatement') return unwrap(outer.expression).type === 'CallExpression'
      const isChain = outer.type === 'AwaitExpression' || outer.type === 'MemberExpression' || (outer.type === 'CallExpression' && isInside(node, outer.callee))
      if (!isChain) return false
    }
    return false
  }

  /** `sequelize.authenticate()`, `sequelize.config.database` */
  function isIdle(node: TSESTree.Node): boolean {
    const parent = module.parentOf(node)
    return parent?.type === 'MemberExpression' && parent.object === node && idling.has(propertyName(parent) ?? '')
  }
}

/** Members of a session that ask nothing of its tables. */
const idling: ReadonlySet<string> = new Set(['authenticate', 'config', 'isInitialized', 'options'])
