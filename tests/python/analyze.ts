import path from 'node:path'
import { openPythonFile } from '../../src/python/linted-file.ts'
import { buildModel } from '../../src/python/model-builder.ts'
import { parsePython } from '../../src/python/modules/parser.ts'
import { openPythonProject } from '../../src/python/modules/project-files.ts'
import { libraryMember } from '../../src/python/python-file.ts'
import { createModule } from '../../src/python/modules/python-module.ts'
import type { Registrations } from '../../src/python/runs/registrations.ts'
import { executedTexts } from '../../src/python/schema/sql-text.ts'
import type { ExprNode } from '../../src/python/syntax.ts'
import type { Value } from '../../src/python/values/value.ts'
import { holeMark } from '../../src/sql/tokens.ts'
import type { FixtureModel } from '../../src/model/fixture-model.ts'
import { readSettings } from '../../src/settings.ts'

/** What the front end makes of a piece of Python. */
export interface PythonAnalysis {
  model: FixtureModel
  registrations: Registrations
  /** What the last statement's expression is: `'sqlalchemy.Session'`, `'function get_db'`, or `null`. */
  typeOfLast: () => string | null
  lastCloses: () => boolean
  lastExecutes: () => string[]
}

const project = path.resolve('tests/fixtures/python')

/**
 * Analyzes code as the plugin does.
 *
 * @param code - a module
 * @param filename - where it stands in the example project
 */
export function analyzePython(code: string, filename = 'tests/test_example.py'): PythonAnalysis {
  const parsed = parsePython(code)
  if (!parsed.ok) throw new Error(`${parsed.error.message}: ${code}`)
  const module = createModule(path.join(project, filename), code, parsed.ast)
  const file = openPythonFile(module, openPythonProject(project))
  const { registrations, resolver } = file

  const lastExpression = (): ExprNode => {
    const statement = module.ast.body.at(-1)
    if (statement?.nodeType !== 'Expr') throw new Error(`The last statement is no expression: ${code}`)
    return statement.value.nodeType === 'Await' ? statement.value.value : statement.value
  }
  const lastMember = (): ReturnType<typeof libraryMember> => {
    const expression = lastExpression()
    return expression.nodeType === 'Call' ? libraryMember(resolver.invokedMember(expression, module)) : undefined
  }

  return {
    model: buildModel(file, readSettings({}, project)),
    registrations,
    typeOfLast: () => typeName(resolver.valueOf(lastExpression(), module)),
    lastCloses: () => lastMember()?.member.closes !== undefined,
    lastExecutes() {
      const executes = lastMember()?.member.executes
      const expression = lastExpression()
      if (executes === undefined || !('argument' in executes) || expression.nodeType !== 'Call') return []
      return executedTexts(expression, executes, module, resolver).map(({ text }) => text.replaceAll(holeMark, '{}'))
    },
  }
}

function typeName(value: Value | undefined): string | null {
  switch (value?.kind) {
    case 'instance':
      return `${value.api.name}.${value.type}`
    case 'class':
    case 'function':
    case 'object':
      return `${value.kind} ${value.node.name}`
    case 'module':
      return `module ${value.name}`
    default:
      return null
  }
}
