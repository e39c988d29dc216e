import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import { oncePer } from '../../lazy.ts'
import type { ModuleSource } from '../module-source.ts'

/**
 * The variables of a module by every identifier that declares or refers to one. Identifiers of globals are left out.
 *
 * @param module - the module; the map is made once for it
 */
export const bindingsOf = oncePer(readBindings)

/** The module that a variable is imported from; `undefined` for one that the module has from elsewhere. */
export function importedFrom(variable: TSESLint.Scope.Variable | undefined): string | undefined {
  const declaration = variable?.defs[0]?.parent
  return declaration?.type === 'ImportDeclaration' ? declaration.source.value : undefined
}

function readBindings({ scopes }: ModuleSource): ReadonlyMap<TSESTree.Node, TSESLint.Scope.Variable> {
  const found = new Map<TSESTree.Node, TSESLint.Scope.Variable>()
  for (const scope of scopes.scopes) {
    // A class's name is a variable inside the class as well; the outer one, which comes first, is what others refer to
    for (const variable of scope.variables) for (const identifier of variable.identifiers) if (!found.has(identifier)) found.set(identifier, variable)
    for (const { identifier, resolved } of scope.references) if (resolved !== null && resolved.defs.length > 0) found.set(identifier, resolved)
  }
  return found
}
