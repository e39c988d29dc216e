import path from 'node:path'
import * as parser from '@typescript-eslint/parser'
import type { TSESTree } from '@typescript-eslint/utils'
import { createdName, isGuarded } from '../../src/javascript/schema/builder-schema.ts'
import { executedTexts } from '../../src/javascript/schema/executed-text.ts'
import { holeMark } from '../../src/sql/tokens.ts'
import { libraryMember } from '../../src/javascript/javascript-file.ts'
import { apis as everything } from '../../src/javascript/knowledge.ts'
import { buildModel } from '../../src/javascript/model-builder.ts'
import { childrenOf, visit, type ModuleSource } from '../../src/javascript/module-source.ts'
import { findRegistrations, type Registrations } from '../../src/javascript/runs/registrations.ts'
import { createResolver } from '../../src/javascript/values/resolver.ts'
import { inSourceOrder, isInvocation, unwrap, type Invocation } from '../../src/javascript/syntax.ts'
import { openProject } from '../../src/javascript/modules/project-modules.ts'
import type { FixtureModel } from '../../src/model/fixture-model.ts'
import { readSettings } from '../../src/settings.ts'

/** What the front end makes of a piece of code. */
export interface Analysis {
  model: FixtureModel
  registrations: Registrations
  /** The library type of the last statement's expression, `'pg.Pool'`, or `null`. */
  typeOfLast: () => string | null
  lastCloses: () => boolean
  lastExecutes: () => string[]
  lastCreates: () => string | null
}

/**
 * Analyzes code as the plugin does, with the TypeScript parser.
 *
 * @param code - a module
 * @param options - `filename`: where it stands, from where imports of project files are followed; `apis`: what is known
 */
export function analyze(code: string, { filename = path.resolve('tests/fixtures/project/tests/example.test.ts'), apis = everything } = {}): Analysis {
  const { ast, scopeManager } = parser.parseForESLint(code, { range: true, loc: true, sourceType: 'module', filePath: filename })
  const parents = new Map<TSESTree.Node, TSESTree.Node>()
  const invocations: Invocation[] = []
  const dynamicImports: TSESTree.ImportExpression[] = []
  visit(ast, (node) => {
    if (isInvocation(node)) invocations.push(node)
    if (node.type === 'ImportExpression') dynamicImports.push(node)
    for (const child of childrenOf(node)) parents.set(child, node)
    return true
  })
  const module: ModuleSource = { filename, text: code, ast, scopes: scopeManager, parentOf: (node) => parents.get(node) }
  const project = openProject(path.resolve('tests/fixtures/project'))
  const resolver = createResolver(apis, (specifier, importer) => project.find(specifier, importer.filename)?.parse())
  const file = { module, resolver, project, invocations: inSourceOrder(invocations), dynamicImports }

  const lastExpression = (): TSESTree.Expression => {
    const statement = ast.body.at(-1)
    if (statement?.type !== 'ExpressionStatement') throw new Error(`The last statement is no expression: ${code}`)
    return statement.expression
  }
  const lastInvocation = (): Invocation => {
    const expression = unwrap(lastExpression())
    if (!isInvocation(expression)) throw new Error(`The last expression is no call: ${code}`)
    return expression
  }

  return {
    registrations: findRegistrations(file),
    model: buildModel(file, readSettings({}, project.root), () => true),
    typeOfLast() {
      const value = resolver.valueOf(lastExpression(), module)
      return value?.kind === 'instance' ? `${value.api.name}.${value.type}` : null
    },
    lastCloses: () => libraryMember(resolver.invokedMember(lastInvocation(), module))?.member.closes !== undefined,
    lastExecutes() {
      const node = lastInvocation()
      const executes = libraryMember(resolver.invokedMember(node, module))?.member.executes
      return executes === undefined ? [] : executedTexts(node, executes, file).map(({ text }) => text.replaceAll(holeMark, '${}'))
    },
    lastCreates() {
      const calls = invocations.filter(({ range }) => range[0] >= lastExpression().range[0])
      for (const node of inSourceOrder(calls)) {
        const schema = libraryMember(resolver.invokedMember(node, module))?.member.schema
        if (schema === undefined) continue
        const guarded = isGuarded(node, schema, file)
        const name = createdName(node, schema, file)
        return `${schema.creates}${name === undefined ? '' : ` ${name}`}, ${guarded ? 'guarded' : 'unguarded'}`
      }
      return null
    },
  }
}
