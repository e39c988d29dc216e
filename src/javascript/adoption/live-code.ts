import type { TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import type { ProjectFile } from '../project-modules.ts'
import { decline } from './decline.ts'
import type { Draft } from './draft.ts'

/** How many modules are looked through for one that the session's users import. */
const mostModules = 400

/**
 * Declines where code under test works on the live session itself: a test that writes to another database than the code
 * reads from would fail, or hide that.
 *
 * @param origin - absolute path of the module that opens the session
 */
export function checkCodeUnderTest(origin: string, draft: Draft, file: JavaScriptFile): void {
  const seen = new Set<string>()
  for (const statement of draft.module.ast.body) {
    if (statement.type !== 'ImportDeclaration' || !bringsValue(statement) || draft.isRemoved(statement)) continue
    const imported = file.project.find(statement.source.value, draft.module.filename)
    if (imported === undefined || !reaches(imported, origin, seen, file)) continue
    const [clause] = statement.specifiers
    decline(`${clause === undefined ? statement.source.raw : `\`${clause.local.name}\``} works on the application's own session`)
  }
}

/** Whether a module is the origin or imports it, through however many others. */
function reaches(start: ProjectFile, origin: string, seen: Set<string>, { project }: JavaScriptFile): boolean {
  const pending = [start]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.filename === origin || seen.size > mostModules) return true
    if (seen.has(next.filename)) continue
    seen.add(next.filename)
    for (const statement of next.parse()?.ast.body ?? []) {
      const imported = importedBy(statement)
      const found = imported === undefined ? undefined : project.find(imported, next.filename)
      if (found !== undefined) pending.push(found)
    }
  }
  return false
}

function importedBy(statement: TSESTree.ProgramStatement): string | undefined {
  if (statement.type === 'ImportDeclaration') return bringsValue(statement) ? statement.source.value : undefined
  if (statement.type === 'ExportAllDeclaration') return statement.exportKind === 'type' ? undefined : statement.source.value
  return statement.type === 'ExportNamedDeclaration' && statement.exportKind !== 'type' ? statement.source?.value : undefined
}

function bringsValue({ importKind, specifiers }: TSESTree.ImportDeclaration): boolean {
  return importKind !== 'type' && (specifiers.length === 0 || specifiers.some((clause) => clause.type !== 'ImportSpecifier' || clause.importKind !== 'type'))
}
