import { namedHooks } from '../../frameworks/python/names.ts'
import type { Edit } from '../../model/fixture-model.ts'
import type { Settings } from '../../settings.ts'
import { fixtureScopes } from '../fixtures.ts'
import { libraryMember, type PythonFile } from '../python-file.ts'
import { givenExpressions } from '../returned-value.ts'
import { blocksOf, isFunction, isNone, isWith, visit, type Call, type ExprNode, type FunctionNode, type PythonNode, type StmtNode } from '../syntax.ts'
import { decline } from './decline.ts'
import type { Draft } from './draft.ts'
import { isPlumbing } from './plumbing.ts'
import { usesName } from './rename-edits.ts'
import { sharedFixtureFor, type SharedFixture } from './shared-fixture.ts'
import { classFixtureEdits } from './class-fixture.ts'

/** What a function gives up for a shared fixture. */
export interface FunctionPlan {
  around: FunctionNode
  shared: SharedFixture
  edits: readonly Edit[]
}

/** Where a function keeps a handle: `session` or `self.session`. */
interface Kept {
  /** As written. */
  name: string
  isAttribute: boolean
  /** The expression that is kept; absent where a function in the function opens it for whoever calls that. */
  value?: ExprNode
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
  const kept = functions.flatMap(keptHandles)
  const { shared, session } = chooseSession(kept)
  const { name } = session
  // self.db = SessionLocal() becomes self.db = db_session
  const assigned = testCase === undefined && session.isAttribute ? session.value : undefined
  checkAsker(around, shared)
  for (const each of functions) stripBlock(each.body)
  for (const each of functions) {
    if (!each.body.every((statement) => draft.isRemoved(statement) || isDocstring(statement))) continue
    if (testCase === undefined) decline(`nothing would be left of \`${each.name}\``)
    draft.removed.add(each)
  }
  const gone = kept.filter((each) => each.name !== name)
  for (const each of gone) if (remainingUses(each).length > 0) decline(`\`${each.name}\` is used for more than opening`)
  if (testCase !== undefined) return { around, shared, edits: classFixtureEdits(testCase, around, name, shared.fixture.name, file, draft) }
  if (assigned !== undefined) draft.removed.add(assigned)
  return {
    around,
    shared,
    edits: [...parameterEdits(around, shared.fixture.name, name), ...(assigned !== undefined ? [{ range: module.rangeOf(assigned), text: shared.fixture.name }] : renames(session, shared.fixture.name))],
  }

  function keptHandles(node: FunctionNode): Kept[] {
    const found: Kept[] = []
    visit(node, (child) => {
      if (isFunction(child) && child !== node) return false
      if (child.nodeType === 'Assign' && child.targets.length === 1 && isOurs(child.value)) found.push(...keptAs(child.targets[0], child.value))
      if (child.nodeType === 'AnnAssign' && child.value !== undefined && isOurs(child.value)) found.push(...keptAs(child.target, child.value))
      if (child.nodeType === 'WithItem' && isOurs(child.context_expr)) found.push(...keptAs(child.optional_vars, child.context_expr))
      return true
    })
    return found
  }

  function keptAs(target: ExprNode | undefined, value: ExprNode): Kept[] {
    if (target?.nodeType === 'Name') return [{ name: target.id, isAttribute: false, value }]
    if (target?.nodeType === 'Attribute' && target.value.nodeType === 'Name' && owner?.nodeType === 'ClassDef') return [{ name: `${target.value.id}.${target.attr}`, isAttribute: true, value }]
    return target === undefined ? [] : decline('it keeps the database in several places')
  }

  /** The handle that a shared fixture hands out as well; the others are only on the way to it. */
  function chooseSession(handles: readonly Kept[]): { shared: SharedFixture; session: Kept } {
    const fitting = handles.flatMap((handle) => {
      const value = handle.value && resolver.valueOf(handle.value, module)
      const found = value?.kind === 'instance' ? sharedFixtureFor(handle.name.split('.').at(-1) ?? '', value, file, settings) : undefined
      return found === undefined ? [] : [{ shared: found, session: handle }]
    })
    const [first] = fitting
    if (first === undefined) return sessionHandedOut() ?? decline(handles.length === 0 ? `\`${around.name}\` keeps it in no variable` : 'no shared fixture hands out the same')
    if (fitting.some(({ session: { name: other } }) => other !== first.session.name) || handles.filter((handle) => handle.name === first.session.name).length > 1) decline(`\`${around.name}\` opens it more than once`)
    if (testCase !== undefined && !first.session.isAttribute) decline(`\`${around.name}\` does not keep it in an attribute`)
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
      return { shared: found, session: testCase === undefined ? { name: fixture, isAttribute: false } : { name: `${self}.${fixture}`, isAttribute: true } }
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
      return value !== undefined && (isOurs(value) || (isNone(value) && targets.every((target) => isOurs(target))))
    }
    if (statement.nodeType !== 'Expr') return false
    const call = statement.value.nodeType === 'Await' ? statement.value.value : statement.value
    return call.nodeType === 'Call' && isPlumbingCall(call)
  }

  function isPlumbingCall(call: Call): boolean {
    const member = libraryMember(resolver.invokedMember(call, module))?.member
    if (member === undefined) return false
    const receiver = call.func.nodeType === 'Attribute' ? call.func.value : undefined
    if (receiver !== undefined && isOurs(receiver)) return member.closes !== undefined || (member.housekeeping === true && !isSession(receiver))
    return member.housekeeping === true && [...call.args, ...call.keywords.map(({ value }) => value)].some((argument) => isOurs(argument) && !isSession(argument))
  }

  function isSession(expression: ExprNode): boolean {
    return module.text.slice(...module.rangeOf(expression)) === name
  }

  /** `def override(): …` that hands out a session hands out the shared one. */
  function replaceBody(node: FunctionNode): void {
    const { returned, yielded } = givenExpressions(node)
    if (![...returned, ...yielded].some(isOurs)) return
    if (!isPlumbing(node, file)) decline(`\`${node.name}\` does more than hand it out`)
    draft.replaceBody(node, `${yielded.length > 0 ? 'yield' : 'return'} ${session.isAttribute ? name : shared.fixture.name}`)
  }

  function remainingUses({ name: written, isAttribute }: Kept): PythonNode[] {
    const uses: PythonNode[] = []
    visit(isAttribute && owner !== undefined ? owner : around, (child) => {
      if ((child.nodeType === 'Attribute' || child.nodeType === 'Name') && module.text.slice(...module.rangeOf(child)) === written && !draft.isRemoved(child)) uses.push(child)
      return true
    })
    return uses
  }

  function renames(handle: Kept, to: string): Edit[] {
    if (handle.name === to) return []
    return remainingUses(handle).map((use) => ({ range: module.rangeOf(use), text: to }))
  }

  function parameterEdits(node: FunctionNode, parameter: string, local: string): Edit[] {
    const { args, defaults, kwarg, kwonlyargs, posonlyargs, vararg } = node.args
    if ([...posonlyargs, ...args].some(({ arg }) => arg === parameter)) return []
    if (local !== parameter && usesName(node, parameter, file)) decline(`\`${node.name}\` has a \`${parameter}\` already`)
    if (defaults.length > 0 || kwonlyargs.length > 0 || vararg !== undefined || kwarg !== undefined) decline(`\`${node.name}\` has parameters with defaults`)
    const last = args.at(-1) ?? posonlyargs.at(-1)
    if (last !== undefined) return [{ range: [module.rangeOf(last)[1], module.rangeOf(last)[1]], text: `, ${parameter}` }]
    const head = /^(?:async\s+)?def\s+\w+\s*\(/.exec(module.text.slice(module.rangeOf(node)[0]))
    if (head === null) decline(`\`${node.name}\` can not take a parameter`)
    const at = module.rangeOf(node)[0] + head[0].length
    return [{ range: [at, at], text: parameter }]
  }

  /** Whether pytest can give the shared fixture to a function. */
  function checkAsker(node: FunctionNode, { fixture }: SharedFixture): void {
    const local = file.fixtures.fixtureOf(node, module)
    const lasting = fixtureScopes.indexOf(fixture.scope ?? 'function')
    if (local !== undefined && fixtureScopes.indexOf(local.scope ?? 'session') > lasting) decline(`\`${local.name}\` lives longer than the shared \`${fixture.name}\``)
    if (local?.name === fixture.name && local.owner !== undefined) decline(`\`${local.name}\` overrides the shared one`)
    if (fixture.node.nodeType === 'AsyncFunctionDef' && (testCase !== undefined || node.nodeType !== 'AsyncFunctionDef')) decline(`\`${node.name}\` can not wait for the shared \`${fixture.name}\``)
  }
}

/** The hooks of unittest that run once for each test, after pytest's fixtures. */
function isEachSetUp({ name }: FunctionNode): boolean {
  return name === 'setUp' || name === 'asyncSetUp'
}

function isDocstring(statement: StmtNode): boolean {
  return statement.nodeType === 'Expr' && statement.value.nodeType === 'Constant' && typeof statement.value.value === 'string'
}

