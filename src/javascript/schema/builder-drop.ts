import type { TSESTree } from '@typescript-eslint/utils'
import { writtenText } from './builder-table.ts'
import type { HandleRemoval } from './called-drops.ts'
import { isLibrary, type JavaScriptFile } from '../javascript-file.ts'
import { propertyName, unwrap } from '../syntax.ts'

/**
 * What a builder's call drops: `db.schema.dropTable('users')`, `runner.clearDatabase()`.
 *
 * @param node - a call
 * @param file - the file it stands in
 * @returns `undefined` for any other call
 */
export function droppedByBuilder(node: TSESTree.CallExpression, { module, resolver }: Pick<JavaScriptFile, 'module' | 'resolver'>): HandleRemoval | undefined {
  const callee = unwrap(node.callee)
  const method = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : ''
  if (callee.type !== 'MemberExpression' || !/^(?:drop|clearDatabase)/.test(method)) return undefined
  const object = resolver.valueOf(callee.object, module)
  if (object?.kind !== 'instance' || !isLibrary(object.api)) return undefined
  const kind = builderKinds.find(([prefix]) => method.startsWith(prefix))?.[1]
  const [first] = node.arguments
  const name = first === undefined ? undefined : writtenText({ node: first, module }, resolver)
  if (kind === undefined) return { removal: 'anything', handle: object }
  return { removal: { kind, name: name === undefined || namedInManyWays.has(kind) ? null : name.split('.'), table: null, cascades: true }, handle: object }
}

/** What builders drop, by how the method's name begins. */
const builderKinds: readonly (readonly [prefix: string, kind: string])[] = [
  ['dropTable', 'table'],
  ['dropView', 'view'],
  ['dropMaterializedView', 'materialized view'],
  ['dropIndex', 'index'],
  ['dropSchema', 'schema'],
  ['dropDatabase', 'database'],
  ['dropColumn', 'column'],
  ['dropConstraint', 'constraint'],
  ['dropForeign', 'constraint'],
  ['dropPrimary', 'constraint'],
  ['dropUnique', 'constraint'],
  ['dropType', 'type'],
]

/** Kinds that builders drop by their table, their columns or their own name, in one order or another. */
const namedInManyWays: ReadonlySet<string> = new Set(['column', 'constraint', 'index'])
