import type { TSESTree } from '@typescript-eslint/utils'
import { isDatabaseVariable } from '../../database-variable.ts'
import { visit, type ModuleSource } from '../module-source.ts'
import { isFunction, propertyName, unwrap } from '../syntax.ts'

/** `postgres://localhost/shop_test`, `testdb` */
export function isTestDatabase(text: string): boolean {
  return /(?:^|[^a-z])test(?:s|ing)?(?:_?db)?(?:$|[^a-z])/i.test(text.split('?', 1)[0] ?? '')
}

/** Keys of options that say which database is meant. */
const namingKey = /^(?:client|connection(?:string)?|data(?:base)?(?:file|name|path)?|db(?:file|name|path)?|dialect|file(?:name|path)?|host(?:name)?|port|server|socketpath|storage|user(?:name)?|\w*ur[il])$/i

/** @returns whether a key of options, or an environment variable, says which database is meant */
export function isNaming(key: string): boolean {
  return namingKey.test(key) || (key === key.toUpperCase() && isDatabaseVariable(key))
}

/** Whether two branches name different databases, and do not only differ in other options. */
export function nameDifferently(left: TSESTree.Node, right: TSESTree.Node, module: ModuleSource): boolean {
  return namesIn(left, module) !== namesIn(right, module)
}

/** The part of a branch that names a database: of the options of a call, and of an object, what stands under such keys. */
export function namesIn(node: TSESTree.Node, module: ModuleSource): string {
  const inner = unwrap(node)
  if (inner.type === 'ObjectExpression') {
    return inner.properties.flatMap((property) => (property.type === 'SpreadElement' ? namesIn(property.argument, module) : isNaming(propertyName(property) ?? '') ? textOf(property.value, module) : [])).join()
  }
  const opening = openingIn(inner)
  if (opening !== undefined) return opening.arguments.map((argument) => namesIn(argument, module)).join()
  const text = textOf(inner, module)
  // '' and '?sslmode=require' name none
  return /^["'`](?:[?&][^"'`]*)?["'`]$/.test(text) ? '' : text
}

function textOf({ range }: TSESTree.Node, { text }: ModuleSource): string {
  return text.slice(...range).replaceAll(/\s+/g, ' ')
}

/** The first construct of a branch: `new PrismaClient()` of `{ prisma = new PrismaClient() }` and of `(globalThis.prisma ??= new PrismaClient())`. */
function openingIn(branch: TSESTree.Node): TSESTree.NewExpression | undefined {
  const found: TSESTree.NewExpression[] = []
  visit(branch, (node) => {
    if (node.type === 'NewExpression') found.push(node)
    return found.length === 0 && !isFunction(node)
  })
  return found[0]
}
