import { argumentAt } from './call-arguments.ts'
import { frameworkMember, libraryMember, type PythonFile } from './python-file.ts'
import { isNameReplaced } from './replaced-names.ts'
import type { Variable } from './scopes.ts'
import { dottedName, isFunction, type Name, type PythonNode } from './syntax.ts'

/**
 * Whether every use of an import leaves the application's data alone: it stands in annotations, is closed, looked at,
 * replaced by a fake, or overridden, as in `app.dependency_overrides[get_db] = …`.
 */
export function isOnlyInspected({ name, references }: Variable, file: PythonFile): boolean {
  if (references.length === 0) return true
  return isNameReplaced(name, file) || references.some((reference) => isRebound(reference, file)) || references.every((reference) => leavesDataAlone(reference, file))
}

function leavesDataAlone(reference: Name, file: PythonFile): boolean {
  const { module, resolver } = file
  const chain = wholeChain(reference, file)
  const parent = module.parentOf(chain)
  if (isKeyOrOverridden(chain, file) || isAnnotation(reference, file)) return true
  switch (parent?.nodeType) {
    // engine.url.database == 'test', assert SessionLocal
    case 'Assert':
    case 'Compare':
      return true
    case 'Call':
      if (parent.func !== chain) return inspectingCalls.has(dottedName(parent.func)?.split('.').at(-1) ?? '') || isMock(parent, file)
      return chain !== reference && libraryMember(resolver.invokedMember(parent, module))?.member.closes !== undefined
    // with patch.object(database, 'engine')
    case 'Keyword':
      return false
    default:
      return chain !== reference && parent?.nodeType === 'Assign' && parent.targets.some((target) => target === chain)
  }
}

/** The chain of attributes that begins at a name: `engine.dialect.name` for `engine`. */
function wholeChain(node: PythonNode, file: PythonFile): PythonNode {
  const parent = file.module.parentOf(node)
  return parent?.nodeType === 'Attribute' && parent.value === node ? wholeChain(parent, file) : node
}

/** Calls that look at a value and run nothing on it. */
const inspectingCalls: ReadonlySet<string> = new Set(['callable', 'hasattr', 'isasyncgenfunction', 'isgeneratorfunction', 'isinstance', 'signature', 'type'])

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

function isAnnotation(reference: Name, { module }: PythonFile): boolean {
  for (let below: PythonNode = reference, current = module.parentOf(reference); current !== undefined; below = current, current = module.parentOf(current)) {
    if (current.nodeType === 'Arg') return current.annotation === below
    if (current.nodeType === 'AnnAssign') return current.annotation === below
    if (isFunction(current)) return current.returns === below
  }
  return false
}

/** `SessionLocal.configure(bind=engine)`: from then on, it is the file's own. */
function isRebound(reference: Name, { module, resolver }: PythonFile): boolean {
  const method = module.parentOf(reference)
  const call = method?.nodeType === 'Attribute' ? module.parentOf(method) : undefined
  if (call?.nodeType !== 'Call' || call.func !== method) return false
  const member = libraryMember(resolver.invokedMember(call, module))?.member
  return member?.opens === undefined && member?.wraps?.some((place) => argumentAt(call, place) !== undefined) === true
}

function isMock(call: PythonNode, { module, resolver }: PythonFile): boolean {
  return call.nodeType === 'Call' && frameworkMember(resolver.invokedMember(call, module))?.mocks !== undefined
}
