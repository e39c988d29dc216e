import type { TSESTree } from '@typescript-eslint/utils'
import { oncePer } from '../../lazy.ts'
import { visit, type ModuleSource } from '../module-source.ts'
import { propertyName, unwrap } from '../syntax.ts'

/** `db.sequelize = sequelize`, `globalThis.prisma ??= new PrismaClient()`, `this.db = new Database()` */
export interface MemberAssignment {
  /** What the member is written to. */
  object: TSESTree.Identifier | TSESTree.MemberExpression | TSESTree.ThisExpression
  value: TSESTree.Expression
}

/**
 * The assignments of a module to members of its variables, of globals and of `this`, by the member's name, in source order.
 *
 * @param module - a module
 * @param name - the member's name
 */
export function assignmentsTo(module: ModuleSource, name: string): readonly MemberAssignment[] {
  return assignmentsOf(module).get(name) ?? []
}

const assignmentsOf = oncePer(({ ast }: ModuleSource): ReadonlyMap<string, readonly MemberAssignment[]> => {
  const found = new Map<string, MemberAssignment[]>()
  visit(ast, (node) => {
    if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression' && (node.operator === '=' || node.operator === '??=' || node.operator === '||=')) {
      const name = propertyName(node.left)
      const object = unwrap(node.left.object)
      if (name !== undefined && (object.type === 'Identifier' || object.type === 'MemberExpression' || object.type === 'ThisExpression')) found.set(name, [...(found.get(name) ?? []), { object, value: node.right }])
    }
    return true
  })
  return found
})
