import type { TSESTree } from '@typescript-eslint/utils'
import { anyVariable, isDatabaseVariable } from '../../database-variable.ts'
import { assignedVariables, readDatabaseVariables } from '../modules/environment-assignments.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import type { ModuleSource } from '../module-source.ts'
import type { Registrations } from '../runs/registrations.ts'
import { loadedBefore, testSetup, type SetVariable } from '../runs/test-setup.ts'

/**
 * Where a session is pointed at a database of the tests' own: the set-up of the tests, or the file itself before it loads
 * the session, gives values to environment variables that the session's module reads.
 *
 * @param opener - the module that opens the session
 * @param taken - where the file takes the session
 * @param file - the linted file
 * @param registrations - what the file registers
 * @returns absolute path of the file that does so; `undefined` where none does
 */
export function testDatabaseSetBy(opener: ModuleSource, taken: TSESTree.Node, file: JavaScriptFile, registrations: () => Registrations): string | undefined {
  const read = readDatabaseVariables(opener.text)
  const { module, project } = file
  const set = [...testSetup(module.filename, project, registrations()).variables, ...variablesSetBefore(taken, file, registrations)]
  return set.find(({ name }) => name === anyVariable || (read.length === 0 ? isDatabaseVariable(name) : read.includes(name)))?.source
}

/** What the file sets before a node of it takes a module. Statements stand below the imports, however they are ordered. */
function variablesSetBefore(taken: TSESTree.Node, file: JavaScriptFile, registrations: () => Registrations): SetVariable[] {
  const { filename, text } = file.module
  const isHoisted = taken.type.startsWith('Import') && taken.type !== 'ImportExpression'
  const before = isHoisted ? registrations().hoisted.map(({ range }) => text.slice(...range)) : [text.slice(0, taken.range[0])]
  return [...before.flatMap(assignedVariables).map((name) => ({ name, source: filename })), ...loadedBefore(taken, file).variables]
}
