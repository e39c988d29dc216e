import { libraryMember, rootOf, type JavaScriptFile } from '../javascript-file.ts'
import { containsNode } from '../module-source.ts'
import type { Registrations } from '../runs/registrations.ts'
import { isInvocation } from '../syntax.ts'
import { removeDeadCode, removeImport } from './dead-code.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { kinshipOf } from './handle-kinship.ts'
import { importedAs, importExport } from './import-export.ts'
import { checkLifetime } from './likeness.ts'
import type { Keeper, LocalDatabase } from './local-database.ts'
import { isWithin, removeDoneSetup, removeOrphans, removeWholeStatement, removeWrites } from './plumbing.ts'
import type { ProvidedFixture } from './provided-fixtures.ts'
import { reasons } from './reasons.ts'
import type { SharedSetup } from './shared-setup.ts'
import { isThisMember } from './this-members.ts'
import { isFreeName, renameUses } from './use-names.ts'

/** Lets the file import a handle that a support module keeps open for all tests, in the place of one that it keeps open itself. */
export function adoptValue(fixture: ProvidedFixture, database: LocalDatabase, setup: SharedSetup, draft: Draft, file: JavaScriptFile, registrations: Registrations): void {
  const keepers = database.keepers.filter(({ variable }) => !isWithin(variable, database.factory))
  const targets = keepers.filter(({ handle }) => kinshipOf(handle, fixture.handle) !== 'strange')
  const [target] = targets
  if (target === undefined || targets.length > 1) decline(reasons.severalNames)
  checkLifetime(keepers, file, registrations)
  const { variable } = target
  const [definition] = variable.defs
  if (definition?.type === 'ImportBinding') removeImport(definition.node, draft)
  else removeWrites(keepers, draft)
  if (closesItself(fixture, file)) for (const closing of database.closings) removeWholeStatement(closing, draft)
  removeOrphans(new Set(keepers.map((keeper) => keeper.variable)), draft, file)
  removeDoneSetup(keepers, setup, draft, file, registrations)
  removeDeadCode(draft, file, registrations)
  nameAfterExport(target, fixture, draft, file)
  removeDeadCode(draft, file, registrations)
  const other = keepers.find((keeper) => keeper !== target && draft.remainingUses(keeper.variable).length > 0)
  if (other !== undefined) decline(reasons.sameDatabase(other.variable.name))
}

function nameAfterExport({ variable }: Keeper, fixture: ProvidedFixture, draft: Draft, file: JavaScriptFile): void {
  const known = importedAs(fixture, file)
  const ownName = isThisMember(variable) ? variable.property : variable.name
  const exportName = fixture.exportName === 'default' ? ownName : fixture.exportName
  const wanted = known ?? (exportName === variable.name || isFreeName(exportName, draft) ? exportName : ownName)
  const uses = draft.remainingUses(variable).map(({ identifier }) => identifier)
  const local = renameUses(variable, wanted, uses, [], draft, file)
  if (local !== wanted) decline(reasons.nameTaken(wanted))
  if (known === undefined) importExport(fixture, local, draft, file)
}

/** Whether the shared module closes what it exports, in a hook for instance. */
function closesItself({ handle, module }: ProvidedFixture, { resolver }: JavaScriptFile): boolean {
  return containsNode(module.ast, (node) => {
    const invoked = isInvocation(node) ? resolver.invokedMember(node, module) : undefined
    return invoked !== undefined && libraryMember(invoked)?.member.closes !== undefined && rootOf(invoked.receiver).node === rootOf(handle).node
  })
}
