import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import { functionAround } from '../module-source.ts'
import type { Registrations } from '../runs/registrations.ts'
import { isFunction, isInside } from '../syntax.ts'
import { removeDeadCode } from './dead-code.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { importStyle, lineBreak } from './file-style.ts'
import { kinshipOf } from './handle-kinship.ts'
import { importUnder } from './import-export.ts'
import { checkLifetime } from './likeness.ts'
import type { Keeper, LocalDatabase } from './local-database.ts'
import { isWithin, mayRunForEach, removePlumbing } from './plumbing.ts'
import type { FixtureShape, ProvidedFixture } from './provided-fixtures.ts'
import { runForEach } from './hook-counterpart.ts'
import { reasons } from './reasons.ts'
import type { SharedSetup } from './shared-setup.ts'
import { lineStart } from './statement-removal.ts'
import { isThisMember, type VariableLike } from './this-members.ts'
import { checkRenamable, holds, isFreeName } from './use-names.ts'
import { runsBesideOthers, useSites, type UseSite } from './use-sites.ts'

type AccessShape = Extract<FixtureShape, { kind: 'accessor' | 'hooks' }>

/** Names for what a helper with hooks returns: an object, or a function. */
const contextNames = ['ctx', 'context', 'testDatabase']
const getterNames = ['getDatabase', 'getTestDatabase']

/**
 * Lets the file get at a database that hooks of the shared module open, where it is used: `ctx.db`, `getTestDb()`. A
 * variable of a test stays, and takes it from there.
 */
export function adoptAccess(fixture: ProvidedFixture, shape: AccessShape, database: LocalDatabase, setup: SharedSetup, draft: Draft, file: JavaScriptFile, registrations: Registrations): void {
  const { frameworks } = registrations
  if (shape.framework !== undefined && frameworks.size > 0 && !frameworks.has(shape.framework)) decline(reasons.otherFramework(shape.framework))
  const keepers = database.keepers.filter(({ variable }) => !isWithin(variable, database.factory))
  const targets = keepers.filter(({ handle }) => kinshipOf(handle, fixture.handle) !== 'strange')
  if (targets.length === 0) decline(reasons.unnamed)
  if (shape.frequency === 'once') checkLifetime(keepers, file, registrations)
  const name = importUnder(fixture, draft, file)
  const outer = targets.filter(({ variable }) => ownInitializer(variable, draft, registrations) === undefined)
  const place = shape.kind === 'hooks' ? placeOf(outer, draft, registrations) : undefined
  const known = shape.kind === 'hooks' ? knownContext(name, targets, draft) : undefined
  const access = shape.kind === 'hooks' ? accessTo(shape, known?.name ?? declareContext(shape, name, place, draft)) : `${name}()`
  for (const { variable } of targets) {
    const initializer = ownInitializer(variable, draft, registrations)
    if (initializer !== undefined) draft.exchange(initializer, access)
  }
  removePlumbing(database, setup, fixture.isFresh, draft, file, registrations)
  removeDeadCode(draft, file, registrations)
  const sites = shape.isThereOnLoad ? [] : targets.flatMap((target) => sitesOf(target, outer.includes(target), draft, file, registrations))
  const others = known?.references ?? (shape.kind === 'accessor' ? callsOf(name, draft) : [])
  if (sites.some(({ node }) => others.some(({ identifier }) => isInside(identifier, node)))) decline(reasons.besideShared)
  if (shape.frequency === 'each' && sites.some((site) => runsBesideOthers(site, draft, registrations))) decline(reasons.besideOthers)
  for (const { variable } of outer) rewriteUses(variable, access, draft)
  if (shape.frequency === 'each') giveEachTest(sites, new Set(targets.map(({ variable }) => variable)), fixture, draft, file)
  for (const { handle, variable } of keepers) {
    if (kinshipOf(handle, fixture.handle) === 'strange' && draft.remainingUses(variable).length > 0) decline(reasons.hiddenHandle(variable.name, `${handle.api.name} ${handle.type}`))
  }
}

function accessTo({ isCalled, property }: Extract<AccessShape, { kind: 'hooks' }>, name: string): string {
  return `${property === null ? name : `${name}.${property}`}${isCalled ? '()' : ''}`
}

/** What a variable inside a test, hook or helper is initialised with: the test has its database for itself. */
function ownInitializer({ defs, scope }: VariableLike, draft: Draft, { ofCallback }: Registrations): TSESTree.Node | undefined {
  const [definition] = defs
  const declarator = definition?.type === 'Variable' ? definition.node : undefined
  const around = isFunction(scope.block) ? scope.block : functionAround(scope.block, draft.module)
  const isOfSuite = around === undefined || ofCallback.get(around)?.registration.registers === 'suite'
  return isOfSuite || declarator?.id.type !== 'Identifier' ? undefined : (declarator.init ?? undefined)
}

interface Place {
  /** What goes there; the beginning of the scope where nothing does. */
  declaration: TSESTree.Node | undefined
  scope: TSESLint.Scope.Scope
}

/**
 * Where the helper can be called: in the place of a declaration that stands alone, or in the suite whose hooks fill a
 * member of `this`. Every other variable of the database lives inside that scope.
 */
function placeOf(outer: readonly Keeper[], draft: Draft, { ofCallback }: Registrations): Place | undefined {
  for (const { variable } of outer) {
    if (!outer.every((other) => holds(variable.scope, other.variable.scope))) continue
    if (isThisMember(variable)) return { declaration: undefined, scope: variable.scope }
    const declaration = variable.defs[0]?.type === 'Variable' ? variable.defs[0].parent : undefined
    if (declaration?.type !== 'VariableDeclaration' || declaration.declarations.length > 1) continue
    const around = functionAround(declaration, draft.module)
    if (around === undefined || ofCallback.get(around)?.registration.registers === 'suite') return { declaration, scope: variable.scope }
  }
  return undefined
}

/** Calls the helper where the database was declared, else below the imports. */
function declareContext({ isCalled, property }: Extract<AccessShape, { kind: 'hooks' }>, helper: string, place: Place | undefined, draft: Draft): string {
  const { module } = draft
  const name = (isCalled && property === null ? getterNames : contextNames).find((candidate) => isFreeName(candidate, draft, place?.scope))
  if (name === undefined) decline(reasons.everyNameTaken)
  const { semicolon } = importStyle(module)
  const statement = `const ${name} = ${helper}()${semicolon}`
  const block = place?.scope.block
  if (place?.declaration !== undefined) draft.exchange(place.declaration, statement)
  else if (isFunction(block) && block.body.type === 'BlockStatement') insertAtTop(block.body, statement, draft)
  else draft.insertBelowImports(`${lineBreak(module)}${statement}`)
  return name
}

function insertAtTop({ body, range }: TSESTree.BlockStatement, statement: string, draft: Draft): void {
  const { text } = draft.module
  const first = body[0]?.range[0] ?? range[1]
  const indentation = /^[ \t]*/.exec(text.slice(lineStart(text, first), first))?.[0] ?? ''
  draft.insert(range[0] + 1, `${lineBreak(draft.module)}${indentation}${statement}${lineBreak(draft.module)}`)
}

/** `const ctx = useTestDatabase()`, which the file has already. */
function knownContext(helper: string, targets: readonly Keeper[], draft: Draft): TSESLint.Scope.Variable | undefined {
  for (const { identifier } of callsOf(helper, draft)) {
    const call = draft.module.parentOf(identifier)
    const declarator = call && draft.module.parentOf(call)
    if (declarator?.type !== 'VariableDeclarator' || declarator.id.type !== 'Identifier') continue
    const variable = draft.module.scopes.getDeclaredVariables(declarator).find(({ scope }) => targets.every((target) => holds(scope, target.variable.scope)))
    if (variable !== undefined) return variable
  }
  return undefined
}

function callsOf(name: string, { module }: Draft): TSESLint.Scope.Reference[] {
  const imported = module.scopes.scopes.flatMap(({ variables }) => variables).find((variable) => variable.name === name && variable.defs[0]?.type === 'ImportBinding')
  return imported?.references ?? []
}

/** Where a database is used that is there only when hooks have run. */
function sitesOf({ variable }: Keeper, isRewritten: boolean, draft: Draft, file: JavaScriptFile, registrations: Registrations): UseSite[] {
  const uses = draft.remainingUses(variable).map(({ identifier }) => identifier)
  const initializer = isRewritten ? undefined : ownInitializer(variable, draft, registrations)
  const sites = useSites(initializer === undefined ? uses : [initializer], variable.name, file, registrations)
  if (sites.some(({ fixture }) => fixture !== undefined)) decline(reasons.inFixture(variable.name))
  return sites
}

function rewriteUses(variable: VariableLike, access: string, draft: Draft): void {
  checkRenamable(variable, draft)
  for (const { identifier } of draft.remainingUses(variable)) {
    const parent = draft.module.parentOf(identifier)
    const isShorthand = parent?.type === 'Property' && parent.shorthand
    draft.rewrite(identifier, isShorthand ? `${variable.name}: ${access}` : access)
  }
}

/** A hook that set the file's database up for all tests sets up each test's own. */
function giveEachTest(sites: readonly UseSite[], keepers: ReadonlySet<VariableLike>, { isFresh }: ProvidedFixture, draft: Draft, file: JavaScriptFile): void {
  for (const { call, node } of sites) {
    if (call?.registration.registers !== 'hook' || call.registration.frequency !== 'once') continue
    if (call.registration.phase !== 'before' || !isFresh || !mayRunForEach(node, keepers, draft, file)) decline(reasons.onceForEach)
    runForEach(call, draft, file)
  }
}
