import type { TSESTree } from '@typescript-eslint/utils'
import type { Name, Statement } from '../sql/statement.ts'
import { readStatements } from '../sql/statements.ts'
import { isTrueAt } from './arguments.ts'
import { executedTexts } from './executed-text.ts'
import { isLibrary, libraryMember, type JavaScriptFile } from './javascript-file.ts'
import { visit, type ModuleSource } from './module-source.ts'
import type { Resolver } from './resolver.ts'
import { calleeOf, isFunction, propertyName, unwrap } from './syntax.ts'

/** What a file drops, through SQL and through builders, before or after its tests. */
export interface Drops {
  /** Whether an object is dropped, or everything is, or something under a name that nobody can read. */
  includes: (name: string) => boolean
  /** Whether anything is dropped. */
  isAny: boolean
}

/** SQL text with the statements read in it. */
export interface ReadText {
  sql: { text: string }
  statements: readonly Statement[]
}

/**
 * Finds what a file drops.
 *
 * @param file - the linted file
 * @param executed - the SQL that it executes
 */
export function findDrops({ invocations, module, resolver }: JavaScriptFile, executed: readonly ReadText[]): Drops {
  const names = new Set<string>()
  const add = (name: string | null | undefined): void => {
    names.add(name?.toLowerCase() ?? everything)
  }
  for (const { sql, statements } of executed) {
    for (const statement of statements) for (const name of droppedNames(statement, sql.text)) add(name)
  }
  for (const node of invocations) {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
    if (callee?.type === 'Identifier' && emptyingFunction.test(callee.name) && isImported(callee, module, resolver)) names.add(everything)
    const drops = libraryMember(resolver.invokedMember(node, module))?.member.drops
    if (drops !== undefined && (drops === true || isTrueAt(node, drops, module, resolver))) names.add(everything)
    const method = callee?.type === 'MemberExpression' ? (propertyName(callee) ?? '') : ''
    if (node.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || !method.startsWith('drop')) continue
    const object = resolver.valueOf(callee.object, module)
    if (object?.kind !== 'instance' || !isLibrary(object.api)) continue
    const [argument] = node.arguments
    const dropsNamed = /^drop(?:Index|Table|View)/.test(method) && argument?.type === 'Literal' && typeof argument.value === 'string'
    add(dropsNamed ? argument.value.split('.').at(-1) : null)
  }
  return { includes: (name) => names.has(everything) || names.has((name.split('.').at(-1) ?? name).toLowerCase()), isAny: names.size > 0 }
}

/** What several files drop. */
export function together(drops: readonly Drops[]): Drops {
  return { includes: (name) => drops.some(({ includes }) => includes(name)), isAny: drops.some(({ isAny }) => isAny) }
}

/** What hooks drop; they may drop anything where they run text that nobody can read, or hand a database to a function. */
export function dropsOfHooks(hooks: JavaScriptFile): Drops {
  const { invocations, module, resolver } = hooks
  const executed: ReadText[] = []
  let isUnread = false
  for (const node of invocations) {
    const found = libraryMember(resolver.invokedMember(node, module))
    const texts = found?.member.executes === undefined ? [] : executedTexts(node, found.member.executes, hooks)
    executed.push(...texts.map((sql) => ({ sql, statements: readStatements(sql.text, sql.holes) })))
    isUnread ||= found === undefined ? isHandedHandle(node, hooks) : found.member.executes !== undefined && texts.length === 0
  }
  return isUnread ? { includes: () => true, isAny: true } : findDrops(hooks, executed)
}

/** `truncateAll(pool)` */
function isHandedHandle(node: TSESTree.Node, { module, resolver }: JavaScriptFile): boolean {
  return node.type === 'CallExpression' && node.arguments.some((argument) => {
    const value = resolver.valueOf(argument, module)
    return value?.kind === 'instance' && isLibrary(value.api)
  })
}

/** What a statement drops; `null` stands for everything, and for what nobody can read. */
function droppedNames(statement: Statement, text: string): (string | null)[] {
  switch (statement.verb) {
    case 'alter':
      return statement.actions.flatMap(({ action, name }) => (action.startsWith('drop ') ? [name && lastPart(name)] : []))
    case 'drop':
      return statement.kind === 'database' || statement.kind === 'schema' ? [null] : statement.names.map(lastPart)
    case 'block':
    case 'do':
    case 'if':
    case 'other':
      // begin execute immediate 'drop table users'; end
      return hiddenDrop.test(text.slice(statement.start, statement.end)) ? [null] : []
    default:
      return []
  }
}

const hiddenDrop = /\bdrop\s+(?:database|index|materialized|owned|schema|sequence|table|type|view)\b/i

/** A function of another file that by its name starts over: `resetDatabase()`, `dropAll(pool)`, `cleanDb()`. */
const emptyingFunction = /^(?:clean|clear|drop|purge|recreate|reset|teardown|wipe)/i

function isImported(node: TSESTree.Identifier, module: ModuleSource, resolver: Resolver): boolean {
  return resolver.variableOf(node, module)?.defs[0]?.type === 'ImportBinding'
}

/** Stands for every name: no object is called so. */
const everything = '*'

function lastPart({ parts }: Name): string | null {
  return parts.at(-1) ?? null
}

/**
 * Whether a file takes its schema back by rolling a transaction back, through SQL or through a library.
 *
 * @param file - the linted file
 * @param statements - the statements of the SQL that it executes
 */
export function rollsBack({ invocations, module, resolver }: JavaScriptFile, statements: readonly Statement[]): boolean {
  if (statements.some((statement) => statement.verb === 'transaction' && statement.control === 'rollback')) return true
  return invocations.some((node) => {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined
    if (callee?.type !== 'MemberExpression' || !/^rollback(?:Transaction)?$/.test(propertyName(callee) ?? '')) return false
    const object = resolver.valueOf(callee.object, module)
    return object?.kind === 'instance' && object.api.subject === 'library'
  })
}

/** Whether a file removes files: a database in one of them is a new one then. */
export function removesFiles({ invocations }: JavaScriptFile): boolean {
  return invocations.some((node) => {
    const callee = unwrap(calleeOf(node))
    const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? propertyName(callee) : undefined
    return name !== undefined && removingCalls.has(name)
  })
}

const removingCalls: ReadonlySet<string> = new Set(['emptyDir', 'emptyDirSync', 'remove', 'removeSync', 'rimraf', 'rm', 'rmSync', 'unlink', 'unlinkSync'])

/** Whether a call that creates schema expects to fail or asks first: in a `try`, behind an `if`, with a `.catch()`, in an `expect`. */
export function expectsFailure(node: TSESTree.Node, { module, resolver }: JavaScriptFile): boolean {
  if (node.type === 'CallExpression' && tellsErrorsApart(node)) return true
  for (let inner = node, outer = module.parentOf(node); outer !== undefined; inner = outer, outer = module.parentOf(outer)) {
    if (isCautious(outer, inner)) return true
    if (!isFunction(outer)) continue
    // pool.connect((client) => client.query('CREATE …')) runs where it stands; any other function is its own story
    const parent = module.parentOf(outer)
    if (parent?.type !== 'CallExpression' || libraryMember(resolver.invokedMember(parent, module)) === undefined) return false
  }
  return false
}

/** `connection.query('CREATE …', (error) => { if (error && error.code !== '42P07') throw error })` */
function tellsErrorsApart(node: TSESTree.CallExpression): boolean {
  const callback = node.arguments.at(-1)
  const [error] = callback !== undefined && isFunction(callback) ? callback.params : []
  if (callback === undefined || error?.type !== 'Identifier') return false
  let isFound = false
  visit(callback, (inner) => {
    isFound ||= inner.type === 'BinaryExpression' && [inner.left, inner.right].some((side) => isDetailOf(side, error.name))
    return !isFound
  })
  return isFound
}

function isDetailOf(node: TSESTree.Node, error: string): boolean {
  const inner = unwrap(node)
  return inner.type === 'MemberExpression' && inner.object.type === 'Identifier' && inner.object.name === error && errorDetails.has(propertyName(inner) ?? '')
}

const errorDetails: ReadonlySet<string> = new Set(['code', 'errno', 'message'])

/** Whether what stands in a node runs under a condition, or may fail without harm. */
function isCautious(node: TSESTree.Node, inner: TSESTree.Node): boolean {
  switch (node.type) {
    case 'TryStatement':
      return node.block === inner && node.handler !== null
    case 'IfStatement':
    case 'ConditionalExpression':
      return node.test !== inner
    case 'LogicalExpression':
      return node.right === inner
    case 'MemberExpression':
      return propertyName(node) === 'catch'
    case 'CallExpression':
      // .then(done, failed)
      if (node.callee === inner && node.callee.type === 'MemberExpression' && propertyName(node.callee) === 'then') return node.arguments.length > 1
      return node.callee.type === 'Identifier' && node.callee.name === 'expect'
    default:
      return false
  }
}
