import type { ExprNode } from '../syntax.ts'

/** Whether an expression is plainly where a database is, and no handle: a string, a concatenation, what the environment says. */
export function isLocation(node: ExprNode): boolean {
  switch (node.nodeType) {
    case 'BinOp':
    case 'Constant':
    case 'JoinedStr':
    case 'Subscript':
      return true
    case 'Call':
      return node.func.nodeType === 'Attribute' && ['get', 'getenv', 'format', 'join'].includes(node.func.attr)
    default:
      return false
  }
}
