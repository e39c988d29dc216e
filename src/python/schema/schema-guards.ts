import { namesSystem } from '../../sql/system-names.ts'
import { frameworkMember, type PythonFile } from '../python-file.ts'
import type { PythonModule } from '../modules/python-module.ts'
import { childrenOf, dottedName, isFunction, stringOf, type ExprNode, type NodeOf, type PythonNode, type StmtNode } from '../syntax.ts'

/** How many variables lead to what a condition asks, at most. */
const deepestLook = 5

/**
 * Whether code expects to fail or asks first: it stands in a `try` with a handler that does not raise, behind a condition or
 * an early `return`, in `with pytest.raises(…)`.
 *
 * @param node - a call
 * @param module - where it stands
 */
export function isGuardedWithin(node: PythonNode, module: PythonModule, { resolver }: Pick<PythonFile, 'resolver'>): boolean {
  for (let inner = node, outer = module.parentOf(node); outer !== undefined && !isFunction(inner); inner = outer, outer = module.parentOf(outer)) {
    if (isGuardedBy(outer, inner, module, resolver)) return true
  }
  return false
}

function isGuardedBy(node: PythonNode, inner: PythonNode, module: PythonModule, resolver: PythonFile['resolver']): boolean {
  const asksDatabase = (question: ExprNode): boolean => !isSameInEachRun(question, module)
  if (leavesBefore(node, inner, asksDatabase)) return true
  switch (node.nodeType) {
    case 'Try':
    case 'TryStar':
      return node.body.some((statement) => statement === inner) && node.handlers.some((handler) => !alwaysRaises(handler))
    case 'AsyncWith':
    case 'With':
      return node.body.some((statement) => statement === inner) && node.items.some(({ context_expr: entered }) => entered.nodeType === 'Call' && (frameworkMember(resolver.invokedMember(entered, module)) !== undefined || suppresses(entered.func)))
    case 'If':
    case 'IfExp':
    case 'While':
      return node.test !== inner && asksDatabase(node.test)
    case 'BoolOp': {
      const before = node.values.slice(0, node.values.findIndex((value) => value === inner))
      return before.some(asksDatabase)
    }
    default:
      return false
  }
}

function alwaysRaises({ body }: NodeOf<'ExceptHandler'>): boolean {
  return body.some(({ nodeType }) => nodeType === 'Raise')
}

/** `contextlib.suppress(OperationalError)`, `self.assertRaises(OperationalError)` */
function suppresses(callee: ExprNode): boolean {
  return ['assertRaises', 'assertRaisesRegex', 'raises', 'suppress'].includes(dottedName(callee)?.split('.').at(-1) ?? '')
}

/** `if inspector.has_table("users"): return` before it in the same block */
function leavesBefore(node: PythonNode, inner: PythonNode, asksDatabase: (question: ExprNode) => boolean): boolean {
  if (!('body' in node) || !Array.isArray(node.body)) return false
  const body: readonly StmtNode[] = node.body
  return body.slice(0, Math.max(body.findIndex((statement) => statement === inner), 0)).some((statement) => statement.nodeType === 'If' && asksDatabase(statement.test) && leaves(statement.body.at(-1)))
}

function leaves(statement: StmtNode | undefined): boolean {
  return statement?.nodeType === 'Return' || statement?.nodeType === 'Continue' || statement?.nodeType === 'Break'
}

/** `if os.environ.get("CI")`, `if engine.dialect.name == "postgresql"`: which database there is says nothing of what is in it. */
function isSameInEachRun(node: ExprNode, module: PythonModule, depth = 0): boolean {
  const isSame = (part: ExprNode): boolean => isSameInEachRun(part, module, depth + 1)
  switch (node.nodeType) {
    case 'Constant':
      return true
    case 'BoolOp':
      return node.values.every(isSame)
    case 'UnaryOp':
      return isSame(node.operand)
    case 'Compare':
      return [node.left, ...node.comparators].some(namesSystems) || [node.left, ...node.comparators].every(isSame)
    case 'Subscript':
      return /\benviron$/.test(dottedName(node.value) ?? '')
    case 'Call':
      return /\b(?:environ\.get|getenv)$/.test(dottedName(node.func) ?? '') || (node.func.nodeType === 'Attribute' && node.func.attr === 'startswith' && node.args.some(namesSystems))
    case 'Name': {
      const [definition, second] = module.scopes.variableOf(node)?.definitions ?? []
      return definition?.kind === 'assignment' && definition.value !== undefined && second === undefined && depth < deepestLook && isSame(definition.value)
    }
    default:
      return false
  }
}

/** `"postgresql"`, `("mysql", "mariadb")` */
function namesSystems(node: PythonNode): boolean {
  const text = stringOf(node)
  if (text !== undefined) return namesSystem(text)
  const isList = node.nodeType === 'Tuple' || node.nodeType === 'List' || node.nodeType === 'Set'
  return isList && node.elts.length > 0 && childrenOf(node).every(namesSystems)
}
