import { areAll } from '../sql/statement-effect.ts'
import { libraryMember, type PythonFile } from './python-file.ts'
import { executedTexts } from './sql-text.ts'
import { dottedName, type Call, type ExprNode, type PythonNode } from './syntax.ts'

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
      return parent.optional_vars === undefined || (parent.optional_vars.nodeType === 'Name' && isKeptIdle(parent.optional_vars, file))
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

function isKeptIdle(name: ExprNode & { nodeType: 'Name' }, file: PythonFile): boolean {
  const variable = file.module.scopes.variableOf(name)
  if (variable?.scope.kind !== 'function' || variable.mentions.length > 0) return false
  return variable.references.every((reference) => reference.ctx.nodeType !== 'Load' || isIdleUse(reference, file))
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
