import type { PythonFile } from '../python-file.ts'
import type { Definition } from '../modules/scopes.ts'
import { beginningOf, type ExprNode } from '../syntax.ts'

/** How many names are followed to where a schema is defined. */
const deepestLook = 10

/**
 * Whether what makes a schema knows tables of the file alone: `Base.metadata.create_all` of a `Base` that the file declares.
 *
 * @param creator - what is called
 */
export function makesOwnSchema(creator: ExprNode, file: PythonFile, depth = 0): boolean {
  const { module, resolver } = file
  const name = beginningOf(creator)
  const definitions = name.nodeType === 'Name' && depth < deepestLook ? (module.scopes.variableOf(name)?.definitions ?? []) : []
  return definitions.length > 0 && definitions.every(isOwn)

  function isOwn(definition: Definition): boolean {
    switch (definition.kind) {
      case 'class':
        return definition.node.bases.length > 0 && definition.node.bases.every((base) => isOfLibrary(base) || makesOwnSchema(base, file, depth + 1))
      case 'assignment':
        return definition.value !== undefined && (isMade(definition.value) || makesOwnSchema(definition.value, file, depth + 1))
      case 'loop':
        return makesOwnSchema(copied(definition.value), file, depth + 1)
      default:
        return false
    }
  }

  /** `MetaData()`, `declarative_base()`, `Table('users', metadata)` */
  function isMade(value: ExprNode): boolean {
    return value.nodeType === 'Call' && isOfLibrary(value.func)
  }

  function isOfLibrary(node: ExprNode): boolean {
    const value = resolver.valueOf(node, module)
    return value?.kind === 'member' && value.api.subject === 'library' && !isInstance(node)
  }

  /** `metadata.tables` is what the file has, not what the library offers. */
  function isInstance(node: ExprNode): boolean {
    return node.nodeType === 'Attribute' && resolver.valueOf(node.value, module)?.kind === 'instance'
  }
}

/** `reversed(metadata.sorted_tables)` */
function copied(node: ExprNode): ExprNode {
  const [argument] = node.nodeType === 'Call' && node.func.nodeType === 'Name' ? node.args : []
  return argument ?? node
}
