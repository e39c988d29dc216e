import { childrenOf, isNone, type ExprNode, type FunctionNode, type PythonNode } from '../syntax.ts'

/** The expression that a function yields, or where it yields nothing, the first that it returns. */
export function givenExpression(node: FunctionNode): ExprNode | undefined {
  const given = givenExpressions(node)
  return given.yielded[0] ?? given.returned[0]
}

/** Every expression that a function yields and returns, `None` left out. */
export function givenExpressions(node: FunctionNode): { yielded: ExprNode[]; returned: ExprNode[]; isGenerator: boolean } {
  const found: { yielded: ExprNode[]; returned: ExprNode[]; isGenerator: boolean } = { yielded: [], returned: [], isGenerator: false }
  const enter = (child: PythonNode): void => {
    if (child.nodeType === 'FunctionDef' || child.nodeType === 'AsyncFunctionDef' || child.nodeType === 'Lambda' || child.nodeType === 'ClassDef') return
    if (child.nodeType === 'Yield' || child.nodeType === 'YieldFrom') {
      found.isGenerator = true
      if (child.value && !isNone(child.value)) found.yielded.push(child.value)
    }
    if (child.nodeType === 'Return' && child.value && !isNone(child.value)) found.returned.push(child.value)
    for (const below of childrenOf(child)) enter(below)
  }
  for (const statement of node.body) enter(statement)
  return found
}
