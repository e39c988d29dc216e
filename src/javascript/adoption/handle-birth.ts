import type { TSESTree } from '@typescript-eslint/utils'
import { databaseKind } from '../databases/database-target.ts'
import { libraryMember, rootOf } from '../javascript-file.ts'
import type { Resolver } from '../values/resolver.ts'
import { isInside, isInvocation } from '../syntax.ts'
import type { Instance } from '../values/value.ts'

/** Whether what runs inside a node opens a handle's database, which is empty then. */
export function isBornIn(handle: Instance, setup: TSESTree.Node, resolver: Resolver): boolean {
  const { node, module, site } = rootOf(handle)
  if (!isInvocation(node) || module === undefined) return false
  const at = site?.node ?? handle.site?.node ?? node
  const opening = libraryMember(resolver.invokedMember(node, module))?.member.opens
  if (opening === undefined || !isInside(at, setup)) return false
  const kind = databaseKind(node, opening, module, resolver)
  return kind === 'memory' || kind === 'ephemeral'
}
