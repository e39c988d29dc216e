import type { TSESTree } from '@typescript-eslint/utils'
import type { Settings } from '../settings.ts'
import { mentionsPrismaClient } from './generated-prisma-client.ts'
import { libraryApis } from './knowledge.ts'
import { mayBeLive } from './live-export.ts'
import type { ProjectFiles } from './project-modules.ts'
import { importedName } from './syntax.ts'

/** A file before anything of it was walked. */
interface UnwalkedFile {
  /** Absolute path. */
  filename: string
  text: string
  ast: TSESTree.Program
}

/** `require('pg')`, `import('pg')` */
const importsByCall = /\b(?:import|require)\s*\(/

/**
 * Whether a file takes anything from a database library, by its text and its import statements. A library's enums,
 * schema helpers and types open nothing.
 *
 * @param file - the file
 */
export function takesFromLibrary({ ast, text }: UnwalkedFile): boolean {
  if (mentionsPrismaClient(text)) return true
  if (!libraryApis.mentionedIn(text)) return false
  return libraryApis.mentionsGlobal(text) || importsByCall.test(text) || ast.body.some(importsKnownName)
}

function importsKnownName(statement: TSESTree.ProgramStatement): boolean {
  if (statement.type === 'TSImportEqualsDeclaration') return true
  if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return false
  const entry = libraryApis.ofSpecifier(statement.source.value)
  return entry !== undefined && statement.specifiers.some((clause) => clause.type !== 'ImportSpecifier' || Object.hasOwn(entry.api.types[entry.type] ?? {}, importedName(clause)))
}

/**
 * Whether a file may import a live session, by the import statements and the text of the modules they lead to.
 *
 * @param file - the file
 * @param settings - what the project says of itself
 * @param project - the project's files
 */
export function mayImportSession({ ast, filename, text }: UnwalkedFile, settings: Settings, project: ProjectFiles): boolean {
  if (importsByCall.test(text)) return true
  return ast.body.some((statement) => {
    if (statement.type !== 'ImportDeclaration' || statement.importKind === 'type') return false
    if (settings.productionModules.length > 0) return true
    return statement.specifiers.some((clause) => mayBeLive(statement.source.value, importedName(clause), filename, project))
  })
}
