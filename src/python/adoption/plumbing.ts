import type { PythonModule } from '../modules/python-module.ts'
import { libraryMember, type PythonFile } from '../python-file.ts'
import { beginningOf, childrenOf, dottedName, type Call, type ExprNode, type FunctionNode, type Name, type PythonNode, type StmtNode } from '../syntax.ts'

/**
 * Whether a fixture does nothing but open a database, set its schema up, hand a handle out and put things back: what the
 * shared fixture does as well. Rows, overrides and patches are the file's own business.
 */
export function isPlumbing(node: FunctionNode, file: PythonFile): boolean {
  return node.body.every((statement) => isPlumbingStatement(statement, file))
}

function isPlumbingStatement(statement: StmtNode, file: PythonFile): boolean {
  const all = (statements: readonly StmtNode[]): boolean => statements.every((inner) => isPlumbingStatement(inner, file))
  switch (statement.nodeType) {
    case 'Import':
    case 'ImportFrom':
    case 'Pass':
    case 'Raise':
      return true
    case 'Expr':
      return isHarmless(statement.value, file)
    case 'Assign':
      return statement.targets.every(isLocalName) && isHarmless(statement.value, file)
    case 'AnnAssign':
      return isLocalName(statement.target) && (statement.value === undefined || isHarmless(statement.value, file))
    case 'Return':
      return statement.value === undefined || isHarmless(statement.value, file)
    case 'If':
      return isHarmless(statement.test, file) && all(statement.body) && all(statement.orelse)
    case 'Try':
      return all(statement.body) && statement.handlers.every(({ body }) => all(body)) && all(statement.orelse) && all(statement.finalbody)
    case 'With':
    case 'AsyncWith':
      return statement.items.every(({ context_expr: entered }) => isHarmless(entered, file)) && all(statement.body)
    default:
      return false
  }
}

function isLocalName(target: ExprNode): boolean {
  return target.nodeType === 'Name' || (target.nodeType === 'Tuple' && target.elts.every(isLocalName))
}

/** Whether an expression calls only what opens, sets up or closes, and what comes with Python. */
function isHarmless(node: PythonNode, file: PythonFile): boolean {
  if (node.nodeType === 'Lambda') return true
  if (node.nodeType === 'Call' && !isHarmlessCall(node, file)) return false
  return childrenOf(node).every((child) => isHarmless(child, file))
}

function isHarmlessCall(node: Call, file: PythonFile): boolean {
  const { module, resolver } = file
  const invoked = resolver.invokedMember(node, module)
  if (invoked !== undefined) {
    const found = libraryMember(invoked)
    if (found === undefined) return false
    const { closes, executes, housekeeping, opens, construct, returns } = found.member
    return executes === undefined && (closes ?? housekeeping ?? opens ?? construct ?? returns) !== undefined
  }
  // A session of the application's own accessor: next(get_db())
  if (resolver.valueOf(node, module)?.kind === 'instance') return true
  if (node.func.nodeType === 'Attribute' && resolver.valueOf(node.func.value, module)?.kind === 'instance') return false
  const root = beginningOf(node.func)
  return root.nodeType === 'Name' && comesWithPython(root, module)
}

/** Modules of the standard library that make and remove the files of a database. */
const fileModules: ReadonlySet<string> = new Set(['contextlib', 'os', 'pathlib', 'shutil', 'tempfile', 'uuid'])

function comesWithPython(root: Name, module: PythonModule): boolean {
  const definitions = module.scopes.variableOf(root)?.definitions
  // A built-in function
  if (definitions === undefined) return ['anext', 'hasattr', 'isinstance', 'next', 'print', 'str'].includes(root.id)
  return definitions.every((definition) => {
    if (definition.kind === 'import') {
      const { alias, statement } = definition
      const from = statement.nodeType === 'Import' ? alias.name : (statement.module ?? '')
      return fileModules.has(from.split('.')[0] ?? '')
    }
    // path = Path(tempfile.mkdtemp()) / 'test.db', then path.unlink()
    const value = definition.kind === 'assignment' || definition.kind === 'with' ? definition.value : undefined
    const made = value && madeBy(value)
    return made !== undefined && made !== root && made.id !== root.id && comesWithPython(made, module)
  })
}

function madeBy(value: ExprNode): Name | undefined {
  if (value.nodeType === 'BinOp') return madeBy(value.left)
  const maker = value.nodeType === 'Call' && dottedName(value.func) !== undefined ? beginningOf(value.func) : undefined
  return maker?.nodeType === 'Name' ? maker : undefined
}
