import type { PythonFile } from '../python-file.ts'
import { isFunction, visit, type ExprNode, type FunctionNode, type NodeOf } from '../syntax.ts'
import { decline } from '../../decline.ts'

/** Where a function keeps a handle: `session` or `self.session`. */
export interface Kept {
  /** As written. */
  name: string
  /** The expression that keeps it and the one that is kept; absent where a function in the function opens it for whoever calls that. */
  place?: { target: NodeOf<'Attribute' | 'Name'>; value: ExprNode }
}

export function isAttribute({ name }: Kept): boolean {
  return name.includes('.')
}

/**
 * Finds where a function keeps the handles on a database, those of functions in it left out.
 *
 * @param node - the function
 * @param isOurs - whether an expression is a handle on the database
 * @throws Declined where one is kept in a place that nothing can stand in for
 */
export function keptHandles(node: FunctionNode, isOurs: (expression: ExprNode) => boolean, { module }: PythonFile): Kept[] {
  const found: Kept[] = []
  visit(node, (child) => {
    if (isFunction(child) && child !== node) return false
    if (child.nodeType === 'Assign' && isOurs(child.value)) keep(child.targets.length === 1 ? child.targets[0] : child.value, child.value)
    if (child.nodeType === 'AnnAssign' && child.value !== undefined && isOurs(child.value)) keep(child.target, child.value)
    if (child.nodeType === 'WithItem' && child.optional_vars !== undefined && isOurs(child.context_expr)) keep(child.optional_vars, child.context_expr)
    return true
  })
  return found

  function keep(target: ExprNode | undefined, value: ExprNode): void {
    const isName = target?.nodeType === 'Name' || (target?.nodeType === 'Attribute' && target.value.nodeType === 'Name' && module.parentOf(node)?.nodeType === 'ClassDef')
    if (!isName) decline('it keeps the database in several places')
    found.push({ name: module.text.slice(...module.rangeOf(target)), place: { target, value } })
  }
}
