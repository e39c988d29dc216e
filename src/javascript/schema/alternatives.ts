import type { TSESTree } from '@typescript-eslint/utils'
import { functionAround, type ModuleSource } from '../module-source.ts'
import type { ReadText } from './schema-effects.ts'

/** A call that makes something, and the text with which it does. */
interface Maker {
  node: ReadText['node']
  /** Absent for a builder's call. */
  sql?: ReadText['sql'] | undefined
}

/** Whether only one of two makers runs: a call executes one text or the other, or they stand in different branches. */
export function areAlternatives(left: Maker, right: Maker, module: ModuleSource): boolean {
  if (left.node === right.node) return left.sql !== right.sql
  return functionAround(left.node, module) === functionAround(right.node, module) && branchOf(left.node, module) !== branchOf(right.node, module)
}

/** The branch of an `if`, `?:` or `switch` that a node stands in; `undefined` for none. */
function branchOf(node: TSESTree.Node, module: ModuleSource): TSESTree.Node | undefined {
  const parent = module.parentOf(node)
  if (parent === undefined || parent === functionAround(node, module)) return undefined
  return parent.type === 'IfStatement' || parent.type === 'ConditionalExpression' || parent.type === 'SwitchStatement' ? node : branchOf(parent, module)
}
