import type { JavaScriptFile } from '../javascript-file.ts'
import { importedName } from '../syntax.ts'
import type { Draft } from './draft.ts'
import { specifierFor } from './file-style.ts'
import type { ProvidedFixture } from './provided-fixtures.ts'

/** Imports what hands out a fixture under a name of the file's. */
export function importExport({ exportName, module }: ProvidedFixture, local: string, draft: Draft, file: JavaScriptFile): void {
  draft.addImport({ specifier: knownSpecifier(module.filename, file) ?? specifierFor(module.filename, file), name: exportName, local, isType: false })
}

/** The name under which a file has an export already. */
export function importedAs({ exportName, module }: ProvidedFixture, file: JavaScriptFile): string | undefined {
  for (const statement of file.module.ast.body) {
    if (statement.type !== 'ImportDeclaration' || file.project.resolve(statement.source.value, file.module.filename) !== module.filename) continue
    const clause = statement.specifiers.find((candidate) => importedName(candidate) === exportName)
    if (clause !== undefined) return clause.local.name
  }
  return undefined
}

/** How the file writes the module in an import that it has. */
function knownSpecifier(filename: string, { module, project }: JavaScriptFile): string | undefined {
  for (const statement of module.ast.body) {
    if (statement.type === 'ImportDeclaration' && project.resolve(statement.source.value, module.filename) === filename) return statement.source.value
  }
  return undefined
}
