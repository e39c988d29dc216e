import type { TSESLint, TSESTree } from '@typescript-eslint/utils'
import type { JavaScriptFile } from '../javascript-file.ts'
import { propertyName } from '../syntax.ts'
import { decline } from '../../decline.ts'
import type { Draft } from './draft.ts'
import { reasons } from './reasons.ts'
import type { ReferenceLike, VariableLike } from './this-members.ts'
import type { UseSite } from './use-sites.ts'

/**
 * Gives the uses of a removed variable the fixture's name, unless something else has that name where they stand.
 *
 * @returns the name that the uses have then
 */
export function renameUses(variable: VariableLike, name: string, uses: readonly TSESTree.Node[], sites: readonly UseSite[], draft: Draft, { module }: JavaScriptFile): string {
  checkRenamable(variable, draft)
  const callers = sites.flatMap((site) => site.callers)
  if (variable.name === name || [...uses, ...callers].some((node) => isTaken(name, node, variable, draft))) {
    for (const use of uses) draft.rebind(use)
    return variable.name
  }
  for (const use of uses) {
    const parent = module.parentOf(use)
    if (parent?.type === 'Property' && parent.shorthand) draft.insert(use.range[0], `${variable.name}: `)
    if (parent?.type === 'Property' && !parent.shorthand && parent.value === use && propertyName(parent) === name) {
      // { database: db } becomes { database }
      draft.rebind(use)
      draft.replace(parent, name)
    } else {
      draft.rewrite(use, name)
    }
  }
  return name
}

/** Declines where what is left of a variable is more than reads of its value. */
export function checkRenamable(variable: VariableLike, draft: Draft): void {
  for (const reference of variable.references) {
    if (draft.isRemoved(reference.identifier)) continue
    if (isOfType(reference, draft)) decline(reasons.namesType(variable.name))
    if (reference.writeExpr && reference.init !== true) decline(reasons.otherValue(variable.name))
  }
}

/** Whether a reference is there for the compiler alone: `typeof db`. */
export function isOfType({ identifier, isTypeReference }: ReferenceLike, { module }: Draft): boolean {
  return isTypeReference || module.parentOf(identifier)?.type === 'TSTypeQuery'
}

/** Whether a name already means something at a node that will still be there. */
function isTaken(name: string, node: TSESTree.Node, renamed: VariableLike, draft: Draft): boolean {
  let scope: TSESLint.Scope.Scope | null = innermostScope(node, draft)
  for (; scope !== null; scope = scope.upper) {
    const found = scope.set.get(name)
    if (found !== undefined && found !== renamed && found.defs.some((definition) => !draft.isRemoved(definition.name))) return true
  }
  return false
}

function innermostScope(node: TSESTree.Node, { module }: Draft): TSESLint.Scope.Scope | null {
  for (let current: TSESTree.Node | undefined = node; current !== undefined; current = module.parentOf(current)) {
    const scope = module.scopes.acquire(current, true)
    if (scope !== null) return scope
  }
  return module.scopes.globalScope
}

/**
 * Whether a name means nothing, or nothing that will still be there, in a scope, around it and inside it.
 *
 * @param scope - where it would be declared, the module where that is left out
 */
export function isFreeName(name: string, draft: Draft, scope?: TSESLint.Scope.Scope): boolean {
  return draft.module.scopes.scopes.every((other) => {
    if (scope !== undefined && !holds(scope, other) && !holds(other, scope)) return true
    const found = other.set.get(name)
    const isUsed = other.references.some(({ identifier, resolved }) => resolved === null && identifier.name === name)
    return !isUsed && (found === undefined || found.defs.every((definition) => draft.isRemoved(definition.name)))
  })
}

/** Whether a scope is another one or stands around it. */
export function holds(outer: TSESLint.Scope.Scope, inner: TSESLint.Scope.Scope): boolean {
  for (let scope: TSESLint.Scope.Scope | null = inner; scope !== null; scope = scope.upper) if (scope === outer) return true
  return false
}
