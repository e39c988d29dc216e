import { areAll } from '../../sql/statement-effect.ts'
import { libraryMember, type PythonFile } from '../python-file.ts'
import { isInside } from '../modules/python-module.ts'
import { executedTexts } from '../schema/sql-text.ts'
import { dottedName, type Call, type ExprNode, type Name, type PythonNode } from '../syntax.ts'

/** `SELECT 1` and `PRAGMA foreign_keys` name no table and set nothing. */
const reaching = /\bfrom\b|\bpragma\s+\w+\s*[(=]/i

/**
 * Whether a session is opened and nothing in the database is asked or changed through it: it is closed or rolled back, or
 * runs `SELECT 1`.
 *
 * @param opener - what is called to open it: `SessionLocal`, `engine.connect`, `get_db`
 */
export function opensIdly(opener: ExprNode, file: PythonFile): boolean {
  const { module } = file
  const call = module.parentOf(opener)
  if (call?.nodeType !== 'Call' || call.func !== opener) return false
  const opened = awaitedOrFirst(call, file)
  const parent = module.parentOf(opened)
  switch (parent?.nodeType) {
    case 'Attribute':
      return isIdleUse(opened, file)
    case 'WithItem':
      return parent.optional_vars === undefined || (parent.optional_vars.nodeType === 'Name' && isKeptIdle(parent.optional_vars, file, module.parentOf(parent)))
    case 'Assign':
      return parent.targets.every((target) => target.nodeType === 'Name' && isKeptIdle(target, file))
    default:
      return false
  }
}

/** `await open_session()`, `next(get_db())` */
function awaitedOrFirst(node: ExprNode, file: PythonFile): ExprNode {
  const parent = file.module.parentOf(node)
  const isFirst = parent?.nodeType === 'Call' && parent.args[0] === node && ['anext', 'next'].includes(dottedName(parent.func) ?? '')
  return parent?.nodeType === 'Await' || isFirst ? awaitedOrFirst(parent, file) : node
}

/** Whether a name that keeps the session is used idly, within the block that binds it or wherever it is known. */
function isKeptIdle(name: Name, file: PythonFile, block?: PythonNode): boolean {
  const { module } = file
  const variable = module.scopes.variableOf(name)
  if (variable?.scope.kind !== 'function' || variable.mentions.length > 0) return false
  const isInBlock = (node: PythonNode): boolean => block === undefined || isInside(node, block, module)
  return variable.references.every((reference) => reference.ctx.nodeType !== 'Load' || !isInBlock(reference) || isIdleUse(reference, file) || isCollected(reference, file))
}

/** `sessions.append(session)`, where what goes over the list only closes them. */
function isCollected(reference: Name, { module }: PythonFile): boolean {
  const call = module.parentOf(reference)
  if (call?.nodeType !== 'Call' || call.func.nodeType !== 'Attribute' || call.func.attr !== 'append' || call.func.value.nodeType !== 'Name') return false
  const list = module.scopes.variableOf(call.func.value)
  const name = reference.id
  return list?.scope.kind === 'function' && list.references.every((use) => use.ctx.nodeType !== 'Load' || isPlainUse(use))

  function isPlainUse(use: Name): boolean {
    const parent = module.parentOf(use)
    // The loop's variable is the one that is looked into already
    if (parent?.nodeType === 'For') return parent.iter === use && parent.target.nodeType === 'Name' && parent.target.id === name
    if (parent?.nodeType === 'Attribute') return parent.attr === 'append' || parent.attr === 'clear'
    return parent?.nodeType === 'Call' && dottedName(parent.func) === 'len'
  }
}

/** `session.close()`, `session.execute(text('SELECT 1'))`, `with session:` */
function isIdleUse(handle: ExprNode, { module, resolver }: PythonFile): boolean {
  const method = module.parentOf(handle)
  if (isStatementOrWith(method)) return true
  if (method?.nodeType !== 'Attribute') return false
  const call = module.parentOf(method)
  if (call?.nodeType !== 'Call' || call.func !== method) return false
  const member = libraryMember(resolver.invokedMember(call, module))?.member
  if (member?.executes !== undefined && 'argument' in member.executes) {
    const texts = executedTexts(call, member.executes, module, resolver)
    return areAll(texts, ({ verb }) => verb === 'query' || verb === 'pragma') && !texts.some(({ text }) => reaching.test(text))
  }
  return member?.closes !== undefined || (isPlain(call) && idling.has(method.attr))
}

function isStatementOrWith(parent: PythonNode | undefined): boolean {
  return parent?.nodeType === 'WithItem' || parent?.nodeType === 'Assert' || parent?.nodeType === 'Compare'
}

function isPlain({ args, keywords }: Call): boolean {
  return args.length === 0 && keywords.length === 0
}

/** Methods that end what was begun. */
const idling: ReadonlySet<string> = new Set(['begin', 'rollback'])
