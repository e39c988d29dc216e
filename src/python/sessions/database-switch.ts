import { isDatabaseVariable } from '../../database-variable.ts'
import type { PythonProject } from '../modules/project-files.ts'
import type { PythonModule } from '../modules/python-module.ts'
import { fromModule } from '../modules/scopes.ts'
import { stringOf, visit, type PythonNode } from '../syntax.ts'

/** Names of variables that say that tests run. */
const testName = /(?:^|_)(?:MOCK|PYTEST|TEST|TESTING|TESTS)(?:_|$)/

/** Text that names a database: `sqlite:///./test.db`. */
const databaseText = /:memory:|^(?:sqlite|postgres|mysql|mariadb|mongodb|redis)/

/** An environment variable with the text of the value that it is given. */
export interface GivenVariable {
  name: string
  value: string
}

/**
 * Whether a variable tells a module of the application to take a test database: `if os.getenv('TESTING') == '1'` there
 * chooses between addresses, or `settings.TESTING` does in a module that it imports.
 *
 * @param given - a variable that the tests give a value
 * @param opener - the module that opens the session
 */
export function choosesTestDatabase({ name, value }: GivenVariable, opener: PythonModule, project: PythonProject): boolean {
  if (!testName.test(name.toUpperCase()) && !/\btest/i.test(value)) return false
  const imported = opener.ast.body.flatMap((statement) => (statement.nodeType === 'ImportFrom' ? (project.find(fromModule(statement), opener.filename)?.parse() ?? []) : []))
  return [opener, ...imported].some((module) => isSwitchOf(name, module))
}

function isSwitchOf(name: string, module: PythonModule): boolean {
  if (!module.text.toUpperCase().includes(name.toUpperCase())) return false
  let isFound = false
  visit(module.ast, (node) => {
    if (node.nodeType === 'If' || node.nodeType === 'IfExp') {
      const branches = [node.body, node.orelse].flat()
      isFound ||= isAbout(node.test, name, module) && branches.some(namesDatabase)
    }
    return !isFound
  })
  return isFound
}

/** `os.getenv('TESTING') == '1'`, `settings.testing`, and `IS_TEST` where one of these gives it its value. */
function isAbout(condition: PythonNode, name: string, module: PythonModule, depth = 0): boolean {
  let isFound = false
  visit(condition, (node) => {
    const written = stringOf(node) ?? (node.nodeType === 'Attribute' ? node.attr : node.nodeType === 'Name' ? node.id : '')
    isFound ||= written.toUpperCase() === name.toUpperCase()
    const definitions = node.nodeType === 'Name' && depth < 3 ? module.scopes.variableOf(node)?.definitions : undefined
    isFound ||= definitions?.some((definition) => definition.kind === 'assignment' && definition.value !== undefined && isAbout(definition.value, name, module, depth + 1)) === true
    return !isFound
  })
  return isFound
}

function namesDatabase(branch: PythonNode): boolean {
  let isFound = false
  visit(branch, (node) => {
    const written = node.nodeType === 'Attribute' ? node.attr : node.nodeType === 'Name' ? node.id : node.nodeType === 'Arg' ? node.arg : ''
    const text = stringOf(node)
    isFound ||= isDatabaseVariable(written) || (text !== undefined && (databaseText.test(text) || isDatabaseVariable(text)))
    return !isFound
  })
  return isFound
}
