import type { TSESTree } from '@typescript-eslint/utils'
import { oncePer } from '../lazy.ts'
import type { Settings } from '../settings.ts'
import { mentionsPrismaClient } from './modules/generated-prisma-client.ts'
import { isLibrary, type JavaScriptFile } from './javascript-file.ts'
import { libraryApis } from './knowledge.ts'
import { mayBeLive, type Liveness } from './modules/live-export.ts'
import type { ModuleSource } from './module-source.ts'
import { fakedSpecifiers } from './sessions/own-fakes.ts'
import type { ProjectFile, ProjectFiles } from './modules/project-modules.ts'
import { isValueUse, mayBeUsedAsSession } from './sessions/session-use.ts'
import { leadsToSession } from './sessions/session-value.ts'
import { importedName } from './syntax.ts'

/** `require('../src/db')`, `import('../src/db')`, `vi.importActual('../src/db')`, `jest.requireActual<typeof Database>('../src/db')` */
const calledImports = /\b(?:import|importActual|require|requireActual)(?:<[^()]{0,200}>)?\(\s*["'`]([^"'`\n]+)["'`]/g

/** The linted file before it was walked. */
export type UnwalkedFile = Pick<JavaScriptFile, 'module' | 'project' | 'resolver'>

/** `require('pg')`, `import('pg')` */
const importsByCall = /\b(?:import|require)\s*\(/

/**
 * Whether a file takes anything from a database library, by its text and its import statements. A library's enums,
 * schema helpers and types open nothing.
 *
 * @param module - the file
 */
export function takesFromLibrary({ ast, text }: ModuleSource): boolean {
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
 * Whether a file may import a live session, by the import statements, the text of the modules they lead to, and what these
 * export.
 *
 * @param file - the file
 * @param settings - what the project says of itself
 * @param liveness - what the imports are to give
 */
export function mayImportSession(file: UnwalkedFile, settings: Settings, liveness: Liveness): boolean {
  const { module: { ast, filename, text }, project } = file
  const isDeclaring = settings.productionModules.length > 0
  const mayLead = (specifier: string, name: string): boolean => mayLeadToSession(specifier, name, file, liveness)
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
        const used = statement.specifiers.filter((clause) => isUsed(clause, specifier, file, liveness))
        if (used.length === 0 || fakedSpecifiers(file).has(specifier)) return false
        return used.some((clause) => mayLead(specifier, importedName(clause)) || isConnected(specifier, importedName(clause)))
      }
      default:
        return false
    }
  })
}

/** Whether a file uses what it imports in a way that is worth following. */
function isUsed(clause: TSESTree.ImportClause, specifier: string, { module, project }: UnwalkedFile, liveness: Liveness): boolean {
  return module.scopes.getDeclaredVariables(clause).some((variable) => (liveness === 'live' ? mayBeUsedAsSession(variable, specifier, importedName(clause), { module, project }) : variable.references.some((reference) => isValueUse(reference, module) && reference.identifier.type !== 'JSXIdentifier')))
}

/**
 * Whether what a file takes from a module of the project may lead to a session: by the module's text, and then by what it
 * exports under the name.
 *
 * @param specifier - the module
 * @param name - the name, `*` for any
 * @param file - the file
 * @param liveness - what the import is to give
 */
export function mayLeadToSession(specifier: string, name: string, { module, project, resolver }: UnwalkedFile, liveness: Liveness): boolean {
  if (!mayBeLive(specifier, name, module.filename, project, liveness)) return false
  const imported = name === '*' || liveness === 'on demand' ? undefined : project.find(specifier, module.filename)
  if (imported === undefined) return true
  const known = answersIn(project)(imported)
  const answer = known.get(name) ?? leadsToSession(resolver.memberOf(resolver.namespaceOf(specifier, undefined, module), name), { resolver })
  known.set(name, answer)
  return answer
}

const answersIn = oncePer<ProjectFiles, (file: ProjectFile) => Map<string, boolean>>(() => oncePer(() => new Map()))

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
