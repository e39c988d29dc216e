import type { ASTNodeUnion, Call, ClassDef, ExprNode, StmtNode } from 'py-ast'

export type { Alias, Arg, Call, ClassDef, ExprNode, Module, Name, StmtNode } from 'py-ast'

/** A node of a Python tree, in the shape of CPython's own `ast` module. */
export type PythonNode = ASTNodeUnion

export type NodeOf<T extends PythonNode['nodeType']> = Extract<PythonNode, { nodeType: T }>

export type FunctionNode = NodeOf<'AsyncFunctionDef' | 'FunctionDef'>

export type ImportStatement = NodeOf<'Import' | 'ImportFrom'>

export type WithStatement = NodeOf<'AsyncWith' | 'With'>

export function isFunction(node: PythonNode | undefined): node is FunctionNode {
  return node?.nodeType === 'FunctionDef' || node?.nodeType === 'AsyncFunctionDef'
}

export function isImport(node: PythonNode): node is ImportStatement {
  return node.nodeType === 'Import' || node.nodeType === 'ImportFrom'
}

export function isWith(node: PythonNode | undefined): node is WithStatement {
  return node?.nodeType === 'With' || node?.nodeType === 'AsyncWith'
}

/** The child nodes of a node, in the order of its fields. */
export function childrenOf(node: PythonNode): PythonNode[] {
  const children: PythonNode[] = []
  for (const value of Object.values(node) as unknown[]) {
    if (Array.isArray(value)) {
      for (const element of value as unknown[]) if (isNode(element)) children.push(element)
    } else if (isNode(value)) {
      children.push(value)
    }
  }
  return children
}

/** Contexts and operators carry nothing that a walk wants to see. */
function isNode(value: unknown): value is PythonNode {
  if (typeof value !== 'object' || value === null || !('nodeType' in value)) return false
  return 'lineno' in value || placeless.has(String(value.nodeType))
}

/** Nodes that CPython gives no position, and that hold nodes which have one. */
const placeless: ReadonlySet<string> = new Set(['Arguments', 'Comprehension', 'MatchCase', 'Module', 'WithItem'])

/**
 * Visits a node and everything below it, a parent before its children.
 *
 * @param root - where to start
 * @param enter - called for each node; `false` leaves out what is below it
 */
export function visit(root: PythonNode, enter: (node: PythonNode) => boolean | undefined): void {
  const pending = [root]
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (enter(node) === false) continue
    for (const child of childrenOf(node).reverse()) pending.push(child)
  }
}

/** Whether a test holds of a node, or of one below it. */
export function containsNode(root: PythonNode, test: (node: PythonNode) => boolean): boolean {
  let isFound = false
  visit(root, (node) => {
    isFound ||= test(node)
    return !isFound
  })
  return isFound
}

/** CPython compiles no file that nests deeper; the analysis walks down with the call stack, as CPython does. */
const deepestNesting = 3000

/** Whether a tree nests deeper than Python itself takes: a sum of thousands of terms. */
export function nestsTooDeep(root: PythonNode): boolean {
  let level = [root]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepestNesting) return true
    level = level.flatMap(childrenOf)
  }
  return false
}

/** What a chain of attributes and calls begins with: `tempfile` of `tempfile.mkdtemp().strip()`. */
export function beginningOf(node: ExprNode): ExprNode {
  if (node.nodeType === 'Attribute') return beginningOf(node.value)
  return node.nodeType === 'Call' ? beginningOf(node.func) : node
}

/** The name of a dotted chain: `'app.dependency_overrides'`; `undefined` for anything else. */
export function dottedName(node: ExprNode): string | undefined {
  if (node.nodeType === 'Name') return node.id
  if (node.nodeType !== 'Attribute') return undefined
  const owner = dottedName(node.value)
  return owner === undefined ? undefined : `${owner}.${node.attr}`
}

/** The text of a string literal, `undefined` for anything else. */
export function stringOf(node: PythonNode | null | undefined): string | undefined {
  return node?.nodeType === 'Constant' && typeof node.value === 'string' && !isBytes(node) ? node.value : undefined
}

function isBytes({ quote_style: quotes }: NodeOf<'Constant'>): boolean {
  return /^r?b/i.test(quotes ?? '')
}

export function isNone(node: PythonNode): boolean {
  return node.nodeType === 'Constant' && node.value === null
}

/** A keyword argument's value: `checkfirst=False`. */
export function keywordOf(node: Call | ClassDef, name: string): ExprNode | undefined {
  return node.keywords.find(({ arg }) => arg === name)?.value
}

/** The lists of statements that a statement holds: the body of an `if` and its `else`, the handlers of a `try`. */
export function blocksOf(node: PythonNode): StmtNode[][] {
  switch (node.nodeType) {
    case 'AsyncFor':
    case 'For':
    case 'If':
    case 'While':
      return [node.body, node.orelse]
    case 'AsyncFunctionDef':
    case 'AsyncWith':
    case 'ClassDef':
    case 'ExceptHandler':
    case 'FunctionDef':
    case 'MatchCase':
    case 'Module':
    case 'With':
      return [node.body]
    case 'Match':
      return node.cases.map(({ body }) => body)
    case 'Try':
    case 'TryStar':
      return [node.body, ...node.handlers.map(({ body }) => body), node.orelse, node.finalbody]
    default:
      return []
  }
}
