import type { Adoption, Edit } from '../../model/fixture-model.ts'
import { relativePath } from '../../relative-path.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import type { Registrations } from '../runs/registrations.ts'
import { isFunction, type Invocation } from '../syntax.ts'
import { adoptAccess } from './access-adoption.ts'
import { areOfDifferentSystems, kinshipOf } from './handle-kinship.ts'
import { checkAddress, checkLikeness } from './likeness.ts'
import { removeDeadCode } from './dead-code.ts'
import { decline, Declined } from '../../decline.ts'
import { Draft } from './draft.ts'
import { adoptFactory } from './factory-adoption.ts'
import { checkCodeUnderTest } from './live-code.ts'
import { localDatabase, type Keeper, type LocalDatabase } from './local-database.ts'
import { adoptOwnFixture, ownFixture } from './own-fixture-adoption.ts'
import { removePlumbing } from './plumbing.ts'
import type { ProvidedFixture } from './provided-fixtures.ts'
import { reasons } from './reasons.ts'
import { renderEdits } from './rendering.ts'
import type { SharedFixtures } from './shared-fixture-choice.ts'
import { repeats, sharedSetup, type SharedSetup } from './shared-setup.ts'
import { adoptTestFixture } from './test-fixture-adoption.ts'
import { checkThis, isThisMember, removeDeclaredMember } from './this-members.ts'
import { adoptValue } from './value-adoption.ts'

/**
 * Plans how a file takes a database from the shared fixture instead.
 *
 * @param opening - the call that opens the database; in another module for a session that the file imports
 * @param file - the linted file
 * @param registrations - what it registers
 * @param shared - the project's shared fixtures
 * @returns the edits, or why there are none; `undefined` where the project has no shared fixture that is known
 */
export function planAdoption(opening: Invocation, file: JavaScriptFile, registrations: Registrations, shared: SharedFixtures): Adoption | undefined {
  if (shared.isEmpty()) return undefined
  const misdeclared = shared.misdeclared()
  if (misdeclared !== undefined) return { declined: misdeclared }
  const database = localDatabase(opening, file)
  const { fixtures, isDeclared } = shared.matching(database)
  if (fixtures.length === 0) return isDeclared ? { declined: database.keepers.length === 0 ? whyUnnamed(opening, file) : reasons.noneProvides } : undefined
  let reason: string | undefined
  for (const fixture of fixtures) {
    try {
      const edits = planWith(fixture, database, file, registrations)
      const isSame = database.keepers.some(({ handle }) => kinshipOf(handle, fixture.handle) === 'same')
      return { kind: isDeclared && isSame ? 'fix' : 'suggestion', fixture: nameOf(fixture, file), edits }
    } catch (error) {
      if (!(error instanceof Declined)) throw error
      reason ??= error.message
    }
  }
  // What the project did not declare needs no excuse
  return reason === undefined || !isDeclared ? undefined : { declined: reason }
}

/** AVA's tests find what hooks open on their context: `t.context.db = createClient()`. */
function whyUnnamed(opening: Invocation, { module, resolver }: JavaScriptFile): string {
  for (let current = module.parentOf(opening); current !== undefined && !isFunction(current); current = module.parentOf(current)) {
    if (current.type !== 'AssignmentExpression' || current.left.type !== 'MemberExpression') continue
    for (const place of [current.left, current.left.object]) {
      const value = resolver.valueOf(place, module)
      if (value?.kind === 'member' && value.member.keeps === true) return reasons.onContext(module.text.slice(...place.range))
    }
  }
  return reasons.unnamed
}

function nameOf({ exportName, module, shape }: ProvidedFixture, { project }: JavaScriptFile): string {
  const name = shape.kind === 'test' ? shape.name : exportName
  return `\`${name}\` of ${relativePath(project.root, module.filename)}`
}

function planWith(fixture: ProvidedFixture, database: LocalDatabase, file: JavaScriptFile, registrations: Registrations): readonly Edit[] {
  const draft = new Draft(file.module)
  const setup = sharedSetup(fixture, file)
  checkSystem(fixture, database, file)
  for (const { variable } of database.keepers) if (isThisMember(variable)) checkThis(variable, file, registrations)
  checkLikeness(fixture, database, setup, file, registrations)
  const { shape } = fixture
  if (shape.kind === 'factory') adoptFactory(fixture, shape, database, setup, draft, file, registrations)
  else if (shape.kind === 'value') adoptValue(fixture, database, setup, draft, file, registrations)
  else if (shape.kind !== 'test') adoptAccess(fixture, shape, database, setup, draft, file, registrations)
  else {
    removePlumbing(database, setup, fixture.isFresh, draft, file, registrations)
    removeDeadCode(draft, file, registrations)
    const served = servedKeepers(database, fixture, draft)
    if (served.some(({ variable }) => isThisMember(variable))) decline(reasons.noThis)
    if (served.length === 0) decline(reasons.notSeenInTest)
    const own = ownFixture(served, draft, file, registrations)
    if (own !== undefined) adoptOwnFixture(own, served, fixture, shape, draft, file, registrations)
    else adoptTestFixture(fixture, shape, served, draft, file, registrations)
  }
  for (const { variable } of database.keepers) if (isThisMember(variable)) removeDeclaredMember(variable, draft, file)
  removeDeadCode(draft, file, registrations)
  checkRepetition(setup, draft, file)
  checkAddress(database, draft, file)
  if (database.origin !== undefined) checkCodeUnderTest(database.origin, fixture.handle.api, setup, draft, file)
  checkNothingDangles(database, draft)
  if (file.invocations.some((call) => database.openings.has(call) && !draft.isRemoved(call))) decline(reasons.mixedWork)
  return renderEdits(draft) ?? decline(reasons.mixedWork)
}

/** The variables that are still used and must be of the fixture's type. */
function servedKeepers({ keepers }: LocalDatabase, { handle }: ProvidedFixture, draft: Draft): Keeper[] {
  return keepers.filter(({ handle: own, variable }) => {
    if (draft.remainingUses(variable).length === 0) return false
    if (kinshipOf(own, handle) === 'strange') decline(reasons.otherHandle(variable.name, `${own.api.name} ${own.type}`, `${handle.api.name} ${handle.type}`))
    return true
  })
}

function checkSystem({ handle }: ProvidedFixture, { keepers }: LocalDatabase, { resolver }: JavaScriptFile): void {
  if (keepers.some((keeper) => areOfDifferentSystems(keeper.handle, handle, resolver))) decline(reasons.otherSystem)
}

/** What stays must not use a variable that goes, unless something else takes its name: a shared test function, another handle. */
function checkNothingDangles({ keepers }: LocalDatabase, draft: Draft): void {
  const kept = new Set(keepers.map(({ variable }) => variable))
  for (const variable of draft.module.scopes.scopes.flatMap(({ variables }) => variables)) {
    if (kept.has(variable) || draft.imports.some(({ local }) => local === variable.name)) continue
    const isRemoved = variable.defs.length > 0 && variable.defs.every(({ name }) => draft.isRemoved(name))
    if (isRemoved && draft.remainingUses(variable).length > 0) decline(reasons.needed(variable.name))
  }
}

/** What the shared fixture creates must not be created again. */
function checkRepetition(setup: SharedSetup, draft: Draft, file: JavaScriptFile): void {
  for (const node of file.invocations) {
    if (draft.isRemoved(node)) continue
    const name = repeats(setup, node, file)
    if (name !== undefined) decline(reasons.createdTwice(name))
  }
}
