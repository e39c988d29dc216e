import type { TSESTree } from '@typescript-eslint/utils'
import type { Api } from '../../api/define-api.ts'
import type { Library } from '../../libraries/define-library.ts'
import { isLibrary, libraryMember, type JavaScriptFile } from '../javascript-file.ts'
import { libraryApis } from '../knowledge.ts'
import { containsNode, type ModuleSource } from '../module-source.ts'
import type { ProjectFile } from '../modules/project-modules.ts'
import type { Resolver } from '../values/resolver.ts'
import { importedName, isClass } from '../syntax.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { reasons } from './reasons.ts'
import type { SharedSetup } from './shared-setup.ts'

/** How many modules are looked through for one that works on the session. */
const mostModules = 400

/**
 * Declines where code under test works on the live session itself, or on models that stay bound to it: a test that writes
 * to another database than the code reads from would fail, or hide that.
 *
 * @param origin - absolute path of the module that opens the session
 * @param library - the session's library
 * @param setup - what the shared fixture does, which may bind the models to its own database
 */
export function checkCodeUnderTest(origin: string, library: Api, setup: SharedSetup, draft: Draft, file: JavaScriptFile): void {
  const seen = new Set<string>()
  for (const statement of draft.module.ast.body) {
    if (statement.type !== 'ImportDeclaration' || !bringsValue(statement) || draft.isRemoved(statement)) continue
    const imported = file.project.find(statement.source.value, draft.module.filename)
    if (imported === undefined) continue
    const clauses = statement.specifiers.filter((clause) => !draft.isRemoved(clause) && !isType(clause))
    const brought = clauses.length === 0 ? [{ name: statement.source.raw, declared: imported }] : clauses.map((clause) => ({ name: `\`${clause.local.name}\``, declared: declaring(clause, imported, file) }))
    for (const { declared, name } of brought) {
      const way = wayToSession(declared, origin, setup.bindsModels ? undefined : library, seen, file)
      if (way !== undefined) decline(way === 'session' ? reasons.worksOnSession(name) : reasons.worksOnModels(name))
    }
  }
}

/** The module behind one that only passes a name on: `export * as schema from './schema'` beside the session. */
function declaring(clause: TSESTree.ImportClause, imported: ProjectFile, { project }: JavaScriptFile): ProjectFile {
  const source = clause.type === 'ImportSpecifier' ? imported.exports()?.named.get(importedName(clause))?.source : undefined
  return (source && project.find(source.specifier, imported.filename)) ?? imported
}

/** How a module comes to work on a session: it is the origin, or has models of the library, or imports such a module, through however many others. */
function wayToSession(start: ProjectFile, origin: string, library: Api | undefined, seen: Set<string>, { project, resolver }: JavaScriptFile): 'models' | 'session' | undefined {
  let models = false
  const pending = [start]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.filename === origin || seen.size > mostModules) return 'session'
    if (seen.has(next.filename)) continue
    seen.add(next.filename)
    const module = next.parse()
    if (module === undefined) continue
    models ||= library !== undefined && libraryApis.mentionedIn(next.text) && hasModels(module, library, resolver)
    for (const statement of module.ast.body) {
      const imported = importedBy(statement)
      const found = imported === undefined ? undefined : project.find(imported, next.filename)
      if (found !== undefined) pending.push(found)
    }
  }
  return models ? 'models' : undefined
}

/** `class User extends Model {}`, `mongoose.model('User', schema)` */
function hasModels(module: ModuleSource, library: Api, resolver: Resolver): boolean {
  return containsNode(module.ast, (node) => {
    if (isClass(node) && node.superClass !== null) {
      const base = resolver.valueOf(node.superClass, module)
      return base?.kind === 'instance' && isLibrary(base.api) && isModelOn(library, base.api, base.type)
    }
    const invoked = node.type === 'CallExpression' ? libraryMember(resolver.invokedMember(node, module)) : undefined
    return invoked?.library === library && invoked.member.model === true
  })
}

/** Whether classes that extend a type work on handles of a library, which may be another than the type's own: `Model.knex(knex)`. */
function isModelOn(library: Api, own: Library, type: string): boolean {
  const members = own.types[type] ?? {}
  if (members['()']?.model !== true) return false
  return own === library || Object.values(members).some(({ binds, returns }) => binds !== undefined && typeof returns === 'object' && returns.api === library)
}

function importedBy(statement: TSESTree.ProgramStatement): string | undefined {
  if (statement.type === 'ImportDeclaration') return bringsValue(statement) ? statement.source.value : undefined
  if (statement.type === 'ExportAllDeclaration') return statement.exportKind === 'type' ? undefined : statement.source.value
  return statement.type === 'ExportNamedDeclaration' && statement.exportKind !== 'type' ? statement.source?.value : undefined
}

function bringsValue({ importKind, specifiers }: TSESTree.ImportDeclaration): boolean {
  return importKind !== 'type' && (specifiers.length === 0 || specifiers.some((clause) => !isType(clause)))
}

function isType(clause: TSESTree.ImportClause): boolean {
  return clause.type === 'ImportSpecifier' && clause.importKind === 'type'
}
