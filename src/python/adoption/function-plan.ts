import { namedHooks } from '../../frameworks/python/names.ts'
import type { Edit } from '../../model/fixture-model.ts'
import type { Settings } from '../../settings.ts'
import { libraryMember, type PythonFile } from '../python-file.ts'
import { givenExpressions } from '../values/returned-value.ts'
import { blocksOf, isFunction, isNone, isWith, visit, type Call, type ExprNode, type FunctionNode, type PythonNode, type StmtNode } from '../syntax.ts'
import { lineageOf } from '../values/value.ts'
import { classFixtureEdits } from './class-fixture.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { checkAsker, parameterEdits } from './fixture-parameter.ts'
import { isAttribute, keptHandles, type Kept } from './kept-handles.ts'
import { isPlumbing } from './plumbing.ts'
import { sharedFixtureFor, type SharedFixture } from './shared-fixture.ts'

/** What a function gives up for a shared fixture. */
export interface FunctionPlan {
  /** The function, or the hooks of its unittest class. */
  functions: readonly FunctionNode[]
  shared: SharedFixture
  edits: readonly Edit[]
}

/**
 * Plans to let a fixture, a test or the hooks of a unittest class have the shared fixture's handle instead of the one that
 * they open: what opens, sets up and closes goes, rows and overrides stay.
 *
 * @param around - the function that opens
 * @param isOurs - whether an expression is a handle on the database that goes
 * @param draft - gets what goes
 * @throws Declined where that can't be done as a whole
 */
export function planFunction(around: FunctionNode, isOurs: (expression: ExprNode) => boolean, file: PythonFile, settings: Settings, draft: Draft): FunctionPlan {
  const { module, registrations, resolver } = file
  const owner = module.parentOf(around)
  const testCase = owner?.nodeType === 'ClassDef' && registrations.unittestClasses.has(owner) ? owner : undefined
  const registered = registrations.ofFunction.get(around)?.registers
  if (testCase === undefined ? registered !== 'fixture' && registered !== 'test' : !isEachSetUp(around)) decline(testCase === undefined ? 'no fixture of this file hands it out' : `\`${around.name}\` can not take a fixture`)
  const functions = testCase === undefined ? [around] : testCase.body.filter((method) => isFunction(method) && Object.hasOwn(namedHooks, method.name)).filter(isFunction)
  const kept = functions.flatMap((node) => keptHandles(node, isOurs, file))
  const { shared, session } = chooseSession(kept)
  const { name } = session
  // self.db = SessionLocal() becomes self.db = db_session
  const assigned = testCase === undefined && isAttribute(session) ? session.place?.value : undefined
  checkAsker(around, shared.fixture, testCase !== undefined, file, draft)
  for (const each of functions) stripBlock(each.body)
  for (const each of functions) {
    if (!each.body.every((statement) => draft.isRemoved(statement) || isDocstring(statement))) continue
    if (testCase === undefined) decline(`nothing would be left of \`${each.name}\``)
    draft.removed.add(each)
  }
  const gone = kept.filter((each) => each.name !== name && each.place !== undefined && isOnTheWay(each.place.value))
  for (const each of gone) if (remainingUses(each).length > 0) decline(`\`${each.name}\` is used for more than opening`)
  if (testCase !== undefined) return { functions, shared, edits: classFixtureEdits(testCase, around, name, shared.fixture.name, file, draft) }
  if (assigned !== undefined) draft.removed.add(assigned)
  return {
    functions,
    shared,
    edits: [...parameterEdits(around, shared.fixture.name, name, file), ...(assigned !== undefined ? [{ range: module.rangeOf(assigned), text: shared.fixture.name }] : renames(session, shared.fixture.name))],
  }

  /** The handle that a shared fixture hands out as well; the others are only on the way to it. */
  function chooseSession(handles: readonly Kept[]): { shared: SharedFixture; session: Kept } {
    const fitting = handles.flatMap((handle) => {
      const value = handle.place && resolver.valueOf(handle.place.value, module)
      const found = value?.kind === 'instance' ? sharedFixtureFor(handle.name.split('.').at(-1) ?? '', value, file, settings) : undefined
      return found === undefined ? [] : [{ shared: found, session: handle }]
    })
    const [first] = fitting
    if (first === undefined) return sessionHandedOut() ?? decline(handles.length === 0 ? `\`${around.name}\` keeps it in no variable` : 'no shared fixture hands out the same')
    if (fitting.some(({ session: { name: other } }) => other !== first.session.name) || handles.filter((handle) => handle.name === first.session.name).length > 1) decline(`\`${around.name}\` opens it more than once`)
    if (testCase !== undefined && !isAttribute(first.session)) decline(`\`${around.name}\` does not keep it in an attribute`)
    return first
  }

  /** `def override(): yield Session()`, for `app.dependency_overrides` */
  function sessionHandedOut(): { shared: SharedFixture; session: Kept } | undefined {
    for (const statement of around.body) {
      const value = isFunction(statement) ? resolver.givenBy(statement, module) : undefined
      const found = isFunction(statement) && value?.kind === 'instance' && givenExpressions(statement).yielded.concat(givenExpressions(statement).returned).some(isOurs) ? sharedFixtureFor(statement.name, value, file, settings) : undefined
      if (found === undefined) continue
      const { name: fixture } = found.fixture
      const self = around.args.args[0]?.arg ?? 'self'
      return { shared: found, session: { name: testCase === undefined ? fixture : `${self}.${fixture}` } }
    }
    return undefined
  }

  function stripBlock(block: readonly StmtNode[]): void {
    for (const statement of block) stripStatement(statement)
  }

  function stripStatement(statement: StmtNode): void {
    if (isGoing(statement)) {
      draft.removed.add(statement)
    } else if (isFunction(statement)) {
      replaceBody(statement)
    } else {
      for (const block of blocksOf(statement)) stripBlock(block)
      const opened = isWith(statement) && statement.items.some(({ context_expr: entered }) => isOurs(entered))
      if (opened && statement.items.length > 1) decline('a `with` enters it among others')
      if (opened && statement.body.every((inner) => draft.isRemoved(inner))) draft.removed.add(statement)
      else if (opened) draft.unwrap(statement)
      else if (statement.nodeType === 'Try' && statement.finalbody.length > 0 && statement.finalbody.every((inner) => draft.isRemoved(inner))) {
        if (statement.body.every((inner) => draft.isRemoved(inner))) draft.removed.add(statement)
        else if (statement.handlers.length > 0 || statement.orelse.length > 0) decline('a `finally` would be left without anything to do')
        else draft.unwrap(statement)
      }
    }
  }

  /** A statement that opens, sets up or closes, and does nothing else. */
  function isGoing(statement: StmtNode): boolean {
    if (statement.nodeType === 'Assign' || statement.nodeType === 'AnnAssign') {
      const { value } = statement
      if (assigned !== undefined && value === assigned) return false
      // self.session = None
      const targets = statement.nodeType === 'Assign' ? statement.targets : [statement.target]
      return value !== undefined && (isOnTheWay(value) || (isNone(value) && targets.every(isOnTheWay)))
    }
    if (statement.nodeType !== 'Expr') return false
    const call = statement.value.nodeType === 'Await' ? statement.value.value : statement.value
    return call.nodeType === 'Call' && isPlumbingCall(call)
  }

  /** A handle that goes, and no cursor or result that is taken from the session, or from running something. */
  function isOnTheWay(expression: ExprNode): boolean {
    const value = isOurs(expression) ? resolver.valueOf(expression, module) : undefined
    if (value?.kind !== 'instance') return false
    const call = expression.nodeType === 'Await' ? expression.value : expression
    if (call.nodeType === 'Call' && libraryMember(resolver.invokedMember(call, module))?.member.executes !== undefined) return false
    const opened = session.place && resolver.valueOf(session.place.value, module)
    return opened?.kind !== 'instance' || !lineageOf(value).slice(1).some(({ node }) => node === opened.node)
  }

  function isPlumbingCall(call: Call): boolean {
    const member = libraryMember(resolver.invokedMember(call, module))?.member
    if (member === undefined) return false
    const receiver = call.func.nodeType === 'Attribute' ? call.func.value : undefined
    // await connection.run_sync(put_rows_in)
    const isOfLibrary = (argument: ExprNode): boolean => isOurs(argument) || libraryMember(resolver.valueOf(argument, module)) !== undefined
    if (receiver !== undefined && isOurs(receiver) && !call.args.every(isOfLibrary)) return false
    if (receiver !== undefined && isOurs(receiver)) return member.closes !== undefined || (member.housekeeping === true && !isSession(receiver))
    return member.housekeeping === true && [...call.args, ...call.keywords.map(({ value }) => value)].some((argument) => isOurs(argument) && !isSession(argument))
  }

  function isSession(expression: ExprNode): boolean {
    return textOf(expression) === name
  }

  /** `def override(): …` that hands out a session hands out the shared one. */
  function replaceBody(node: FunctionNode): void {
    const { returned, yielded } = givenExpressions(node)
    if (![...returned, ...yielded].some(isOurs)) return
    if (!isPlumbing(node, file)) decline(`\`${node.name}\` does more than hand it out`)
    draft.replaceBody(node, `${yielded.length > 0 ? 'yield' : 'return'} ${isAttribute(session) ? name : shared.fixture.name}`)
  }

  function remainingUses({ name: written, place }: Kept): PythonNode[] {
    if (place?.target.nodeType === 'Name') return (module.scopes.variableOf(place.target)?.references ?? []).filter((use) => !draft.isRemoved(use))
    const uses: PythonNode[] = []
    visit(owner ?? around, (child) => {
      if (child.nodeType === 'Attribute' && textOf(child) === written && !draft.isRemoved(child)) uses.push(child)
      return true
    })
    return uses
  }

  function textOf(node: PythonNode): string {
    return module.text.slice(...module.rangeOf(node))
  }

  function renames(handle: Kept, to: string): Edit[] {
    const target = handle.place?.target
    const definitions = target?.nodeType === 'Name' ? (module.scopes.variableOf(target)?.definitions ?? []) : []
    if (definitions.some((definition) => definition.kind !== 'with' && !(definition.kind === 'assignment' && draft.isRemoved(definition.node)))) decline(`\`${handle.name}\` is given other values`)
    if (handle.name === to) return []
    return remainingUses(handle).map((use) => ({ range: module.rangeOf(use), text: to }))
  }
}

/** The hooks of unittest that run once for each test, after pytest's fixtures. */
function isEachSetUp({ name }: FunctionNode): boolean {
  return name === 'setUp' || name === 'asyncSetUp'
}

function isDocstring(statement: StmtNode): boolean {
  return statement.nodeType === 'Expr' && statement.value.nodeType === 'Constant' && typeof statement.value.value === 'string'
}

