import { opensIdly } from './idle-session.ts'
import type { OpeningCall } from '../databases/opening-call.ts'
import { frameworkMember, libraryMember, type PythonFile } from '../python-file.ts'
import { isLibraryReplaced, isReplaced, type SessionUse } from './replaced-names.ts'
import { dottedName, isFunction, visit, type ExprNode, type NodeOf, type PythonNode } from '../syntax.ts'

/** How many names a session is followed through that only keep it to put it back. */
const mostNames = 10

/**
 * Whether every use of a session leaves the application's data alone: it stands in annotations, is closed, looked at, kept to
 * be put back, or overridden, as in `app.dependency_overrides[get_db] = …`, or tests have something else in its place.
 *
 * @param uses - where a file uses it
 * @param opening - the call that opens it; `undefined` where only settings say that it is one
 */
export function isHarmless(uses: readonly SessionUse[], opening: OpeningCall | undefined, file: PythonFile): boolean {
  return uses.every((use) => leavesDataAlone(use.node, file) || isReplaced(use, opening, file) || (opening !== undefined && isLibraryReplaced(opening.library, use.node, file)))
}

function leavesDataAlone(use: ExprNode, file: PythonFile, depth = 0): boolean {
  const { module, resolver } = file
  const chain = wholeChain(use, file)
  const parent = module.parentOf(chain)
  if (isKeyOrOverridden(chain, file) || isAnnotation(use, file) || isSetting(use, file) || isFunctionAlone(chain, file)) return true
  switch (parent?.nodeType) {
    // engine.url.database == 'test', assert SessionLocal
    case 'Assert':
    case 'Compare':
      return true
    case 'Call':
      if (opensIdly(chain, file)) return true
      if (parent.func !== chain) return inspectingCalls.has(dottedName(parent.func)?.split('.').at(-1) ?? '') || listening.test(dottedName(parent.func) ?? '') || isMock(parent, file)
      return chain !== use && libraryMember(resolver.invokedMember(parent, module))?.member.closes !== undefined
    // with patch.object(database, 'engine')
    case 'Keyword':
      return false
    case 'Assign':
      if (parent.targets.some((target) => target === chain)) return true
      return depth < mostNames && parent.targets.every((target) => isPutBack(target, file) || isKeptToPutBack(target, file, depth))
    default:
      // database.engine, _ = engine, 1
      return parent?.nodeType === 'Tuple' && parent.ctx.nodeType === 'Store'
  }
}

/** The chain of attributes that begins with an expression: `engine.dialect.name` for `engine`. */
function wholeChain(node: ExprNode, file: PythonFile): ExprNode {
  const parent = file.module.parentOf(node)
  return parent?.nodeType === 'Attribute' && parent.value === node ? wholeChain(parent, file) : node
}

/** `Depends(get_db)`, `[get_db, get_user]`: a function that is not called opens nothing, as far as the file shows. */
function isFunctionAlone(chain: ExprNode, { module, resolver }: PythonFile): boolean {
  const parent = module.parentOf(chain)
  if (resolver.valueOf(chain, module)?.kind !== 'function' || parent === undefined) return false
  if (parent.nodeType === 'Call') return parent.func !== chain && !wrapping.has(dottedName(parent.func)?.split('.').at(-1) ?? '')
  return ['Dict', 'Keyword', 'List', 'Set', 'Tuple'].includes(parent.nodeType)
}

/** Calls that give what opens a session when it is called or entered: `with contextmanager(get_db)() as session`. */
const wrapping: ReadonlySet<string> = new Set(['asynccontextmanager', 'contextmanager', 'partial'])

/** `engine.pool.size()`, `SessionLocal.kw['bind']` */
function isSetting(use: ExprNode, { module, resolver }: PythonFile): boolean {
  const parent = module.parentOf(use)
  return parent?.nodeType === 'Attribute' && parent.value === use && libraryMember(resolver.valueOf(parent, module))?.member.inspects === true
}

/** `database.engine = original` */
function isPutBack(target: ExprNode, { module, resolver }: PythonFile): boolean {
  if (target.nodeType === 'Subscript') return dottedName(target.value)?.endsWith('dependency_overrides') === true
  return target.nodeType === 'Attribute' && resolver.valueOf(target.value, module)?.kind === 'module'
}

/** `original = database.engine`, `self.original = database.engine` */
function isKeptToPutBack(target: ExprNode, file: PythonFile, depth: number): boolean {
  const { module } = file
  const variable = target.nodeType === 'Name' ? module.scopes.variableOf(target) : undefined
  const reads: ExprNode[] = variable?.references.filter(({ ctx }) => ctx.nodeType === 'Load') ?? []
  if (target.nodeType === 'Attribute' && target.value.nodeType === 'Name') {
    visit(module.ast, (node) => {
      if (node.nodeType === 'Attribute' && node.attr === target.attr && node.ctx.nodeType === 'Load') reads.push(node)
      return true
    })
  } else if (variable === undefined || variable.scope.kind === 'class') {
    return false
  }
  return reads.every((read) => leavesDataAlone(read, file, depth + 1))
}

/** `event.listen(engine, 'before_cursor_execute', count)` */
const listening = /(?:^|\.)event\.(?:contains|listen|listens_for|remove)$/

/** Calls that look at a value and run nothing on it. */
const inspectingCalls: ReadonlySet<string> = new Set(['callable', 'getsource', 'hasattr', 'id', 'isasyncgenfunction', 'iscoroutinefunction', 'isgeneratorfunction', 'isinstance', 'print', 'repr', 'signature', 'str', 'type'])

/** `app.dependency_overrides[get_db] = …`, `.pop(routes.get_db)`, `{get_db: …}`, `monkeypatch.setitem(app.dependency_overrides, get_db, …)` */
function isKeyOrOverridden(reference: PythonNode, { module }: PythonFile): boolean {
  for (let current: PythonNode | undefined = module.parentOf(reference); current !== undefined && !isFunction(current); current = module.parentOf(current)) {
    if (current.nodeType === 'Subscript' && current.slice === reference) return dottedName(current.value)?.endsWith('dependency_overrides') === true
    if (current.nodeType === 'Dict') return current.keys.some((key) => key === reference)
    if (current.nodeType === 'Call') return [current.func, ...current.args].some((part) => /\bdependency_overrides(?:\.|$)/.test(dottedName(part) ?? ''))
    if (current.nodeType === 'Assign') return current.targets.some((target) => target.nodeType === 'Attribute' && target.attr === 'dependency_overrides')
  }
  return false
}

function isAnnotation(reference: PythonNode, { module }: PythonFile): boolean {
  for (let below: PythonNode = reference, current = module.parentOf(reference); current !== undefined; below = current, current = module.parentOf(current)) {
    if (current.nodeType === 'Arg') return current.annotation === below
    if (current.nodeType === 'AnnAssign') return current.annotation === below
    if (isFunction(current)) return current.returns === below
  }
  return false
}

function isMock(call: NodeOf<'Call'>, { module, resolver }: PythonFile): boolean {
  return frameworkMember(resolver.invokedMember(call, module))?.mocks !== undefined
}
