import type { Edit } from '../../model/fixture-model.ts'
import type { Settings } from '../../settings.ts'
import { fixtureScopes, type Fixture } from '../runs/fixtures.ts'
import { libraryMember, type PythonFile } from '../python-file.ts'
import { originOf, type OpeningCall } from '../databases/opening-call.ts'
import type { PythonModule } from '../modules/python-module.ts'
import { isFunction, type ExprNode, type FunctionNode, type PythonNode } from '../syntax.ts'
import { lineageOf } from '../values/value.ts'
import { removeDeadCode } from './dead-code.ts'
import { decline } from '../../decline.ts'
import { Draft } from './draft.ts'
import { askersOf, type Asker } from './fixture-askers.ts'
import { planFunction } from './function-plan.ts'
import { isPlumbing } from './plumbing.ts'
import { removalEdits } from './removal-edits.ts'
import { renameEdits } from './rename-edits.ts'
import { handleOf, sharedFixtureFor, type SharedFixture } from './shared-fixture.ts'

/** A change of a file that puts the shared fixture in the place of its own. */
export interface AdoptionPlan {
  /** The shared fixture's name. */
  fixture: string
  /** The project declared the fixture, and what tests call in their own bodies does not have to meet their rows in the application's session. */
  isDeclared: boolean
  edits: readonly Edit[]
  /** Whether a node of the file goes. */
  removes: (node: PythonNode) => boolean
}

/**
 * Plans to delete the fixtures that hand out what an opening opens, with everything that only they used, to name the
 * shared fixture wherever they were asked for, and to let what opens it beside other things take the shared fixture.
 *
 * @param opening - the call that opens the database, in this file or in a module of the application
 * @throws Declined where that can't be done as a whole
 */
export function planAdoption(opening: OpeningCall, file: PythonFile, settings: Settings): AdoptionPlan {
  const { module, resolver } = file
  const draft = new Draft(module)
  const isOurs = (expression: ExprNode): boolean => {
    const value = resolver.valueOf(expression, module)
    if (value?.kind !== 'instance') return false
    const origin = originOf(value, resolver)
    return origin.kind === 'opened' && origin.call.node === opening.node
  }
  const replaced: { local: Fixture; shared: SharedFixture | undefined; askers: readonly Asker[] }[] = []
  for (const local of file.fixtures.fixturesOf(module)) {
    const handle = handleOf(local, file)
    const origin = handle && originOf(handle, resolver)
    if (handle === undefined || origin?.kind !== 'opened' || origin.call.node !== opening.node) continue
    if (local.isAutomatic || local.isParametrized) decline(`\`${local.name}\` runs by itself or for several parameters`)
    if (!isPlumbing(local.node, file)) continue
    replaced.push({ local, shared: sharedFixtureFor(local.name, handle, file, settings), askers: askersOf(local, file) })
    draft.removed.add(local.node)
  }
  const functions = openingFunctions(file, isOurs, draft).map((around) => planFunction(around, isOurs, file, settings, draft))
  if (replaced.length === 0 && functions.length === 0) decline('no fixture of this file hands it out')
  removeHousekeeping(file, isOurs, draft)
  const edits = replaced.flatMap(({ local, shared, askers }) => {
    const staying = askers.filter(({ node }) => !draft.isRemoved(node))
    if (shared === undefined) return staying.length === 0 ? [] : decline(`no shared fixture hands out what \`${local.name}\` does`)
    checkScopes(shared.fixture, staying, local)
    return renameEdits(local, shared.fixture, staying, file)
  })
  removeDeadCode(draft, file, functions.flatMap((plan) => plan.functions))
  for (const { local } of replaced) {
    const variable = module.scopes.module.variables.get(local.node.name)
    if (local.owner === undefined && variable !== undefined && draft.remainingUses(variable).length > 0) decline(`\`${local.name}\` is used as a plain name, too`)
  }
  if (opening.module === module && !draft.isRemoved(opening.node)) decline('it has other uses')
  const all = [...replaced.flatMap(({ shared }) => shared ?? []), ...functions.map(({ shared }) => shared)]
  const [first] = all
  if (first === undefined) decline('no shared fixture hands out the same')
  return {
    fixture: first.fixture.name,
    isDeclared: all.every(({ isDeclared }) => isDeclared) && !functions.some((plan) => opening.module !== module && plan.functions.some((node) => file.registrations.ofFunction.get(node)?.registers === 'test')),
    edits: apart([...removalEdits(draft), ...edits, ...functions.flatMap((plan) => plan.edits)]),
    removes: (node) => draft.isRemoved(node),
  }
}

/** ESLint ends the run where edits of one report overlap. */
function apart(edits: readonly Edit[]): readonly Edit[] {
  const sorted = edits.toSorted(({ range: [left, leftEnd] }, { range: [right, rightEnd] }) => left - right || leftEnd - rightEnd)
  const isOverlapping = sorted.some(({ range: [start] }, index) => start < (sorted[index - 1]?.range[1] ?? 0))
  return isOverlapping ? decline('what goes stands too close to what stays') : edits
}

/** The functions that open it themselves and stay: fixtures that also put in rows, tests, `setUp`. */
function openingFunctions({ calls, module, resolver }: PythonFile, isOurs: (expression: ExprNode) => boolean, draft: Draft): FunctionNode[] {
  const found = new Set<FunctionNode>()
  for (const call of calls) {
    const value = isOurs(call) ? resolver.valueOf(call, module) : undefined
    if (value?.kind !== 'instance' || draft.isRemoved(call)) continue
    // What a fixture of the file handed in stays where it is used
    if (lineageOf(value).some(({ node, module: opener }) => node !== undefined && opener === module && draft.isRemoved(node))) continue
    const around = outermostFunction(call, module)
    if (around !== undefined) found.add(around)
  }
  return [...found]
}

function outermostFunction(node: PythonNode, { parentOf }: PythonModule): FunctionNode | undefined {
  let found: FunctionNode | undefined
  for (let current = parentOf(node); current !== undefined; current = parentOf(current)) if (isFunction(current)) found = current
  return found
}

/** `Base.metadata.create_all(bind=engine)` at the top of a file, where the engine goes. */
function removeHousekeeping({ module, resolver }: PythonFile, isOurs: (expression: ExprNode) => boolean, draft: Draft): void {
  for (const statement of module.ast.body) {
    if (statement.nodeType !== 'Expr') continue
    const call = statement.value.nodeType === 'Await' ? statement.value.value : statement.value
    if (call.nodeType !== 'Call' || libraryMember(resolver.invokedMember(call, module))?.member.housekeeping !== true) continue
    const handles = [...call.args, ...call.keywords.map(({ value }) => value), ...(call.func.nodeType === 'Attribute' ? [call.func.value] : [])]
    if (handles.some(isOurs)) draft.removed.add(statement)
  }
}

/** A fixture may not ask for one that lives shorter than itself. */
function checkScopes(shared: Fixture, askers: readonly Asker[], local: Fixture): void {
  const lasting = fixtureScopes.indexOf(shared.scope ?? 'function')
  for (const { fixture } of askers) {
    if (fixture !== undefined && fixtureScopes.indexOf(fixture.scope ?? 'session') > lasting) {
      decline(`\`${fixture.name}\` lives longer than the shared \`${shared.name}\`, and asks for \`${local.name}\``)
    }
  }
}
