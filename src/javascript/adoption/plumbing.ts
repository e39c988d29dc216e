import type { TSESTree } from '@typescript-eslint/utils'
import type { Registration } from '../../frameworks/define-framework.ts'
import type { JavaScriptFile } from '../javascript-file.ts'
import { visit } from '../module-source.ts'
import type { Registrations } from '../runs/registrations.ts'
import { calleeOf, isFunction, isInside, isInvocation, isNothing, unwrap, type FunctionNode, type Invocation } from '../syntax.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { isEmptying } from './emptying.ts'
import type { Keeper, LocalDatabase } from './local-database.ts'
import { reasons } from './reasons.ts'
import { isDoneBy, type SharedSetup } from './shared-setup.ts'
import { variableAt, type VariableLike } from './this-members.ts'

/**
 * Takes out what makes, sets up, empties and closes a file's own database.
 *
 * @param isFresh - whether the shared fixture gives each test a database of its own, so that nothing need be put back
 */
export function removePlumbing(database: LocalDatabase, setup: SharedSetup, isFresh: boolean, draft: Draft, file: JavaScriptFile, registrations: Registrations): void {
  const keepers = database.keepers.filter(({ variable }) => !isWithin(variable, database.factory))
  removeWrites(keepers, draft)
  for (const closing of database.closings) if (!draft.isRemoved(closing)) removeWholeStatement(closing, draft)
  const variables = new Set(keepers.map(({ variable }) => variable))
  removeOrphans(variables, draft, file)
  removeDoneSetup(keepers, setup, draft, file, registrations)
  if (!isFresh) return
  let isEmpty = !setup.mayFill
  for (const { phase, statement } of workOn(keepers, draft, file, registrations).toSorted((left, right) => left.statement.range[0] - right.statement.range[0])) {
    const isNeedless = phase === 'after' || (phase === 'before' && isEmpty && isEmptying(statement, file))
    if (isNeedless && concernsOnly(statement, variables, file)) draft.remove(statement)
    else if (phase !== 'after') isEmpty = false
  }
}

/** Takes out the calls that the shared fixture has made itself when a test begins. */
export function removeDoneSetup(keepers: readonly Keeper[], setup: SharedSetup, draft: Draft, file: JavaScriptFile, registrations: Registrations): void {
  for (const { phase, statement } of workOn(keepers, draft, file, registrations)) {
    const expression = unwrap(statement.type === 'ExpressionStatement' ? statement.expression : statement)
    if (phase !== 'after' && isInvocation(expression) && isDoneBy(setup, expression, file)) draft.remove(statement)
  }
}

interface Work {
  statement: TSESTree.Node
  phase: 'after' | 'around' | 'before' | undefined
}

/** The statements that still use a database's variables; those of a test where the database is its own. */
function workOn(keepers: readonly Keeper[], draft: Draft, file: JavaScriptFile, registrations: Registrations): Work[] {
  return keepers.flatMap(({ variable }) =>
    draft.remainingUses(variable).flatMap(({ identifier }) => {
      const statement = statementAround(identifier, file)
      const declared = variable.defs[0]?.name
      const isOfTest = statement !== undefined && testAround(statement, file, registrations) && (declared === undefined || !testAround(declared, file, registrations))
      return statement === undefined || isOfTest ? [] : [{ statement, phase: hookAround(statement, file, registrations)?.phase }]
    }),
  )
}

/** Takes out all that gives a value to variables. */
export function removeWrites(keepers: readonly Keeper[], draft: Draft): void {
  for (const { variable } of keepers) {
    for (const { identifier, init, writeExpr } of variable.references) if (writeExpr && !draft.isRemoved(writeExpr)) removeWrite(identifier, init === true, draft)
  }
}

/** Whether a variable is declared inside a node. */
export function isWithin({ defs }: VariableLike, node: TSESTree.Node | undefined): boolean {
  const [definition] = defs
  return node !== undefined && definition !== undefined && isInside(definition.name, node)
}

/** `const db = open()`, `db = open()`, `db = null` */
function removeWrite(identifier: TSESTree.Node, isDeclaration: boolean, draft: Draft): void {
  if (draft.isRemoved(identifier)) return
  let current: TSESTree.Node | undefined = identifier
  while (current !== undefined && current.type !== 'VariableDeclarator' && current.type !== 'AssignmentExpression') current = draft.module.parentOf(current)
  if (current?.type === 'VariableDeclarator' && isDeclaration) {
    const declaration = current.parent
    if (draft.module.parentOf(declaration)?.type.startsWith('Export') === true) decline(reasons.exported(nameOf(identifier)))
    draft.remove(current)
    if (declaration.declarations.every((one) => draft.removed.has(one))) draft.remove(declaration)
    return
  }
  const statement = current && draft.module.parentOf(current)
  if (current?.type !== 'AssignmentExpression' || statement === undefined) decline(reasons.mixedWork)
  else if (statement.type === 'ExpressionStatement' || (isFunction(statement) && statement.body === current)) draft.remove(statement.type === 'ExpressionStatement' ? statement : current)
  else if (!isNothing(current.right)) decline(reasons.mixedWork)
}

function nameOf(node: TSESTree.Node): string {
  return node.type === 'Identifier' ? node.name : ''
}

/** Takes out the statement or short body that a call stands in alone: `await db.close()`, `() => db.close()`. */
export function removeWholeStatement(call: TSESTree.Node, draft: Draft): void {
  let current = call
  for (let parent = draft.module.parentOf(call); parent !== undefined; parent = draft.module.parentOf(parent)) {
    if (parent.type === 'ExpressionStatement' || parent.type === 'ReturnStatement') {
      draft.remove(parent)
      return
    }
    if (isFunction(parent)) {
      if (parent.body === current) draft.remove(current)
      return
    }
    if (!['AwaitExpression', 'ChainExpression', 'LogicalExpression', 'UnaryExpression'].includes(parent.type)) return
    current = parent
  }
}

/** The statement around a node within its function; the body where the function is a short one. */
function statementAround(node: TSESTree.Node, { module }: JavaScriptFile): TSESTree.Node | undefined {
  let inner = node
  for (let current = module.parentOf(node); current !== undefined; current = module.parentOf(current)) {
    if (current.type === 'BlockStatement' || current.type === 'Program') return inner
    if (isFunction(current) && current.body === inner && isCallback(current, module.parentOf(current))) return inner
    inner = current
  }
  return undefined
}

function isCallback(node: FunctionNode, parent: TSESTree.Node | undefined): boolean {
  return parent?.type === 'CallExpression' && parent.arguments.some((argument) => argument === node)
}

/** The hook that a node runs in. */
export function hookAround(node: TSESTree.Node, { module }: JavaScriptFile, { ofCallback }: Registrations): Extract<Registration, { registers: 'hook' }> | undefined {
  for (let current: TSESTree.Node | undefined = node; current !== undefined; current = module.parentOf(current)) {
    const registration = ofCallback.get(current)?.registration
    if (registration?.registers === 'hook') return registration
  }
  return undefined
}

/** Whether a node runs in a test's own body. */
export function testAround(node: TSESTree.Node, { module }: JavaScriptFile, { ofCallback }: Registrations): boolean {
  for (let current: TSESTree.Node | undefined = node; current !== undefined; current = module.parentOf(current)) {
    if (ofCallback.get(current)?.registration.registers === 'test') return true
  }
  return false
}

/** Whether a statement works on the database and on nothing else that outlives it. */
function concernsOnly(statement: TSESTree.Node, keepers: ReadonlySet<VariableLike>, file: JavaScriptFile): boolean {
  const { module, resolver } = file
  let isAlone = true
  visit(statement, (node) => {
    if (node.type === 'MemberExpression' && variableAt(node, keepers, file) !== undefined) return false
    if (node.type === 'AssignmentExpression' || node.type === 'ReturnStatement' || node.type === 'ThisExpression') isAlone = false
    if (isInvocation(node) && !worksOnHandle(node, keepers, file)) isAlone = false
    const variable = node.type === 'Identifier' ? resolver.variableOf(node, module) : undefined
    const [definition] = variable?.defs ?? []
    if (variable === undefined || definition === undefined || keepers.has(variable) || definition.type === 'ImportBinding') return isAlone
    if (!isInside(definition.name, statement)) isAlone = false
    return isAlone
  })
  return isAlone
}

/** Whether all that is left of a hook works on the database alone, so that it can run for each test's own. */
export function mayRunForEach({ body }: FunctionNode, keepers: ReadonlySet<VariableLike>, draft: Draft, file: JavaScriptFile): boolean {
  const statements = body.type === 'BlockStatement' ? body.body : [body]
  return statements.every((statement) => draft.isRemoved(statement) || concernsOnly(statement, keepers, file))
}

/** `db.delete(users)`, `` sql`…` ``, and a function of the project that is given the handle: `cleanUp(db)`. */
function worksOnHandle(node: Invocation, keepers: ReadonlySet<VariableLike>, file: JavaScriptFile): boolean {
  const { module, resolver } = file
  const root = rootOfChain(node, keepers, file)
  if (variableAt(root, keepers, file) !== undefined) return true
  const value = resolver.valueOf(root, module)
  if (value?.kind === 'function') return node.type === 'CallExpression' && node.callee === root
  return value !== undefined && 'api' in value && value.api.subject === 'library'
}

/** What a chain of calls begins with: `db` in `db.delete(users).execute()`, `this.db` in `this.db.close()`. */
export function rootOfChain(node: Invocation, variables: ReadonlySet<VariableLike>, file: JavaScriptFile): TSESTree.Node {
  let root = unwrap(calleeOf(node))
  while ((root.type === 'MemberExpression' || isInvocation(root)) && variableAt(root, variables, file) === undefined) root = unwrap(root.type === 'MemberExpression' ? root.object : calleeOf(root))
  return root
}

/** What came with the database and has no value any more: `close` of `({ db, close } = open())`. */
export function removeOrphans(keepers: ReadonlySet<VariableLike>, draft: Draft, { module, resolver }: JavaScriptFile): void {
  for (const variable of module.scopes.scopes.flatMap(({ variables }) => variables)) {
    const writes = variable.references.filter(({ writeExpr }) => writeExpr && !isNothing(writeExpr))
    if (keepers.has(variable) || writes.length === 0) continue
    const value = resolver.variableValue(variable, module)
    const isGone = writes.map(({ identifier }) => draft.isRemoved(identifier))
    if (!isGone.includes(true)) continue
    // ({ chain, db } = makeChain()), and elsewhere ({ chain } = makeChain(options))
    if (isGone.includes(false)) decline(reasons.needed(variable.name))
    for (const { identifier } of draft.remainingUses(variable)) {
      const call = module.parentOf(identifier)
      if (value?.kind !== 'function' || call?.type !== 'CallExpression' || call.callee !== identifier) decline(reasons.needed(variable.name))
      removeWholeStatement(call, draft)
      if (!draft.isRemoved(call)) decline(reasons.needed(variable.name))
    }
  }
}
