import path from 'node:path'
import type { TSESTree } from '@typescript-eslint/utils'
import { anyVariable, isDatabaseVariable } from '../database-variable.ts'
import { assignedVariables, readDatabaseVariables } from './environment-assignments.ts'
import type { JavaScriptFile } from './javascript-file.ts'
import type { ModuleSource } from './module-source.ts'
import type { Registrations } from './registrations.ts'
import { livesWithTests } from './test-role.ts'
import { testSetup, variablesSetBy } from './test-setup.ts'

/**
 * Whether a session runs on a database of the tests' own: the set-up of the tests, or the file itself before it loads the
 * session, gives the environment variables that the session's module reads.
 *
 * @param opener - the module that opens the session
 * @param taken - where the file takes the session
 * @param file - the linted file
 * @param registrations - what the file registers
 */
export function runsOnTestDatabase(opener: ModuleSource, taken: TSESTree.Node, file: JavaScriptFile, registrations: () => Registrations): boolean {
  const read = readDatabaseVariables(opener.text)
  const covers = (variable: string): boolean => variable === anyVariable || (read.length === 0 ? isDatabaseVariable(variable) : read.includes(variable))
  const { module, project } = file
  if (testSetup(path.dirname(module.filename), project, registrations().frameworks).variables.some(covers)) return true
  return variablesSetBefore(taken, file, registrations).some(covers)
}

/** What the file sets before a node of it takes a module. Statements stand below the imports, however they are ordered. */
function variablesSetBefore(taken: TSESTree.Node, { module, project }: JavaScriptFile, registrations: () => Registrations): string[] {
  const isHoisted = taken.type.startsWith('Import') && taken.type !== 'ImportExpression'
  const before = isHoisted ? registrations().hoisted.map(({ range }) => module.text.slice(...range)) : [module.text.slice(0, taken.range[0])]
  const loadedBefore = module.ast.body.filter((statement) => statement.type === 'ImportDeclaration' && statement.range[1] <= taken.range[0])
  return [
    ...before.flatMap(assignedVariables),
    ...loadedBefore.flatMap((statement) => {
      const file = statement.type === 'ImportDeclaration' ? project.find(statement.source.value, module.filename) : undefined
      return file !== undefined && livesWithTests(file.filename, project.root) ? variablesSetBy(file, project) : []
    }),
  ]
}
