import type { TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import { functionAround } from '../module-source.ts'
import type { Registrations } from '../runs/registrations.ts'
import { isInvocation, isNothing, type FunctionNode } from '../syntax.ts'
import { cleanUpBehindTest } from './clean-up-behind-test.ts'
import { removeDeadCode } from './dead-code.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { returnedType, type FactoryCall, type FactoryShape } from './factory-call.ts'
import { importStyle, isTyped, lineBreak } from './file-style.ts'
import { kinshipOf } from './handle-kinship.ts'
import { hookBehind } from './hook-counterpart.ts'
import { importUnder } from './import-export.ts'
import { checkLifetime } from './likeness.ts'
import type { Keeper, LocalDatabase } from './local-database.ts'
import { isWithin, removeDoneSetup, removeOrphans, removeWholeStatement, removeWrites, rootOfChain } from './plumbing.ts'
import type { ProvidedFixture } from './provided-fixtures.ts'
import { reasons } from './reasons.ts'
import { adoptFactoryForSession } from './session-factory.ts'
import type { SharedSetup } from './shared-setup.ts'
import { lineStart } from './statement-removal.ts'
import { hasThisMember, isSeenAt, isThisMember, variableAt, type ReferenceLike, type VariableLike } from './this-members.ts'
import { isFreeName } from './use-names.ts'

/**
 * Lets the shared factory open the database where the file opened it: its variable and its hooks stay, and the factory's
 * own clean-up closes it.
 */
export function adoptFactory(
  fixture: ProvidedFixture,
  shape: FactoryShape,
  database: LocalDatabase,
  setup: SharedSetup,
  draft: Draft,
  file: JavaScriptFile,
  registrations: Registrations,
): void {
  const name = importUnder(fixture, draft, file)
  const keepers = database.keepers.filter(({ variable }) => !isWithin(variable, database.factory))
  const isAsync = shape.isAsync === 'as before' ? keepers.some(({ variable }) => variable.references.some(({ writeExpr }) => writeExpr?.type === 'AwaitExpression')) : shape.isAsync
  const call = { shape: { ...shape, isAsync }, name, text: `${isAsync ? 'await ' : ''}${name}()`, quote: importStyle(file.module).quote, registrations }
  const targets = keepers.filter(({ handle }) => kinshipOf(handle, fixture.handle) !== 'strange')
  if (targets.length === 0) decline(reasons.unnamed)
  if (shape.isKept) checkLifetime(keepers, file, registrations)
  if (targets.some(({ variable }) => variable.defs[0]?.type === 'ImportBinding')) {
    adoptFactoryForSession(fixture, call, database, setup, draft, file, registrations)
    return
  }
  removeWrites(keepers.filter((keeper) => !targets.includes(keeper)), draft)
  for (const { variable } of targets) for (const reference of variable.references) takeOver(variable, reference, call, draft)
  replaceClosings(database, targets, call, draft, file)
  removeOrphans(new Set(keepers.map(({ variable }) => variable)), draft, file)
  removeDoneSetup(keepers, setup, draft, file, registrations)
  removeDeadCode(draft, file, registrations)
  for (const { handle, variable } of keepers) {
    if (kinshipOf(handle, fixture.handle) === 'strange' && draft.remainingUses(variable).length > 0) decline(reasons.hiddenHandle(variable.name, `${handle.api.name} ${handle.type}`))
  }
}

/** Writes the factory's call where a variable got its database. */
function takeOver(variable: VariableLike, { identifier, init, writeExpr }: ReferenceLike, call: FactoryCall, draft: Draft): void {
  if (!writeExpr || isNothing(writeExpr) || draft.isRemoved(identifier)) return
  const parent = draft.module.parentOf(identifier)
  const isSole = parent?.type === 'VariableDeclarator' ? parent.id === identifier : parent?.type === 'AssignmentExpression' && parent.left === identifier
  if (!isSole || parent === undefined) decline(reasons.mixedWork)
  allowAwait(writeExpr, call, draft)
  const { cleanup, property } = call.shape
  if (property === null) {
    draft.exchange(writeExpr, call.text)
    return
  }
  const closing = cleanup === null ? '' : isThisMember(variable) ? `, ${cleanup}: ${cleanupOf(variable, cleanup)}` : `, ${cleanup}`
  const pattern = `{ ${property === variable.name ? property : `${property}: ${variable.name}`}${closing} }`
  if (cleanup !== null && !isFree(cleanup, variable, draft)) decline(reasons.nameTaken(cleanupOf(variable, cleanup)))
  if (init === true && parent.type === 'VariableDeclarator') {
    draft.replace(parent.id, pattern)
    draft.exchange(writeExpr, call.text)
    return
  }
  const statement = draft.module.parentOf(parent)
  // db ??= open()
  const isPlain = parent.type === 'AssignmentExpression' && parent.operator === '='
  if (statement?.type !== 'ExpressionStatement' || !isPlain) decline(reasons.mixedWork)
  const { semicolon } = importStyle(draft.module)
  draft.exchange(statement, `${semicolon === '' ? ';' : ''}(${pattern} = ${call.text})${semicolon}`)
  if (cleanup !== null && !isThisMember(variable)) declareCleanup(variable, cleanup, call, draft)
}

/** The clean-up is kept beside the database: in a variable, or on `this`. */
function cleanupOf(variable: VariableLike, cleanup: string): string {
  return isThisMember(variable) ? `this.${cleanup}` : cleanup
}

function isFree(cleanup: string, variable: VariableLike, draft: Draft): boolean {
  return isThisMember(variable) ? !hasThisMember(cleanup, variable.scope.block) : isFreeName(cleanup, draft, variable.scope)
}

/** `let cleanup` below `let db`. */
function declareCleanup(variable: VariableLike, cleanup: string, call: FactoryCall, draft: Draft): void {
  const { module } = draft
  const declaration = variable.defs[0]?.parent
  if (declaration?.type !== 'VariableDeclaration') decline(reasons.mixedWork)
  const { text } = module
  const indentation = text.slice(lineStart(text, declaration.range[0]), declaration.range[0])
  const statement = `let ${cleanup}${isTyped(module) ? `: ${returnedType(call, call.shape.cleanup)}` : ''}${importStyle(module).semicolon}`
  const place = declaration.range[1]
  if (!draft.edits.some(({ range }) => range[0] === place && range[1] === place)) draft.insert(place, `${lineBreak(module)}${indentation.trim() === '' ? indentation : ''}${statement}`)
}

/** Makes the function around an `await` an async one; at the top of a module it needs none. */
function allowAwait(node: TSESTree.Node, call: FactoryCall, draft: Draft): void {
  if (!call.shape.isAsync) return
  const around = functionAround(node, draft.module)
  if (around === undefined) {
    if (importStyle(draft.module).isCommonJs) decline(reasons.noAwait)
    return
  }
  makeAsync(around, call, draft)
}

function makeAsync(node: FunctionNode, { registrations }: FactoryCall, draft: Draft): void {
  if (node.async) return
  const registered = registrations.ofCallback.get(node)?.registration.registers
  // With a callback of its own (`done`), a hook of jest or mocha may not be async
  const waits = registered === 'hook' ? node.params.every((parameter) => parameter.type === 'Identifier' && parameter.name === 'this') : registered === 'test'
  if (!waits) decline(reasons.noAwait)
  if (!draft.edits.some(({ range, text }) => range[0] === node.range[0] && text === 'async ')) draft.insert(node.range[0], 'async ')
}

/** The factory's clean-up closes what it opened; without one, the variable is closed as it was. */
function replaceClosings({ closings }: LocalDatabase, targets: readonly Keeper[], call: FactoryCall, draft: Draft, file: JavaScriptFile): void {
  const { module } = file
  const { cleanup } = call.shape
  const variables = new Set(targets.map(({ variable }) => variable))
  const replaced = new Set<FunctionNode | undefined>()
  for (const closing of closings) {
    if (draft.isRemoved(closing)) continue
    const around = functionAround(closing, module)
    if (cleanup === null) {
      const isOfTarget = !call.shape.isKept && isInvocation(closing) && variableAt(rootOfChain(closing, variables, file), variables, file) !== undefined
      if (!isOfTarget) removeWholeStatement(closing, draft)
      continue
    }
    if (replaced.has(around)) {
      removeWholeStatement(closing, draft)
      continue
    }
    const closed = targets.find(({ variable }) => isSeenAt(variable, closing, file, call.registrations))
    if (closed === undefined) decline(reasons.closedElsewhere)
    replaced.add(around)
    const parent = module.parentOf(closing)
    const isShort = around !== undefined && (around.body === closing || (parent?.type === 'ReturnStatement' && parent.argument === closing))
    // What was not awaited, and is no promise now, need not be
    const isDone = isShort || parent?.type === 'AwaitExpression' || !call.shape.hasAsyncCleanup
    if (!isDone) {
      if (around === undefined) decline(reasons.noAwait)
      makeAsync(around, call, draft)
    }
    draft.exchange(closing, `${isDone ? '' : 'await '}${cleanupOf(closed.variable, cleanup)}()`)
  }
  if (cleanup === null || replaced.size > 0) return
  for (const { variable } of targets) {
    const [write, ...others] = variable.references.filter(({ writeExpr }) => writeExpr && !isNothing(writeExpr))
    if (write === undefined || others.length > 0) decline(reasons.nothingCloses)
    if (!cleanUpInHook(write.identifier, variable, cleanup, call, draft, file)) cleanUpBehindTest(write.identifier, `${cleanupOf(variable, cleanup)}()`, call, draft, file)
  }
}

/** What a hook opens and nothing closes, the hook behind it cleans up. */
function cleanUpInHook(opened: TSESTree.Node, variable: VariableLike, cleanup: string, { registrations }: FactoryCall, draft: Draft, file: JavaScriptFile): boolean {
  const { module } = file
  const around = functionAround(opened, module)
  const hook = around && registrations.ofCallback.get(around)
  const statement = hook && module.parentOf(hook.node)
  if (hook === undefined || statement?.type !== 'ExpressionStatement') return false
  const name = hookBehind(hook, draft, file)
  if (name === undefined) return false
  const { semicolon } = importStyle(module)
  const indentation = module.text.slice(lineStart(module.text, statement.range[0]), statement.range[0])
  const callback = isThisMember(variable) ? `function () { return this.${cleanup}()${semicolon} }` : `() => ${cleanup}()`
  draft.insert(statement.range[1], `${lineBreak(module).repeat(2)}${indentation}${name}(${callback})${semicolon}`)
  return true
}
