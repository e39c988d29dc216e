import type { PythonModule } from '../modules/python-module.ts'
import type { ExprNode, PythonNode } from '../syntax.ts'

/** The name or attribute that an opening is assigned or bound to. */
export function keptBy(node: PythonNode, module: PythonModule): ExprNode | undefined {
  const parent = module.parentOf(node)
  if (parent?.nodeType === 'Await') return keptBy(parent, module)
  if (parent?.nodeType === 'Assign') return parent.targets.find(({ nodeType }) => nodeType === 'Name' || nodeType === 'Attribute')
  if (parent?.nodeType === 'AnnAssign' || parent?.nodeType === 'NamedExpr') return parent.target
  return parent?.nodeType === 'WithItem' ? parent.optional_vars : undefined
}
