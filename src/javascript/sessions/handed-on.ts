import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import { functionAround, type ModuleSource } from '../module-source.ts'
import type { Registrations } from '../runs/registrations.ts'
import { isFunction, isInside, propertyName, unwrap } from '../syntax.ts'

/**
 * Whether a file passes an imported value on to who imports the file: it exports it, an exported function returns it, or
 * a fixture gives it to tests.
 *
 * @param variable - what keeps the imported value
 * @param file - the file
 * @param registrations - the fixtures it defines
 */
export function isHandedOn({ references }: TSESLint.Scope.Variable, { module }: JavaScriptFile, registrations: () => Registrations): boolean {
  return references.some(({ identifier }) => {
    const outer = whole(identifier, module)
    const parent = module.parentOf(outer)
    switch (parent?.type) {
      case 'ExportSpecifier':
      case 'ExportDefaultDeclaration':
        return true
      case 'VariableDeclarator':
        return parent.init === outer && isExported(parent, module)
      case 'ReturnStatement':
      case 'ArrowFunctionExpression':
        return isExported(functionAround(outer, module), module)
      case 'CallExpression':
        // test.extend({ db: async ({}, use) => { await use(db) } })
        return parent.callee !== outer && isUse(parent, functionAround(outer, module), registrations())
      default:
        return false
    }
  })
}

/** How many functions call each other from a hook to the use of a session, at most. */
const mostFunctions = 4

/**
 * Whether a file works on an imported value around tests: in a hook that it registers, in a function that a hook runs, or as it
 * is loaded. `beforeAll(() => sequelize.sync({ force: true }))`, `await sequelize.sync()`
 *
 * @param variable - what keeps the imported value
 * @param file - the file
 * @param registrations - the hooks it registers
 */
export function isUsedInHook(variable: TSESLint.Scope.Variable, { module, resolver }: JavaScriptFile, { hooks }: Pick<Registrations, 'hooks'>): boolean {
  return variable.references.some(({ identifier }) => !isIdle(identifier) && runsAround(identifier))

  function runsAround(node: TSESTree.Node, depth = 0): boolean {
    if (hooks.some((hook) => isInside(node, hook))) return true
    const around = functionAround(node, module)
    if (around === undefined) return depth === 0 && isStatement(node)
    const name = nameOf(around)
    const references = (depth < mostFunctions && name !== undefined ? resolver.variableOf(name, module)?.references : undefined) ?? []
    return references.some(({ identifier, init }) => init !== true && !isInside(identifier, around) && functionAround(identifier, module) !== undefined ? runsAround(identifier, depth + 1) : hooks.some((hook) => isInside(identifier, hook)))
  }

  /** `await sequelize.sync()`, at the top of a file. */
  function isStatement(node: TSESTree.Node): boolean {
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

  function nameOf(node: TSESTree.Node): TSESTree.Node | undefined {
    const parent = module.parentOf(node)
    if (node.type === 'FunctionDeclaration') return node.id ?? undefined
    return parent?.type === 'VariableDeclarator' && parent.init === node ? parent.id : undefined
  }
}

/** Members of a session that ask nothing of its tables. */
const idling: ReadonlySet<string> = new Set(['authenticate', 'config', 'isInitialized', 'options'])

/** `{ db }`, `[db]`, `db as Database`: what holds the value and is passed on with it. */
function whole(node: TSESTree.Node, module: ModuleSource): TSESTree.Node {
  const parent = module.parentOf(node)
  const holds = parent?.type === 'TSAsExpression' || parent?.type === 'ObjectExpression' || parent?.type === 'ArrayExpression' || (parent?.type === 'Property' && parent.value === node)
  return holds ? whole(parent, module) : node
}

/** Whether a node stands in a function that a file exports: `export function describeWithDatabase(name, suite) { describe(name, () => …) }`. */
export function isInExportedFunction(node: TSESTree.Node, module: ModuleSource): boolean {
  const around = functionAround(node, module)
  return around !== undefined && (isExported(around, module) || isInExportedFunction(around, module))
}

/** `export const db = …`, `export function db() {}`, `export const db = () => …`, `export default () => …` */
function isExported(node: TSESTree.Node | undefined, module: ModuleSource): boolean {
  for (let current = node && module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    if (current.type === 'ExportNamedDeclaration' || current.type === 'ExportDefaultDeclaration') return true
    if (current.type !== 'VariableDeclarator' && current.type !== 'VariableDeclaration') return false
  }
  return false
}

function isUse({ callee }: TSESTree.CallExpression, fixture: TSESTree.Node | undefined, { fixtures }: Registrations): boolean {
  if (!isFunction(fixture) || !fixtures.has(fixture) || callee.type !== 'Identifier') return false
  const [, use] = fixture.params
  return use?.type === 'Identifier' && use.name === callee.name
}
