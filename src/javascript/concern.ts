import type { TSESTree } from '@typescript-eslint/utils'
import type { Settings } from '../settings.ts'
import { mentionsPrismaClient } from './generated-prisma-client.ts'
import { isLibrary } from './javascript-file.ts'
import { libraryApis } from './knowledge.ts'
import { mayBeLive, type Liveness } from './live-export.ts'
import type { ProjectFiles } from './project-modules.ts'
import { importedName } from './syntax.ts'

/** `require('../src/db')`, `import('../src/db')`, `vi.importActual('../src/db')`, `jest.requireActual<typeof Database>('../src/db')` */
const calledImports = /\b(?:import|importActual|require|requireActual)(?:<[^()]{0,200}>)?\(\s*["'`]([^"'`\n]+)["'`]/g

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
 * @param liveness - what the imports are to give
 */
export function mayImportSession({ ast, filename, text }: UnwalkedFile, settings: Settings, project: ProjectFiles, liveness: Liveness): boolean {
  const isDeclaring = settings.productionModules.length > 0
  const mayLead = (specifier: string, name: string): boolean => mayBeLive(specifier, name, filename, project, liveness)
  const called = [...text.matchAll(calledImports)].map(([, specifier = '']) => specifier)
  if (called.some((specifier) => isDeclaring || mayLead(specifier, '*'))) return true
  return ast.body.some((statement) => {
    switch (statement.type) {
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        return statement.source !== null && statement.exportKind !== 'type' && (isDeclaring || mayLead(statement.source.value, '*'))
      case 'ImportDeclaration': {
        if (statement.importKind === 'type') return false
        const specifier = statement.source.value
        if (isDeclaring || (statement.specifiers.length === 0 && mayConnect(specifier, filename, project))) return true
        return statement.specifiers.some((clause) => mayLead(specifier, importedName(clause)) || isConnected(specifier, importedName(clause)))
      }
      default:
        return false
    }
  })
}

/** `import '../src/db'`: by the text of the module alone. */
function mayConnect(specifier: string, filename: string, project: ProjectFiles): boolean {
  const file = project.find(specifier, filename)
  return file !== undefined && libraryApis.mentionedIn(file.text)
}

/** `import { sql } from 'bun'`: what a library hands out connected. */
function isConnected(specifier: string, name: string): boolean {
  const entry = libraryApis.ofSpecifier(specifier)
  const member = entry?.api.types[entry.type]?.[name]
  return entry !== undefined && isLibrary(entry.api) && typeof member?.is === 'string' && entry.api.ambient?.[member.is] !== undefined
}
