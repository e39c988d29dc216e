import type { TSESTree } from '@typescript-eslint/utils'
import type { ModuleSource } from '../module-source.ts'
import { propertyName, requiredSpecifier } from '../syntax.ts'

/** `const { createTestDb: open } = require('./support')` among the statements of a module. */
export interface RequiredNames {
  specifier: string
  pattern: TSESTree.ObjectPattern
  names: readonly { name: string; local: string }[]
}

/** The names that a module takes with `require()` the way that an import statement takes them. */
export function requiredNames({ ast }: ModuleSource): RequiredNames[] {
  return ast.body.flatMap((statement) => (statement.type === 'VariableDeclaration' ? statement.declarations.flatMap(namesOf) : []))
}

function namesOf({ id, init }: TSESTree.VariableDeclarator): RequiredNames[] {
  const specifier = init === null ? undefined : requiredSpecifier(init)
  if (id.type !== 'ObjectPattern' || specifier === undefined) return []
  const names = id.properties.flatMap((property) => {
    const name = property.type === 'Property' ? propertyName(property) : undefined
    return property.type === 'Property' && property.value.type === 'Identifier' && name !== undefined ? [{ name, local: property.value.name }] : []
  })
  return [{ specifier, pattern: id, names }]
}
