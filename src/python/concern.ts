import type { Settings } from '../settings.ts'
import { holdsLibrary } from './knowledge.ts'
import type { PythonModule } from './modules/python-module.ts'
import type { PythonProject } from './modules/project-files.ts'
import { fromModule, submodule } from './modules/scopes.ts'
import { blocksOf, isImport, type ImportStatement, type StmtNode } from './syntax.ts'

/**
 * Whether a file can hold anything that a rule asks about, told by its import statements: it imports a database library,
 * or a module of the project that may open something.
 */
export function mayConcern({ ast, filename, text }: PythonModule, project: PythonProject, settings: Settings): boolean {
  if (settings.productionModules.length > 0) return true
  const concerns = (statement: StmtNode): boolean => {
    if (isImport(statement)) {
      return moduleNames(statement).some((name) => holdsLibrary(name) || project.find(name, filename) !== undefined)
    }
    return blocksOf(statement).some((block) => block.some(concerns))
  }
  return text.includes('import') && ast.body.some(concerns)
}

/** The modules that an import may name: `from core import database` names `core` and `core.database`. */
function moduleNames(statement: ImportStatement): string[] {
  if (statement.nodeType === 'Import') return statement.names.map(({ name }) => name)
  const from = fromModule(statement)
  return [from, ...statement.names.map(({ name }) => submodule(from, name))]
}
