import type { JavaScriptFile } from '../javascript-file.ts'
import { importedName } from '../syntax.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { specifierFor } from './file-style.ts'
import type { ProvidedFixture } from './provided-fixtures.ts'
import { reasons } from './reasons.ts'
import { requiredNames } from './required-names.ts'
import { isFreeName } from './use-names.ts'

/** Imports what hands out a fixture under a name of the file's. */
export function importExport({ exportName, module }: ProvidedFixture, local: string, draft: Draft, file: JavaScriptFile): void {
  draft.addImport({ specifier: knownSpecifier(module.filename, file) ?? specifierFor(module.filename, file), name: exportName, local, isType: false })
}

/** The name under which a file has an export already. */
export function importedAs({ exportName, module }: ProvidedFixture, file: JavaScriptFile): string | undefined {
  return namesFrom(module.filename, file).flatMap(({ names }) => names).find(({ name }) => name === exportName)?.local
}

/** How the file writes the module where it takes names from it. */
function knownSpecifier(filename: string, file: JavaScriptFile): string | undefined {
  return namesFrom(filename, file)[0]?.specifier
}

interface TakenNames {
  specifier: string
  names: readonly { name: string; local: string }[]
}

/** What the file takes from a module, by import statements and by `require()`. */
function namesFrom(filename: string, { module, project }: JavaScriptFile): TakenNames[] {
  const imported = module.ast.body.flatMap((statement) =>
    statement.type === 'ImportDeclaration' ? [{ specifier: statement.source.value, names: statement.specifiers.map((clause) => ({ name: importedName(clause), local: clause.local.name })) }] : [],
  )
  return [...imported, ...requiredNames(module)].filter(({ specifier }) => project.resolve(specifier, module.filename) === filename)
}

/**
 * Imports what hands out a fixture under its own name, unless the file has it already.
 *
 * @returns the name that it has in the file
 */
export function importUnder(fixture: ProvidedFixture, draft: Draft, file: JavaScriptFile): string {
  const known = importedAs(fixture, file)
  if (known !== undefined) return known
  const { exportName } = fixture
  if (exportName === 'default' || !isFreeName(exportName, draft)) decline(reasons.nameTaken(exportName))
  importExport(fixture, exportName, draft, file)
  return exportName
}

/** Makes sure that the file imports a name from a module that it imports from. */
export function keepImported(name: string, specifier: string, draft: Draft): void {
  const { ast } = draft.module
  const known = ast.body.flatMap((statement) => (statement.type === 'ImportDeclaration' && statement.source.value === specifier ? statement.specifiers : [])).find((clause) => clause.type === 'ImportSpecifier' && importedName(clause) === name && clause.local.name === name)
  if (known !== undefined) draft.need(known)
  else if (isFreeName(name, draft)) draft.addImport({ specifier, name, local: name, isType: false })
  else decline(reasons.nameTaken(name))
}
